"""Fields that a text block has swallowed: a line before them is gone, or they stand too far to the right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...findings import Finding, finding_of
from ...model.form import Form
from ...model.node import Node
from ...model.plan import Plan
from ...model.search import found
from .common import held, is_evidence

_PROSE = frozenset(("text", "markdown"))
_LINE = re.compile(r"^ *((?:- )?([a-z][a-z0-9_]*):)(?=[ ]|$)", re.MULTILINE)


def swallowed_fields(plan: Plan) -> Iterator[Finding]:
    """A line of a text that is the name of a field beside it, or of an item of a list beside it."""
    for form, document in held(plan):
        for group, node in found(form, document.root, _holds_prose, _is_no_evidence):
            for text in node.children:
                value = text.value
                if not isinstance(value, str) or ":" not in value or "\n" not in value:
                    continue  # most: what follows is for few
                field = group.field(text.path[-1])
                words = swallowed(group, text) if field is not None and field.face.kind in _PROSE else ""
                if words:
                    yield _told(group, text, words, document.file)


def _told(group: Form, text: Node, words: str, file: str) -> Finding:
    own, name = text.path[-1], words.removeprefix("- ").removesuffix(":")
    lists = [f.face.name for f in group.fields if f.item is not None and f.item.field(name) is not None]
    hint = f"write it as far to the left as `{own}:`"
    if lists and (words.startswith("- ") or group.field(name) is None):
        hint = f"write a line `{lists[0]}:` above it, as far to the left as `{own}:`"
    message = f"found `{words}` as a line of the text of `{own}`; wanted it as a field of its own"
    return finding_of("swallowed-field", message, file, text.path, hint).at_words(words)


def swallowed(group: Form, text: Node) -> str:
    """The first line of a text that is a field, up to its colon; empty where all of it is prose.

    A single word with a colon may well be prose: it counts where it is no word of the language
    (`by_when:`), begins an item of a list (`- number:`), or does not stand alone.
    """
    value = text.value
    if not isinstance(value, str) or "\n" not in value or ":" not in value:
        return ""
    names, keys = _names(group)
    lines = [match for match in _LINE.finditer(value) if match[2] in names]
    is_sure = len(lines) > 1 or any("_" in m[2] or (m[1][0] == "-" and m[2] in keys) for m in lines)
    return str(lines[0][1]) if is_sure else ""


@cache
def _names(group: Form) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the fields of a group and of the items of its lists; those that begin an item."""
    lists = [field for field in group.fields if field.item is not None]
    items = [below for field in lists if field.item is not None for below in field.item.fields]
    names = frozenset(field.face.name for field in (*group.fields, *items))
    first = [
        field.item.fields[0].face.name for field in lists if field.item is not None and field.item.fields
    ]
    return names, frozenset(
        (*first, *(field.key for field in lists), *(f.face.name for f in group.fields[:1]))
    )


def _is_no_evidence(form: Form) -> bool:
    """Entries of evidence are by far the most items of a plan, and short."""
    return not is_evidence(form)


def _holds_prose(form: Form) -> bool:
    return any(field.face.kind in _PROSE for field in form.fields)
