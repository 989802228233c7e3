"""What the region's comments begin with: what the report says, and the comments of earlier quarters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.display import RATINGS, within, written
from ..model.node import Node
from ..model.source import Data
from ..validate.rules.reports import Report
from .carrying import Earlier, remark
from .given import NOTHING, Given
from .hints import Schema
from .reporting import quarter_in_words, rated_lists, shortly

_REPORT = "the report"
_BY_QUARTER, _TEXTS = "comments", ("text", "markdown")


@dataclass(frozen=True, slots=True)
class Comments:
    """What comments are begun from.

    `report` is what they are on, `read` the same as remarks say it and `of_report` its form; `earlier` are
    quarters before, in their order, with the comments made on them, and `so_far` the quarters up to this one.
    """

    form: Schema
    so_far: tuple[str, ...]
    report: Report
    read: Earlier
    of_report: Schema
    earlier: tuple[tuple[str, Earlier], ...]

    def given(self) -> dict[str, Given]:
        """What is known of each field of the comments."""
        last = self.earlier[-1][1] if self.earlier else None
        known = dict(last.given(self.form, dict(last.data), ()).fields) if last else {}
        for number, (path, part) in enumerate(_comments(self.form)):
            own = self._comment(part, path, is_first=not number)
            top = path[0]
            known[top] = own if len(path) == 1 else _with(known.get(top, NOTHING), path[1], own)
        return known

    def _comment(self, part: Schema, path: Sequence[str], *, is_first: bool) -> Given:
        own = self.so_far[-1]
        held = {quarter: told for quarter in self.so_far[:-1] if (told := self._told(quarter, path))}
        said = [remark(_REPORT, text) for text in self._reported(path[-1])]
        if self._is_repeated():
            fields = {q: Given(value=source.typed(text, at)) for q, (source, text, at) in held.items()}
        else:
            fields = {}
            for quarter, (source, text, at) in held.items():
                said.append(replace(source, called=quarter_in_words(quarter)).remark(text, at))
        below = {name: given for name, given in shortly(part).items() if is_first}
        only = (*fields, own, *below)
        return Given(fields={**fields, own: Given(said=tuple(said)), **below}, only=only)

    def _told(self, quarter: str, path: Sequence[str]) -> tuple[Earlier, str, tuple[str, ...]] | None:
        """The comment on a quarter, in the latest document that has it, and its place there."""
        at = (*path, quarter)
        for _, source in reversed(self.earlier):
            data: Data = dict(source.data)
            for step in at:
                data = data.get(step) if isinstance(data, dict) else None
            if isinstance(data, str):
                return source, data, at
        return None

    def _is_repeated(self) -> bool:
        """Whether the latest comments hold those on a quarter before their own: then these do, too."""
        if not self.earlier:
            return False
        quarter, source = self.earlier[-1]
        before = self.so_far[: self.so_far.index(quarter)]
        groups = [source.document.root.find(*path) for path, _ in _comments(self.form)]
        return any(group and group.child(name) for group in groups for name in before)

    def _reported(self, name: str) -> Iterator[str]:
        """What the report says in the section that a comment is on."""
        node = self.report.document.root.child(name)
        part = self.of_report["properties"].get(name)
        if node is None or part is None:
            return
        if name in rated_lists(self.of_report):
            yield self._rated(name)
        elif part.get("x-kind") in _TEXTS:
            yield self.read.names.said(written(node.value), self.report.document.spec.id, node.path).strip()
        else:
            yield from _leaves(node)

    def _rated(self, name: str) -> str:
        """Which rows have each rating."""
        rows: dict[str, list[str]] = {}
        for (of, row), held in self.report.rows.items():
            if of == name:
                rows.setdefault(held.rated(self.report.quarter), []).append(row)
        words = [word for word in RATINGS if word in rows]
        told = [f"{RATINGS[word].lower()} {', '.join(rows[word])}" for word in words]
        return "; ".join(
            [*told, *(f"not rated {', '.join(named)}" for word, named in rows.items() if not word)]
        )


def _leaves(node: Node) -> Iterator[str]:
    """What stands in a group, a line for each group below it."""
    own = [
        f"{within(below.face.label)} {_value(below)}" for below in node.children if below.value is not None
    ]
    if own:
        yield ", ".join(own)
    for below in node.children:
        for text in _leaves(below):
            yield f"{below.face.label}: {text}"


def _value(node: Node) -> str:
    said = written(node.value, node.face.unit)
    return said.lower() if isinstance(node.value, bool) else said


def _with(group: Given, name: str, below: Given) -> Given:
    return replace(group, fields={**group.fields, name: below})


def _comments(form: Schema, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Schema]]:
    """The comments that a form asks for, each with its place: directly in it, or in a group of it."""
    for name, part in form["properties"].items():
        if part.get("x-layout") == _BY_QUARTER:
            yield (*path, name), part
        elif "properties" in part and not path:
            yield from _comments(part, (name,))
