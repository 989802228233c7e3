"""Mend the slips of one file that change nothing of what it says, and those that keep it from being read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..findings import Finding
from ..load.strict_yaml import parse
from ..model.source import Data, RawDocument, Span
from ..model.yaml_text import REFERENCES, looks_like_number, quoted
from .formatting import tidied
from .layout import form_of
from .replacing import Replacement, replacement_of, with_replaced
from .trial import leaves

Schema = dict[str, Any]
Path = tuple[str, ...]
_MARK = b"\xef\xbb\xbf"
_SPACES = re.compile(r"[ \t]+$")
# No file has more places at which a slip keeps it from being read that anybody would want mended unseen.
_MOST = 500


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file and how many slips were mended in it."""

    text: str
    slips: int = 0

    def mended(self, text: str, slips: int = 1) -> Text:
        """The text after more of them."""
        return Text(text, self.slips + slips)


def mended_text(content: bytes, file: str, form: Schema | None) -> Text | None:
    """The text of a file without such slips; none where it is not text, or cannot be made readable."""
    try:
        whole = tidied(content)
    except UnicodeDecodeError:
        return None
    ends = (
        content.startswith(_MARK),
        b"\r" in content,
        not content.endswith((b"\n", b"\r")) and content != b"",
    )
    readable = _readable(Text(whole), file)
    document, _ = parse(readable.text.encode(), file)
    if document.refused:
        return readable.mended(readable.text, sum(ends)) if readable.slips else None
    if not content.strip():
        return None
    whole_letters = _with_whole_letters(readable.mended(readable.text, sum(ends)), file)
    document, _ = parse(whole_letters.text.encode(), file)
    spaced = _without_spaces(whole_letters, document)
    document, _ = parse(spaced.text.encode(), file)
    return _in_quotes(spaced, document, form)


def _readable(text: Text, file: str) -> Text:
    """A text with the slips mended for which the loader refuses it, one after the other.

    One whose mending is not certain stays, and does not keep those of other places from being mended.
    """
    for _ in range(_MOST):
        found = _refusals(text.text, file)
        certain = ((one, each) for one in found if (each := replacement_of(one, text.text)))
        finding, wanted = next(certain, (None, None))
        if finding is None or wanted is None:
            break
        new = with_replaced(text.text, [wanted])
        if not _is_gone(finding, found, _refusals(new, file)):
            break
        text = text.mended(new)
    return text


def _refusals(text: str, file: str) -> tuple[Finding, ...]:
    """What keeps a text from being read; nothing where it is read."""
    document, found = parse(text.encode(), file)
    return found if document.refused else ()


def _is_gone(finding: Finding, before: Sequence[Finding], after: Sequence[Finding]) -> bool:
    """Whether a finding is mended and nothing is found up to its place that was not found before."""
    known = {_placed(other) for other in before if other is not finding}
    here = finding.line, finding.column
    return all(_placed(other) in known for other in after if (other.line, other.column) <= here)


def _placed(finding: Finding) -> tuple[str, int, int]:
    return finding.code, finding.line, finding.column


def _with_whole_letters(text: Text, file: str) -> Text:
    """A text with the slips mended that the loader finds in a file that it takes: spoilt letters."""
    for _ in range(_MOST):
        before, found = parse(text.text.encode(), file)
        wanted = [each for finding in found if (each := replacement_of(finding, text.text))]
        new = with_replaced(text.text, wanted)
        after, left = parse(new.encode(), file)
        if not wanted or after.refused or set(found) <= set(left) or not _is_like(before, after, len(wanted)):
            break
        text = text.mended(new, len(wanted))
    return text


def _is_like(before: RawDocument, after: RawDocument, most: int) -> bool:
    """Whether every value is where it was and no more than so many have changed."""
    old, new = dict(leaves(before.data)), dict(leaves(after.data))
    return old.keys() == new.keys() and sum(old[path] != new[path] for path in old) <= most


def _without_spaces(text: Text, document: RawDocument) -> Text:
    """A text without spaces at the ends of lines, where they are no part of a value."""
    lines = text.text.split("\n")
    ends = [n for n, line in enumerate(lines) if _SPACES.search(line)]
    kept = lines.copy()
    for number in _harmless(lines, ends, document.data):
        kept[number] = _SPACES.sub("", kept[number])
    return text.mended("\n".join(kept), sum(a != b for a, b in zip(lines, kept, strict=True)))


def _harmless(lines: Sequence[str], ends: Sequence[int], data: Data) -> Iterator[int]:
    """The lines whose last spaces can go without changing a value: halved until it is known of each."""
    if not ends:
        return
    tried = [_SPACES.sub("", line) if n in set(ends) else line for n, line in enumerate(lines)]
    document, _ = parse("\n".join(tried).encode(), "")
    if not document.refused and document.data == data:
        yield from ends
    elif len(ends) > 1:
        half = len(ends) // 2
        yield from _harmless(lines, ends[:half], data)
        yield from _harmless(lines, ends[half:], data)


def _in_quotes(text: Text, document: RawDocument, form: Schema | None) -> Text:
    """A text with quotation marks around references and numbers of sections."""
    lines = text.text.split("\n")
    wanted = []
    for path, value in _references(document.data, form, ()):
        span = Span(*document.positions.values[path])
        typed = lines[span.line - 1][span.column - 1 :][: len(value)]
        if typed == value:
            wanted.append(Replacement(span.line, span.column, len(value), quoted(value)))
    new = with_replaced(text.text, wanted)
    after, _ = parse(new.encode(), document.file)
    return text if after.refused or after.data != document.data else text.mended(new, len(wanted))


def _references(data: Data, form: Schema | None, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _references(value, form_of(form, key), (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _references(value, form_of(form, None), (*path, str(place)))
    elif isinstance(data, str) and form and _is_reference(data, form):
        yield path, data


def _is_reference(text: str, form: Schema) -> bool:
    """Whether quotation marks are all that a reference lacks: one that the form does not take lacks more."""
    is_odd = form.get("x-kind") in REFERENCES and looks_like_number(text)
    return is_odd and bool(re.search(form.get("pattern", ""), text))
