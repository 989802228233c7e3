"""Nothing is dropped: every field of every form is on every output of those who may see it.

Each edition has a plan in which every field of every form is filled in; the transcriptions are walked as
they are. A value counts as found only where it stands under its own label. What was compared is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from adtp_publish.pipeline import Checked
from tests.every_field.expecting import stands
from tests.every_field.reading import said_by
from tests.every_field.resolved import read_leaves
from tests.every_field.trees import (
    CASES,
    EDITIONS,
    PUBLIC_CASES,
    RESTRICTED,
    TRANSCRIPTIONS,
    cover,
    found,
    full,
    leaves,
    missed,
    of_heads,
    place,
    places,
    public_release,
    restricted,
    site,
)
from tests.pdf.reading import run
from tests.privacy.repository import build, editions

ABSENT, PARTIAL = "absent: not in the source", "partial: not collected"
# --- the plans


@pytest.mark.parametrize("slug", EDITIONS)
def test_every_field_of_every_form_is_filled_in(slug: str) -> None:
    edition = editions()[slug]
    plans = [*full(slug, is_live=False).plans]
    for head in (ABSENT, PARTIAL):
        plans += of_heads(slug, head).plans
    assert len(plans) == 3
    wanted = 0
    for schema, form in edition.forms:
        if not any(spec.schema == schema for spec in edition.documents):
            continue
        held = {
            place(node.path)
            for derived in plans
            for document in derived.plan.documents
            if document.spec.schema == schema
            for node, _ in leaves(document.root)
            if node.value is not None or any(f.path == node.path for f in derived.figures)
        }
        fields = {where for where, _ in places(form)}
        wanted += len(fields)
        assert fields - held == set(), schema
    print(f"{edition.year}: {wanted} fields of forms filled in")
    assert wanted > 500


@pytest.mark.parametrize("slug", EDITIONS)
def test_the_full_plans_have_no_errors(slug: str) -> None:
    for checked in (full(slug), full(slug, is_live=False), of_heads(slug, PARTIAL)):
        assert [finding for finding in checked.findings if finding.is_error] == []


# --- what the NTA and the partnership get


@pytest.mark.parametrize(("case", "key"), CASES, ids=[key for _, key in CASES])
def test_every_field_is_on_the_documents_for_the_nta(case: str, key: str) -> None:
    lacking, compared = Counter[str](), 0
    for held in restricted(found(case), key):
        said = said_by(held.html)
        for node, above in read_leaves(held.release, held.document):
            compared += 1
            if not stands(node, above, said):
                lacking[f"{held.document.id} {'/'.join(place(node.path))}"] += 1
    missed(key, lacking, compared)


# --- what the public gets


def page_of(files: dict[str, str], key: str, document: str) -> str:
    own = f"partnerships/{key}/{document}/index.html"
    return files.get(own) or files[f"partnerships/{key}/index.html"]


@pytest.mark.parametrize(("case", "key"), PUBLIC_CASES, ids=[key for _, key in PUBLIC_CASES])
def test_every_public_field_is_on_the_site(case: str, key: str) -> None:
    checked = found(case, is_live=True)
    released = public_release(checked, key)
    files = site(case)
    lacking, compared = Counter[str](), 0
    for document in released.documents:
        html = page_of(files, key, document.id)
        said = said_by(html)
        for node, above in read_leaves(released, document):
            compared += 1
            if not stands(node, above, said):
                lacking[f"{document.id} {'/'.join(place(node.path))}"] += 1
    missed(key, lacking, compared)


@pytest.mark.parametrize("slug", EDITIONS)
@pytest.mark.parametrize("head", [ABSENT, PARTIAL], ids=["absent", "partial"])
def test_what_heads_say_of_whole_documents_reaches_the_nta(slug: str, head: str) -> None:
    checked = of_heads(slug, head)
    word = head.partition(": ")[2]
    held = {item.document.id: said_by(item.html) for item in restricted(checked, f"example/{slug}")}
    covers = {audience: said_by(cover(checked, f"example/{slug}", audience)) for audience in RESTRICTED}
    compared = 0
    for spec in editions()[slug].documents:
        # A document that is not held has no sheet of its own: the cover of who may see it tells of it.
        said = held[spec.id] if head == PARTIAL else covers[next(a for a in RESTRICTED if spec.seen_by(a))]
        for text in (f"Title of {spec.short}", f"Publisher of {spec.short}", f"Dated as {spec.short}"):
            compared += 1
            assert text in said.text, (spec.id, text)
        assert f"A note on {spec.short}." in said.text, spec.id
        assert any(
            piece.says(way, (spec.title,)) for piece in said.pieces for way in (word, word.capitalize())
        ), spec.id
    print(f"{slug}: {compared} heads compared")
    assert compared >= 3 * len(held) > 0


def test_a_plan_that_holds_nothing_still_has_a_cover_for_the_nta() -> None:
    """What is absent is told on the cover, so the cover has a PDF whether it is held or not."""
    made = build(of_heads(EDITIONS[0], ABSENT), "nta")
    (file,) = made.files
    assert file.address == f"example/{EDITIONS[0]}/example-{EDITIONS[0]}-cover.pdf"


# --- on paper


@pytest.mark.parametrize("key", ["example/2009-10", *TRANSCRIPTIONS])
def test_what_the_html_of_a_pdf_says_stands_in_the_pdf(key: str, checked_plans: Checked, built: Path) -> None:
    """The walk reads the HTML that PDFs are made of: here each word of it is found in the text of the PDF."""
    compared = 0
    for held in restricted(checked_plans, key):
        audience = held.release.audience
        name = f"{key.replace('/', '-')}-{held.document.id}.pdf"
        path = built / "submissions" / audience / key / name
        if held.document.absent and held.document.id != "cover":
            assert not path.exists()
            continue
        printed = run("pdftotext", str(path), "-")
        wanted = Counter(re.findall(r"\w+", said_by(held.html).text))
        compared += wanted.total()
        # Where a line ends at a hyphen, and where a mark follows a figure, two words are printed as one.
        missing = wanted - Counter(re.findall(r"\w+", printed))
        whole = "".join(printed.split())
        lacking = {word for word in missing if whole.count(word) < wanted[word]}
        assert not lacking, (name, lacking)
    print(f"{key}: {compared} words compared")
    assert compared > 100
