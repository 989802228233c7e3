"""Figures named in prose, as pages and documents show them: text that leads to the table of the figure.

A name is read by `model/quotes.py` before Markdown is, and stands there as a sign that no plan holds; so a
name is one wherever it stands, in a table of Markdown too, and what Markdown makes of brackets is no matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from ..model.node import Node, Path
from ..model.parts import NOTE, texts_of
from ..model.quotable import Quotable, Read, quotable
from ..model.quotes import pieces, quotes, unescaped
from ..model.release import Release, ReleasedDocument
from .blocks import Run

# One sign of the private use plane for each name in a text, which are taken out of the text itself: Markdown
# cannot cut one in two.
_FIRST, _LAST = 0xF0000, 0xFFFFD
_SIGN = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")
_PIECE = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:[^<>"]|"[^"]*")*>')
# A link holds no other; code is shown as it is.
_NO_LINK = frozenset(("a", "code", "pre"))


class Marked:
    """A text in which signs stand for the figures that it names."""

    def __init__(self, text: str, names: Quotable, document: str, path: Path, is_markdown: bool) -> None:
        self.runs: list[Run] = []
        parts: list[str] = []
        for piece in pieces(_SIGN.sub("", text)):
            if isinstance(piece, str):
                parts.append(piece if is_markdown else unescaped(piece))
            else:
                parts.append(chr(_FIRST + len(self.runs)))
                self.runs.append(_run(names.read(piece, document, path)))
        self.text = "".join(parts)

    def line(self, text: str) -> tuple[Run, ...]:
        """A part of the marked text with its figures."""
        found = []
        for place, said in enumerate(_SIGN.split(text)):
            if said:
                found.append(self._named(said) if place % 2 else Run(said))
        return tuple(found)

    def _named(self, sign: str) -> Run:
        return self.runs[ord(sign) - _FIRST]

    def html(self, html: str) -> str:
        """HTML that was made of the marked text, with each figure in a link that leads nowhere yet."""
        out: list[str] = []
        within: list[str] = []
        at = 0
        for match in _PIECE.finditer(html):
            out.append(self._text(html[at : match.start()], is_linked=not within))
            out.append(self._text(match[0], is_linked=False))
            at = match.end()
            if match[2] in _NO_LINK:
                if not match[1]:
                    within.append(match[2])
                elif within:
                    within.pop()
        out.append(self._text(html[at:], is_linked=not within))
        return "".join(out)

    def _text(self, html: str, is_linked: bool) -> str:
        return _SIGN.sub(lambda found: _html(self._named(found[1]), is_linked), html)


def _run(read: Read) -> Run:
    return Run(read.text, read.figure.id if read.figure is not None else "", read.format)


def _html(run: Run, is_linked: bool) -> str:
    text = escape(run.text)
    if not run.figure or not is_linked:
        return text
    form = f' data-format="{escape(run.format)}"' if run.format else ""
    return f'<a data-figure="{escape(run.figure)}"{form}>{text}</a>'


def plain_of(line: Sequence[Run]) -> str:
    """A line of runs as plain text."""
    return "".join(run.text for run in line)


def quoted_figures(release: Release, documents: Sequence[ReleasedDocument]) -> frozenset[str]:
    """The ids of all figures that the prose of some released documents names."""
    names = quotable(release)
    read = (
        names.read(quote, document.id, path)
        for document in documents
        for path, text in texts_of(document)
        for quote in quotes(text)
    )
    return frozenset(one.figure.id for one in read if one.figure is not None)


def in_words(release: Release, document: ReleasedDocument) -> ReleasedDocument:
    """A document whose prose has each figure as it reads, for data: plain text, no link."""
    names = quotable(release)
    texts = names.texts(document)
    if not texts:
        return document

    def said(node: Node) -> Node:
        if node.children:
            return replace(node, children=tuple(said(child) for child in node.children))
        return replace(node, value=texts[node.path]) if node.path in texts else node

    return replace(document, root=said(document.root), note=names.said(document.note, document.id, NOTE))
