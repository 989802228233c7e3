"""No private value reaches the public: canaries in all of them are in no public file, but in others'."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from typing import NamedTuple

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from adtp_publish.render.data.zipped import zipped
from tests.privacy.canaries import WORD, WRITTEN, Canary, found_in, plant
from tests.privacy.reading_files import words_of
from tests.privacy.repository import (
    DRAFT,
    ILLUSTRATION,
    NEVER_PUBLIC,
    PUBLISHED,
    WITHDRAWN,
    Texts,
    base,
    build,
    checked,
    contents,
    different,
    document_of,
    leaves,
    plans_in,
    public,
    put_in,
    read,
    write,
)

pytestmark = pytest.mark.timeout(900)  # some 30 PDFs are laid out and read
# A canary that is public: where it is not found, the search does not work.
MARK = 99_999
TRUST = "North Exampleshire PCT"


class Aviary(NamedTuple):
    """What was planted where, what was built of it for the public, and what is seen in each file."""

    texts: Texts
    planted: dict[int, Canary]
    public: dict[str, bytes]
    seen: dict[str, set[int]]


def marked() -> Texts:
    name = f"{PUBLISHED}/part2.yaml"
    return {**base(), name: base()[name].replace(TRUST, f"{WORD}{MARK}q")}


@pytest.fixture(scope="module")
def aviary() -> Aviary:
    texts, planted = plant(marked())
    found = checked(texts)
    # A canary in Part 4 of a plan that is not public adds up to nothing.
    assert {item.code for item in found.findings if item.is_error} == {
        "missing-document",
        "spending-not-funding",
    }
    made = contents(build(found, "public", pdfs=True))
    seen = {name: found_in(words_of(name, content), planted) for name, content in made.items()}
    return Aviary(texts, planted, made, seen)


@pytest.fixture(scope="module")
def own(aviary: Aviary) -> dict[str, bytes]:
    """The partnership's own copy of the example, canaries and all."""
    return contents(build(checked(plans_in(aviary.texts, ILLUSTRATION)), "partnership", pdfs=True))


def test_canaries_are_in_every_restricted_document_and_in_the_private_fields_of_the_others(
    aviary: Aviary,
) -> None:
    kinds = {canary.kind for canary in aviary.planted.values()}
    assert kinds == set(WRITTEN) - {"decimal", "moment"} | {"comment"}
    values = {(canary.file, canary.path) for canary in aviary.planted.values() if canary.kind != "comment"}
    assert {file for file, _ in values} >= set(aviary.texts) - {
        "register.yaml",
        *(f"{key}/{part}.yaml" for key in (ILLUSTRATION, PUBLISHED) for part in ("part1", "part2", "part4")),
    }
    cover, record = f"{ILLUSTRATION}/cover.yaml", f"{ILLUSTRATION}/record.yaml"
    assert {path for file, path in values if file == cover} == {
        ("signatories", str(number), field) for number in range(3) for field in ("name", "signed")
    }
    assert {path for file, path in values if file == record} == {
        ("percentages_agreed", "on"),
        ("baseline_set", "on"),
    }
    assert (f"{WITHDRAWN}/record.yaml", ("withdrawn", "reason")) in values
    published = [path[-1] for file, path in values if file == f"{ILLUSTRATION}/published.yaml"]
    assert sorted(published) == [*["figure"] * 2, *["release"] * 2, *["shown"] * 2]
    for key in (DRAFT, WITHDRAWN):
        assert (f"{key}/part2.yaml", ("pdu", "baseline")) in values
    assert (f"{NEVER_PUBLIC}/progress/q2.yaml", ("barriers",)) in values


def test_no_canary_is_in_a_public_file(aviary: Aviary) -> None:
    endings = {address.rpartition(".")[2] for address in aviary.public}
    assert {"html", "csv", "json", "pdf", "css", "js", "ods", "zip", "pf_fragment", "pf_index"} <= endings
    escaped = {
        address: [(aviary.planted[number].file, aviary.planted[number].path) for number in seen - {MARK}]
        for address, seen in aviary.seen.items()
        if seen - {MARK}
    }
    assert not escaped


def test_the_public_files_are_those_of_the_plans_without_canaries(aviary: Aviary) -> None:
    assert different(public(aviary.texts), public(marked())) == []


@pytest.mark.parametrize("ending", ["html", "csv", "json", "pdf", "ods", "zip"])
def test_a_canary_that_is_public_is_found_in_every_kind_of_public_file(aviary: Aviary, ending: str) -> None:
    found = [address for address, seen in aviary.seen.items() if MARK in seen and address.endswith(ending)]
    stem = f"partnerships/{PUBLISHED}/part2/"
    named = f"{stem}northshire-2009-10-part2.{ending}"
    assert f"{stem}index.html" in found or named in found or any(a.startswith("data/") for a in found)


def test_a_canary_that_is_public_is_found_in_the_search_index(aviary: Aviary) -> None:
    found = [address for address, seen in aviary.seen.items() if MARK in seen]
    assert [address for address in found if address.startswith("pagefind/fragment/")]


def test_the_search_index_has_the_pages_of_no_plan_but_those_that_count(aviary: Aviary) -> None:
    texts = [
        "\n".join(words_of(address, content))
        for address, content in aviary.public.items()
        if address.startswith("pagefind/fragment/")
    ]
    assert sum(f"/partnerships/{PUBLISHED}/" in text for text in texts) >= 4
    for key in (ILLUSTRATION, WITHDRAWN, DRAFT, NEVER_PUBLIC):
        assert not [text for text in texts if f"/partnerships/{key.partition('/')[0]}/" in text], key
    for hidden in ("Southshire", "Stockton"):
        assert not [text for text in texts if hidden in text], hidden


def test_every_canary_is_in_the_partnerships_own_copy(aviary: Aviary, own: dict[str, bytes]) -> None:
    assert len([address for address in own if address.endswith(".pdf")]) >= 20
    wanted = {
        number
        for number, canary in aviary.planted.items()
        if canary.file.startswith(ILLUSTRATION) and canary.kind != "comment"
    }
    assert len(wanted) > 1000
    found = {
        n for address, content in own.items() for n in found_in(words_of(address, content), aviary.planted)
    }
    assert [aviary.planted[number] for number in sorted(wanted - found)] == []
    assert found <= wanted, "a comment, or a value of another plan"


def test_no_public_file_is_named_for_what_is_not_public(aviary: Aviary) -> None:
    hidden = (
        "southshire",
        "stockton",
        "westshire-",
        "grid",
        "laa",
        "audit",
        "assessment",
        "q1",
        "comments",
        "draft",
    )
    assert len(aviary.public) > 40
    assert not [address for address in aviary.public for word in hidden if word in address.lower()]
    tombstones = [address for address in aviary.public if "westshire" in address]
    assert tombstones == ["partnerships/westshire/2009-10/index.html", "partnerships/westshire/index.html"]
    pages = [content.decode() for address, content in aviary.public.items() if address.endswith(".html")]
    assert not [page for page in pages if "Southshire" in page or "Stockton" in page]


def test_a_private_short_name_stands_in_no_public_file() -> None:
    """Short names of evidence and of its groups: they become parts of ids and labels of figures."""
    texts, renamed = base(), 0
    for name in (f"{PUBLISHED}/part1.yaml", f"{ILLUSTRATION}/part1.yaml"):
        data, known = read(texts[name]), document_of(name)
        assert known is not None
        for leaf in list(leaves(known[1], data, public=True)):
            if leaf.form.face.kind == "slug" and not leaf.public:
                renamed += 1
                put_in(data, leaf.path, f"{leaf.value}-kanari")
        texts[name] = write(data)
    found = [address for address, content in public(texts).items() if b"kanari" in content.lower()]
    assert not found, f"{renamed} private short names"


# --- the search


@pytest.mark.parametrize(
    "text",
    [
        f"before {WORD}00007q after",
        "KANÁRI&00007Q",
        "Kan&aacute;ri&amp;00007q",
        "Kan&#225;ri&amp;amp;00007q",
        unicodedata.normalize("NFD", f"{WORD}00007q"),
        "Ka\u00adná\u00adri&00\u00ad007q",
        "Kaná\nri&0 00\u200b07q",
        "page 777,000,000,007 of",
        "£777000000007.00",
        "1777000000007",
        "7,007.0000%",
        "8 January 1200",
        "it is 8\u00a0January 1200",
        "128 January 1200",
        "1200-01-08T09:30",
    ],
)
def test_the_search_finds_a_canary_however_it_is_written(text: str) -> None:
    planted = {7: Canary("file", (), "decimal")}
    assert found_in([text], planted) == {7}


@pytest.mark.parametrize("text", ["", "Kanari&00007q", "777 000", "8 January 1201", "1200-13-45", "7007%"])
def test_the_search_finds_nothing_where_nothing_is(text: str) -> None:
    assert found_in([text], {7: Canary("file", (), "decimal")}) == set()


def test_the_search_opens_a_zip_and_what_is_in_it() -> None:
    canary, planted = f"{WORD}00007q", {7: Canary("file", (), "line")}
    for place in ("name", "content", "comment", "inner"):
        inner = zipped((("a.json", json.dumps([canary if place == "inner" else ""]).encode()),))
        members = [(canary if place == "name" else "b.txt", (canary if place == "content" else "").encode())]
        whole = io.BytesIO(zipped((*members, ("inner.ods", inner))))
        if place == "comment":
            with zipfile.ZipFile(whole, "a") as archive:
                archive.comment = canary.encode()
        assert found_in(words_of("a.zip", whole.getvalue()), planted) == {7}, place
    assert found_in(words_of("a.zip", zipped((("b.txt", b"nothing"),))), planted) == set()


def test_the_search_opens_a_pdf(aviary: Aviary) -> None:
    address = f"partnerships/{PUBLISHED}/northshire-2009-10-cover.pdf"
    canary, planted = f"{WORD}00007q", {7: Canary("file", (), "line")}
    for place in ("metadata", "outline", "attachment", "table", "annotation"):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(aviary.public[address])))
        if place == "metadata":
            writer.add_metadata({"/Subject": canary})
        elif place == "outline":
            writer.add_outline_item(title=canary, page_number=0)
        elif place == "attachment":
            writer.add_attachment("data.json", json.dumps([canary], ensure_ascii=False).encode())
        elif place == "table":
            writer.add_attachment("data.csv", f'"He said ""{canary}"""'.encode())
        else:
            writer.add_uri(0, f"https://example.org/{canary}", RectangleObject((0, 0, 10, 10)))
        changed = io.BytesIO()
        writer.write(changed)
        assert found_in(words_of("a.pdf", changed.getvalue()), planted) == {7}, place
    assert found_in(words_of("a.pdf", aviary.public[address]), planted) == set()
