"""A public figure that follows from something private is a finding, and its document is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from adtp_publish.model.figure import Figure
from adtp_publish.model.node import Node
from adtp_publish.model.plan import Plan
from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release
from tests.conftest import MOMENT
from tests.release.forms import Place, public_places, with_private
from tests.release.seen import COVER, RECORD, seen
from tests.release.seen import FUNDING as PART4

ReadPlan = Callable[..., Plan]

PART2 = """\
note: A note on this part.
pdu:
  baseline: 2000
  basis: from baseline
  change: {2008/09: 5%, 2009/10: 10%}
  stated: {2008/09: 2100, 2009/10: 2222}
  explained: {2009/10: A reason for the difference}
all_adults:
  baseline: 2400
"""


# Said by the Release itself: which year it is, whether the document is there, where it is from.
HEAD = {"edition", "absent", "partial", "source"}


def at(parts: Iterable[Node] | Iterable[Figure], place: Place) -> list[tuple[str, ...]]:
    """The paths of nodes or figures at a place of a form, or below it."""
    paths = [part.path for part in parts if len(part.path) >= len(place)]
    return [path for path in paths if all(a in {b, "*"} for a, b in zip(place, path, strict=False))]


@pytest.fixture
def plan(read_plan: ReadPlan) -> Plan:
    return read_plan({"cover": COVER, "record": RECORD, "part2": PART2, "part4": PART4})


@pytest.mark.parametrize(
    ("schema", "place"),
    [
        ("part2", ("pdu", "baseline")),
        ("part2", ("pdu", "change")),
        ("part2", ("pdu", "change", "2009/10")),
        ("part4", ("table1", "pooled_treatment_budget")),
        ("part4", ("table1", "young_people", "2009/10")),
        ("part4", ("table1", "police")),
        # Also a value that is not there: that it is not there, and why, is not for the public.
        ("part4", ("table1", "probation")),
    ],
)
def test_a_figure_that_follows_from_a_private_one_leaves_its_document_out(
    plan: Plan, schema: str, place: Place
) -> None:
    derived = with_private(plan, schema, *place)
    released, findings = seen(derived)
    file = f"plans/somewhere/2009-10/{schema}.yaml"
    assert {(item.code, item.severity, item.file) for item in findings} == {("private-input", "error", file)}
    assert schema not in {item.id for item in released.documents}
    assert schema not in {item.document for item in released.figures}
    assert released.left_out == (schema,)
    assert {item.id for item in released.documents} == {"cover", "record", "part2", "part4"} - {schema}
    assert {item.document for item in released.figures} == {"part2", "part4"} - {schema}
    for audience in ("nta", "partnership"):
        whole, found = seen(derived, audience)
        assert not found
        assert {item.id for item in whole.documents} == {"cover", "record", "part2", "part4"}


@pytest.mark.parametrize("row", ["dip_main_grant", "police"])
def test_a_public_sum_says_nothing_of_a_private_row_that_it_lacks(read_plan: ReadPlan, row: str) -> None:
    """That a row is not there, and how many are not, is told by the names and the number of the gaps."""
    plan = read_plan({"cover": COVER, "record": RECORD, "part4": PART4.replace("62000", "pending")})
    (total,) = [f for f in seen(with_private(plan, "part4"))[0].figures if f.id.endswith("1-14.2009-10")]
    assert [gap for gap in total.gaps if gap.endswith((".1-5.2009-10", ".1-6.2009-10"))]
    derived = with_private(plan, "part4", "table1", row)
    released, findings = seen(derived)
    assert released.left_out == ("part4",)
    # Mainstream commitments are a total of their own, with the police among them.
    totals = {total.path} | ({("mainstream", "total", "2009/10")} if row == "police" else set())
    assert {(item.code, item.path) for item in findings} == {("private-input", path) for path in totals}
    assert seen(derived, "nta")[0].document("part4") is not None


def test_a_finding_names_the_figure_that_is_public_and_the_one_that_is_not(plan: Plan) -> None:
    _, findings = seen(with_private(plan, "part2", "pdu", "baseline"))
    assert [item.path for item in findings] == [("pdu", "stated", "2008/09"), ("pdu", "stated", "2009/10")]
    hidden = "somewhere/2009-10/part2.pdu.baseline"
    assert [(item.message, item.hint) for item in findings] == [
        (
            f"`{year}` is public but follows from a figure that is not: `{hidden}`",
            "take the reference out, or let the form of that figure say that it is public",
        )
        for year in ("2008/09", "2009/10")
    ]


def test_a_private_explanation_beside_a_public_figure_leaves_its_document_out(plan: Plan) -> None:
    told, findings = seen(with_private(plan, "part2"))
    assert not findings
    assert "A reason for the difference" in repr(told)
    released, findings = seen(with_private(plan, "part2", "pdu", "explained"))
    assert "A reason for the difference" not in repr(released)
    assert [item.code for item in findings] == ["private-input"]
    assert findings[0].message == "`2009/10` is public but its explanation is not"


def test_what_a_private_figure_is_worked_out_from_may_be_public(plan: Plan) -> None:
    released, findings = seen(with_private(plan, "part2", "all_adults", "stated"))
    assert not findings
    assert not [item for item in released.figures if item.path[:2] == ("all_adults", "stated")]
    assert [item for item in released.figures if item.path == ("all_adults", "baseline")]


def test_without_a_private_input_no_document_is_left_out(checked_plans: Checked) -> None:
    assert len(checked_plans.plans) >= 5
    for derived in checked_plans.plans:
        released, findings = release(derived, "public", MOMENT, checked_plans.register)
        assert not findings
        assert released is None or not released.left_out


@pytest.mark.parametrize("schema", ["cover", "part1", "part2", "part4", "record"])
def test_a_field_that_turns_private_is_in_no_public_release(checked_plans: Checked, schema: str) -> None:
    """One field after another; where a public figure follows from it, the whole document is left out."""
    example = next(item.plan for item in checked_plans.plans if item.plan.key == "example/2009-10")
    kept = (item for item in example.documents if item.spec.id in {"cover", "record", schema})
    example = replace(example, documents=tuple(kept))
    whole = seen(with_private(example, schema))[0].document(schema)
    assert whole is not None
    tried = 0
    for place in public_places(example.edition.form(schema)):
        held = whole.note if place == ("note",) else whole.root
        if place[0] in HEAD or not (held if isinstance(held, str) else at(held.walk(), place)):
            continue  # the example holds nothing there
        tried += 1
        released, _ = seen(with_private(example, schema, *place))
        document = released.document(schema)
        assert document is None or not at(document.root.walk(), place), place
        assert document is None or not (place == ("note",) and document.note)
        assert not at((f for f in released.figures if f.document == schema), place), place
    assert tried >= 5
