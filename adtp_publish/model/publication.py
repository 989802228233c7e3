"""What a release shows of each document of a plan: one number for all of it, and its figures (decision 0027).

Made from a `Release` alone, so that nothing of it tells what is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from hashlib import sha256

from .figure_text import in_sentence
from .fingerprint import text_of
from .node import Node, Path
from .parts import NOTE
from .plan import Plan
from .quotable import Quotable, quotable
from .record import EVENT, PUBLISHED
from .release import Release, ReleasedDocument


@dataclass(frozen=True, slots=True)
class Shown:
    """What the public is shown of a document: its fingerprint, and its figures as text by their ids.

    The ids are without the plan, such as `part2.pdu.baseline`. `events` are what the record tells has
    happened without saying when, such as `baseline set`.
    """

    fingerprint: str
    figures: Mapping[str, str]
    events: tuple[str, ...] = ()


def shown_of(release: Release) -> dict[str, Shown]:
    """What a release shows, by document; nothing of a plan that is withdrawn.

    A figure stands there as a sentence has it: what the form states, else what follows, else why not.
    """
    found, names = {}, quotable(release)
    for document in release.documents:
        own = (figure for figure in release.figures if figure.document == document.id)
        figures = {names.short(figure.id): in_sentence(figure) or "" for figure in own}
        events = tuple(sorted(events_told(document.root)))
        lines = [
            *_head(document, names),
            *_lines(document.root, names.texts(document)),
            *(f"{name} {text}" for name, text in figures.items()),
            *(f"event {name}" for name in events),
        ]
        found[document.id] = Shown(sha256("\n".join(sorted(lines)).encode()).hexdigest(), figures, events)
    return found


def events_told(record: Node) -> tuple[str, ...]:
    """The events that a record tells of without saying when, in the words of `published.yaml`."""
    return tuple(node.path[-1].replace("_", " ") for node in record.children if node.face.layout == EVENT)


def last_publication(plan: Plan) -> Node | None:
    """The publication that a plan recorded last; none where it recorded none or that cannot be read."""
    document = plan.document(PUBLISHED)
    listed = document.root.items("publications") if document else ()
    return listed[-1] if listed else None


def last_prints(plan: Plan) -> dict[str, str]:
    """The fingerprints, by document, of what the public was shown in the last publication."""
    last = last_publication(plan)
    items = last.items("documents") if last else ()
    return {item.text("document"): item.text("fingerprint") for item in items}


def _head(document: ReleasedDocument, names: Quotable) -> Iterator[str]:
    source = astuple(document.source) if document.source else ()
    for name, said in (
        ("title", document.title), ("absent", document.absent), ("partial", document.partial),
        ("note", names.said(document.note, document.id, NOTE)), *(("source", text) for text in source),
    ):  # fmt: skip
        yield f"{name} {len(said)} {said}"


def _lines(node: Node, read: Mapping[Path, str], path: Path = ()) -> Iterator[str]:
    """A line for each value: lengths before the texts, so that no text can pass for the next line.

    A text that names figures stands as it reads: another figure is another text, though nobody typed it.
    """
    if node.value is not None:
        said = text_of(read.get(node.path, node.value))
        yield f"{len(path)} {' '.join(path)} {len(said)} {said}"
    for child in node.children:
        yield from _lines(child, read, (*path, child.path[-1]))
