"""Rows of a file of baselines taken into the plans, each figure once; or what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from ..checking import Checked
from ..findings import Finding
from ..model.figure import Figure
from ..model.paths import form_at, is_typed
from ..model.plan import Derived, Document
from ..model.register import Partnership
from ..model.values import Absence
from ..near import shortened
from ..ports import Files
from ..validate.wording import AT_MOST_DIGITS, MOST_DIGITS
from .baseline_rows import Cell, Row
from .events import event_called
from .placing import NotPlaced, Placing

# As the forms say by which event a field is settled (`x-until`).
_SETTLED = event_called("baseline-set").field.replace("_", " ")
WAITING = (Absence("pending"), Absence("to be confirmed"))
# A year in another writing is as like as that to the right one, and more than another year.
_NEAR_YEAR = 0.8
_COUNT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+", re.ASCII)


def baselines(derived: Derived) -> Iterator[tuple[Figure, Document]]:
    """The figures of a plan that the event `baseline set` settles, each with its document.

    One that the plan does not have typed follows from another: that other one is awaited.
    """
    for figure in derived.figures:
        document = derived.plan.document(figure.document)
        if document is not None:
            form = form_at(derived.plan.edition.form(document.spec.schema), figure.path)
            own = document.root.find(*figure.path)
            if is_typed(own) and form is not None and form.until == _SETTLED:
                yield figure, document


@dataclass(frozen=True, slots=True)
class Taking:
    """The rows that were taken so far: the files as they are with them, and each figure once."""

    files: Files
    shown: str
    file: str
    before: Checked
    placed: dict[str, Placing] = field(default_factory=dict)
    seen: dict[str, Cell] = field(default_factory=dict)

    def taken(self, row: Row) -> list[Finding]:
        """Take a row; or say why it cannot be."""
        value = row["value"]
        plan = self._plan(row)
        wrong = [plan] if isinstance(plan, Finding) else []
        if not _COUNT.fullmatch(value.text):
            message = f"found `{value.text}`; wanted a count, such as `3808`"
            hint = "write the number alone; take the row out if there is none"
            if value.text.startswith('"'):
                hint = "put the second quotation mark behind the number, on the same line"
            wrong.append(value.finding(message, self.file, hint))
        elif len(value.text.replace(",", "")) > MOST_DIGITS:
            message = f"found `{shortened(value.text)}`; wanted a count, {AT_MOST_DIGITS}"
            wrong.append(value.finding(message, self.file, "correct it: no plan has a number of that length"))
        found = self._figure(plan, row["figure"]) if isinstance(plan, Derived) else None
        if isinstance(found, Finding):
            wrong.append(found)
        if wrong or not isinstance(found, tuple):
            return wrong
        return self._put(*found, row)

    def _plan(self, row: Row) -> Derived | Finding:
        cell, year = row["partnership"], row["year"]
        partnership = self._partnership(cell.text)
        if partnership is None:
            names = {word: item.slug for item in self.before.register.partnerships for word in _names(item)}
            near = get_close_matches(cell.text.casefold(), names, 1)
            message = f"found `{cell.text}`; wanted a partnership of the register"
            hint = f"write `{names[near[0]]}`" if near else "add it to `register.yaml`, or take the row out"
            return cell.finding(message, self.file, hint)
        key = f"{partnership.slug}/{year.text.replace('/', '-')}"
        for derived in self.before.plans:
            if derived.plan.key == key:
                return derived
        plans = [d.plan.edition.year for d in self.before.plans if d.plan.partnership == partnership]
        wanted = " or ".join(f"`{name}`" for name in plans) or "a plan of this partnership"
        message = f"found `{year.text}`; wanted the year of a plan of {partnership.name}: {wanted}"
        near = get_close_matches(year.text.replace("-", "/"), plans, 1, _NEAR_YEAR)
        meant = f"write `{near[0]}`" if near else "correct the year"
        return year.finding(message, self.file, f"{meant}, or take the row out")

    def _partnership(self, text: str) -> Partnership | None:
        wanted = text.casefold()
        return next((p for p in self.before.register.partnerships if wanted in _names(p)), None)

    def _figure(self, derived: Derived, cell: Cell) -> tuple[Figure, Document] | Finding:
        """The baseline that is meant: by its id, the part of it behind the plan, or its indicator."""
        known = list(baselines(derived))
        wanted_name = cell.text.casefold()
        for figure, document in known:
            if wanted_name in (*_ids(figure, derived), figure.total):
                return figure, document
        named = " or ".join(f"`{figure.total or figure.id}`" for figure, _ in known)
        wanted = named or "one of a plan that can be read and has a place for it"
        message = f"found `{cell.text}`; wanted a baseline of this plan: {wanted}"
        near = get_close_matches(wanted_name, [figure.total or figure.id for figure, _ in known], 1)
        hint = f"write `{near[0]}`" if near else "correct the name, or the plan if it has no such field"
        if any(figure.inputs and wanted_name in _ids(figure, derived) for figure in derived.figures):
            hint = "take the row out: that figure follows from others"
        return cell.finding(message, self.file, hint)

    def _put(self, figure: Figure, document: Document, row: Row) -> list[Finding]:
        value = row["value"]
        number = int(value.text.replace(",", ""))
        if figure.id in self.seen:
            message = f"found `{figure.id}` a second time; the first is in line {self.seen[figure.id].line}"
            return [row["figure"].finding(f"{message}; wanted it once", self.file, "take one of the two out")]
        self.seen[figure.id] = value
        if figure.absence not in WAITING:
            return [] if figure.value == number else [self._other(figure, document, value)]
        name = document.file.removeprefix(f"{self.shown}/")
        placing = self.placed.get(name) or Placing(self.files.read(name), ())
        try:
            self.placed[name] = placing.value(figure.path, str(number))
        except NotPlaced:
            message = f"found a value in `{document.file}` that cannot be written over with certainty"
            return [
                value.finding(message, self.file, f"put the file in order: adtp-publish fmt {document.file}")
            ]
        return []

    def _other(self, figure: Figure, document: Document, value: Cell) -> Finding:
        raw = self.before.documents[document.file]
        line = raw.span(figure.path, on_key=False).line
        is_word = figure.absence is not None and figure.value is None
        there = figure.absence.word if is_word and figure.absence else f"{figure.value:f}"
        place = f"{document.file}:{line}"
        message = f"found `{value.text}`, but `{there}` at {place}; wanted the same, or `pending` there"
        hint = "take the row out, or change the number in the plan yourself"
        return value.finding(message, self.file, hint)


def _ids(figure: Figure, derived: Derived) -> tuple[str, str]:
    """The id of a figure, and the part of it behind the plan."""
    return figure.id, figure.id.removeprefix(f"{derived.plan.key}/")


def _names(partnership: Partnership) -> Iterable[str]:
    return partnership.slug, partnership.name.casefold()
