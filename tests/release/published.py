"""A plan of a few lines with its `published.yaml`, as the public is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.plan import Plan
from adtp_publish.model.register import Register
from adtp_publish.model.release import Release
from adtp_publish.release.release import release
from tests.conftest import MOMENT

ReadPlan = Callable[..., Plan]

COVER = "nature: {}\npartnership: Somewhere DAAT\ndate: 2009-03-27\n"
RECORD = "signed_off: {on: 2009-03-31}\npublished: {on: 2009-04-20T09:30}\n"
PART1 = 'sections:\n  - {number: "1.0", title: Direction, text: Near home.}\n'
PART2 = "pdu:\n  baseline: 2000\n  basis: from baseline\n  change: {2008/09: 5%, 2009/10: 8%}\n"
OLD, NEW = "0" * 64, "1" * 64


def publication(on: str, *documents: str, name: str = "a-release") -> str:
    """A publication as `published.yaml` has it."""
    return f"  - on: {on}\n    release: {name}\n    documents:\n" + "".join(documents)


def shown(document: str, fingerprint: str = OLD, events: str = "", **figures: str) -> str:
    """A document of a publication; the figures by their last names below `part2.pdu`."""
    lines = [f"      - document: {document}", f"        fingerprint: {fingerprint}"]
    lines += [f"        events: [{events}]"] if events else []
    lines += ["        figures:"] if figures else []
    for figure, text in figures.items():
        lines += [f"          - figure: part2.pdu.{figure}", f'            shown: "{text}"']
    return "\n".join(lines) + "\n"


def public(
    read_plan: ReadPlan,
    *publications: str,
    record: str = "",
    nature: str = "plan",
    moment: datetime = MOMENT,
    broken: str = "",
) -> Release:
    """What the public is given of the plan."""
    documents = {
        "cover": COVER.format(nature),
        "record": RECORD + record,
        "part1": PART1,
        "part2": PART2,
        "published": "publications:\n" + "".join(publications) if publications else "",
    }
    plan = read_plan(documents)
    if broken:
        plan = replace(plan, documents=tuple(replace(d, broken=d.spec.id == broken) for d in plan.documents))
    released, findings = release(completed(derive(plan)[0]), "public", moment, Register())
    assert not findings
    assert released is not None
    return released
