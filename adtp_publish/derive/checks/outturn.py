"""What came of a target: the baseline that a later plan of the partnership starts from is its outturn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...findings import Finding, finding_of
from ...model.display import number
from ...model.figure import Figure
from ...model.form import Check
from ...model.node import Path
from ...model.paths import field_at, place_of, towards, years
from .sheet import Sheet


@dataclass(frozen=True, slots=True)
class _Start:
    """The baseline of a later plan, and the year of that plan."""

    figure: Figure
    edition: str


def outturns(of_plans: Sequence[tuple[Sheet, ...]]) -> Iterator[Finding]:
    """An outturn that a later plan gives and the earlier one has otherwise, or not yet."""
    for place, found in enumerate(of_plans):
        starts = _starts(of_plans[place + 1 :])
        for sheet in found:
            for path, check in sheet.checks("outturn of"):
                yield from _beside(sheet, path, check, starts)


def _starts(later: Sequence[tuple[Sheet, ...]]) -> dict[tuple[str, str], _Start]:
    """The baselines of later plans by measure and year; of several plans the first one says it."""
    starts: dict[tuple[str, str], _Start] = {}
    for found in later:
        for sheet in found:
            for figure in sheet.figures.values():
                if figure.total and figure.year == figure.baseline and figure.shown is not None:
                    start = _Start(figure, sheet.plan.edition.year)
                    starts.setdefault((figure.total, figure.year), start)
    return starts


def _beside(
    sheet: Sheet, path: Path, check: Check, starts: dict[tuple[str, str], _Start]
) -> Iterator[Finding]:
    """What is to be said of the outturn of each year that has a target and that a later plan starts from."""
    targets = towards(path, check.of[0])
    for year in years(field_at(sheet.form, path)):
        start, target = starts.get((check.by, year)), sheet.figures.get((*targets, year))
        if start is None or target is None or target.shown is None:
            continue
        held = sheet.figures.get((*path, year))
        if held is None or held.shown is None:
            yield _lacking(sheet, (*path, year), start)
        elif held.shown != start.figure.shown:
            yield _differs(sheet, held, start)


def _told(figure: Figure) -> str:
    return number(figure.shown or 0, figure.unit, figure.places)


def _lacking(sheet: Sheet, path: Path, start: _Start) -> Finding:
    place = place_of(sheet.form, sheet.document.root, path)
    value = _told(start.figure)
    message = f"found no outturn at `{place}`; the plan of {start.edition} starts from {value} for {path[-1]}"
    hint = f"write `{path[-1]}: {value}` there, so that it stands beside the target"
    return finding_of("outturn-known", message, sheet.file, path[:1], hint, on_key=True)


def _differs(sheet: Sheet, held: Figure, start: _Start) -> Finding:
    place = place_of(sheet.form, sheet.document.root, held.path)
    wanted = f"{_told(start.figure)}, from which the plan of {start.edition} starts"
    message = f"found {_told(held)} at `{place}`; wanted {wanted}"
    hint = "correct one of them; what was published first may have been revised since"
    return finding_of("outturn-differs", message, sheet.file, held.path, hint)
