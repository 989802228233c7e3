"""A figure that the form keeps from the public, named in a text that the public reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from adtp_publish.derive.checks import apply_checks
from adtp_publish.model.plan import Plan
from tests.release.forms import with_private

PART1 = (
    'sections:\n  - number: "1.0"\n    title: Money\n    text: Police give [[part4.table1.1-6.2009-10]].\n'
)
PART4 = "table1:\n  police: {2009/10: £20}\n"


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (
            "police",
            [
                "found `[[part4.table1.1-6.2009-10]]` in `text`, a figure that the public is not shown",
            ],
        ),
        ("probation", []),
    ],
)
def test_a_public_text_may_not_name_a_private_figure_of_a_public_document(
    read_plan: Callable[..., Plan], row: str, wanted: list[str]
) -> None:
    plan = read_plan({"part1": PART1, "part4": PART4})
    found = apply_checks(with_private(plan, "part4", "table1", row))
    assert [finding.message for finding in found] == wanted
