"""Figures that prose names: each must be there, be shown as it is asked for, and be for the same readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...findings import Finding, finding_of
from ...model.figure import Figure
from ...model.figure_text import FORMATS, in_sentence
from ...model.form import Form
from ...model.node import Node, Path
from ...model.plan import Derived, Document, Plan
from ...model.quotable import Lacking, Quotable, Unknown
from ...model.quotes import NOT_PROSE, OPEN, PROSE, Quote, left_open, quotes
from ...model.search import found
from ...near import Hints, shortened

PUBLIC = "public"
_AUDIENCES = {PUBLIC: "the public", "nta": "the NTA", "partnership": "the partnership"}
_NOTE: Path = ("note",)  # all that an `absent` document says
_SHOWN = 40  # signs of a text in which brackets are left open


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
            yield from here.findings(field.face.kind in PROSE)


def _naming(form: Form, document: Document) -> Iterator[tuple[Form, Node, str]]:
    for field, node in found(form, document.root, _is_text, is_prose_way):
        is_here = not document.absent or node.path == _NOTE
        if is_here and isinstance(node.value, str) and OPEN in node.value:
            yield field, node, node.value


def public_texts(form: Form, document: Document) -> frozenset[Path]:
    """Where the texts of a document stand that the public reads, once the plan is published."""
    if not document.spec.seen_by(PUBLIC):
        return frozenset()
    return frozenset(node.path for _, node in found(form, document.root, _is_text, _is_public_way))


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
        """What is wrong in this text, each name once."""
        said = {self._as_typed(quote): quote for quote in quotes(self.text) if not quote.literal}
        if not is_prose:
            yield from map(self.misplaced, said.values())
            return
        yield from self.unclosed()
        for quote in said.values():
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

    def unclosed(self) -> Iterator[Finding]:
        """Brackets that are opened and name nothing: they would be shown as they stand."""
        for at in left_open(self.text)[:1]:
            shown = self.text[at : at + _SHOWN].partition("\n")[0]
            message = f"found `{shown}`, where `[[` is not closed by `]]`{self._place()}; wanted `[[ID]]`"
            hint = "close it, or write `\\[[` where two brackets are meant"
            yield self._finding("unknown-figure", message, hint, shown)

    def misplaced(self, quote: Quote) -> Finding:
        """A name of a figure in a field of one line, which shows it as it stands."""
        message = f"found `{self._said(quote)}`{self._place()}, a field of one line; wanted plain words there"
        hint = "write the number, or name the figure in a text of this document"
        return self._finding("misplaced-figure", message, hint, self._as_typed(quote))

    def _unknown(self, quote: Quote, target: Unknown) -> Finding:
        said = self._said(quote)
        if target.several:
            each = ", ".join(f"`[[{name}]]`" for name in target.several[:3])
            message = f"found `{said}`{self._place()}, the `id` of {len(target.several)} evidence entries"
            return self._finding(
                "unknown-figure", message, f"say which is meant: {each}", self._as_typed(quote)
            )
        if "/" in target.name.partition(".")[0]:
            message = f"found `{said}`{self._place()}, which is of another plan; wanted a figure of this plan"
            hint = (
                "prose names the figures of its own plan alone: write the number with its source as evidence"
            )
            return self._finding("unknown-figure", message, hint, self._as_typed(quote))
        message = f"found `{said}`{self._place()}; wanted the id of a figure of this plan"
        otherwise = f"`adtp-publish explain --list {self.plan.key}` lists them; `\\[[` is two brackets"
        hint = self.hints.near(self.document.file, target.name, self._known(target.name), otherwise)
        return self._finding("unknown-figure", message, hint, self._as_typed(quote))

    def _known(self, name: str) -> Iterator[str]:
        """Names that may be meant, those of the same document first."""
        own = f"{name.partition('.')[0]}."
        if "." not in name:
            yield from self.names.entry_names(self.document.spec.id)
        ids = [self.names.short(known) for known in self.names.figures]
        yield from (known for known in ids if known.startswith(own))
        yield from (known for known in ids if not known.startswith(own))

    def _hidden(self, quote: Quote, audience: str) -> Finding:
        message = f"found `{self._said(quote)}`{self._place()}, a figure that {audience} is not shown"
        hint = f"take it out: {audience} reads this text"
        return self._finding("private-reference", message, hint, self._as_typed(quote))

    def _no_format(self, quote: Quote) -> Finding:
        known = ", ".join(f"`{name}`" for name in FORMATS)
        message = (
            f"found the format `{shortened(quote.format)}` at `[[{shortened(quote.name)}]]`; wanted {known}"
        )
        near = self.hints.near(self.document.file, quote.format, FORMATS, "or leave it out, with its `|`")
        return self._finding("unfit-format", message, near, self._as_typed(quote))

    def _unfit(self, quote: Quote, plain: str) -> Finding:
        how = FORMATS[quote.format].partition(":")[0]
        message = f"found `[[{shortened(quote.name)}|{quote.format}]]`, but {plain} cannot be written {how}"
        return self._finding("unfit-format", message, "leave the format out", self._as_typed(quote))

    def _finding(self, code: str, message: str, hint: str, sought: str) -> Finding:
        return finding_of(code, message, self.document.file, self.node.path, hint).at_words(sought)

    def _place(self) -> str:
        return f" in `{self.node.face.name}`"

    def _said(self, quote: Quote) -> str:
        return f"[[{shortened(quote.name)}]]"

    def _as_typed(self, quote: Quote) -> str:
        return self.text[quote.start : quote.end]


def hidden_from(plan: Plan, document: Document, is_public: bool, target: Figure | Lacking) -> str:
    """The first audience that is shown a text of a document and not a figure; empty where there is none.

    `is_public` says that the public is shown the text.
    """
    spec = next(spec for spec in plan.edition.documents if spec.id == target.document)
    for audience, told in _AUDIENCES.items():
        is_shown = is_public if audience == PUBLIC else document.spec.seen_by(audience)
        is_private = audience == PUBLIC and isinstance(target, Figure) and not target.public
        if is_shown and (is_private or not spec.seen_by(audience)):
            return told
    return ""


def _is_text(form: Form) -> bool:
    return form.face.kind in PROSE or form.face.kind == "line"


def _is_public_way(form: Form) -> bool:
    return form.public


def is_prose_way(form: Form) -> bool:
    """Whether there may be prose of the plan in a field: explanations of findings are for reviewers."""
    return form.face.name not in NOT_PROSE
