"""What `explain` prints of totals: what was added, plan by plan, and which plans are not in it and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ..checking import day_of
from ..config import folders
from ..model.chain import Step, chain
from ..model.display import day
from ..model.figure import Figure
from ..model.plan import Derived
from ..model.telling import value_of
from ..model.total import Part, Total
from ..pipeline import PUBLIC, public_totals
from ..release.audience import standing
from ..report.chains import as_data, as_text
from ..report.harmless import visible, whole_line
from .checking import checked_plans
from .placing import added_up
from .speaking import say
from .traced import Traced
from .tracing import Asked, begins, near

_WHY = {"illustrative": "an illustration", "withdrawn": "withdrawn"}


def trace_totals(place: str, asked: Asked) -> None:
    """Print how the totals came about that a place means, as the public site has them at a moment.

    They are made of public figures alone; the chain below each leads on into the plans that are held here.
    Raises a usage error where there is no such total at that moment.
    """
    where = folders(asked.plans, Path("build"))
    checked = checked_plans(where, asked.at, "", is_strict=False)
    totals = public_totals(checked, asked.at)
    found = [total for total in totals if not place or begins(total.id, place)]
    if not found:
        when = day(day_of(asked.at))
        listed = "; `adtp-publish explain --list totals` names those that there are" if totals else ""
        rest = near(place, (total.id for total in totals)) or listed
        said = f"there is no total `{visible(place)}`" if place else "there is no total"
        raise click.UsageError(f"{said} of what the public site shows on {when}{rest}")
    traced = Traced(checked)
    if asked.listed:
        say("\n".join(whole_line(f"{total.id}  {value_of(total.figure)}, {_of(total)}") for total in found))
    elif asked.form == "json":
        say(json.dumps([_data(total, traced, asked) for total in found], ensure_ascii=False, indent=2))
    else:
        say("\n\n".join(_text(total, traced, asked) for total in found))


def _step(total: Total, traced: Traced) -> Step:
    parts = (_part(part, traced) for part in total.parts if not part.instead)
    return Step(total.figure, tuple(parts))


def _part(part: Part, traced: Traced) -> Step:
    below = chain(part.figure, traced.figures)
    return Step(below.figure, below.inputs, name=part.plan, as_stated=True)


def _text(total: Total, traced: Traced, asked: Asked) -> str:
    lines = [as_text(_step(total, traced), traced.where)]
    lines.append(f"  {_of(total)}, as the public site has it on {day(day_of(asked.at))}")
    lines += [
        whole_line(f"  not in it: {visible(name)}, {why}") for name, why in _others(total, traced, asked.at)
    ]
    return "\n".join(lines)


def _data(total: Total, traced: Traced, asked: Asked) -> dict[str, Any]:
    return {
        **as_data(_step(total, traced), traced.where),
        "audience": PUBLIC,
        "at": asked.at.isoformat(),
        "counted": total.counted,
        "plans": total.plans,
        "not_in_it": [{"figure": name, "why": why} for name, why in _others(total, traced, asked.at)],
    }


def _of(total: Total) -> str:
    return f"{total.counted} of {total.plans} {'plan' if total.plans == 1 else 'plans'}"


def _others(total: Total, traced: Traced, moment: datetime) -> Iterator[tuple[str, str]]:
    """The figures of the same kind that are held here and not in a total, each with the reason."""
    instead = {part.figure.id: part.instead for part in total.parts if part.instead}
    counted = {part.figure.id for part in total.parts if not part.instead}
    for derived in traced.checked.plans:
        if total.region not in ("", derived.plan.partnership.region):
            continue
        broken = [document for document in derived.plan.documents if document.kept_from(PUBLIC)]
        for figure in derived.figures:
            if figure.id in counted or not _is_of(figure, total):
                continue
            if figure.id in instead:
                there = f"the plan of {instead[figure.id]} gives the number"
                yield figure.id, f"{value_of(figure)}: {there}"
            elif figure.document not in {document.spec.id for document in broken}:
                yield figure.id, _why(derived, figure, total, moment)
        for document in broken:
            if total.indicator in added_up((derived.plan.edition.form(document.spec.schema),)):
                yield f"{derived.plan.key}/{document.spec.id}", "it has errors"


def _is_of(figure: Figure, total: Total) -> bool:
    return (figure.total, figure.year) == (total.indicator, total.year)


def _why(derived: Derived, figure: Figure, total: Total, moment: datetime) -> str:
    stands = standing(derived.plan, PUBLIC, moment)
    if stands is None:
        return "not public then"
    if stands.state in _WHY:
        return _WHY[stands.state]
    return f"measured from {figure.baseline}" if figure.baseline != total.baseline else "not released"
