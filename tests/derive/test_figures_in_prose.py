"""Names of figures in the prose of a plan, and numbers typed there: what is found of them, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adtp_publish.derive.checks.quotes import figures_named_in_prose
from adtp_publish.derive.checks.typed import figures_typed_in_prose
from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.derive.quoting import is_known, quotable
from adtp_publish.findings import Finding
from adtp_publish.load.strict_yaml import locate
from adtp_publish.model.figure import Figure
from adtp_publish.model.plan import Plan
from adtp_publish.model.quotes import quotes
from adtp_publish.model.register import Register
from adtp_publish.model.source import RawDocument
from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release
from adtp_publish.report.text import located

ReadPlan = Callable[..., Plan]

PART2 = """\
pdu:
  baseline: 3808
  basis: year on year
  change: {2008/09: 2%, 2009/10: pending, 2010/11: 2%}
"""
PART4 = """\
table1:
  pooled_treatment_budget: {2009/10: "£2,100,000"}
  young_people: {2009/10: "£160,000"}
  police: {2009/10: pending}
"""
GRID = """\
objectives:
  - number: "1.1.0"
    objective: TEXT
    actions:
      - number: "1.1.1"
        action: Train people
        by_when: May 2009
    evidence:
      - id: trained
        label: People trained
        value: 50
"""
ENTRIES = """\
    evidence:
      - id: known
        label: Known to treatment
        value: 75%
      - id: prisons
        label: Prisons
        value: 5
      - id: wait
        label: Wait
        value: 12 weeks
      - id: start
        label: Start
        value: 2009-10-01
"""
OTHER = """\
  - number: "1.1"
    title: More
    text: Other words.
    evidence:
      - id: prisons
        label: Prisons
        value: 6
      - id: alone
        label: Alone
        value: 451
"""


def part1(text: str, note: str = "", entries: str = ENTRIES) -> str:
    lines = "".join(f"      {line}\n" for line in text.split("\n"))
    head = f"note: {note}\n" if note else ""
    return f'{head}sections:\n  - number: "1.0"\n    title: Needs\n    text: |\n{lines}{entries}{OTHER}'


def named(plan: Plan) -> list[Finding]:
    derived = derive(plan)[0]
    return list(figures_named_in_prose(derived, quotable(derived)))


def typed(plan: Plan) -> list[Finding]:
    derived = derive(plan)[0]
    return list(figures_typed_in_prose(derived, quotable(derived)))


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.fixture
def plan(read_plan: ReadPlan) -> Callable[..., Plan]:
    def made(text: str, note: str = "", **documents: str) -> Plan:
        return read_plan({"part1": part1(text, note), "part2": PART2, "part4": PART4, **documents})

    return made


# --- names


@pytest.mark.parametrize(
    "text",
    [
        "[[part2.pdu.baseline]] people",
        "[[somewhere/2009-10/part2.pdu.baseline]]",
        "[[part2.pdu.target.2008-09|words]]",
        "[[part2.pdu.change.2009-10]] is pending, [[part2.pdu.target.2010-11]] with it",
        "[[part2.all-adults.baseline]] is not filled in",
        "[[part4.table1.1-14.2009-10]]",
        "[[known]], [[prisons|words]], [[wait|number]], [[start]], [[alone]]",
        "[[part1.1-1.prisons]]",
        "[[=48]]",
        "[[part2.pdu.change.2008-09|change]]",
        r"two brackets: \[[part2.nothing]]",
        "`[[part2.nothing]]`",
    ],
)
def test_nothing_is_said_of_a_name_that_is_right(plan: Callable[..., Plan], text: str) -> None:
    assert named(plan(text)) == []


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("[[part2.pdu.baselin]]", "unknown-figure", "did you mean `part2.pdu.baseline`?"),
        ("[[part2.pdu.target.2010/11]]", "unknown-figure", "did you mean `part2.pdu.target.2010-11`?"),
        ("[[knwon]]", "unknown-figure", "did you mean `known`?"),
        ("[[part2.pdu.basis]]", "unknown-figure", "did you mean `part2.pdu.baseline`?"),
        ("[[coventry/2008-09/part2.pdu.baseline]]", "unknown-figure", "its own plan alone"),
        ("[[]]", "unknown-figure", "lists them"),
        ("[[part2.pdu.baseline]", "unknown-figure", "close it"),
        ("[[part2.pdu.baseline|wrods]]", "unfit-format", "did you mean `words`?"),
        ("[[start|words]]", "unfit-format", "leave the format out"),
        ("[[known|change]]", "unfit-format", "leave the format out"),
        ("[[part2.pdu.baseline|change]]", "unfit-format", "leave the format out"),
        ("[the table](https://example.org/[[known]])", "misplaced-figure", "beside the link"),
        (r"[[part2.pdu.baseline\|words]]", "unknown-figure", "no backslash is needed before `|`"),
        ("[[part2]]", "unknown-figure", "as in `part2.pdu.baseline`"),
    ],
)
def test_a_name_that_is_wrong_is_an_error_with_a_way_out(
    plan: Callable[..., Plan], text: str, code: str, hint: str
) -> None:
    (finding,) = named(plan(f"They are {text} in all."))
    assert finding.code == code
    assert finding.is_error
    assert hint in finding.hint
    assert finding.path == ("sections", "0", "text")


@pytest.mark.parametrize("typed", ["[[|words]]", "[[part2.pdu.baseline|wrods]]", "[[start|words]]"])
def test_a_finding_shows_a_name_as_it_is_typed(plan: Callable[..., Plan], typed: str) -> None:
    (finding,) = named(plan(f"They are {typed} in all."))
    assert f"`{typed}`" in finding.message


def test_no_figure_is_suggested_that_the_readers_are_not_shown(plan: Callable[..., Plan]) -> None:
    grid = GRID.replace("TEXT", '"[[grid1.objectives.1-1-0.trainde]]"')
    name = "grid1.objectives.1-1-0.trained"
    public, private = named(plan(f"[[{name[:-2]}de]]", **{"part3/grid1": grid}))
    assert name not in public.hint
    assert f"`{name}`" in private.hint


BAD, GOOD = "[[part2.pdu.basline]]", "[[part2.pdu.baseline]]"


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (
            (f"One {GOOD}", f"Two `{BAD}` code", f"Three {BAD}", "Four [[Part2.PDU.Baseline]]"),
            [(3, 7), (4, 6)],
        ),
        ((f"{BAD} and {BAD}", "and", BAD), [(1, 1), (1, 27), (3, 1)]),
        (("see [[a.b", "", "and [[c.d"), [(1, 5), (3, 5)]),
        ((f"{GOOD} [[part2.", f"pdu.basline]] {BAD}"), [(1, 24), (2, 15)]),
    ],
)
def test_each_bad_name_has_its_own_place(
    plan: Callable[..., Plan], lines: Sequence[str], places: list[tuple[int, int]]
) -> None:
    text = part1("\n".join(lines))
    made = plan("\n".join(lines))
    document = made.document("part1")
    assert document is not None
    raw = RawDocument(document.file, document.file, text=text, locate=locate)
    before = text.partition("text: |\n")[0].count("\n") + 1
    found = located(named(made), {document.file: raw})
    assert [(f.line - before, f.column - 6) for f in found] == places


def test_of_one_text_no_more_is_said_than_of_a_file(plan: Callable[..., Plan]) -> None:
    assert len(named(plan("[[part2.x]] " * 500))) == 51


def test_a_name_that_may_be_several_entries_offers_each(plan: Callable[..., Plan]) -> None:
    (finding,) = named(plan("Words.", note='"[[prisons]] prisons"'))
    assert finding.code == "unknown-figure"
    assert "`[[part1.1-0.prisons]]`, `[[part1.1-1.prisons]]`" in finding.hint


def test_an_entry_under_the_same_heading_is_meant_before_others(plan: Callable[..., Plan]) -> None:
    names = quotable(derive(plan("Words."))[0])
    assert names.said("[[prisons]]", "part1", ("sections", "0", "text")) == "5"
    assert names.said("[[prisons]]", "part1", ("sections", "1", "text")) == "6"
    assert names.said("[[alone]]", "part1", ("sections", "0", "text")) == "451"


def test_a_text_reads_as_its_figures_do(plan: Callable[..., Plan]) -> None:
    names = quotable(derive(plan("Words."))[0])
    text = (
        "[[part2.pdu.baseline]] and [[part2.pdu.change.2009-10]]; [[part4.table1.1-14.2009-10]]; "
        r"[[part2.all-adults.baseline]]; \[[x]]; [[=two]]"
    )
    assert names.said(text, "part1", ("note",)) == (
        "3,808 and pending; at least £1,940,000; not filled in; [[x]]; two"
    )


def test_a_field_of_one_line_names_no_figure(plan: Callable[..., Plan]) -> None:
    made = plan("Words.").document("part1")
    assert made is not None
    text = part1("Words.").replace("title: Needs", 'title: "Needs of [[prisons]]"')
    (finding,) = named(plan("Words.", part1=text))
    assert finding.code == "misplaced-figure"
    assert finding.path[-1] == "title"


@pytest.mark.parametrize("name", ["grid1.objectives.1-1-0.trained", "q1.drr.commencements.number"])
def test_what_the_readers_of_a_text_are_not_shown_may_not_be_named(
    plan: Callable[..., Plan], name: str
) -> None:
    (finding,) = named(plan(f"[[{name}]]", **{"part3/grid1": GRID.replace("TEXT", "Words")}))
    assert finding.code == "private-reference"
    assert "the public" in finding.message


def test_a_private_text_may_name_what_is_public(plan: Callable[..., Plan]) -> None:
    grid = GRID.replace("TEXT", '"[[part2.pdu.baseline]] people, [[trained]] trained"')
    assert named(plan("Words.", **{"part3/grid1": grid})) == []


@pytest.mark.parametrize("state", [{"broken": True}, {"absent": "pending"}])
def test_no_name_of_a_document_without_figures_is_unknown(
    plan: Callable[..., Plan], state: dict[str, object]
) -> None:
    whole = plan("[[part2.pdu.baseline]] and [[part2.primary-care.any-pct.practices.2008-09]]")
    documents = tuple(
        replace(item, **state) if item.spec.id == "part2" else item  # type: ignore[arg-type]
        for item in whole.documents
    )
    assert named(replace(whole, documents=documents)) == []
    other = plan("[[part2.pdu.nothing]]")
    without = replace(other, documents=tuple(d for d in other.documents if d.spec.id != "part2"))
    assert codes(named(without)) == ["unknown-figure"]


def test_every_figure_of_the_plans_is_known_to_its_forms_without_its_document(checked_plans: Checked) -> None:
    """But for sums of groups and counts of ratings, which are there only where the plan makes them."""
    looked = 0
    for derived in checked_plans.plans:
        bare = replace(derived.plan, documents=())
        for figure in derived.figures:
            looked += 1
            assert is_known(bare, figure.id.removeprefix(f"{derived.plan.key}/")), figure.id
    assert looked > 1000


# --- numbers that are typed


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("From 3,808 people", "`[[part2.pdu.baseline]]`"),
        ("From 3808 people", "`[[part2.pdu.baseline]]`"),
        ("It is 75%.", "`[[known]]`"),
        ("There are 5 prisons.", "`[[prisons]]`"),
        ("There are five prisons.", "`[[prisons|words]]`"),
        ("Five prisons.", "`[[prisons|Words]]`"),
        ("after 12 weeks", "`[[wait]]`"),
        ("after twelve weeks", "`[[wait|words]]`"),
        ("in the first 12", "`[[wait|number]]`"),
        ("from 1 October\n2009 on", "`[[start]]`"),
        ("costs £2,100,000", "`[[part4.table1.1-1.2009-10]]`"),
        ("costs £2.1 million", "`[[part4.table1.1-1.2009-10|million]]`"),
        ("rises by 2%", "`[[part2.pdu.change.2008-09]]` or `[[part2.pdu.change.2010-11]]`"),
        ("all 451 of them", "`[[part1.1-1.alone]]`"),
    ],
)
def test_a_typed_number_that_is_a_figure_is_noticed(
    plan: Callable[..., Plan], text: str, offers: str
) -> None:
    (finding,) = typed(plan(text))
    assert (finding.code, finding.severity) == ("typed-figure", "notice")
    assert offers in finding.hint
    assert not finding.instead, "that two numbers are equal does not make them one"


@pytest.mark.parametrize(
    "text",
    [
        "in 3808/09",
        "76%, £3,808 and 3808%",
        "section 5, Tier 5, quarter 5",
        "in October 2009",
        "5. a point of a list",
        "[[=75%]] and [[known]]",
        "`75%`",
        "one of the five",
        "twelve evenings",
        "Twelve evenings",
    ],
)
def test_a_number_that_is_no_figure_is_left_alone(plan: Callable[..., Plan], text: str) -> None:
    assert typed(plan(text)) == []


def test_a_small_number_is_compared_with_the_entries_under_its_heading_alone(
    plan: Callable[..., Plan],
) -> None:
    assert typed(plan("Words.", note='"5 prisons"')) == []


def test_a_private_figure_is_not_offered_in_a_public_text(plan: Callable[..., Plan]) -> None:
    grid = GRID.replace("TEXT", "Words").replace("value: 50", "value: 777")
    assert typed(plan("777 people", **{"part3/grid1": grid})) == []
    assert codes(typed(plan("x", **{"part3/grid1": grid.replace("Words", "Train 777 people")}))) == [
        "typed-figure"
    ]


def test_a_number_in_a_part_of_a_longer_one_is_not_its_place(checked_plans: Checked) -> None:
    """The mark stands under the number that is meant, not under the same digits before it."""
    derived = next(item for item in checked_plans.plans if item.plan.key == "lancashire/2009-10")
    file = "plans/lancashire/2009-10/part1.yaml"
    raw = checked_plans.documents[file]
    text = raw.text.replace("penetration of [[penetration]]", "1,175% or 75%", 1)
    changed = replace(raw, text=text)
    path = next(
        node.path
        for document in derived.plan.documents
        for node in document.root.walk()
        if isinstance(node.value, str) and "penetration of" in node.value
    )
    finding = Finding("typed-figure", "notice", "m", file, path).at_words("75%", 1)
    (found,) = located([finding], {file: changed})
    line = text.split("\n")[found.line - 1]
    assert line[found.column - 4 :].startswith("or 75%")


# --- the plans of this repository


def test_every_number_in_the_real_plans_is_the_name_of_its_figure(checked_plans: Checked) -> None:
    assert [f.message for f in checked_plans.findings if f.code == "typed-figure"] == []
    counted = {}
    for derived in checked_plans.plans:
        names = quotable(derived)
        texts = [
            (document.spec.id, node.path, node.value)
            for document in derived.plan.documents
            for node in document.root.walk()
            if isinstance(node.value, str)
        ]
        found = [
            names.look_up(quote.name, document, path)
            for document, path, text in texts
            for quote in quotes(text)
            if not quote.literal
        ]
        assert all(isinstance(target, Figure) for target in found)
        counted[derived.plan.key] = len(found)
    print(f"{sum(counted.values())} figures are named in the prose of {counted}")
    assert counted["lancashire/2009-10"] > 90
    assert counted["stockton/2009-10"] > 30
    assert counted["coventry/2008-09"] > 15
    assert sum(counted.values()) > 550


def test_no_form_has_a_figure_of_a_document_that_the_edition_does_not_know(plan: Callable[..., Plan]) -> None:
    assert is_known(plan("Words."), "part2.pdu.baseline")
    assert not is_known(plan("Words."), "part9.pdu.baseline")


def test_a_name_of_nothing_is_no_finding_of_a_release(plan: Callable[..., Plan]) -> None:
    derived = completed(derive(plan("[[part2.nothing]] people"))[0])
    released, found = release(derived, "nta", datetime(2011, 6, 1, tzinfo=UTC), Register())
    assert released is not None
    assert released.document("part1") is not None
    assert found == ()


CARE = """\
primary_care:
  - trust: North Trust
    practices: {2008/09: 39}
    delivering: {2008/09: {number: 9}}
"""


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("We expect 3,884 people.", "Problem drug users (crack and/or opiate users) recorded as …"),
        ("We reach 23.1% of practices.", "Primary care: all primary care trusts, 2008/09, Percentage"),
        ("We reach 23% of practices.", "Primary care, North Trust, Practices giving primary care-ba…"),
        ("We reach 23.08% of practices.", ""),
    ],
)
def test_what_follows_is_found_as_readers_are_shown_it(
    plan: Callable[..., Plan], text: str, label: str
) -> None:
    found = [
        one.message.partition("which equals ")[2].strip("`") for one in typed(plan(text, part2=PART2 + CARE))
    ]
    assert found == ([label] if label else [])


def test_a_number_beside_a_noun_is_found_whatever_the_noun_of_the_entry(read_plan: ReadPlan) -> None:
    entry = "    evidence:\n      - {id: staff, label: Staff, value: 7, unit: staff}\n"
    (found,) = typed(read_plan({"part1": part1("We train 7 staff.", "", entry)}))
    assert found.hint.startswith("write `[[staff")
