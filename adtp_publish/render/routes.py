"""Addresses: where each page and file of the site is. They never change."""

from __future__ import annotations

from ..model.release import Release, ReleasedDocument

HOME = ""
PARTNERSHIPS = "partnerships/"
FIGURES = "figures/"
ABOUT = "about/"
REGIONS = "regions/"
YEARS = "years/"
TOTALS = "totals/"
COMPARE = "compare/"
SEARCH = "search/"
SEARCH_INDEX = "pagefind/"
ALL_PLANS = "all-plans/"
GLOSSARY = "glossary/"
ACCESSIBILITY = "accessibility/"
LICENCE = "licence/"
REVISIONS = "revisions/"
CHANGES = "changes/"
CHANGES_FEED = "changes.atom"
CHANGES_JSON = "changes.json"
DATA = "data/"
API = "api/v1/"
API_SCHEMAS = f"{API}schema/"
NOT_FOUND = "404.html"
ASSETS = "assets/"
# What is about all plans is called so: a file that was downloaded has lost its folder.
TOTALS_CSV = f"{DATA}adult-drug-treatment-totals.csv"
TOTALS_JSON = f"{DATA}adult-drug-treatment-totals.json"
PLANS_CSV = f"{DATA}adult-drug-treatment-plan-list.csv"
ARCHIVE = f"{DATA}adult-drug-treatment-plans.zip"
MANIFEST = f"{DATA}manifest.json"
DATA_PACKAGE = f"{DATA}datapackage.json"
INDEX = "index.html"
# Documents that stand on the page of the plan itself.
OF_PLAN = ("cover", "record")


def region(slug: str) -> str:
    """The page of a region."""
    return f"{REGIONS}{slug}/"


def year(slug: str) -> str:
    """The page of a year, with the plans of all partnerships and the timetable."""
    return f"{YEARS}{slug}/"


def comparisons(year: str) -> str:
    """The list of comparisons of a year's plans, by the slug of the year."""
    return f"{COMPARE}{year}/"


def comparison(year: str, indicator: str, region: str = "") -> str:
    """The page that compares partnerships, in the country or a region: by the slug of the year."""
    return f"{COMPARE}{year}/{indicator}/{f'{region}/' if region else ''}"


def comparison_data(year: str, indicator: str, region: str, ending: str) -> str:
    """A comparison to download, beside its page, with a name that says what it is."""
    name = "-".join(part for part in (indicator, "plans", year, region) if part)
    return f"{comparison(year, indicator, region)}{name}.{ending}"


def partnership(slug: str) -> str:
    """The page of a partnership."""
    return f"{PARTNERSHIPS}{slug}/"


def plan(release: Release) -> str:
    """The page of a plan year."""
    return f"{partnership(release.partnership.slug)}{release.slug}/"


def document(release: Release, name: str) -> str:
    """The page of a part of a plan."""
    return f"{plan(release)}{name}/"


def download(release: Release, document: ReleasedDocument, ending: str) -> str:
    """A file to download, beside the page of its part, with a name that says what it is."""
    folder = plan(release) if document.id in OF_PLAN else f"{plan(release)}{document.id}/"
    return f"{folder}{release.partnership.slug}-{release.slug}-{document.id}.{ending}"


def provenance(release: Release) -> str:
    """How every figure of a plan came about, beside the page of the plan."""
    return f"{plan(release)}{release.partnership.slug}-{release.slug}-provenance.json"


def figures_csv(year: str) -> str:
    """All figures of an edition, by the slug of its year; a spreadsheet stands beside it."""
    return f"{DATA}adult-drug-treatment-figures-{year}.csv"


def spreadsheet(csv: str) -> str:
    """The spreadsheet beside a CSV."""
    return f"{csv.removesuffix('.csv')}.ods"


def api(name: str) -> str:
    """A file of the API."""
    return f"{API}{name}.json"


def api_plan(release: Release) -> str:
    """A plan in the API."""
    return f"{API}plans/{release.key}.json"


def tables(page: str) -> str:
    """The folder with the data of each table of a page."""
    return f"{page[: page.rfind('/') + 1]}tables/"


def csvw(table: str) -> str:
    """What describes a CSV for programs, where the standard says that they look for it."""
    return f"{table}-metadata.json"


def submitted(release: Release, name: str) -> str:
    """A file of a submission: its own name says whose it is and for which year."""
    return f"{release.partnership.slug}-{release.slug}-{name}"


def submission(release: Release, document: ReleasedDocument) -> str:
    """A submission PDF: a folder a partnership and year."""
    return f"{release.key}/{submitted(release, document.id)}.pdf"


def pack(release: Release, key: str) -> str:
    """The folder of a pack, beside the submissions of its plan."""
    return f"{release.key}/packs/{key}/"


def in_pack(release: Release, key: str, name: str, ending: str) -> str:
    """A file in the folder of a pack."""
    return f"{pack(release, key)}{submitted(release, name)}.{ending}"


def pack_zip(release: Release, key: str) -> str:
    """A pack as one file, beside its folder."""
    return f"{release.key}/packs/{submitted(release, key)}.zip"


def relative(page: str, target: str) -> str:
    """The way from a page to an address of the site, without a host or a leading slash."""
    folder = page[: page.rfind("/") + 1]
    here, there = folder.split("/")[:-1], target.split("/")
    common = 0
    while common < len(here) and common < len(there) - 1 and here[common] == there[common]:
        common += 1
    way = "../" * (len(here) - common) + "/".join(there[common:])
    return way or "./"


def file_of(page: str) -> str:
    """The file that holds a page."""
    return f"{page}{INDEX}" if page.endswith("/") or not page else page
