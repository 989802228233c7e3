"""Numbers typed in prose that equal a figure of the plan: a name in their place would stay right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from ...findings import Finding, finding_of
from ...model.figure import Figure
from ...model.figure_text import in_sentence
from ...model.form import NUMBERS, Form
from ...model.node import Path
from ...model.parts import Entry
from ...model.plan import Derived, Document
from ...model.quotable import Quotable
from ...model.quotes import is_prose, leads_to_prose
from ...model.search import found
from ...model.source import times_before
from ...model.typed_numbers import blanked, typed_numbers, typed_words
from ...near import shortened
from .beside import IN_WORDS, Beside, Index, Number, shown, unit_of
from .readers import hidden_from, public_texts

# Of what a number may be so many are looked at and offered, and of the numbers of a text so many are told.
_LOOKED_AT, _OFFERED, _TOLD = 50, 3, 100
_FORMATS = (*IN_WORDS, "number", "million")


def figures_typed_in_prose(derived: Derived, names: Quotable) -> Iterator[Finding]:
    """A number that is a figure of the plan, or what an evidence entry beside the text says: a notice.

    Money and percentages are compared with all figures, bare numbers from 100 on too; smaller ones, dates
    and words such as `three` only with the evidence entries under the same heading, where one reads just so
    in some format: for the `two` of `two evenings` an entry of 2 weeks would read `two weeks`. A figure that
    a reader of the text is not shown is not offered.
    """
    plan: _Plan | None = None
    for document in derived.plan.documents:
        form = derived.plan.edition.form(document.spec.schema)
        texts = [] if document.broken or document.absent else list(_texts(form, document))
        if texts:
            plan = plan or _Plan(derived, names, _index(derived.figures))
            public = public_texts(form, document)
            for path, text in texts:
                yield from _Text(plan, document, path, text, path in public).findings()


def _texts(form: Form, document: Document) -> Iterator[tuple[Path, str]]:
    for _, node in found(form, document.root, is_prose, leads_to_prose):
        if isinstance(node.value, str):
            yield node.path, node.value


def _index(figures: Sequence[Figure]) -> Index:
    index: Index = {}
    for figure in figures:
        if figure.kind in NUMBERS and not figure.word and (value := shown(figure)) is not None:
            index.setdefault((value, unit_of(figure)), []).append(Entry(figure.id, figure))
    return index


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the numbers of all texts of a plan are compared with."""

    derived: Derived
    names: Quotable
    index: Index
    groups: dict[int, Beside] = field(default_factory=dict)

    def beside(self, document: Document, path: Path) -> Beside:
        """The entries beside a text; made once for all texts under a heading."""
        entries = self.names.beside(document.spec.id, path)
        if id(entries) not in self.groups:
            self.groups[id(entries)] = Beside(entries)
        return self.groups[id(entries)]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in which numbers are typed."""

    plan: _Plan
    document: Document
    path: Path
    text: str
    is_public: bool

    def findings(self) -> Iterator[Finding]:
        """One finding for each number that may be a figure, however often it is typed."""
        told: set[str] = set()
        for number in sorted(self._numbers(), key=lambda number: (number.start, -number.end)):
            typed = self.text[number.start : number.end]
            if typed in told or len(told) == _TOLD:
                continue
            may_be = [entry for entry in number.may_be[:_LOOKED_AT] if self._is_seen(entry.figure)]
            if may_be:
                told.add(typed)
                yield self._finding(typed, number.start, may_be)

    def _numbers(self) -> Iterator[Number]:
        text = blanked(self.text)
        beside = self.plan.beside(self.document, self.path)
        worded = list(beside.numbers(text))
        yield from worded
        words = typed_words(text) if beside.has_words else ()
        for typed in chain(typed_numbers(text), words):
            near = beside.may_be(typed)
            if typed.small and near:
                said = self.text[typed.start : typed.end]
                near = [one for one in near[:_LOOKED_AT] if _format(said, one.figure) is not None]
            if not near and not typed.small:
                near = self.plan.index.get((typed.value, typed.unit), [])
            if near and not any(number.start <= typed.start < number.end for number in worded):
                yield Number(typed.start, typed.end, near)

    def _is_seen(self, figure: Figure) -> bool:
        return not hidden_from(self.plan.derived.plan, self.document, self.is_public, figure)

    def _finding(self, typed: str, start: int, may_be: Sequence[Entry]) -> Finding:
        offers = [f"`{self._offer(typed, entry)}`" for entry in may_be[:_OFFERED]]
        more = len(may_be) - len(offers)
        shown = shortened(typed)
        label = shortened(may_be[0].figure.label)
        what = f"`{label}`" if len(may_be) == 1 else f"{len(may_be)} figures of this plan"
        message = f"found `{shown}` typed in `{self.path[-1]}`, which equals {what}"
        which = " or ".join(offers) + (f" or one of {more} more" if more else "")
        hint = f"write {which}; or `[[={shown}]]` if it only happens to be the same"
        finding = finding_of("typed-figure", message, self.document.file, self.path, hint)
        return finding.at_words(typed, times_before(typed, self.text, start))

    def _offer(self, typed: str, entry: Entry) -> str:
        form = _format(typed, entry.figure) or ""
        return f"[[{self._name(entry)}{'|' if form else ''}{form}]]"

    def _name(self, entry: Entry) -> str:
        """The short name of an entry, where it leads to that entry from here."""
        names = self.plan.names
        is_it = names.look_up(entry.name, self.document.spec.id, self.path) is entry.figure
        return entry.name if is_it and "." not in entry.name else names.short(entry.figure.id)


def _format(typed: str, figure: Figure) -> str | None:
    """The format in which a figure reads as it is typed; `None` where it does in none."""
    said = " ".join(typed.split())
    return next((form for form in _FORMATS if in_sentence(figure, form) == said), None)
