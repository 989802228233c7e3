"""An error in a document leaves out the outputs that contain it, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from adtp_publish.render import routes
from tests.publish.workshop import AUDIENCES, Workshop, real_workshop, small_workshop

PLAN = "example/2009-10"
PAGES = f"partnerships/{PLAN}"
Files = dict[str, bytes]
Real = Callable[..., Workshop]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path) -> dict[str, Files]:
    """What two plans of this repository give each audience, without an error."""
    return built(real_workshop(tmp_path_factory.mktemp("clean"), pdf_cache, "example", "lancashire"))


@pytest.fixture(scope="module")
def clean_small(tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path) -> dict[str, Files]:
    """What the small plans give each audience, without an error."""
    return built(small_workshop(tmp_path_factory.mktemp("clean"), pdf_cache))


def built(workshop: Workshop) -> dict[str, Files]:
    ran = workshop.build("--audience", "all")
    assert ran.code == 0, ran.err
    return {audience: workshop.single(audience) for audience in AUDIENCES}


def below(files: Files, *folders: str) -> set[str]:
    return {address for address in files if address.startswith(folders)}


def lost(before: Files, after: Files) -> set[str]:
    assert _named(after) <= _named(before), "an error adds nothing"
    return _named(before) - _named(after)


def changed(before: Files, after: Files) -> set[str]:
    return {address for address in _named(after) if after[address] != before[address]}


def _named(files: Files) -> set[str]:
    """The addresses that last: the files of the search index are named by what is in them."""
    return {address for address in files if not address.startswith("pagefind/")}


# The documents of the example whose prose names figures of another: they stay, and say so.
NAMING = {"part2": ("part1",), "part4": ("part1",), "grid2": ("q1",)}
# The data of tables on other pages that show its figures: the headline, the targets over the years.
SHOWN_TOO = {"part2": (f"{PAGES}/tables/", "partnerships/example/tables/")}


# Where every part of every plan is named.
LISTED = "all-plans/index.html"


def pdfs(*names: str) -> set[str]:
    return {f"{PLAN}/example-2009-10-{name}.pdf" for name in names}


@pytest.mark.parametrize(
    "name", ["part2", *(pytest.param(name, marks=pytest.mark.slow) for name in ("part1", "part4"))]
)
def test_a_public_part_with_an_error_leaves_the_site_and_the_submissions(
    real: Real, clean: dict[str, Files], name: str
) -> None:
    workshop = real("example", "lancashire")
    workshop.spoil(f"{PLAN}/{name}")
    ran = workshop.build("--audience", "all")
    assert ran.code == 1
    assert f"plans/{PLAN}/{name}.yaml:" in ran.out
    assert ran.err.count(f"left out: {PLAN}: {name}: errors, see the findings") == len(AUDIENCES)
    site = workshop.made("site")
    assert lost(clean["site"], site) == below(clean["site"], f"{PAGES}/{name}/", *SHOWN_TOO.get(name, ()))
    # Only pages of this partnership change: they no longer lead there, nor show its figures. The plan is an
    # illustration: no data over all plans has any of it.
    endings = (".html", "-provenance.json")
    pages = {address for address in below(site, "partnerships/example/") if address.endswith(endings)}
    naming = {address for one in NAMING.get(name, ()) for address in below(site, f"{PAGES}/{one}/")}
    assert f"{PAGES}/index.html" in changed(clean["site"], site) <= pages | naming | {LISTED}
    assert ran.out.count("[figure-left-out]") >= len(NAMING.get(name, ()))
    assert all(f"{name}.pdf".encode() not in site[address] for address in pages)
    for audience in AUDIENCES[1:]:
        made = workshop.single(audience)
        assert lost(clean[audience], made) == pdfs(name)
        # The cover lists the documents; what names a figure of this one says that it is not available.
        assert changed(clean[audience], made) == pdfs("cover", *NAMING.get(name, ()))


@pytest.mark.parametrize(
    ("document", "name"),
    [("part3/grid2", "grid2"), pytest.param("progress/q2", "q2", marks=pytest.mark.slow)],
)
def test_a_private_document_with_an_error_leaves_the_public_site_as_it_is(
    real: Real, clean: dict[str, Files], document: str, name: str
) -> None:
    workshop = real("example", "lancashire")
    workshop.spoil(f"{PLAN}/{document}")
    ran = workshop.build("--audience", "all")
    assert ran.code == 1
    assert workshop.made("site") == clean["site"]
    for audience in AUDIENCES[1:]:
        made = workshop.single(audience)
        assert lost(clean[audience], made) == pdfs(name)
        # The cover lists the documents; what names a figure of this one says that it is not available.
        assert changed(clean[audience], made) == pdfs("cover", *NAMING.get(name, ()))


@pytest.mark.parametrize("name", ["cover", "record"])
def test_a_plan_whose_cover_or_record_has_an_error_leaves_the_site_alone_of_all_plans(
    small: Workshop, clean_small: dict[str, Files], name: str
) -> None:
    clean = clean_small
    small.spoil(f"northshire/2009-10/{name}")
    ran = small.build("--audience", "all")
    assert ran.code == 1
    assert "left out: northshire/2009-10: its cover or record cannot be read, see the findings" in ran.err
    site = small.made("site")
    gone = below(clean["site"], "partnerships/northshire/")
    assert lost(clean["site"], site) == {*gone, "api/v1/plans/northshire/2009-10.json"}
    pages = {"index.html", "partnerships/index.html", "data/index.html"}
    assert {*pages, routes.PLANS_CSV, routes.ARCHIVE, routes.api("plans")} <= changed(clean["site"], site)
    # What is of another plan alone stays as it was; what is about all plans is without this one.
    others = below(site, "partnerships/southshire/", "api/v1/plans/")
    assert others
    assert not {a for a in changed(clean["site"], site) & others if not a.endswith(".html")}
    for audience in AUDIENCES[1:]:
        made = small.single(audience)
        assert lost(clean[audience], made) == {f"northshire/2009-10/northshire-2009-10-{name}.pdf"}
        # Each sheet says where the plan stands, and that is not known now; other plans stay as they were.
        assert changed(clean[audience], made) == below(made, "northshire/")
        for address in below(made, "northshire/"):
            text = first_page(made[address])
            assert "· Not known ·" in text, address


def first_page(made: bytes) -> str:
    text: str = PdfReader(io.BytesIO(made)).pages[0].extract_text()
    return text


@pytest.mark.parametrize(
    ("nature", "called", "says"),
    [
        ("illustrative", "Illustration", "This is an illustration"),
        ("transcription", "Transcription", "This is a transcription"),
    ],
)
def test_what_is_no_plan_is_not_called_one_because_of_an_error_in_its_cover(
    small: Workshop, nature: str, called: str, says: str
) -> None:
    small.change("northshire/2009-10/cover", "nature: plan", f"nature: {nature}")
    small.spoil("northshire/2009-10/cover")
    assert small.build("--audience", "nta").code == 1
    sheets = below(small.single("submissions/nta"), "northshire/")
    assert len(sheets) == 4
    for address in sheets:
        text = first_page(small.single("submissions/nta")[address])
        assert says in text, address
        assert f"· {called}, " in text or f"· {called} ·" in text, address


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"format: 1\n\t: [", b"format: 1\nedition: 2008/09\nabsent: pending\n", b"", b"[]\n"],
    ids=["not text", "no YAML", "wrong edition", "empty", "a list"],
)
def test_whatever_is_wrong_with_a_part_the_rest_is_built(
    small: Workshop, clean_small: dict[str, Files], content: bytes
) -> None:
    before = clean_small["site"]
    small.document("northshire/2009-10/part1").write_bytes(content)
    ran = small.build()
    assert ran.code == 1
    assert "plans/northshire/2009-10/part1.yaml:" in ran.out
    after = small.made()
    assert lost(before, after) == below(before, "partnerships/northshire/2009-10/part1/")
    north = below(before, "partnerships/northshire/")
    over_all = {routes.ARCHIVE, routes.MANIFEST, "data/index.html", "api/v1/plans/northshire/2009-10.json"}
    pages = changed(before, after) - over_all - {LISTED}
    assert f"{PAGES}/index.html".replace("example", "northshire") in pages <= north


def test_a_link_in_the_prose_of_a_plan_cannot_bring_the_build_down(small: Workshop) -> None:
    links = (
        "nowhere.html",
        "#nowhere",
        "/",
        "../../../../etc/passwd",
        "https://[x",
        "//host/",
        "HTTPS://x.org",
    )
    written = " ".join(f"[near]({link})" for link in links)
    small.change("northshire/2009-10/part1", "is near home", f"is {written} home")
    ran = small.build()
    assert "Traceback" not in ran.err
    assert ran.code == 0
    assert "northshire/2009-10/part1.yaml" in ran.out
    assert "[dead-link]" in ran.out
    assert "partnerships/southshire/2009-10/part1/index.html" in small.made()
