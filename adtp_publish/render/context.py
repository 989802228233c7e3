"""What the blocks of one document are made with: its figures and footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..model.display import RATINGS, capital, number, written
from ..model.figure import Figure
from ..model.form import NUMBERS
from ..model.letters import LETTERS
from ..model.node import Node
from ..model.quotable import Quotable, quotable
from ..model.quotes import OPEN, PROSE
from ..model.record import DOCUMENT
from ..model.release import Release, ReleasedDocument
from ..model.telling import least
from ..model.values import Absence, Quantity
from .blocks import Cell, Footnote
from .prose import plain
from .quoting import Marked, plain_of

_LINES = 2


@dataclass(slots=True)
class Context:
    """Makes cells of one document and remembers the footnotes that they call for.

    It lives while one document is put together and is never handed to a template.
    """

    release: Release
    document: ReleasedDocument
    figures: dict[str, Figure]
    names: Quotable
    notes: list[Footnote] = field(default_factory=list)

    @staticmethod
    def of(release: Release, document: ReleasedDocument) -> Context:
        """A fresh context for one document."""
        mine = {f.id: f for f in release.figures if f.document == document.id}
        return Context(release, document, mine, quotable(release))

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
        if node.face.name == DOCUMENT and (short := dict(self.release.shorts).get(str(node.value))):
            return Cell(short)
        if node.face.kind in PROSE and isinstance(node.value, str) and OPEN in node.value:
            return self._quoting(node, node.value)
        return value_cell(node)

    def _quoting(self, node: Node, text: str) -> Cell:
        """The cell of a text that names figures."""
        marked = Marked(text, self.names, self.document.id, node.path, is_markdown=False)
        runs = tuple(marked.line(line) for line in plain(marked.text))
        return replace(text_cell([plain_of(line) for line in runs]), runs=runs)

    def of_figure(self, figure: Figure, node: Node | None = None) -> Cell:
        """The cell of a figure, where it stands in a document that of its node."""
        if figure.kind == "rating" and (figure.stated_word or figure.word):
            return self._rating(figure)
        shown = figure.shown
        if shown is None:
            cell = Cell("", "absent") if node is None else value_cell(node)
            return replace(absent(figure.absence) if figure.absence else cell, figure=figure.id)
        text = number(shown, figure.unit, figure.places)
        if node is not None and isinstance(node.value, Quantity):
            text = written(node.value)
        if figure.gaps and figure.stated is None:
            text = over_gaps(figure, text)
        return Cell(
            text,
            "number",
            derived=figure.is_derived,
            provisional=figure.provisional,
            marks=(self._differs(figure),) if figure.differs else (),
            figure=figure.id,
        )

    def _rating(self, figure: Figure) -> Cell:
        word = figure.stated_word or figure.word
        marks = (self._differs(figure),) if figure.differs else ()
        text = RATINGS.get(word, word)
        return Cell(text, "rating", not figure.stated_word, marks=marks, rating=word, figure=figure.id)

    def _differs(self, figure: Figure) -> str:
        return self.note(difference(figure), figure.id)

    def note(self, text: str, figure: str) -> str:
        """The mark of the footnote of a figure: each has its own, so that a link leads back to it."""
        known = next((note for note in self.notes if note.figure == figure), None)
        if known is None:
            known = Footnote(mark_after(len(self.notes)), text, figure)
            self.notes.append(known)
        return known.mark

    def take_notes(self, since: int) -> tuple[Footnote, ...]:
        """The footnotes added since there were `since` of them."""
        return tuple(self.notes[since:])


def mark_after(count: int) -> str:
    """The mark of the next footnote behind so many others: a to z, then aa."""
    return LETTERS[count % 26] * (count // 26 + 1)


def difference(figure: Figure) -> str:
    """That the form states another number or word than follows from the plan, with its explanation."""
    if figure.word:
        stated, value = (RATINGS.get(word, word) for word in (figure.stated_word, figure.word))
    else:
        value = number(figure.value or 0, figure.unit, figure.places)
        stated = number(figure.stated or 0, figure.unit, figure.places)
    text = f"The form states {stated}; worked out from the plan's own figures it is {value}."
    return f"{text} {figure.explained}".strip()


def over_gaps(figure: Figure, text: str) -> str:
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
    if isinstance(value, str) and node.face.kind in PROSE:
        return text_cell(plain(value))
    text = _word(node) or written(value, node.face.unit)
    is_number = node.face.kind in NUMBERS
    return Cell(text, "number" if is_number else "text") if text else Cell("", "absent")


def text_cell(lines: Sequence[str]) -> Cell:
    """The cell of a text, by its paragraphs."""
    text = " ".join(lines)
    return Cell(text, "lines", lines=tuple(lines)) if len(lines) >= _LINES else Cell(text)


def _word(node: Node) -> str:
    """A quarter or a word of a closed list as a reader sees it."""
    if node.face.kind == "quarter" and isinstance(node.value, str):
        return f"Quarter {node.value.removeprefix('q')}"
    if node.face.kind == "choice" and isinstance(node.value, str):
        return capital(node.value)
    return ""


def absent(reason: Absence) -> Cell:
    """The cell of a value that is not there, with its reason."""
    return Cell(written(reason), "absent")
