"""Prose that names figures which are not in a release: hidden from its audience, or left out for errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..findings import ERROR, Finding, finding_of
from ..model.figure import Figure
from ..model.node import Path
from ..model.parts import LEFT_OUT, Held, texts_of
from ..model.plan import Derived
from ..model.quotable import Quotable, Unknown
from ..model.quotes import quotes
from ..model.release import Release, ReleasedDocument


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure that a text of a released document names: the text's place, and the name as it is typed."""

    document: str
    path: Path
    typed: str
    name: str


def quoted(document: ReleasedDocument) -> Iterator[Quoted]:
    """All that the prose of a released document names."""
    for path, text in texts_of(document):
        for quote in quotes(text):
            if not quote.literal:
                yield Quoted(document.id, path, text[quote.start : quote.end], quote.name)


def hidden(derived: Derived, released: Release) -> tuple[Finding, ...]:
    """The first name in each document of a figure that is in the plan and not for this audience: an error.

    What a document says of it would be wrong, or say something of it. The check of names comes before.
    """
    return _named(derived, released, is_left_out=False)


def gaps(derived: Derived, released: Release) -> tuple[Finding, ...]:
    """The first name in each document of a figure of each document that is left out: a warning.

    An error leaves out the outputs of its own document alone: a text that names its figures stays, and
    says at their places that they are not available.
    """
    return _named(derived, released, is_left_out=True)


def _named(derived: Derived, released: Release, *, is_left_out: bool) -> tuple[Finding, ...]:
    naming = [one for document in released.documents for one in quoted(document)]
    if not naming:
        return ()
    plan = derived.plan
    held = {item.spec.id: Held(item.root) for item in plan.documents}
    names = Quotable(plan.key, derived.figures, held)
    known = {figure.id for figure in released.figures}
    withheld = set(held) - {document.id for document in released.documents}
    files = {document.spec.id: document.file for document in plan.documents}
    found: dict[tuple[str, str], Finding] = {}
    for one in naming:
        target = names.look_up(one.name, one.document, one.path)
        if isinstance(target, Unknown) or (target.document in released.left_out) != is_left_out:
            continue  # a name that is not known is an error of its document, found before
        is_hidden = isinstance(target, Figure) and target.id not in known
        if is_hidden or target.document in withheld:
            finding = _finding(one, target.document, files[one.document], is_left_out=is_left_out)
            found.setdefault((one.document, target.document), finding)
    return tuple(found.values())


def _finding(one: Quoted, document: str, file: str, *, is_left_out: bool) -> Finding:
    if is_left_out:
        message = (
            f"`{one.path[-1]}` names `[[{one.name}]]`, which reads `{LEFT_OUT}`: `{document}` is left out"
        )
        hint = f"mend the errors of `{document}`"
        found = finding_of("figure-left-out", message, file, one.path, hint)
    else:
        message = f"`{one.path[-1]}` names `[[{one.name}]]`, which is not in this release"
        hint = f"mend what keeps `{document}` out of it, or take the name out"
        found = finding_of("figure-left-out", message, file, one.path, hint, severity=ERROR)
    return found.at_words(one.typed)
