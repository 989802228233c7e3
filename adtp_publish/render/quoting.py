"""Figures named in prose, as pages and documents show them: text that leads to the table of the figure.

A name is read by `model/quotes.py` before Markdown is, and stands there as a sign that no plan holds; so a
name is one wherever it stands, in a table of Markdown too, and what Markdown makes of brackets is no matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from ..model.figure import Figure
from ..model.figure_text import in_sentence
from ..model.node import Node, Path
from ..model.parts import parts_of
from ..model.plan import Release, ReleasedDocument
from ..model.quotable import Lacking, Quotable
from ..model.quotes import OPEN, PROSE, Quote, pieces, quotes, unescaped
from .blocks import Run

# One sign of the private use plane for each name in a text, which are taken out of the text itself: Markdown
# cannot cut one in two.
_FIRST, _LAST = 0xF0000, 0xFFFFD
_SIGN = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")
_PIECE = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:[^<>"]|"[^"]*")*>')
# A link holds no other; code is shown as it is.
_NO_LINK = frozenset(("a", "code", "pre"))


def quotable(release: Release) -> Quotable:
    """What the prose of a release may name: what is released, and nothing else."""
    return Quotable(release.key, release.figures, parts_of(release))


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
                self.runs.append(_run(piece, names, document, path))
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


def _run(quote: Quote, names: Quotable, document: str, path: Path) -> Run:
    if quote.literal:
        return Run(quote.name)
    found = names.look_up(quote.name, document, path)
    if isinstance(found, Figure):
        said = in_sentence(found, quote.format)
        return Run(said or in_sentence(found) or "", found.id, quote.format if said else "")
    return Run(found.word if isinstance(found, Lacking) else "not known")


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
    found = set()
    for document in documents:
        texts = [(node.path, node.value) for node in document.root.walk() if _names_figures(node)]
        texts += [(("note",), document.note)] if OPEN in document.note else []
        for path, text in texts:
            for quote in quotes(str(text)):
                target = None if quote.literal else names.look_up(quote.name, document.id, path)
                found |= {target.id} if isinstance(target, Figure) else set()
    return frozenset(found)


def _names_figures(node: Node) -> bool:
    return node.face.kind in PROSE and isinstance(node.value, str) and OPEN in node.value


def in_words(release: Release, document: ReleasedDocument) -> ReleasedDocument:
    """A document whose prose has each figure as it reads, for data: plain text, no link."""
    names = quotable(release)

    def said(node: Node) -> Node:
        if node.children:
            return replace(node, children=tuple(said(child) for child in node.children))
        if _names_figures(node):
            return replace(node, value=names.said(str(node.value), document.id, node.path))
        return node

    if OPEN not in document.note and not any(_names_figures(node) for node in document.root.walk()):
        return document
    return replace(document, root=said(document.root), note=names.said(document.note, document.id, ("note",)))
