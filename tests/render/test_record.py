"""What the pages of a plan say of its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.changes import CORRECTED, changes_of
from adtp_publish.model.display import written
from adtp_publish.model.plan import Plan
from adtp_publish.model.register import Register
from adtp_publish.release.release import release
from adtp_publish.render.changes import title

ReadPlan = Callable[..., Plan]
RECORD = """\
signed_off: {on: 2009-03-31}
published: {on: 2009-04-20}
corrections:
  - {on: 2009-05-12, document: part2, reason: Two practices merged}
"""


def corrections(plan: Plan) -> list[str]:
    moment = datetime.fromisoformat("2010-01-01T00:00Z")
    released, _ = release(completed(derive(plan)[0]), "public", moment, Register())
    assert released is not None
    found = [change for change in changes_of(released) if change.kind == CORRECTED]
    return [f"{title(change)}, {written(change.on)}: {change.reason}" for change in found]


def test_a_correction_names_its_document_also_where_that_is_left_out(read_plan: ReadPlan) -> None:
    cover = "nature: plan\npartnership: Somewhere DAAT\ndate: 2009-03-27\n"
    plan = read_plan({"cover": cover, "record": RECORD, "part2": "pdu:\n  baseline: 2000\n"})
    wanted = ["Part 2 corrected, 12 May 2009: Two practices merged"]
    assert corrections(plan) == wanted
    broken = tuple(replace(d, broken=d.broken or d.spec.id == "part2") for d in plan.documents)
    assert [d.spec.id for d in broken if d.broken] == ["part2"]
    assert corrections(replace(plan, documents=broken)) == wanted
