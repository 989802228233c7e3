"""Tags of a page that do not match: a browser guesses what was meant, and the page falls apart."""

from __future__ import annotations

from dataclasses import dataclass

from .allowed import Slip

# Elements without an end, and those whose end may be left out (HTML Standard, 13.1.2, "Void elements" and
# 13.1.2.4, "Optional tags").
_VOID = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    )
)  # fmt: skip
_MAY_STAY_OPEN = frozenset(
    (
        "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp",
        "rt", "tbody", "td", "tfoot", "th", "thead", "tr",
    )
)  # fmt: skip
# These, and what is inside of them, may end in their own tag, `<path/>`.
_DRAWN = frozenset(("math", "svg"))
_CLOSE = "close it where it ends; look for one that is not closed there or further inside"
_TAKE = "take it away, or write the tag that it closes before it; look also for one that closes too early"


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    line: int
    column: int
    text: str


class Nesting:
    """The elements that are open at a place of a page, and the first tag that does not match.

    What comes after the first most often follows from it, so it is the only one that is told.
    """

    def __init__(self, address: str, text: str) -> None:
        self.address = address
        self.lines = text.split("\n")
        self.slip: Slip | None = None
        self._open: list[_Open] = []

    def opened(self, tag: str, place: tuple[int, int], text: str) -> None:
        """A tag that opens an element; `place` is its line from 1 and its column from 0."""
        is_alone = text.endswith("/>") and any(name in _DRAWN for name in (tag, *(o.tag for o in self._open)))
        if tag not in _VOID and not is_alone:
            self._open.append(_Open(tag, *place, text))

    def closed(self, tag: str, place: tuple[int, int]) -> None:
        """A tag that closes an element, and with it what may stay open inside."""
        if self.slip is not None:
            return
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
            return
        if all(item.tag != tag for item in self._open):
            line = self.lines[place[0] - 1].strip()
            signs = (line,) if line != f"</{tag}>" else ()
            self.slip = Slip(self.address, place[0], f"`</{tag}>` without its `<{tag}>`", _TAKE, signs)
            return
        while (item := self._open.pop()).tag != tag:
            self._left_open(item)

    def ended(self) -> None:
        """The end of the page."""
        while self._open:
            self._left_open(self._open.pop())

    def _left_open(self, item: _Open) -> None:
        if self.slip is not None or item.tag in _MAY_STAY_OPEN:
            return
        rest = self.lines[item.line - 1][item.column :].strip()
        bare = f"<{item.tag}>"
        # A bare tag may stand anywhere in a template, and is no sign of the place.
        signs = tuple(sign for sign in (rest, item.text) if sign != bare)
        self.slip = Slip(self.address, item.line, f"`{bare}` without its `</{item.tag}>`", _CLOSE, signs)
