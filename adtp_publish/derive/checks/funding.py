"""Rules of Table 1 of Part 4: what each row of the funding may be (domain.md, section 2)."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import number
from ...model.figure import Figure
from ...model.form import Check
from ...model.node import Path
from ...model.paths import field_at, is_typed, nodes_at, towards, years
from .sheet import NOTHING, Sheet


def at_most(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """A part is at most its whole: row by row, or year by year where the field is a row of years."""
    ends: list[Path] = [(year,) for year in years(field_at(sheet.form, path))]
    for end in ends or [()]:
        whole_path = (*towards(path, check.of[0]), *end)
        part, whole = sheet.amount((*path, *end)), sheet.amount(whole_path)
        if part is None or whole is None or part.shown <= whole.shown:
            continue
        unit = sheet.figures[whole_path].unit
        message = (
            f"found {number(part.shown, unit)} at {sheet.at((*path, *end))}; wanted at most "
            f"{number(whole.shown, unit)}, as in {sheet.row(towards(path, check.of[0]))}, which it is part of"
        )
        yield finding_of(
            "part-over-whole", message, sheet.file, (*path, *end), "correct whichever of the two is wrong"
        )


def not_negative(sheet: Sheet, path: Path, _: Check) -> Iterator[Finding]:
    """Money is not below nothing: an overspend is no source of funding."""
    for place, figure in sheet.figures.items():
        given = figure.stated if figure.status == "derived" else figure.value
        if place[: len(path)] == path and figure.kind == "money" and given is not None and given < 0:
            message = f"found {number(given, '£')} at {sheet.at(place)}; wanted £0 or more"
            hint = "write what there was to spend; an overspend is told in the commentary"
            yield finding_of("negative-amount", message, sheet.file, place, hint)


def not_zero(sheet: Sheet, path: Path, _: Check) -> Iterator[Finding]:
    """Costs that are not known are a gap, not zero."""
    for figure in columns_of(sheet, path):
        if figure.value == 0 and figure.status == "given":
            message = (
                f"found £0 at {sheet.at(figure.path)}, which says that there are no such costs; wanted "
                "`to be confirmed` where they are not known, `not applicable` where there are none"
            )
            hint = "where they are not known, say so under `gaps` too"
            yield finding_of("cost-given-as-zero", message, sheet.file, figure.path, hint)


def gap_declared(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """Costs that are not known are declared among the gaps of the form, by the number of their row."""
    row = field_at(sheet.form, path).face.row
    gaps = nodes_at(sheet.document.root, (*towards(path, check.of[0]), "*"))
    if sheet.document.partial or any(row in item.text("row").split() for item in gaps):
        return
    for figure in columns_of(sheet, path):
        absence = figure.absence
        if absence is None or absence == NOTHING or figure.year != sheet.plan.edition.year:
            continue
        message = f"found `{absence.word}` at {sheet.at(figure.path)}; wanted a gap declared for row {row}"
        hint = f'add `row: "{row}"` to `{towards(path, check.of[0])[-1]}` and say in `note` what is not known'
        yield finding_of("gap-not-declared", message, sheet.file, figure.path, hint)


def instead_of(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """Pooled funding stands in place of the rows that are pooled, not beside them."""
    for figure in columns_of(sheet, path):
        beside = [
            sheet.row(other)
            for other in (towards(path, name) for name in check.of)
            if (amount := sheet.amount((*other, figure.path[-1]))) is not None and amount.shown
        ]
        if beside and figure.shown:
            given = f"found {number(figure.shown, '£')} at {sheet.at(figure.path)}"
            message = f"{given}, and an amount for that year in {' and '.join(beside)}; wanted it once"
            hint = "give it in the pooled row, or in the rows of those who pay"
            yield finding_of("pooled-and-separate", message, sheet.file, figure.path, hint)


def sum_of_named(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """Other funding is named, stream by stream."""
    listed = towards(path, check.of[0])
    key = field_at(sheet.form, listed).key
    items = list(nodes_at(sheet.document.root, (*listed, "*")))
    for item in items:
        if not item.text(key):
            message = (
                f"found no name at {sheet.at((*item.path, key))}; wanted the {key} that the money comes from"
            )
            hint = "name it, or take the entry out"
            yield finding_of("streams-not-named", message, sheet.file, (*item.path, key), hint)
    for figure in columns_of(sheet, path):
        if figure.shown and not any(is_typed(item.child(figure.path[-1])) for item in items):
            amount = number(figure.shown, "£")
            message = f"found {amount} at {sheet.at(figure.path)}; wanted each {key} named that it is made of"
            hint = f"name each under `{listed[-1]}`, with its amount: `- {key}: ...`"
            yield finding_of("streams-not-named", message, sheet.file, figure.path, hint)


def no_row_of_its_own(sheet: Sheet, path: Path, check: Check) -> Iterator[Finding]:
    """A stream of other funding that the form has a row for, or a rule about, may be in the wrong place."""
    key, rows = field_at(sheet.form, path).key, field_at(sheet.form, towards(path, check.of[0]))
    labels = {row.face.label.casefold(): row.face.row for row in rows.fields if row.face.row}
    for item in nodes_at(sheet.document.root, (*path, "*")):
        name = item.text(key)
        row = labels.get(name.casefold())
        said = f"the form has row {row} for it" if row else ""
        said = said or next((what for word, what in check.words if word in name.casefold()), "")
        if said:
            message = f"found `{name}` among the other streams, but {said}; wanted it there"
            hint = "move it, unless it is other money of that name"
            yield finding_of("stream-belongs-elsewhere", message, sheet.file, (*item.path, key), hint)


def columns_of(sheet: Sheet, path: Path) -> list[Figure]:
    """The figures of a row, by year in the order of the form."""
    found = (sheet.figures.get((*path, year)) for year in years(field_at(sheet.form, path)))
    return [figure for figure in found if figure is not None]
