"""Which types of pages the site has, and the pages that stand for each of them."""

from __future__ import annotations

import re

from tests.browser.serving import Served

# Each type of page with the addresses that are of it. A page that is of none is an oversight.
TYPES = {
    "home": r"",
    "A to Z": r"partnerships/",
    "partnership": r"partnerships/[a-z-]+/",
    "plan": r"partnerships/[a-z-]+/[0-9]{4}-[0-9]{2}/",
    "part of a plan": r"partnerships/[a-z-]+/[0-9]{4}-[0-9]{2}/part[124]/",
    "list of comparisons": r"compare/",
    "list of comparisons of a year": r"compare/[0-9]{4}-[0-9]{2}/",
    "comparison": r"compare/[0-9]{4}-[0-9]{2}/[a-z0-9-]+/",
    "comparison of a region": r"compare/[0-9]{4}-[0-9]{2}/[a-z0-9-]+/[a-z-]+/",
    "regions": r"regions/",
    "region": r"regions/[a-z-]+/",
    "years": r"years/",
    "year": r"years/[0-9]{4}-[0-9]{2}/",
    "totals": r"totals/",
    "data": r"data/",
    "changes": r"changes/",
    "text": r"(about|figures)/",
    "glossary": r"glossary/",
    "statement": r"(accessibility|licence|revisions)/",
    "list of all plans": r"all-plans/",
    "search": r"search/",
    "not found": r"404\.html",
}
# What the largest page of a type does not show: other layouts, hostile texts, a site before its first plan.
ALSO = (
    ("built", "partnerships/sheffield/"),
    ("built", "partnerships/lancashire/2009-10/"),
    ("built", "partnerships/lancashire/2009-10/part2/"),
    ("built", "partnerships/sheffield/2008-09/part2/"),
    ("built", "partnerships/coventry/2008-09/part2/"),
    ("built", "partnerships/example/2009-10/part4/"),
    ("built", "compare/2008-09/pdu-change-2010-11/"),
    ("built", "figures/"),
    ("built", "about/"),
    ("hostile", "partnerships/gone/2009-10/"),
    ("hostile", "partnerships/long/2009-10/part1/"),
    ("empty", ""),
    ("empty", "compare/"),
)


def of_type(served: Served, name: str) -> tuple[str, ...]:
    """The pages of the built site that are of a type, the largest first."""
    folder = served.folders["built"]

    def size(page: str) -> int:
        return (
            (folder / page / "index.html" if page.endswith("/") or not page else folder / page).stat().st_size
        )

    found = [page for page in served.pages("built") if re.fullmatch(TYPES[name], page)]
    assert found, f"no page is of the type {name}"
    return tuple(sorted(found, key=lambda page: (-size(page), page)))


def examples(served: Served) -> tuple[tuple[str, str], ...]:
    """The pages that tests look at closely, by site and address: the largest of each type, and ALSO."""
    largest = [("built", of_type(served, name)[0]) for name in TYPES]
    return tuple(dict.fromkeys((*largest, *ALSO)))
