"""Footnotes of prose: each text of a page has its own, so their ids begin with the place of the text.

What the Markdown library writes for a footnote is taken out before the HTML is sanitised and put in after it,
in our own markup: a plan that writes such a link by itself gets none. The signs around what stands for it in
between are those that no plan can hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_OPEN, _CLOSE = "\x02", "\x03"
_REFERENCE = re.compile(
    r'<sup id="fnref([0-9]*):[^"]*"><a class="footnote-ref" href="#fn:[^"]*">([0-9]+)</a></sup>'
)
_BLOCK = re.compile(r'<div class="footnote">\s*<hr>\s*<ol>(.*)</ol>\s*</div>', re.DOTALL)
_NOTE = re.compile(r'<li id="fn:[^"]*">')
_BACK = re.compile(
    r'(?:&#160;|\xa0| )*<a class="footnote-backref" href="#fnref([0-9]*):[^"]*"[^>]*>[^<]*</a>'
)
_MARK = re.compile(rf"(<li>\s*)?(<p>)?{_OPEN}(ref|note|back|all|end) ?([0-9]*) ?([0-9]*){_CLOSE}")


def taken_out(html: str) -> str:
    """The HTML of a text with a mark in place of all that is a footnote's."""
    html = _REFERENCE.sub(lambda found: _mark("ref", found[2], found[1]), html)
    return _BLOCK.sub(_notes, html)


def _notes(found: re.Match[str]) -> str:
    parts = _NOTE.split(found[1])
    notes = []
    for number, part in enumerate(parts[1:], 1):
        notes.append(f"<li>{_mark('note', str(number))}{_BACK.sub(_back_of(number), part)}")
    return f"{_mark('all')}<ol>{''.join(notes)}</ol>{_mark('end')}"


def _back_of(number: int) -> Callable[[re.Match[str]], str]:
    return lambda found: _mark("back", str(number), found[1])


def _mark(what: str, number: str = "", time: str = "") -> str:
    return f"{_OPEN}{what} {number} {time}{_CLOSE}"


def put_in(html: str, name: str) -> str:
    """The sanitised HTML with its footnotes again; `name` begins their ids, unlike any other of the page."""
    named = {(found[4], found[5]) for found in _MARK.finditer(html) if found[3] == "ref"}

    def markup(found: re.Match[str]) -> str:
        before, what, number, time = f"{found[1] or ''}{found[2] or ''}", found[3], found[4], found[5]
        again = f"-{time}" if time else ""
        if what == "ref":
            link = f'<a href="#{name}-note-{number}" aria-label="Note {number}">{number}</a>'
            return f'{before}<sup id="{name}-ref-{number}{again}">{link}</sup>'
        if what == "back" and (number, time) not in named:
            return before  # a note that the text does not name: nothing to go back to
        if what == "back":
            link = f'<a class="app-back" href="#{name}-ref-{number}{again}">'
            return f"{before} {link}Back to note {number}{_times(time)}</a>"
        if what == "note":
            return f'<li id="{name}-note-{number}">{found[2] or ""}'
        return '<div class="footnotes">' if what == "all" else "</div>"

    return _MARK.sub(markup, html)


def _times(time: str) -> str:
    """Which of the places that a note is named at, from the second on."""
    return f", place {time}" if time else ""
