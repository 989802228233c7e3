"""Figures in prose: `[[part2.pdu.baseline]]` stands for a figure of the plan, and is read here alone.

A text is as hostile as whoever wrote it: each search takes a time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .form import Form

# The kinds of value in which figures are quoted: all prose of more than a line. A `line` is a name.
PROSE = frozenset(("markdown", "text"))
# Said of findings to reviewers alone, and never rendered.
_NOT_PROSE = frozenset(("explanations",))
OPEN = "[["
_LONGEST = 300
# Brackets that a link follows, `[[1]](https://...)`, are its words.
_QUOTE = re.compile(rf"\[\[([^\[\]]{{0,{_LONGEST}}}+)\]\](?!\()")
_OF_LINK = re.compile(rf"\[\[[^\[\]]{{0,{_LONGEST}}}+\]\]?\(")
_TICKS = re.compile("`++")
_APART = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]")
_CODE = "  "
# Where the address of a link stands: behind its words, between `<` and `>`, or in a line of its own.
_ADDRESS = re.compile(
    r"\]\([ \t]*+(?:<[^<>\n]*+>|(?:[^\s()<>]|\([^\s()<>]*+\))*+)(?=[ \t]*+[\n)\"'])"
    r"|<[a-z][a-z0-9+.\-]{1,30}:[^\s<>]*+>"
    r"|^ {0,3}\[[^\[\]\n]{1,100}\]:[ \t]*+\S++(?=[ \t]*+$)",
    re.MULTILINE | re.IGNORECASE,
)


def is_prose(form: Form) -> bool:
    """Whether a field is prose of the plan, in which figures may be named."""
    return form.face.kind in PROSE


def leads_to_prose(form: Form) -> bool:
    """Whether there may be prose of the plan in a field: explanations of findings are for reviewers."""
    return form.face.name not in _NOT_PROSE


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure named in a text: its name and format, and from where to where in the text it is named.

    One that is `literal` names none: `[[=48]]` is the number 48 as it is typed, whatever it equals.
    """

    name: str
    format: str
    start: int
    end: int
    literal: bool = False


def quotes(text: str) -> tuple[Quote, ...]:
    """The figures that a text names, in its order.

    What is code, has a backslash before it, or stands in the address of a link, is no name.
    """
    addresses = _Spans(_addresses(text))
    return tuple(quote for quote in _all(text) if not addresses.hold(quote.start))


def in_addresses(text: str) -> tuple[Quote, ...]:
    """What would name a figure if it were not in the address of a link, where it stays as it is."""
    addresses = _Spans(_addresses(text))
    return tuple(quote for quote in _all(text) if addresses.hold(quote.start))


def _all(text: str) -> Iterator[Quote]:
    hidden = _Spans(code_spans(text) if OPEN in text else [])
    for match in _QUOTE.finditer(text):
        is_code = hidden.hold(match.start())
        if not is_code and not _is_escaped(text, match.start()) and not _APART.search(match[1]):
            yield _quote(match)


def _addresses(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _ADDRESS.finditer(text)] if OPEN in text else []


def pieces(text: str) -> Iterator[str | Quote]:
    """A text in its order: what is said, and the figures named in it."""
    at = 0
    for quote in quotes(text):
        if quote.start > at:
            yield text[at : quote.start]
        yield quote
        at = quote.end
    if at < len(text):
        yield text[at:]


def left_open(text: str) -> tuple[int, ...]:
    """Where `[[` stands in a text and begins no name: its brackets are not closed as they should be."""
    if OPEN not in text:
        return ()
    begun = {quote.start for quote in _all(text)}
    links = {match.start() for match in _OF_LINK.finditer(text)}
    hidden, found, at = _Spans(code_spans(text)), [], text.find(OPEN)
    while at >= 0:
        known = begun if at in begun else begun | links
        sound = at in known or at + 1 in known or _is_escaped(text, at) or hidden.hold(at)
        if not sound:
            found.append(at)
        at = text.find(OPEN, at + len(OPEN))
    return tuple(found)


def unescaped(text: str) -> str:
    """Plain text without the backslashes that keep `[[` from naming a figure."""
    return text.replace(f"\\{OPEN}", OPEN)


def _quote(match: re.Match[str]) -> Quote:
    said = match[1]
    if said.startswith("=") and said[1:].strip():
        return Quote(" ".join(said[1:].split()), "", match.start(), match.end(), literal=True)
    name, _, form = said.partition("|")
    # A long name may be wrapped: white space is no part of it.
    return Quote("".join(name.split()), " ".join(form.split()), match.start(), match.end())


def _is_escaped(text: str, at: int) -> bool:
    """Whether an odd number of backslashes stands before a place."""
    before = at
    while before > 0 and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


# --- code


def code_spans(text: str) -> list[tuple[int, int]]:
    """From where to where a text is code: between two runs of as many backticks, or further in."""
    spans = list(_between_ticks(text)) if "`" in text else []
    if f"\n{_CODE}" in text or text.startswith(_CODE):
        spans = sorted([*spans, *_indented(text)])
    return spans


def _between_ticks(text: str) -> Iterator[tuple[int, int]]:
    runs = [(match.start(), match.end()) for match in _TICKS.finditer(text)]
    closing: dict[int, int] = {}
    partner = [-1] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        length = runs[number][1] - runs[number][0]
        partner[number] = closing.get(length, -1)
        closing[length] = number
    number = 0
    while number < len(runs):
        if partner[number] >= 0:
            yield runs[number][0], runs[partner[number]][1]
            number = partner[number]
        number += 1


def _indented(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs that are further in and belong to no item of a list."""
    at, is_begun, is_code, is_list = 0, True, False, False
    for line in text.splitlines(keepends=True):
        if not line.strip():
            is_begun = True
        else:
            if is_begun:
                is_list = bool(_ITEM.match(line)) or (is_list and line.startswith(" "))
                is_code = line.startswith(_CODE) and not is_list
                is_begun = False
            elif _ITEM.match(line):
                is_list = True
            if is_code:
                yield at, at + len(line)
        at += len(line)


class _Spans:
    """Spans of a text, asked from its beginning to its end."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0

    def hold(self, at: int) -> bool:
        """Whether a place is in one of them; places are asked in their order."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= at:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] <= at
