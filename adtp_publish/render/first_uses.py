"""An abbreviation is explained where a page first uses it: it becomes an `abbr` with what it stands for.

What is marked is the finished page, so that it holds for whatever family or template made it. Nothing but the
marks is added, and no text of a plan is changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from itertools import chain

_PIECE = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>|[^<]+|<", re.DOTALL)
# Prose, and what stands over it: not the title of a page, and no cell, whose text is data.
_WITHIN = frozenset(("p", "li", "blockquote", "figcaption", "caption", "h2", "h3", "h4", "h5", "h6"))
# What is followed, pressed, drawn or read by a program keeps its text as it is.
_NEVER = frozenset(
    (
        "a", "abbr", "button", "code", "label", "nav", "noscript", "option", "pre", "script", "select",
        "style", "sub", "summary", "sup", "svg", "td", "textarea", "th", "title",
    )
)  # fmt: skip
_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_BEGIN, _END = "<main", "</main>"


def marked(html: str, meanings: Mapping[str, str]) -> str:
    """A page with the first use of each abbreviation in its main part marked, by what each stands for."""
    begin, end = html.find(_BEGIN), html.rfind(_END)
    if begin < 0 or end < begin or not meanings:
        return html
    return html[:begin] + _Marks(meanings).of(html[begin:end]) + html[end:]


def pattern(shorts: Mapping[str, str]) -> re.Pattern[str]:
    """Abbreviations as whole words, a plural `s` behind them left out; the longer of two first."""
    words = "|".join(re.escape(short) for short in sorted(shorts, key=lambda short: (-len(short), short)))
    return re.compile(rf"(?<![\w&#-])(?:{words})(?=s?(?!\w))")


class _Marks:
    """What is still to be marked, and where in the page we are."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self.left = dict(meanings)
        self.words = pattern(meanings)
        self.within: list[str] = []

    def of(self, html: str) -> str:
        return "".join(chain.from_iterable(map(self._piece, _PIECE.finditer(html))))

    def _piece(self, found: re.Match[str]) -> tuple[str, ...]:
        if found[2]:
            self._tag(found[2].lower(), is_end=bool(found[1]), is_alone=bool(found[3]))
        elif not found[0].startswith("<") and self.left and self._may_mark():
            return (self.words.sub(self._mark, found[0]),)
        return (found[0],)

    def _tag(self, name: str, *, is_end: bool, is_alone: bool) -> None:
        if is_alone or name in _VOID:
            return
        if not is_end:
            self.within.append(name)
        elif name in self.within:
            # What was left open inside, as HTML allows of a `p` or `li`, ends with it.
            while self.within.pop() != name:
                pass

    def _may_mark(self) -> bool:
        return not _NEVER.intersection(self.within) and not _WITHIN.isdisjoint(self.within)

    def _mark(self, found: re.Match[str]) -> str:
        meaning = self.left.pop(found[0], None)
        if meaning is None or _is_said(meaning, found):
            return found[0]
        return f'<abbr title="{escape(meaning)}">{found[0]}</abbr>'


def _is_said(meaning: str, found: re.Match[str]) -> bool:
    """Whether the text itself says it right before: `National Treatment Agency (NTA)`."""
    before = found.string[: found.start()].rstrip("( \n").casefold()
    return before.removesuffix("s").endswith(meaning.casefold())
