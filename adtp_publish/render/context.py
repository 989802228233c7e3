"""What the blocks of one document are made with: its figures and footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..model.display import number, written
from ..model.figure import Figure
from ..model.node import Node
from ..model.plan import Release, ReleasedDocument
from ..model.telling import least
from ..model.values import Absence, Quantity
from .blocks import Cell, Footnote
from .prose import plain

RATINGS = {"G": "Green", "A": "Amber", "R": "Red", "L": "Lavender"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LINES = 2


@dataclass(slots=True)
class Context:
    """Makes cells of one document and remembers the footnotes that they call for.

    It lives while one document is put together and is never handed to a template.
    """

    release: Release
    document: ReleasedDocument
    figures: dict[str, Figure]
    notes: list[Footnote] = field(default_factory=list)

    @staticmethod
    def of(release: Release, document: ReleasedDocument) -> Context:
        """A fresh context for one document."""
        return Context(release, document, {f.id: f for f in release.figures if f.document == document.id})

    def figure(self, node: Node | None) -> Figure | None:
        """The figure that a node belongs to."""
        return self.figures.get(node.id) if node else None

    def cell(self, node: Node | None) -> Cell:
        """The cell of a value: a figure with its marks, or the value as it is written."""
        if node is None:
            return Cell("", "absent")
        figure = self.figure(node)
        if figure is not None:
            return self.of_figure(figure, node)
        return value_cell(node)

    def of_figure(self, figure: Figure, node: Node | None = None) -> Cell:
        """The cell of a figure, where it stands in a document that of its node."""
        if figure.kind == "rating" and (figure.stated_word or figure.word):
            word = figure.stated_word or figure.word
            return Cell(
                RATINGS.get(word, word), "rating", not figure.stated_word, rating=word, figure=figure.id
            )
        shown = figure.shown
        if shown is None:
            cell = Cell("", "absent") if node is None else value_cell(node)
            return replace(absent(figure.absence) if figure.absence else cell, figure=figure.id)
        text = number(shown, figure.unit, figure.places)
        if node is not None and isinstance(node.value, Quantity):
            text = written(node.value)
        if figure.gaps and figure.stated is None:
            text = _over_gaps(figure, text)
        return Cell(
            text,
            "number",
            derived=figure.status == "derived" and figure.stated is None,
            provisional=figure.provisional,
            marks=(self._differs(figure),) if figure.differs else (),
            figure=figure.id,
        )

    def _differs(self, figure: Figure) -> str:
        value = number(figure.value or 0, figure.unit, figure.places)
        stated = number(figure.stated or 0, figure.unit, figure.places)
        text = f"The form states {stated}; worked out from the plan's own figures it is {value}."
        return self.note(f"{text} {figure.explained}".strip())

    def note(self, text: str) -> str:
        """The mark of a footnote with that text."""
        known = next((note for note in self.notes if note.text == text), None)
        if known is None:
            count = len(self.notes)
            mark = _LETTERS[count % 26] * (count // 26 + 1)
            known = Footnote(mark, text)
            self.notes.append(known)
        return known.mark

    def take_notes(self, since: int) -> tuple[Footnote, ...]:
        """The footnotes added since there were `since` of them."""
        return tuple(self.notes[since:])


def _over_gaps(figure: Figure, text: str) -> str:
    """A total over rows that are not known is the least that it can be."""
    count = len(figure.gaps)
    if first := least(figure):
        return f"{first}{text}, {count} {'row' if count == 1 else 'rows'} not known"
    return f"{text} ({count} not known)"


def value_cell(node: Node) -> Cell:
    """The cell of a value that is no figure."""
    value = node.value
    if isinstance(value, Absence):
        return absent(value)
    if node.face.kind == "rating" and isinstance(value, str):
        return Cell(RATINGS.get(value, value), "rating", rating=value)
    if isinstance(value, str) and node.face.kind in ("text", "markdown"):
        lines = plain(value)
        return Cell(" ".join(lines), "lines", lines=lines) if len(lines) >= _LINES else Cell(" ".join(lines))
    text = _word(node) or written(value, node.face.unit)
    is_number = node.face.kind in ("count", "money", "percent", "decimal")
    return Cell(text, "number" if is_number else "text") if text else Cell("", "absent")


def _word(node: Node) -> str:
    """A quarter or a word of a closed list as a reader sees it."""
    if node.face.kind == "quarter" and isinstance(node.value, str):
        return f"Quarter {node.value.removeprefix('q')}"
    if node.face.kind == "choice" and isinstance(node.value, str):
        return node.value[:1].upper() + node.value[1:]
    return ""


def absent(reason: Absence) -> Cell:
    """The cell of a value that is not there, with its reason."""
    return Cell(written(reason), "absent")
