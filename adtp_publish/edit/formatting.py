"""Put the text of one file in its canonical layout, and make sure that nothing of it is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..findings import Finding, finding_of_file
from ..load.strict_yaml import parse
from ..model.source import RawDocument
from .gaps import NotUnderstood
from .layout import laid_out
from .nodes import Typed
from .reading import read_typed

Schema = dict[str, Any]
_LINE_END = re.compile("\r\n?")
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file and its canonical text; where it was refused or not put in order the text is the one it had.

    `document` is the file as it stands, for quoting in findings.
    """

    content: bytes
    text: bytes
    document: RawDocument
    findings: tuple[Finding, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the file is not in its canonical layout."""
        return self.content != self.text


def formatted(content: bytes, file: str, form: Schema | None) -> Formatted:
    """A file in its canonical layout; `file` is its path for findings, `form` its schema if one is known.

    A file that the loader refuses is left as it is, with the finding; so is one whose new text would
    not hold the same values and comments (that is a fault of ours).
    """
    document, found = parse(content, file)
    if document.refused or not isinstance(document.data, dict) or not document.data:
        return Formatted(content, content, document, found if document.refused else ())
    text = tidied(content)
    try:
        typed = read_typed(text)
        new = laid_out(typed, form)
    except NotUnderstood:
        return Formatted(content, content, document, (_left(file),))
    before = document if text.encode() == content else parse(text.encode(), file)[0]
    if not is_same(before, typed, new):
        return Formatted(content, content, document, (_left(file),))
    return Formatted(content, new.encode(), document)


def tidied(content: bytes) -> str:
    """The text of a file that can be read: no mark at its start, `\\n` at the end of each line and the last.

    The last line end is part of a block of text that ends the file: without it the block would end
    in another way than all others.
    """  # noqa: D301 - the line end is written as an escape on purpose
    text = _LINE_END.sub("\n", content.removeprefix(_MARK).decode())
    return text if text.endswith("\n") else f"{text}\n"


def is_same(before: RawDocument, typed: Typed, new: str) -> bool:
    """Whether a new text holds the values of a file as it was typed, and all of its comments."""
    after, _ = parse(new.encode(), "")
    if after.refused or before.data != after.data:
        return False
    try:
        return sorted(typed.comments) == sorted(read_typed(new).comments)
    except NotUnderstood:
        return False


def _left(file: str) -> Finding:
    message = "this file is left as it is: its new layout would not say the same"
    hint = "write the place that is laid out in an unusual way more simply, one field a line"
    return finding_of_file("left-as-it-is", message, file, hint)
