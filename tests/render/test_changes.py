"""The feed of changes is Atom by the rules of RFC 4287, its JSON keeps its schema, and both say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from adtp_publish.model.changes import changes_of
from adtp_publish.model.plan import Plan
from adtp_publish.model.register import Register
from adtp_publish.model.release import Release
from adtp_publish.model.site_config import DEFAULT, SiteConfig
from adtp_publish.render.changes import title
from adtp_publish.render.data.changes import MOST, as_files
from adtp_publish.render.frame import Site
from adtp_publish.render.pages.changes import ChangesPage, pages
from tests.conftest import ROOT
from tests.privacy.repository import templates
from tests.release.published import NEW, OLD, public, publication, shown

ReadPlan = Callable[..., Plan]

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = Draft202012Validator(json.loads((ROOT / "templates/schemas/changes.schema.json").read_bytes()))
WHOLE = SiteConfig(organisation="An agency", address="https://example.org/plans/")
FIRST = publication(
    "2009-04-20T10:00", shown("part1"), shown("part2", baseline="1,900"), shown("record", OLD, "signed off")
)
SECOND = publication(
    "2009-05-13T10:00",
    shown("part1", NEW),
    shown("part2", NEW, baseline="2,000"),
    shown("record", NEW, "signed off, percentages agreed, baseline set"),
)
RECORD = (
    "percentages_agreed: {on: 2009-05-01}\nbaseline_set: {on: 2009-05-02}\n"
    "corrections: [{on: 2009-05-12T10:00, document: part2, reason: 'A < B & \"C\"'}]\n"
)
# RFC 4287: what must stand once, and what may stand at most once, in a feed and in an entry.
ONCE = ("title", "id", "updated")
AT_MOST_ONCE = (
    "generator",
    "icon",
    "logo",
    "rights",
    "subtitle",
    "published",
    "source",
    "summary",
    "content",
)
# RFC 3339.
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})")


def site_of(*releases: Release, config: SiteConfig = DEFAULT) -> Site:
    made, nhs = templates()
    return Site(releases, (), Register(), made, nhs, config)


def files_of(site: Site) -> tuple[ET.Element, list[dict[str, object]]]:
    """The feed and the changes of the JSON."""
    files = {file.address: file.content for file in as_files(site)}
    data = json.loads(files["changes.json"])
    assert not [error.message for error in SCHEMA.iter_errors(data)]
    return ET.fromstring(files["changes.atom"]), data["changes"]  # noqa: S314 - our own bytes


@pytest.fixture
def released(read_plan: ReadPlan) -> Release:
    return public(read_plan, FIRST, SECOND, record=RECORD)


def breaches(feed: ET.Element) -> list[str]:
    """What breaks the rules of RFC 4287 (sections 4.1 and 4.2) in a feed."""
    found = [] if feed.tag == f"{ATOM}feed" else ["the root is no feed"]
    entries = feed.findall(f"{ATOM}entry")
    for part in (feed, *entries):
        names = [child.tag for child in part]
        found += [f"{name}: {names.count(ATOM + name)}" for name in ONCE if names.count(ATOM + name) != 1]
        found += [f"{name} again" for name in AT_MOST_ONCE if names.count(ATOM + name) > 1]
        found += [f"`{name}`" for name in names if not name.startswith(ATOM)]
        found += [f"no id `{one}`" for one in _texts(part, "id") if not re.fullmatch(r"[a-z]+:\S+", one)]
        found += [f"`{one}` is no moment" for one in _texts(part, "updated") if not MOMENT.fullmatch(one)]
        for link in part.findall(f"{ATOM}link"):
            found += [] if link.get("href") else ["a link without an address"]
        alternate = [link.get("hreflang", "") for link in part.findall(f"{ATOM}link[@rel='alternate']")]
        # Without a content, an entry has a link to what it is of, and at most one of a type and language.
        found += [] if len(alternate) == 1 else ["links to what it is of"]
        for category in part.findall(f"{ATOM}category"):
            found += [] if category.get("term") else ["a category without a term"]
    found += [] if feed.findtext(f"{ATOM}author/{ATOM}name") else ["no author"]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    found += [] if len(set(ids)) == len(ids) else ["two entries have one id"]
    return found + ([] if feed.find(f"{ATOM}link[@rel='self']") is not None else ["no link to itself"])


def _texts(part: ET.Element, name: str) -> list[str]:
    return [one.text or "" for one in part.findall(f"{ATOM}{name}")]


def test_the_rules_can_be_broken() -> None:
    wrong = "<feed xmlns='http://www.w3.org/2005/Atom'><entry/><id>x</id><other xmlns=''/></feed>"
    feed = ET.fromstring(wrong)  # noqa: S314 - our own bytes
    assert {"title: 0", "no author", "no link to itself", "no id `x`", "`other`"} <= set(breaches(feed))


@pytest.mark.parametrize("config", [DEFAULT, WHOLE])
def test_the_feed_keeps_the_rules_of_atom(released: Release, config: SiteConfig) -> None:
    feed, _ = files_of(site_of(released, config=config))
    assert len(feed.findall(f"{ATOM}entry")) == 3
    assert breaches(feed) == []


def test_a_feed_without_changes_keeps_them_too() -> None:
    feed, told = files_of(site_of())
    assert (breaches(feed), told) == ([], [])


def test_addresses_are_whole_where_the_site_has_one(released: Release) -> None:
    feed, _ = files_of(site_of(released, config=WHOLE))
    links = [link.get("href", "") for link in feed.iter(f"{ATOM}link")]
    assert links[:3] == [
        "https://example.org/plans/changes.atom",
        "https://example.org/plans/changes/",
        "https://example.org/plans/partnerships/somewhere/2009-10/",
    ]
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "An agency"


def test_ids_stay_when_the_site_moves_and_when_more_happens(read_plan: ReadPlan, released: Release) -> None:
    def ids(one: Release, config: SiteConfig) -> list[str]:
        feed, told = files_of(site_of(one, config=config))
        found = [entry.findtext(f"{ATOM}id") or "" for entry in feed.iter(f"{ATOM}entry")]
        assert found == [each["id"] for each in told]
        return found

    assert ids(released, WHOLE) == ids(released, DEFAULT)
    before = public(read_plan, FIRST, record=RECORD)
    assert ids(released, DEFAULT)[-2:] == ids(before, DEFAULT)


def test_a_feed_is_as_old_as_the_last_change(released: Release) -> None:
    feed, _ = files_of(site_of(released))
    moments = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert moments == [
        "2009-05-13T10:00:00+01:00",
        "2009-05-12T10:00:00+01:00",
        "2009-04-20T09:30:00+01:00",
    ]
    assert feed.findtext(f"{ATOM}updated") == moments[0]


def test_an_entry_says_what_was_wrong_and_why(released: Release) -> None:
    feed, told = files_of(site_of(released))
    entries = feed.findall(f"{ATOM}entry")
    summaries = [entry.findtext(f"{ATOM}summary") or "" for entry in entries]
    assert summaries[1].splitlines()[:2] == ["Somewhere 2009/10: Part 2 corrected.", 'Reason: A < B & "C"']
    assert "2007/08 baseline: 1,900 before, 2,000 after." in summaries[1]
    assert told[1]["reason"] == 'A < B & "C"'
    assert summaries[0].splitlines() == [
        "Somewhere 2009/10: Percentage changes agreed, baseline set.",
        "The text of Part 1 changed, and none of its figures.",
    ]


def test_an_illustration_is_on_the_page_and_not_in_the_feed(read_plan: ReadPlan, released: Release) -> None:
    made_up = public(read_plan, FIRST, SECOND, record=RECORD, nature="illustrative")
    feed, told = files_of(site_of(made_up))
    assert (feed.findall(f"{ATOM}entry"), told) == ([], [])
    page = view(site_of(made_up))
    assert (page.days, len(page.illustrations)) == ((), 2)
    assert view(site_of(released)).illustrations == ()


def view(site: Site) -> ChangesPage:
    (page,) = pages(site)
    assert isinstance(page.view, ChangesPage)
    return page.view


def test_the_page_lists_the_plans_published_on_a_day_together(read_plan: ReadPlan, released: Release) -> None:
    def elsewhere(slug: str, name: str) -> Release:
        plain = public(read_plan)
        return replace(plain, partnership=replace(plain.partnership, slug=slug, name=name))

    site = site_of(released, elsewhere("b", "Béyond"), elsewhere("a", "Across"))
    days = view(site).days
    assert [day.title for day in days] == ["13 May 2009", "12 May 2009", "20 April 2009"]
    assert [link.text for link in days[2].published] == [
        "Across 2009/10",
        "Béyond 2009/10",
        "Somewhere 2009/10",
    ]
    assert [entry.heading for entry in days[1].entries] == ["Part 2 corrected"]
    assert next(iter(pages(site))).changed == "2009-05-13"


def test_a_feed_has_an_end_and_the_data_has_all(read_plan: ReadPlan) -> None:
    plain = public(read_plan)
    many = [
        replace(plain, partnership=replace(plain.partnership, slug=f"place-{number}"))
        for number in range(MOST + 1)
    ]
    feed, told = files_of(site_of(*many))
    assert (len(feed.findall(f"{ATOM}entry")), len(told)) == (MOST, MOST + 1)


@pytest.mark.parametrize(
    ("second", "record", "wanted"),
    [
        (publication("2009-05-13", shown("part2", NEW)), "", "New version published"),
        (publication("2009-05-13", shown("part1")), "", "New version published"),
        (publication("2009-05-13", shown("part1")), "withdrawn: {on: 2010-01-01}\n", "Plan withdrawn"),
    ],
)
def test_other_changes_are_named(read_plan: ReadPlan, second: str, record: str, wanted: str) -> None:
    first, *_ = changes_of(public(read_plan, FIRST, second, record=record))
    assert title(first) == wanted


def test_documents_that_come_and_go_are_told_in_words(read_plan: ReadPlan) -> None:
    first = publication("2009-04-20T10:00", shown("part1"))
    second = publication("2009-05-13", shown("part2", baseline="2,000"))
    _, told = files_of(site_of(public(read_plan, first, second)))
    assert told[0]["remarks"] == ["Part 1 is no longer part of the plan here.", "Part 2 was added."]
    assert told[0]["figures"] == []
