"""A released document as YAML in the plan format, in the canonical layout (decision 0010), without comments.

It goes into submissions alone. The public gets no YAML: what a form holds and does not show would have to be
told from what it does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from ..model.display import MONTHS
from ..model.node import Node
from ..model.record import LONDON
from ..model.release import Release, ReleasedDocument
from ..model.values import Absence, Month, Quantity, Reference, Scalar
from ..model.yaml_text import STEP, TEXTS, escaped, is_mistakable, is_plain, quoted
from .documents import PUBLIC

# A line longer than this is broken where it stands: the loader reads lines of 20 kB, in which a letter
# may be four bytes.
_LONGEST = 4000
# Lines that are taken for the signs of a merge, and line ends other than those of a file.
_NO_BLOCK = re.compile(r"^[ \t]*(?:<{7} |>{7} )|\r", re.MULTILINE)


def canonical(release: Release, document: ReleasedDocument) -> bytes:
    """A document as the audience of a release may have it; read again it holds the same.

    What follows from the rules of the form is left out where the plan does not state it, and so is
    what was typed and left empty.
    """
    assert release.audience != PUBLIC
    worked_out = frozenset(figure.id for figure in release.figures if figure.word and not figure.stated_word)
    fields = sorted((*document.head, *document.root.children), key=lambda node: node.face.order)
    lines = (line for node in fields for line in _field(node, 0, worked_out))
    return "".join(f"{line}\n" for line in lines).encode()


def _field(node: Node, indent: int, worked_out: frozenset[str]) -> list[str]:
    """The lines of a field; none where the plan says nothing in it."""
    name = node.face.name
    head = f"{' ' * indent}{name if is_plain(name) else quoted(name)}:"
    if node.value is not None:
        return [] if _follows(node, worked_out) else list(_scalar(head, node, indent))
    below = _below(node, indent + STEP, worked_out)
    return [head, *below] if below else []


def _below(node: Node, indent: int, worked_out: frozenset[str]) -> list[str]:
    if node.face.kind != "list":
        return [line for child in node.children for line in _field(child, indent, worked_out)]
    return [line for child in node.children for line in _item(child, indent, worked_out)]


def _item(node: Node, indent: int, worked_out: frozenset[str]) -> list[str]:
    """The lines of an item; one in which nothing is filled in keeps its place in the list."""
    dash = f"{' ' * indent}-"
    if node.value is not None:
        return list(_scalar(dash, node, indent))
    first, *rest = _below(node, indent + STEP, worked_out) or [" " * (indent + STEP) + "{}"]
    return [dash + first[indent + 1 :], *rest]


def _follows(node: Node, worked_out: frozenset[str]) -> bool:
    """Whether a rating stands here that was worked out: those of a release are put into its tree."""
    return node.face.kind == "rating" and isinstance(node.value, str) and node.id in worked_out


def _scalar(head: str, node: Node, indent: int) -> Iterator[str]:
    assert node.value is not None
    text, margin = _written(node.value, node.face.kind), " " * (indent + STEP)
    if max(map(len, text.split("\n"))) > _LONGEST:
        yield from _broken(head, text, margin)
    elif "\n" in text and not _NO_BLOCK.search(text):
        yield f"{head} |"
        yield from (margin + line if line else "" for line in text.split("\n"))
    elif is_plain(text) and not (node.face.kind in TEXTS and is_mistakable(text)):
        yield f"{head} {text}"
    else:
        yield f"{head} {quoted(text)}"


def _broken(head: str, text: str, margin: str) -> Iterator[str]:
    r"""A text with a line that is too long, between quotation marks over lines that end in `\`."""
    parts = [escaped(text[start : start + _LONGEST]) for start in range(0, len(text), _LONGEST)]
    # A space before a line's first sign belongs to the text only behind a backslash.
    lines = [part if not number or part[0] != " " else f"\\{part}" for number, part in enumerate(parts)]
    yield f'{head} "{lines[0]}\\'
    yield from (f"{margin}{line}\\" for line in lines[1:-1])
    yield f'{margin}{lines[-1]}"'


def _written(value: Scalar, kind: str) -> str:  # noqa: PLR0911 - one case a type
    """A value as people type it in plans."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | Decimal():
            return _number(Decimal(value), kind)
        case datetime():
            return value.astimezone(LONDON).replace(tzinfo=None).isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case Month():
            return f"{MONTHS[value.month - 1]} {value.year:04}"
        case Reference():
            return f"{value.grid}.{value.objective}.{value.action}"
        case Absence():
            return value.word
        case Quantity():
            return value.text
    return value


def _number(value: Decimal, kind: str) -> str:
    """A number as it is typed: pounds with their sign and commas, shares with theirs, others in digits."""
    if kind == "money":
        return f"{'-' if value < 0 else ''}£{abs(value):,f}"
    return f"{value:f}%" if kind == "percent" else f"{value:f}"
