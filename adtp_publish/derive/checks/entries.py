"""Evidence entries as they are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.display import folded, quantity
from ...model.form import Form
from ...model.node import Node, Path
from ...model.values import Quantity, Scalar

Fields = dict[str, Scalar | None]
Row = tuple[Node, Fields, Path]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with the fields that the checks go by, folded where they are compared."""

    node: Node
    fields: Fields
    value: Quantity
    inside: Path

    def text(self, name: str) -> str:
        """A text of the entry; an empty one where there is none."""
        held = self.fields.get(name)
        return held if isinstance(held, str) else ""

    def folded(self, name: str) -> str:
        """A text as it is compared."""
        return folded(self.text(name))

    @property
    def place(self) -> Path:
        """Where its value stands."""
        return (*self.node.path, "value")


def is_evidence(form: Form) -> bool:
    """A list of figures that prose quotes."""
    return form.face.layout == "evidence"


def rows_of(node: Node) -> Iterator[Row]:
    """The entries of a list, each with its fields; few of them are looked at further."""
    for item in node.children:
        yield item, {child.path[-1]: child.value for child in item.children}, node.path


def entry_of(row: Row) -> Entry | None:
    """The entry, if it has a value."""
    item, fields, inside = row
    value = fields.get("value")
    return Entry(item, fields, value, inside) if isinstance(value, Quantity) else None


def said(entry: Entry) -> str:
    """A value as a sentence has it: `about 5% for 2007/08`."""
    words = [entry.text("qualifier"), quantity(entry.value)]
    period = entry.text("period")
    return " ".join(word for word in words if word) + (f" for {period}" if period else "")
