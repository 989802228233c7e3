"""A document that has errors, or that is absent, is read no further: nothing is worked out or compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from adtp_publish.derive.checks import apply_checks
from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.plan import Derived, Plan

ReadPlan = Callable[..., Plan]

PART2 = """\
pdu:
  baseline: 3808
  basis: year on year
  change: {2008/09: 90%, 2009/10: -80%}
"""
PART1 = """\
sections:
  - number: "1.0"
    title: Needs
    text: We see 3,808 people.
"""
IN_PART2 = {"below-baseline", "unlikely-growth"}
WAYS: Mapping[str, dict[str, Any]] = {
    "with errors": {"broken": True},
    "absent": {"absent": "Not written yet."},
}


def read(read_plan: ReadPlan, name: str, way: str) -> Derived:
    """Both parts; one of them as if it had errors, or were absent."""
    plan = read_plan({"part1": PART1, "part2": PART2})
    assert [(document.spec.id, document.broken) for document in plan.documents] == [
        ("part1", False),
        ("part2", False),
    ]
    changes = WAYS.get(way, {})
    documents = (replace(one, **changes) if one.spec.id == name else one for one in plan.documents)
    return derive(replace(plan, documents=tuple(documents)))[0]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("name", "codes"), [("", IN_PART2 | {"typed-figure"}), ("part1", IN_PART2), ("part2", set[str]())]
)
def test_only_what_has_no_errors_is_compared(
    read_plan: ReadPlan, name: str, codes: set[str], way: str
) -> None:
    assert {finding.code for finding in apply_checks(read(read_plan, name, way))} == codes


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["", "part1", "part2"])
def test_only_what_has_no_errors_is_completed(read_plan: ReadPlan, name: str, way: str) -> None:
    derived = read(read_plan, name, way)
    before, after = derived.plan.documents, completed(derived).plan.documents
    changed = {one.spec.id for one, other in zip(before, after, strict=True) if one is not other}
    assert changed == {"part1", "part2"} - {name}
    assert {figure.document for figure in derived.figures} == {"part2"} - {name}


def test_the_rows_of_a_document_with_errors_are_not_looked_at(read_plan: ReadPlan) -> None:
    plan = read_plan({"part4": "table1:\n  other_streams:\n    - stream: pending\n      2009/10: £5\n"})
    (part4,) = plan.documents
    assert not part4.broken
    for broken, codes in ((False, ["streams-not-named"]), (True, [])):
        derived, _ = derive(replace(plan, documents=(replace(part4, broken=broken),)))
        assert [finding.code for finding in apply_checks(derived)] == codes
