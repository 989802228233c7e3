"""What a release shows of each document of a plan: one number for all of it, and its figures (decision 0027).

Made from a `Release` alone, so that nothing of it tells what is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from hashlib import sha256

from .display import number
from .figure import Figure
from .fingerprint import text_of
from .node import Node, Path
from .plan import Release, ReleasedDocument
from .telling import least


@dataclass(frozen=True, slots=True)
class Shown:
    """What the public is shown of a document: its fingerprint, and its figures as text by their ids.

    The ids are without the plan, such as `part2.pdu.baseline`.
    """

    fingerprint: str
    figures: Mapping[str, str]


def shown_of(release: Release) -> dict[str, Shown]:
    """What a release shows, by document; nothing of a plan that is withdrawn."""
    found = {}
    for document in release.documents:
        own = (figure for figure in release.figures if figure.document == document.id)
        figures = {figure.id.removeprefix(f"{release.key}/"): shown_as(figure) for figure in own}
        lines = [
            *_head(document),
            *_lines(document.root),
            *(f"{name} {text}" for name, text in figures.items()),
        ]
        found[document.id] = Shown(sha256("\n".join(sorted(lines)).encode()).hexdigest(), figures)
    return found


def shown_as(figure: Figure) -> str:
    """What a reader is shown first of a figure: what the form states, else what follows, else why not."""
    word = figure.stated_word or figure.word
    if word or figure.shown is None:
        return word or (figure.absence.word if figure.absence else "not known")
    least_of = least(figure) if figure.stated is None else ""
    return f"{least_of}{number(figure.shown, figure.unit, figure.places)}"


def _head(document: ReleasedDocument) -> Iterator[str]:
    source = astuple(document.source) if document.source else ()
    for name, said in (
        ("title", document.title), ("absent", document.absent), ("partial", document.partial),
        ("note", document.note), *(("source", text) for text in source),
    ):  # fmt: skip
        yield f"{name} {len(said)} {said}"


def _lines(node: Node, path: Path = ()) -> Iterator[str]:
    """A line for each value: lengths before the texts, so that no text can pass for the next line."""
    if node.value is not None:
        said = text_of(node.value)
        yield f"{len(path)} {' '.join(path)} {len(said)} {said}"
    for child in node.children:
        yield from _lines(child, (*path, child.path[-1]))
