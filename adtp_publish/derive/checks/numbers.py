"""Numbers of people that are hardly meant: a baseline of nobody, an outturn far from its target (ours)."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import exact, number
from ...model.form import Check
from ...model.node import Path
from ...model.paths import field_at, place_of, towards, years
from .sheet import Sheet

_HUNDRED = 100


def somebody(sheet: Sheet, path: Path, _: Check) -> Iterator[Finding]:
    """A baseline of 0 people: no target follows from it, and what is not known yet is no number."""
    figure = sheet.figures.get(path)
    if figure is not None and figure.shown == 0:
        place = place_of(sheet.form, sheet.document.root, path)
        message = f"found 0 at `{place}`: nobody was in treatment; wanted a number of people"
        hint = f"write the number, or `{path[-1]}: pending` until it is known"
        yield finding_of("unlikely-number", message, sheet.file, path, hint)


def near(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """An outturn that is further from its target, in percent of it, than the edition's threshold."""
    most = sheet.plan.edition.threshold(check.by)
    if most is None:
        return
    for year in years(field_at(sheet.form, path)):
        figure = sheet.figures.get((*path, year))
        target = sheet.figures.get((*towards(path, check.of[0]), year))
        if figure is None or target is None or figure.shown is None or not target.shown:
            continue
        if abs(figure.shown - target.shown) * _HUNDRED > most * target.shown:
            place = place_of(sheet.form, sheet.document.root, figure.path)
            message = (
                f"found {number(figure.shown)} at `{place}` beside a target of {number(target.shown)}; "
                f"wanted a number within {exact(most)}% of it"
            )
            hint = "look for a digit too many or too few"
            yield finding_of("unlikely-number", message, sheet.file, figure.path, hint)


def sourced(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """An outturn says where it is from; of a plan of which a source gives only some that is not asked."""
    source = towards(path, check.of[0])
    held = sheet.document.root.find(*source)
    typed = [
        place for place, figure in sheet.figures.items() if place[:-1] == path and figure.value is not None
    ]
    if typed and not sheet.document.partial and (held is None or not held.value):
        place = place_of(sheet.form, sheet.document.root, source)
        message = f"found an outturn without its source; wanted `{place}`"
        hint = f"write the plan or the report that it is from: `{source[-1]}: ...`"
        yield finding_of("outturn-without-source", message, sheet.file, path, hint, on_key=True)
