"""Figures that prose names: each must be there, be shown as it is asked for, and be for the same readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ...findings import Finding, finding_of
from ...model.figure import Figure
from ...model.figure_text import FORMATS, in_sentence
from ...model.form import Form
from ...model.node import Node
from ...model.parts import NOTE
from ...model.plan import Derived, Document, Plan
from ...model.quotable import Quotable, Unknown
from ...model.quotes import OPEN, Quote, in_addresses, is_prose, leads_to_prose, left_open, quotes
from ...model.search import found
from ...model.source import times_before
from ...near import Hints, shortened
from .readers import hidden_from, is_text, public_texts

_SHOWN = 40  # signs of a text in which brackets are left open
# Findings of one text: of a file no more are shown, and one more says that there are others.
_MOST = 51


def figures_named_in_prose(derived: Derived, names: Quotable) -> Iterator[Finding]:
    """What is wrong with the names in the prose of a plan; the note of an `absent` document is prose too."""
    hints = Hints()
    for document in derived.plan.documents:
        form = derived.plan.edition.form(document.spec.schema)
        naming = [] if document.broken else list(_naming(form, document))
        if not naming:
            continue
        public = public_texts(form, document)
        for field, node, text in naming:
            here = _Text(derived.plan, document, node, text, node.path in public, names, hints)
            yield from here.findings(is_prose(field))


def _naming(form: Form, document: Document) -> Iterator[tuple[Form, Node, str]]:
    for field, node in found(form, document.root, is_text, leads_to_prose):
        is_here = not document.absent or node.path == NOTE  # all that an `absent` document says
        if is_here and isinstance(node.value, str) and OPEN in node.value:
            yield field, node, node.value


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with names in it, and what is needed to look them up."""

    plan: Plan
    document: Document
    node: Node
    text: str
    is_public: bool
    names: Quotable
    hints: Hints

    def findings(self, is_prose: bool) -> Iterator[Finding]:
        """What is wrong in this text, at each of its places: the first so many of them."""
        return islice(self._findings(is_prose), _MOST)

    def _findings(self, is_prose: bool) -> Iterator[Finding]:
        all_said = quotes(self.text)
        said = [quote for quote in all_said if not quote.literal]
        if not is_prose:
            yield from map(self.misplaced, said)
            return
        yield from filter(None, map(self.literal, all_said))
        yield from self.unclosed()
        yield from map(self.in_address, in_addresses(self.text))
        for quote in said:
            yield from self.named(quote)

    def named(self, quote: Quote) -> Iterator[Finding]:
        """What is wrong with one name: most of all nothing."""
        target = self.names.look_up(quote.name, self.document.spec.id, self.node.path)
        if isinstance(target, Unknown):
            yield self._unknown(quote, target)
            return
        audience = hidden_from(self.plan, self.document, self.is_public, target)
        if audience:
            yield self._hidden(quote, audience)
        elif quote.format and quote.format not in FORMATS:
            yield self._no_format(quote)
        elif isinstance(target, Figure) and in_sentence(target, quote.format) is None:
            yield self._unfit(quote, in_sentence(target) or "")

    def literal(self, quote: Quote) -> Finding | None:
        """A number that is written as it is, with a format, which would be shown beside it."""
        value, bar, form = quote.name.rpartition("|")
        if not (quote.literal and bar and form.strip() in FORMATS):
            return None
        message = f"found `{self._said(quote)}`: a number that is written as it is takes no format"
        plain = shortened(value.rstrip("\\ "))
        hint = f"write `[[={plain}]]`, or the words that are meant" if plain else "write the number"
        return self._finding("unfit-format", message, hint, self._as_typed(quote), quote.start)

    def unclosed(self) -> Iterator[Finding]:
        """Brackets that are opened and name nothing: they would be shown as they stand."""
        for at in left_open(self.text):
            shown = self.text[at : at + _SHOWN].partition("\n")[0]
            message = f"found `{shown}`, where `[[` is not closed by `]]`{self._place()}; wanted `[[ID]]`"
            hint = "close it, or write `\\[[` where two brackets are meant"
            yield self._finding("unknown-figure", message, hint, shown, at)

    def misplaced(self, quote: Quote) -> Finding:
        """A name of a figure in a field of one line, which shows it as it stands."""
        message = f"found `{self._said(quote)}`{self._place()}, a field of one line; wanted plain words there"
        hint = "write the number, or name the figure in a text of this document"
        return self._finding("misplaced-figure", message, hint, self._as_typed(quote), quote.start)

    def in_address(self, quote: Quote) -> Finding:
        """A name in the address of a link, which stays as it is typed."""
        message = f"found `{self._said(quote)}` in the address of a link{self._place()}; wanted an address"
        hint = "name the figure beside the link, or in its words"
        return self._finding("misplaced-figure", message, hint, self._as_typed(quote), quote.start)

    def _unknown(self, quote: Quote, target: Unknown) -> Finding:
        found, name = f"found `{self._said(quote)}`{self._place()}", target.name
        wanted = "; wanted the id of a figure of this plan"
        if target.several:
            wanted = f", the `id` of {len(target.several)} evidence entries"
            hint = f"say which is meant: {', '.join(f'`[[{name}]]`' for name in target.several[:3])}"
        elif "/" in name.partition(".")[0]:
            wanted = ", which is of another plan; wanted a figure of this plan"
            hint = (
                "prose names the figures of its own plan alone: write the number with its source as evidence"
            )
        elif name.endswith("\\") and quote.format:
            hint = "no backslash is needed before `|`, in a table neither: take it out"
        elif any(name == spec.id for spec in self.plan.edition.documents):
            first = next(self._known(f"{name}."), "")
            such = f", as in `{first}`" if first.startswith(f"{name}.") else ""
            hint = f"`{name}` is a whole document: write a `.` and the rest of a figure's id behind it{such}"
        else:
            otherwise = f"`adtp-publish explain --list {self.plan.key}` lists them; `\\[[` is two brackets"
            hint = self.hints.near(self.document.file, name, self._known(name), otherwise)
        return self._finding("unknown-figure", f"{found}{wanted}", hint, self._as_typed(quote), quote.start)

    def _known(self, name: str) -> Iterator[str]:
        """Names that may be meant, those of the same document first: none that a reader is not shown."""
        own = f"{name.partition('.')[0]}."
        if "." not in name:
            yield from self.names.entry_names(self.document.spec.id)
        ids = {self.names.short(known): figure for known, figure in self.names.figures.items()}
        for is_own in (True, False):
            for known, figure in ids.items():
                is_meant = known.startswith(own) == is_own
                if is_meant and not hidden_from(self.plan, self.document, self.is_public, figure):
                    yield known

    def _hidden(self, quote: Quote, audience: str) -> Finding:
        message = f"found `{self._said(quote)}`{self._place()}, a figure that {audience} is not shown"
        hint = f"take it out: {audience} reads this text"
        return self._finding("private-reference", message, hint, self._as_typed(quote), quote.start)

    def _no_format(self, quote: Quote) -> Finding:
        known = ", ".join(f"`{name}`" for name in FORMATS)
        message = f"found the format `{shortened(quote.format)}` at `{self._said(quote)}`; wanted {known}"
        near = self.hints.near(self.document.file, quote.format, FORMATS, "or leave it out, with its `|`")
        return self._finding("unfit-format", message, near, self._as_typed(quote), quote.start)

    def _unfit(self, quote: Quote, plain: str) -> Finding:
        how = FORMATS[quote.format].partition(":")[0]
        message = f"found `{self._said(quote)}`, but {plain} cannot be written {how}"
        return self._finding(
            "unfit-format", message, "leave the format out", self._as_typed(quote), quote.start
        )

    def _finding(self, code: str, message: str, hint: str, sought: str, start: int) -> Finding:
        nth = times_before(sought, self.text, start)
        return finding_of(code, message, self.document.file, self.node.path, hint).at_words(sought, nth)

    def _place(self) -> str:
        return f" in `{self.node.face.name}`"

    def _said(self, quote: Quote) -> str:
        return shortened(self._as_typed(quote))

    def _as_typed(self, quote: Quote) -> str:
        return self.text[quote.start : quote.end]
