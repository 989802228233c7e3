"""Where the parser could not go on, and the refusals that are made from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.source import Span
from .refusal import Refused, refuse
from .rows import Row, row_of


@dataclass(frozen=True, slots=True)
class Trouble:
    """The text, and the place (line and column from 0) at which the parser stopped.

    `opened` is where the part began that it was reading, if it says so.
    """

    text: str
    lines: Sequence[str]
    file: str
    line: int
    column: int
    opened: tuple[int, int] | None

    @property
    def row(self) -> Row:
        """The line in which the parser stopped."""
        return row_of(self.lines, self.line)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines to look at, the likeliest first: what it was reading may begin in an earlier one."""
        if self.opened is None or self.opened[0] == self.line:
            return (self.row,)
        return (row_of(self.lines, self.opened[0]), self.row)

    def refused(
        self,
        code: str,
        message: str,
        place: tuple[int, int],
        hint: str,
        *,
        length: int = 1,
        instead: str = "",
    ) -> Refused:
        """The refusal of the file for a slip at a place from 0."""
        return refuse(code, message, self.file, Span(place[0] + 1, place[1] + 1, length), hint, instead)
