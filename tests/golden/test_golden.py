"""Every page of the four plans on the site, the downloads of one part, and the text of one PDF of each kind.

The text of PDFs depends on where Pango breaks lines: another version of it may ask for new files.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.golden.as_text import as_text
from tests.golden.conftest import FOLDER, RENEW, Golden
from tests.pdf.conftest import NTA, kind
from tests.pdf.reading import pages

PLANS = {
    "coventry/2008-09": ("part2",),
    "example/2009-10": ("part1", "part2", "part4"),
    "lancashire/2009-10": ("part1", "part2"),
    "sheffield/2008-09": ("part2",),
}
# Golden file by the page's address on the site.
PAGES = {
    "": "home",
    "partnerships/": "partnerships",
    "compare/": "compare/index",
    "compare/2008-09/": "compare/index-of-a-year",
    "compare/2008-09/pdu-change-2010-11/": "compare/change",
    "compare/2008-09/pdu-target-2010-11/west-midlands/": "compare/target-of-a-region",
    "compare/2009-10/penetration/": "compare/penetration",
    "regions/": "regions",
    "regions/north-west/": "region",
    "years/": "years",
    "years/2008-09/": "year",
    "totals/": "totals",
    "changes/": "changes",
    "figures/": "figures",
    "about/": "about",
    "glossary/": "glossary",
    "accessibility/": "accessibility",
    "licence/": "licence",
    "revisions/": "revisions",
    "all-plans/": "all-plans",
    "search/": "search",
    "data/": "data",
    "404.html": "not-found",
    **{f"partnerships/{plan.partition('/')[0]}/": f"{plan.partition('/')[0]}/partnership" for plan in PLANS},
    **{f"partnerships/{plan}/": f"{plan}/plan" for plan in PLANS},
    **{f"partnerships/{plan}/{part}/": f"{plan}/{part}" for plan, parts in PLANS.items() for part in parts},
}
# Pages of which there are many of a kind: one of each kind stands in PAGES for the others.
ONE_OF_MANY: tuple[str, ...] = (
    r"compare/[0-9]{4}-[0-9]{2}/[a-z0-9-]+/([a-z-]+/)?",
    r"compare/[0-9]{4}-[0-9]{2}/",
    r"regions/[a-z-]+/",
    r"years/[0-9]{4}-[0-9]{2}/",
)
_ON_EVERY_PAGE = re.compile(r"<(header|footer)\b.*?</\1>|<p class=\"app-printed\">.*?</p>", re.DOTALL)
DATA = {
    "lancashire-2009-10-part2.csv": "part2/lancashire-2009-10-part2.csv",
    "lancashire-2009-10-part2.json": "part2/lancashire-2009-10-part2.json",
    "lancashire-2009-10-provenance.json": "lancashire-2009-10-provenance.json",
}
PUBLIC = "site/partnerships/{plan}/{part}/{name}"
OWN = "submissions/partnership/{plan}/{name}"
# One of each kind of document: the fullest real one, else the example's.
PDFS = (
    ("site/partnerships/{plan}/{name}", "lancashire/2009-10", "cover"),
    (PUBLIC, "lancashire/2009-10", "part1"),
    (PUBLIC, "lancashire/2009-10", "part2"),
    (PUBLIC, "example/2009-10", "part4"),
    (OWN, "coventry/2008-09", "grid2"),
    (OWN, "coventry/2008-09", "laa"),
    (OWN, "stockton/2009-10", "q2"),
    (OWN, "stockton/2009-10", "q2-comments"),
    (OWN, "example/2009-10", "harm-reduction"),
    (OWN, "example/2009-10", "primary-care"),
    (OWN, "example/2009-10", "record"),
    (OWN, "example/2009-10", "assessment"),
    ("submissions/nta/{plan}/packs/march/{name}", "example/2009-10", "march-front-sheet"),
)


def pdf_name(plan: str, part: str) -> str:
    return f"{plan.replace('/', '-')}-{part}.pdf"


@pytest.mark.parametrize(("address", "name"), PAGES.items(), ids=PAGES.values())
def test_a_page_says_what_it_said(built: Path, golden: Golden, address: str, name: str) -> None:
    file = address if address.endswith(".html") else f"{address}index.html"
    html = (built / "site" / file).read_text("utf-8")
    if address:  # the menu and the foot are the same everywhere: the home page shows them
        html = _ON_EVERY_PAGE.sub("", html)
    golden(f"pages/{name}.txt", as_text(html).encode())


@pytest.mark.parametrize("name", DATA)
def test_a_download_holds_what_it_held(built: Path, golden: Golden, name: str) -> None:
    golden(f"data/{name}", (built / "site/partnerships/lancashire/2009-10" / DATA[name]).read_bytes())


@pytest.mark.parametrize(("place", "plan", "part"), PDFS, ids=[part for _, _, part in PDFS])
def test_a_pdf_says_what_it_said(built: Path, golden: Golden, place: str, plan: str, part: str) -> None:
    name = pdf_name(plan, part)
    text = pages(built / place.format(plan=plan, part=part, name=name))
    lines = [f"pages: {len(text)}"]
    for number, page in enumerate(text, 1):
        # Columns stay columns; how far they stand apart does not matter.
        shown = [re.sub(r" {2,}", "  ", line.strip()) for line in page.splitlines() if line.strip()]
        lines += ["", f"--- page {number}", *shown]
    golden(f"pdfs/{Path(name).stem}.txt", ("\n".join(lines) + "\n").encode())


def test_every_page_and_kind_of_pdf_has_a_golden_file(built: Path) -> None:
    site = (built / "site").resolve()
    found = {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html")}
    assert set(PAGES) <= found
    others = found - set(PAGES)
    assert [
        page for page in sorted(others) if not any(re.fullmatch(kind, page) for kind in ONE_OF_MANY)
    ] == []
    assert {kind(Path(pdf_name(plan, part))) for _, plan, part in PDFS} == NTA | {"laa"}


def test_no_golden_file_is_left_over(request: pytest.FixtureRequest) -> None:
    wanted = {f"pages/{name}.txt" for name in PAGES.values()}
    wanted |= {f"data/{name}" for name in DATA}
    wanted |= {f"pdfs/{Path(pdf_name(plan, part)).stem}.txt" for _, plan, part in PDFS}
    for folder in ("pages", "data", "pdfs"):
        for path in sorted((FOLDER / folder).rglob("*")):
            if path.is_file() and path.relative_to(FOLDER).as_posix() not in wanted:
                assert request.config.getoption("renew_golden"), f"{path.name} is left over; {RENEW}"
                path.unlink()
