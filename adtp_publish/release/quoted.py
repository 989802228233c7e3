"""Prose that names figures which its audience is not shown: the document that holds it is withheld."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..findings import Finding, finding_of
from ..model.figure import Figure
from ..model.node import Path
from ..model.plan import Derived, Release, ReleasedDocument
from ..model.quotable import Part, Quotable, Unknown
from ..model.quotes import OPEN, PROSE, quotes

_NOTE: Path = ("note",)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure that a text of a released document names: the text's place, and the name as it is typed."""

    document: str
    path: Path
    typed: str
    name: str


def quoted(document: ReleasedDocument) -> Iterator[Quoted]:
    """All that the prose of a released document names."""
    texts = [(node.path, node.value) for node in document.root.walk() if node.face.kind in PROSE]
    for path, text in (*texts, (_NOTE, document.note)):
        if isinstance(text, str) and OPEN in text:
            for quote in quotes(text):
                if not quote.literal:
                    yield Quoted(document.id, path, text[quote.start : quote.end], quote.name)


def not_released(derived: Derived, released: Release) -> tuple[Finding, ...]:
    """The first name in each document of a figure, or of a document, that is in the plan and not released.

    What a document says of a figure that is withheld would be wrong or say something of it.
    """
    naming = [one for document in released.documents for one in quoted(document)]
    if not naming:
        return ()
    plan = derived.plan
    held = {item.spec.id: Part(item.root, item.absent) for item in plan.documents}
    names = Quotable(plan.key, derived.figures, held)
    known = {figure.id for figure in released.figures}
    withheld = set(held) - {document.id for document in released.documents}
    files = {document.spec.id: document.file for document in plan.documents}
    found: dict[tuple[str, str], Finding] = {}
    for one in naming:
        target = names.look_up(one.name, one.document, one.path)
        if isinstance(target, Unknown):
            continue  # an error of its document, found before
        is_hidden = isinstance(target, Figure) and target.id not in known
        if is_hidden or target.document in withheld:
            message = f"`{one.path[-1]}` names `[[{one.name}]]`, which is not in this release"
            hint = f"mend what keeps `{target.document}` out of it, or take the name out"
            finding = finding_of("figure-left-out", message, files[one.document], one.path, hint)
            found.setdefault((one.document, target.document), finding.at_words(one.typed))
    return tuple(found.values())
