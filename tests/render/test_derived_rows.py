"""Rows of a form that follow from others say so on paper."""

from __future__ import annotations

from adtp_publish.derive.completion import completed
from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release
from adtp_publish.render.blocks import Table
from adtp_publish.render.documents import print_document
from tests.conftest import MOMENT


def test_part_4_names_the_rows_that_a_row_follows_from(checked_plans: Checked) -> None:
    derived = next(each for each in checked_plans.plans if each.plan.key == "example/2009-10")
    released, _ = release(
        derived if derived.named else completed(derived), "public", MOMENT, checked_plans.register
    )
    assert released is not None
    document = released.document("part4")
    assert document is not None
    tables = [block for block in print_document(released, document).blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows if row.number]
    assert len(rows) > 12
    assert {row.number: row.rule for row in rows if row.rule} == {
        "1.3": "= 1.1 − 1.2",
        "1.14": "= 1.3 + 1.4 + … + 1.13",
    }
