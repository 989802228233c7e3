"""Where the prose of a plan names its figures: in which text, and in which line of its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..checking import Checked
from ..derive.quoting import quotable
from ..model.figure import Figure
from ..model.paths import place_of
from ..model.plan import Derived, Document
from ..model.quotes import OPEN, is_prose, leads_to_prose, quotes
from ..model.search import found
from ..model.source import times_before


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure that is named in a text: its id, the text by document and place, where the name stands."""

    figure: str
    document: Document
    place: str
    line: int
    column: int
    length: int

    @property
    def file(self) -> str:
        """The file of the text, as the user knows it."""
        return self.document.file


def quoted(checked: Checked, derived: Derived) -> Iterator[Quoted]:
    """The figures that the prose of one plan names, by document; unknown names are left out."""
    names = quotable(derived)
    for document in derived.plan.documents:
        raw = checked.documents.get(document.file)
        if document.broken or raw is None:
            continue
        form = derived.plan.edition.form(document.spec.schema)
        for _, node in found(form, document.root, is_prose, leads_to_prose):
            text = node.value
            if not isinstance(text, str) or OPEN not in text:
                continue
            start = raw.span(node.path, on_key=False)
            for quote in quotes(text):
                figure = None if quote.literal else names.look_up(quote.name, document.spec.id, node.path)
                if isinstance(figure, Figure):
                    typed = text[quote.start : quote.end]
                    at = raw.span_of(typed, start, times_before(typed, text, quote.start))
                    place = place_of(form, document.root, node.path)
                    yield Quoted(figure.id, document, place, at.line, at.column, at.length)
