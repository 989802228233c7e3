"""What the rules find in the plans of this repository that stand as their sources have them."""

from __future__ import annotations

import pytest

from adtp_publish.pipeline import Checked


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        # Priority 7 is rated above objective 4.2.0, which falls from G to R; action 3.2.15 stands under
        # 3.3.0; 55 of 48 is 115%; half of 53 is 26.5; of five TOP actions the fifth is an empty number.
        (
            "stockton/2009-10/progress/q2.yaml",
            [
                ("empty-item", "other_plans > 0 > actions > 4 > number"),
                ("exception-outside-objective", "objectives > 10 > exceptions > 0 > action"),
                ("priority-above-objective", "key_priorities > 6 > ratings > q2"),
                ("rating-falls", "objectives > 15 > ratings > q2"),
                ("reference-slip", "key_priorities > 5 > progress"),
                ("stated-differs", "drr > commencements > percentage"),
                ("target-to-date-differs", "drr > completions > target_to_date"),
            ],
        ),
        # 978 is told once: Part 2 and the action plan are worked out to the same 976.
        ("coventry/2008-09/laa.yaml", [("stated-differs", "targets > refreshed > stated > 2010/11")]),
        ("coventry/2008-09/part2.yaml", []),
    ],
)
def test_a_transcription_has_the_findings_of_its_source(
    checked_plans: Checked, file: str, expected: list[tuple[str, str]]
) -> None:
    found = {(f.code, " > ".join(f.path)) for f in checked_plans.findings if f.file == f"plans/{file}"}
    assert sorted(found) == expected
