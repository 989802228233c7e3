"""What the security policy of the pages lets a browser do, and what it would pass over without a word.

A browser is not told to stop at what breaks the policy: a page then lacks a style, or a button does
nothing. So it is looked for before a site goes out. The policy itself is the browser's to keep: this sees
what people write, not what somebody hides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

# Attributes as an HTML parser gives them.
Attributes = Sequence[tuple[str, str | None]]

# A script of this type is data, which no browser runs.
_DATA = "application/ld+json"
# What would show something of its own inside a page, or play it, or change where links lead.
_NEVER = frozenset(("applet", "audio", "base", "embed", "frame", "iframe", "object", "video"))
_FORBIDDEN = "which the security policy of the pages forbids"
_STYLE = "write it into a file of `assets/styles/`, by a class"
_SCRIPT = "write it into a file of `assets/scripts/`"
_LINK = "take it away, and link to what it shows"
_OWN = "put the file below `assets/`, and name it by its way from there"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS = re.compile(
    r"""(?:@import\s+(?:url\(\s*)?|\burl\(\s*)(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s"'()]+))""",
    re.IGNORECASE,
)
_JS = re.compile(
    r"""(?:\bfrom|\bimport|\bimportScripts|\bfetch|\bnew\s+(?:Worker|SharedWorker|WebSocket|EventSource))"""
    r"""\s*\(?\s*["'`](?P<address>(?:[a-z][a-z0-9+.-]*:)?//[^"'`\n]*)""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in a file that a browser passes over: where (line from 1), what, how to mend it.

    `signs` are texts by which its template may be found, the surest first.
    """

    address: str
    line: int
    what: str
    hint: str
    signs: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.address}, line {self.line}, has {self.what}"


def of_tag(address: str, line: int, tag: str, attributes: Attributes, text: str) -> Iterator[Slip]:
    """The slips of a tag of a page; `text` is how it is written there."""
    names = [name for name, _ in attributes]
    if tag == "style":
        yield Slip(address, line, f"an inline style `<style>`, {_FORBIDDEN}", _STYLE, (text, "<style"))
    elif tag == "script" and "src" not in names and ("type", _DATA) not in attributes:
        yield Slip(address, line, f"an inline script `<script>`, {_FORBIDDEN}", _SCRIPT, (text, "<script"))
    elif tag in _NEVER:
        yield Slip(address, line, f"the element `<{tag}>`, {_FORBIDDEN}", _LINK, (text, f"<{tag}"))
    for name in names:
        if name == "style":
            yield Slip(address, line, f"an attribute `style`, {_FORBIDDEN}", _STYLE, (text, "style="))
        elif name.startswith("on"):
            yield Slip(address, line, f"an attribute `{name}`, {_FORBIDDEN}", _SCRIPT, (text, f"{name}="))


def of_styles(address: str, text: str, known: frozenset[str]) -> Iterator[Slip]:
    """What styles load from another host, or from a file that is not there. `known` are all addresses."""
    plain = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for found in _CSS.finditer(plain):
        target = found["double"] or found["single"] or found["bare"] or ""
        parts = urlsplit(target)
        line = text.count("\n", 0, found.start()) + 1
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            yield Slip(address, line, f"the address `{target}`, {_FORBIDDEN}", _OWN, (found[0], target))
        elif parts.path and normpath(f"{dirname(address)}/{unquote(parts.path)}") not in known:
            what = f"the address `{target}`, where there is no file"
            yield Slip(address, line, what, _OWN, (found[0], target))


def of_script(address: str, text: str) -> Iterator[Slip]:
    """What a script loads from another host."""
    for found in _JS.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        target = found["address"]
        yield Slip(address, line, f"the address `{target}`, {_FORBIDDEN}", _OWN, (found[0], target))
