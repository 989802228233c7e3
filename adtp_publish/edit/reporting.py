"""What a progress report begins with: the rows of the plan, and what the last report says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.display import written
from ..model.parts import EVIDENCE
from ..model.plan import Document, Plan
from ..model.source import Data
from ..model.values import Absence
from ..validate.rules.grids import grids
from ..validate.rules.numbers import OBJECTIVES
from ..validate.rules.reports import Report
from .carrying import Earlier, is_carried
from .given import NOTHING, Given
from .hints import Schema

_RATED, _RATINGS = "rated", "ratings"
_PRIORITIES = "priorities"
_PROGRESS, _EXCEPTIONS, _ACTION = "progress", "exceptions", "action"
_NUMBER = re.compile("[0-9]+", re.ASCII)
# A row of a list: its name, and what is carried into it.
_Rows = dict[str, Given]


def rated_lists(form: Schema) -> dict[str, Schema]:
    """The lists of a form whose rows are rated quarter by quarter."""
    return {name: part for name, part in form["properties"].items() if part.get("x-layout") == _RATED}


def quarter_in_words(quarter: str) -> str:
    """A quarter as people say it: `q3` is quarter 3."""
    return f"quarter {quarter.removeprefix('q')}"


def shortly(form: Schema) -> dict[str, Given]:
    """The lists of figures of a form, with the fields that a figure must have; the others are only named.

    A form that is filled in again and again need not explain all of them each time.
    """
    found = {}
    for name, part in form["properties"].items():
        if part.get("x-layout") == EVIDENCE:
            items = part["items"]
            others = ", ".join(
                f"`{field}`" for field in items["properties"] if field not in items["required"]
            )
            found[name] = Given(only=tuple(items["required"]), said=(f"A figure may have more: {others}.",))
    return found


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What a report is begun from.

    `so_far` are the quarters up to its own, `earlier` the reports of quarters before it in their order;
    `read` makes of a document what is carried from it. `words` says of actions what is to be done, by
    their numbers, and `due` of objectives what was due and is not reported on.
    """

    plan: Plan
    form: Schema
    so_far: tuple[str, ...]
    earlier: tuple[Report, ...]
    read: Callable[[Document], Earlier]
    words: Mapping[str, str]
    due: Mapping[str, tuple[str, ...]]

    def given(self) -> dict[str, Given]:
        """What is known of each field of the report."""
        last = self.read(self.earlier[-1].document) if self.earlier else None
        known = dict(last.given(self.form, dict(last.data), ()).fields) if last else {}
        for name, part in rated_lists(self.form).items():
            rows = self._merged(part, known.get(name, NOTHING))
            items = tuple(
                self._with_words(row, self._with_ratings(name, row, given)) for row, given in rows.items()
            )
            empty = Given(fields={_RATINGS: Given(only=self.so_far[-1:])})
            said = () if items else tuple(self._named_in_grids(part))
            known[name] = Given(items=items or (empty,), idle=bool(last) and not items, said=said)
        return {**known, **shortly(self.form)}

    def _merged(self, part: Schema, given: Given) -> _Rows:
        """The rows of the plan in its order, with what the last report says of each; then its other rows."""
        key = part["x-key"]
        told = _by_name(key, given.items)
        planned = _by_name(key, self._planned(part))
        rows = {
            row: Given(fields={**told.get(row, NOTHING).fields, **begun.fields})
            for row, begun in planned.items()
        }
        rows |= {row: begun for row, begun in told.items() if row not in rows}
        if part["items"]["properties"][key].get("x-kind") == "reference":
            return dict(sorted(rows.items(), key=lambda row: [int(n) for n in _NUMBER.findall(row[0])]))
        return rows

    def _planned(self, part: Schema) -> Iterator[Given]:
        """The rows that the plan asks for: those of a list that the form names, or of the planning grids."""
        places = [place for check in part.get("x-check", ()) for place in check.get("of", ())]
        for place in places:
            of, _, path = place.partition(":")
            document = self.plan.document(of)
            if document is not None:
                yield from self._of_list(part, document, path.split("/"))
        if part["items"]["properties"][part["x-key"]].get("x-kind") == "reference":
            for document, _ in grids(self.plan):
                yield from self._of_list(part, document, [OBJECTIVES])

    def _named_in_grids(self, part: Schema) -> Iterator[str]:
        """What the planning grids say of the key priorities, where no document lists them row by row."""
        if part.get("x-check"):
            for document, _ in grids(self.plan):
                node = document.root.child(_PRIORITIES)
                if node is not None and isinstance(node.value, str):
                    source = replace(self.read(document), called=document.spec.short)
                    yield source.remark(node.value, node.path)

    def _of_list(self, part: Schema, document: Document, path: Sequence[str]) -> Iterator[Given]:
        source = self.read(document)
        data: Data = dict(source.data)
        for step in path:
            data = data.get(step) if isinstance(data, dict) else None
        fields = {name: field for name, field in part["items"]["properties"].items() if is_carried(field)}
        for number, item in enumerate(data if isinstance(data, list) else ()):
            if isinstance(item, dict):
                yield source.given({"properties": fields}, item, (*path, str(number)), row=True)

    def _with_ratings(self, name: str, row: str, given: Given) -> Given:
        """A row with the ratings of earlier quarters as first given, and its own still to come."""
        found = {quarter: text for quarter in self.so_far[:-1] if (text := self._rating(name, row, quarter))}
        first = min((self.so_far.index(quarter) for quarter in found), default=len(self.so_far) - 1)
        fields = {quarter: Given(value=text) for quarter, text in found.items()}
        ratings = Given(fields=fields, only=self.so_far[first:])
        return replace(given, fields={**given.fields, _RATINGS: ratings})

    def _with_words(self, row: str, given: Given) -> Given:
        """A row with what is to be done beside each exception, and what was due beside its progress."""
        told = given.fields.get(_PROGRESS, NOTHING)
        due = tuple(f"due, and not reported on yet: {text}" for text in self.due.get(row, ()))
        fields = {**given.fields, _PROGRESS: replace(told, said=(*told.said, *due))}
        if _EXCEPTIONS in fields:
            items = tuple(self._with_action(item) for item in fields[_EXCEPTIONS].items)
            fields[_EXCEPTIONS] = replace(fields[_EXCEPTIONS], items=items)
        return replace(given, fields=fields)

    def _with_action(self, item: Given) -> Given:
        action = item.fields.get(_ACTION, NOTHING)
        said = tuple(text for text in (self.words.get(action.value, ""),) if text)
        return replace(item, fields={**item.fields, _ACTION: replace(action, said=said)})

    def _rating(self, name: str, row: str, quarter: str) -> str:
        for report in self.earlier:
            rated = report.rows.get((name, row))
            if rated is not None and quarter in report.so_far and (node := rated.ratings.get(quarter)):
                return node.value.word if isinstance(node.value, Absence) else written(node.value)
        return ""


def _by_name(key: str, rows: Iterable[Given]) -> _Rows:
    """Rows by the name that each has; one without a name cannot be reported on again."""
    return {name: row for row in rows if (name := row.fields.get(key, NOTHING).value)}
