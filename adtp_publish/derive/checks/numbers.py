"""Numbers of people that are hardly meant: of nobody, far from a target, fewer than a part of them (ours)."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import exact, number
from ...model.figure import Figure
from ...model.form import Check
from ...model.node import Path
from ...model.paths import field_at, place_of, places_at, pointed_at, towards, years
from ..growth import leaps
from ..terms import HUNDRED
from .sheet import Sheet


def somebody(sheet: Sheet, path: Path, _: Check) -> Iterator[Finding]:
    """A baseline of 0 people that is typed: no target follows from it, and what is not known is no number."""
    figure = sheet.figures.get(path)
    if figure is not None and figure.status == "given" and figure.shown == 0:
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
        if figure.status != "given":
            continue  # taken over from the measure, where it is told
        if abs(figure.shown - target.shown) * HUNDRED > most * target.shown:
            place = place_of(sheet.form, sheet.document.root, figure.path)
            message = (
                f"found {number(figure.shown)} at `{place}` beside a target of {number(target.shown)}; "
                f"wanted a number within {exact(most)}% of it"
            )
            hint = "look for a digit too many or too few"
            yield finding_of("unlikely-number", message, sheet.file, figure.path, hint)


def holds(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """A measure is at least another that is part of it (domain.md, sections 1 and 2): problem drug users.

    The rule stands on the group of the whole; `of` are the fields of the part, each of which the whole has
    under the same name. Of a series the first year is told, and nothing of what follows from a number that
    is told. A number that differs from what it follows from or is far from its target has its own finding.
    """
    causes: set[str] = set()
    for relative in check.of:
        part_path = towards(path, relative)
        whole_path = (*path, part_path[-1])
        ends: list[Path] = [(year,) for year in years(field_at(sheet.form, whole_path))]
        for end in ends or [()]:
            whole, part = sheet.figures.get((*whole_path, *end)), sheet.figures.get((*part_path, *end))
            if whole is None or part is None or not _is_fewer(whole, part):
                continue
            if causes & {*whole.inputs, *part.inputs} or _is_told(sheet, whole, part):
                continue
            causes |= {whole.id, part.id}
            yield _fewer(sheet, whole, part)
            break


def _is_fewer(whole: Figure, part: Figure) -> bool:
    return whole.shown is not None and part.shown is not None and whole.shown < part.shown


def _is_told(sheet: Sheet, *figures: Figure) -> bool:
    """Whether something is said of one of some numbers already, or of what it follows from."""
    far = {
        finding.path
        for path, check in sheet.checks("near")
        for place in places_at(sheet.document.root, path)
        for finding in near(sheet, place, check)
    }
    leaped = leaps(sheet.form, sheet.document, sheet.figures, sheet.plan.edition)
    causes = {sheet.figures[path].id for path in leaped}
    years_told = {(*path[:-2], path[-1]) for path in leaped}
    return any(
        figure.shown == 0  # nobody: of a baseline, a target and an outturn that is told as itself
        or (figure.differs and not figure.explained)
        or figure.path in far
        or bool(causes & {*figure.inputs})
        or (*figure.path[:-2], figure.path[-1]) in years_told
        or _is_below_base(sheet, figure)
        for figure in figures
    )


def _is_below_base(sheet: Sheet, figure: Figure) -> bool:
    limits = field_at(sheet.form, figure.path).limits
    base = sheet.figures.get(towards(figure.path, limits.at_least)) if limits and limits.at_least else None
    return base is not None and _is_fewer(figure, base)


def _fewer(sheet: Sheet, whole: Figure, part: Figure) -> Finding:
    form, root = sheet.form, sheet.document.root
    given, least = number(whole.shown or 0), number(part.shown or 0)
    beside = f"less than the {least} at `{place_of(form, root, part.path)}`, a part of it"
    message = f"found {given} at `{place_of(form, root, whole.path)}`, {beside}; wanted at least {least}"
    place, on_key = pointed_at(root, whole.path)
    hint = "correct whichever of the two is wrong"
    return finding_of("part-over-whole", message, sheet.file, place, hint, on_key)


def sourced(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """An outturn says where it is from; of a plan of which a source gives only some that is not asked."""
    source = towards(path, check.of[0])
    held = sheet.document.root.find(*source)
    typed = [
        place for place, figure in sheet.figures.items() if place[:-1] == path and figure.status == "given"
    ]
    if typed and not sheet.document.partial and (held is None or not held.value):
        place = place_of(sheet.form, sheet.document.root, source)
        message = f"found an outturn without its source; wanted `{place}`"
        hint = f"write the plan or the report that it is from: `{source[-1]}: ...`"
        yield finding_of("outturn-without-source", message, sheet.file, path, hint, on_key=True)
