"""What a report carries over: from the plan, and from a report or comments of an earlier quarter.

The form says it (`x-carried`): a field that a later report says again is carried as it was typed. Of
any other the earlier text stands beside as a remark, and the field is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.figure import Figure
from ..model.node import Path
from ..model.plan import Document
from ..model.quotable import Quotable
from ..model.quotes import OPEN, PROSE, quotes
from ..model.source import Data
from ..validate.rules.exceptions import DONE
from .given import MARKS, NOTHING, Given
from .hints import Schema, worked_out
from .lines import prose

_CARRIED, _STATUS = "x-carried", "status"


def is_carried(part: Schema) -> bool:
    """Whether a later report says a field again."""
    return bool(part.get(_CARRIED))


@dataclass(frozen=True, slots=True)
class Earlier:
    """A document that is carried from, and by what name remarks say so (`quarter 2`).

    `data` is what it says as it was typed, `names` what the figures in its texts stand for.
    """

    document: Document
    data: Mapping[str, Data]
    names: Quotable
    called: str

    def given(self, part: Schema, data: Data, path: Path, *, row: bool = False, whole: bool = False) -> Given:
        """What is carried into a field, from the same field of this document.

        In a `row` that is reported on again an exception that was told before is asked for once more;
        `whole` says that all of a group is carried.
        """
        whole = whole or is_carried(part)
        if isinstance(data, dict):
            below = {name: part["properties"][name] for name in data if name in part.get("properties", {})}
            fields = {
                name: given
                for name, field in below.items()
                if (given := self.given(field, data[name], (*path, name), row=row, whole=whole)) != NOTHING
            }
            return Given(fields=fields)
        if isinstance(data, list):
            return self._list(part, data, path, whole=whole)
        if not data:
            return NOTHING
        if whole:
            reads = (self._reads(data, path),) if OPEN in data else ()
            return Given(value=self.typed(data, path), said=reads)
        if worked_out(part):
            return NOTHING
        is_told_again = row and bool(part.get("x-optional")) and part.get("x-kind") in PROSE
        return Given(said=(self.remark(data, path),), asked=is_told_again)

    def _list(self, part: Schema, data: list[Data], path: Path, *, whole: bool) -> Given:
        items: Schema = part["items"]
        if "properties" not in items:
            return Given(texts=tuple(text for text in data if isinstance(text, str))) if whole else NOTHING
        key = items["properties"].get(part.get("x-key", ""), {})
        if not is_carried(key):
            return NOTHING  # figures that only the texts of that quarter quote
        rows = [
            self.given(items, item, (*path, str(number)), row=True)
            for number, item in enumerate(data)
            if isinstance(item, dict) and item.get(_STATUS) not in DONE
        ]
        return Given(items=tuple(rows)) if rows else NOTHING

    def typed(self, text: str, path: Path) -> str:
        """A text as it is typed in another document: the figures of its own place by their whole names."""
        if OPEN not in text:
            return text
        parts, at = [], 0
        for quote in quotes(text):
            found = None if quote.literal else self.names.look_up(quote.name, self.document.spec.id, path)
            if isinstance(found, Figure):
                form = f"|{quote.format}" if quote.format else ""
                parts += [text[at : quote.start], f"[[{self.names.short(found.id)}{form}]]"]
                at = quote.end
        new = "".join((*parts, text[at:]))
        return _wrapped(new) if parts and "\n" in text else new

    def remark(self, text: str, path: Path) -> str:
        """A text as a remark beside a field: who said it, and how it reads."""
        return remark(self.called, self._reads(text, path))

    def _reads(self, text: str, path: Path) -> str:
        return self.names.said(text, self.document.spec.id, path).strip()


def remark(called: str, text: str) -> str:
    """A remark: who said it, and what; a list begins on a line of its own."""
    return f"{called}:\n\n{text}" if text.startswith(MARKS) else f"{called}: {text}"


def _wrapped(text: str) -> str:
    """Prose over several lines with its lines broken anew, now that names in it are longer; lists stay."""
    if any(line.lstrip().startswith(MARKS) for line in text.split("\n")):
        return text
    return prose("\n\n".join(" ".join(part.split()) for part in text.split("\n\n")))
