"""Who may see a plan at a moment: by its nature, its record and the audience (domain.md, section 4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.plan import Plan
from adtp_publish.model.register import Register
from adtp_publish.model.release import Release
from adtp_publish.release.audience import standing
from adtp_publish.release.release import release

ReadPlan = Callable[..., Plan]

LONDON = ZoneInfo("Europe/London")
SIGNED = "signed_off: {on: 2009-03-31}\n"
FROM_A_TIME = "published: {on: 2009-04-20T09:30}\n"
FROM_A_DAY = "published: {on: 2009-04-20}\n"
IN_WINTER = "signed_off: {on: 2009-01-05}\npublished: {on: 2009-01-20}\n"
WITHDRAWN = "withdrawn: {on: 2010-02-01T16:00, reason: A reason for the NTA alone}\n"
COVER = "nature: {nature}\npartnership: Somewhere DAAT\ndate: 2009-03-27\n"
PART2 = "pdu:\n  baseline: 2000\n"
NOBODY = "nobody"
LATE = "2011-06-01T12:00Z"


def seen(plan: Plan, audience: str, moment: str | datetime) -> Release | None:
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    released, findings = release(completed(derive(plan)[0]), audience, at, Register())
    assert not findings
    return released


def state(plan: Plan, audience: str, moment: str | datetime) -> str:
    released = seen(plan, audience, moment)
    return released.state if released else NOBODY


def plan_of(read_plan: ReadPlan, record: str, nature: str = "plan", **documents: str) -> Plan:
    cover = COVER.format(nature=nature)
    return read_plan({"cover": cover, "record": record, "part2": PART2, **documents})


@pytest.mark.parametrize(
    ("events", "moment", "public", "others"),
    [
        # A draft has no events; signing off alone, or a date of publication alone, publishes nothing.
        ("", LATE, NOBODY, "draft"),
        ("signed_off: {on: pending}\n", LATE, NOBODY, "draft"),
        (FROM_A_TIME, LATE, NOBODY, "draft"),
        (SIGNED, "2009-03-30T22:59:59Z", NOBODY, "draft"),
        (SIGNED, "2009-03-30T23:00Z", NOBODY, "signed off"),
        # 9:30 in London is 8:30 UTC in April; a day begins at midnight in London.
        (SIGNED + FROM_A_TIME, "2009-04-20T08:29:59.999999Z", NOBODY, "signed off"),
        (SIGNED + FROM_A_TIME, "2009-04-20T08:30Z", "published", "published"),
        (SIGNED + FROM_A_TIME, "2009-04-20T08:30:00.000001Z", "published", "published"),
        (SIGNED + FROM_A_TIME, "2009-04-20T04:00-05:00", "published", "published"),
        (SIGNED + FROM_A_DAY, "2009-04-19T22:59:59.999999Z", NOBODY, "signed off"),
        (SIGNED + FROM_A_DAY, "2009-04-19T23:00Z", "published", "published"),
        # In winter London and UTC agree.
        (IN_WINTER, "2009-01-19T23:59Z", NOBODY, "signed off"),
        (IN_WINTER, "2009-01-20T00:00Z", "published", "published"),
        # A date in the future is kept until it comes, whichever of the two events has it.
        (SIGNED + "published: {on: 2031-01-01}\n", LATE, NOBODY, "signed off"),
        ("signed_off: {on: 2031-01-01}\n" + FROM_A_TIME, LATE, NOBODY, "draft"),
        ("signed_off: {on: 2009-05-01}\n" + FROM_A_TIME, "2009-04-30T22:59Z", NOBODY, "draft"),
        ("signed_off: {on: 2009-05-01}\n" + FROM_A_TIME, "2009-04-30T23:00Z", "published", "published"),
        # Withdrawn, from its moment; what never was public leaves no tombstone.
        (SIGNED + FROM_A_TIME + WITHDRAWN, "2010-02-01T15:59:59Z", "published", "published"),
        (SIGNED + FROM_A_TIME + WITHDRAWN, "2010-02-01T16:00Z", "withdrawn", "withdrawn"),
        (SIGNED + WITHDRAWN, LATE, NOBODY, "signed off"),
        (FROM_A_TIME + WITHDRAWN, LATE, NOBODY, "draft"),
        (WITHDRAWN, LATE, NOBODY, "draft"),
        (SIGNED + FROM_A_TIME + "withdrawn: {on: 2031-01-01}\n", LATE, "published", "published"),
    ],
)  # fmt: skip
def test_a_plan_is_public_once_signed_off_from_its_moment_of_publication(
    read_plan: ReadPlan, events: str, moment: str, public: str, others: str
) -> None:
    plan = plan_of(read_plan, events)
    assert state(plan, "public", moment) == public
    assert state(plan, "nta", moment) == others
    assert state(plan, "partnership", moment) == others


@pytest.mark.parametrize(
    ("published", "first"),
    [
        ("2009-03-29", "2009-03-29T00:00Z"),  # the day that summer time begins
        ("2009-03-30", "2009-03-29T23:00Z"),
        ("2009-10-25", "2009-10-24T23:00Z"),  # the day that it ends
        ("2009-10-26", "2009-10-26T00:00Z"),
        ("2009-10-25T01:30", "2009-10-25T00:30Z"),  # an hour that is there twice: the first
        ("2009-10-25T02:00", "2009-10-25T02:00Z"),
        ("2009-03-29T01:30", "2009-03-29T01:30Z"),  # an hour that is not there
    ],
)
def test_the_moment_of_publication_is_exact_where_the_clocks_change(
    read_plan: ReadPlan, published: str, first: str
) -> None:
    plan = plan_of(read_plan, f"signed_off: {{on: 2009-01-01}}\npublished: {{on: {published}}}\n")
    at = datetime.fromisoformat(first)
    assert state(plan, "public", at) == state(plan, "public", at.astimezone(LONDON)) == "published"
    for step in (timedelta(microseconds=1), timedelta(minutes=1), timedelta(minutes=45)):
        # The same moment, said in UTC and on a London clock.
        for before in (at - step, (at - step).astimezone(LONDON)):
            assert state(plan, "public", before) == NOBODY
        for after in (at + step, (at + step).astimezone(LONDON)):
            assert state(plan, "public", after) == "published"


DAYS = st.dates(date(2008, 1, 1), date(2012, 1, 1))


@given(signed=DAYS, published=DAYS, withdrawn=DAYS, hours=st.lists(st.integers(0, 24 * 365 * 6), min_size=1))
def test_once_public_always_public_until_withdrawn(
    read_plan: ReadPlan, signed: date, published: date, withdrawn: date, hours: list[int]
) -> None:
    events = f"signed_off: {{on: {signed}}}\npublished: {{on: {published}}}\nwithdrawn: {{on: {withdrawn}}}\n"
    plan = plan_of(read_plan, events)
    for hour in hours:
        moment = datetime(2007, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        today = moment.astimezone(LONDON).date()
        public = signed <= today and published <= today
        expected = NOBODY if not public else "withdrawn" if withdrawn <= today else "published"
        assert state(plan, "public", moment) == expected


@pytest.mark.parametrize("nature", ["plan", "transcription", "illustrative"])
def test_of_a_withdrawn_plan_the_public_sees_its_name_its_year_and_the_day(
    read_plan: ReadPlan, nature: str
) -> None:
    plan = plan_of(read_plan, SIGNED + FROM_A_TIME + WITHDRAWN, nature)
    released = seen(plan, "public", LATE)
    assert released is not None
    assert released == Release(
        audience="public",
        partnership=plan.partnership,
        region=None,
        year="2009/10",
        title=plan.edition.title,
        declaration="",
        state="withdrawn",
        withdrawn=date(2010, 2, 1),
    )
    whole = seen(plan, "nta", LATE)
    assert whole is not None
    assert whole.state == ("withdrawn" if nature == "plan" else nature)
    record = whole.document("record")
    assert record is not None
    assert record.root.text("withdrawn", "reason") == "A reason for the NTA alone"


@pytest.mark.parametrize(
    ("documents", "public"),
    [
        ({"part2": PART2}, "transcription"),
        ({"part2": "note: Only a note is held\n"}, "transcription"),
        ({"part2": "absent: not in the source\n"}, NOBODY),
        ({"part2": "absent: not in the source\n", "part1": "note: Held\n"}, "transcription"),
        ({"part2": "absent: not in the source\n", "part4": "note: Held\n"}, "transcription"),
        ({"part2": "absent: not in the source\n", "part3/grid1": "priorities: A grid\n"}, NOBODY),
        ({"part2": "absent: not in the source\n", "progress/q2": "quarter: q2\n"}, NOBODY),
        # An error in the file that says that Part 2 is not held does not make a page of it.
        ({"part2": "absent: not in the source\nunknown: 1\n"}, NOBODY),
        ({"part2": "pdu:\n  baseline: many\n"}, NOBODY),
    ],
)
def test_a_transcription_is_public_where_it_holds_a_document_that_was(
    read_plan: ReadPlan, documents: dict[str, str], public: str
) -> None:
    plan = plan_of(read_plan, "absent: not in the source\n", "transcription", **documents)
    assert state(plan, "public", "2009-04-01T00:00Z") == public
    assert state(plan, "nta", LATE) == state(plan, "partnership", LATE) == "transcription"
    released = seen(plan, "public", LATE)
    assert released is None or (released.published, released.withdrawn) == (None, None)


def test_an_illustration_is_public_whatever_its_record_says(read_plan: ReadPlan) -> None:
    for events in ("", SIGNED, SIGNED + "published: {on: 2031-01-01}\n"):
        plan = plan_of(read_plan, events, "illustrative")
        for audience in ("public", "nta", "partnership"):
            assert state(plan, audience, "2009-01-01T00:00Z") == "illustrative"


@pytest.mark.parametrize("nature", ["plan", "transcription", "illustrative"])
@pytest.mark.parametrize("document", ["cover", "record"])
def test_nobody_but_the_nta_and_the_partnership_sees_a_plan_whose_cover_or_record_is_broken(
    read_plan: ReadPlan, nature: str, document: str
) -> None:
    texts = {"cover": COVER.format(nature=nature), "record": SIGNED + FROM_A_TIME, "part2": PART2}
    assert state(read_plan(texts), "public", LATE) != NOBODY
    without = {name: text for name, text in texts.items() if name != document}
    broken = {**texts, document: texts[document] + "unknown: 1\n"}
    for plan in (read_plan(without), read_plan(broken)):
        assert state(plan, "public", LATE) == NOBODY
        assert state(plan, "nta", LATE) != NOBODY
        assert state(plan, "partnership", LATE) != NOBODY


@pytest.mark.parametrize("broken", ["cover", "record"])
@pytest.mark.parametrize(("nature", "others"), [("plan", "not known"), ("illustrative", "illustrative")])
def test_where_a_plan_stands_is_not_known_while_either_of_its_two_is_broken(
    read_plan: ReadPlan, broken: str, nature: str, others: str
) -> None:
    plan = plan_of(read_plan, SIGNED + FROM_A_TIME, nature)
    documents = tuple(
        replace(document, broken=True) if document.spec.id == broken else document
        for document in plan.documents
    )
    found = standing(replace(plan, documents=documents), "nta", datetime.fromisoformat(LATE))
    assert found is not None
    assert found.state == others


def test_a_release_says_when_a_plan_was_published_and_of_no_other_state_when(read_plan: ReadPlan) -> None:
    at = datetime(2009, 4, 20, 9, 30, tzinfo=LONDON)
    published = seen(plan_of(read_plan, SIGNED + FROM_A_TIME), "public", LATE)
    illustrative = seen(plan_of(read_plan, SIGNED + FROM_A_TIME, "illustrative"), "nta", LATE)
    assert published is not None
    assert published.published == at
    assert illustrative is not None
    assert illustrative.published is None


def test_themes_are_those_of_a_grid_that_the_audience_may_see(read_plan: ReadPlan) -> None:
    grid = "priorities: |\n  One.\n"
    plan = plan_of(read_plan, SIGNED + FROM_A_TIME, **{"part3/grid1": grid})
    public, nta = seen(plan, "public", LATE), seen(plan, "nta", LATE)
    assert public is not None
    assert nta is not None
    assert public.themes == ()
    assert len(nta.themes) == 8
    assert {"housing", "criminal justice", "workforce"} <= set(nta.themes)


def test_a_public_release_on_forms_that_are_on_trial_is_refused(read_plan: ReadPlan) -> None:
    plan = plan_of(read_plan, SIGNED + FROM_A_TIME)
    trial = completed(derive(replace(plan, edition=replace(plan.edition, trial=True)))[0])
    at = datetime.fromisoformat(LATE)
    released, (finding,) = release(trial, "public", at, Register())
    assert released is None
    assert (finding.code, finding.severity, finding.file, finding.path) == (
        "trial-edition",
        "error",
        "plans/somewhere/2009-10/cover.yaml",
        ("edition",),
    )
    assert finding.message == (
        "found a plan on the forms of 2009/10, which are on trial; wanted agreed forms"
    )
    assert finding.hint == (
        "keep it out of the plans that are published, or build for the NTA alone (`--audience nta`); once "
        "its forms are agreed, take `status: trial` out of `schema/2009-10/edition.yaml`"
    )
    assert release(trial, "nta", at, Register())[0] is not None
    nothing = completed(derive(replace(trial.plan, documents=()))[0])
    assert release(nothing, "public", at, Register()) == (None, ())
