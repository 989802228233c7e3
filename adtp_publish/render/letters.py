"""How wide text is on paper, about: so that a table can be planned before it is laid out.

Widths are in the size of the letters, after those of the font that comes with the program.
"""

from __future__ import annotations

from math import ceil

from .blocks import Cell

MEAN = 0.455
"""A letter of running text."""

BOLD = 1.07
"""How much wider bold letters are."""

_LONGEST = 24
"""Letters of a word from which it may be broken: an address, not a word."""

# Letters by width, those of the bold font: rounded up to a twentieth.
_CLASSES = (
    (0.20, " "),
    (0.30, "ijl.,:;'’‘|·"),
    (0.35, "fI!()[]/-•"),
    (0.40, "rt"),
    (0.45, "s"),
    (0.50, "cz–?*"),
    (0.55, "aegkvxyEFJLYZ0123456789“”£#+=†‡"),
    (0.60, "bdhnopquACPSTVX"),
    (0.65, "BDGKR"),
    (0.70, "HNOQU&"),
    (0.80, "wM—"),
    (0.85, "W"),
    (0.90, "m%"),
    (0.95, "@"),
)
_WIDTHS = {letter: width for width, letters in _CLASSES for letter in letters}
_OTHER = 0.65


def wide(text: str) -> float:
    """How wide a text is that may not be broken: rather too wide than too narrow."""
    return sum(_WIDTHS.get(letter, _OTHER) for letter in text)


def word_wide(text: str) -> float:
    """How wide the longest word of a text is; of one that may be broken the beginning."""
    longest = max(text.replace("-", "- ").split(), key=len, default="")
    return wide(longest[:_LONGEST])


def parts(cell: Cell) -> tuple[str, ...]:
    """What stands in a cell on lines of its own."""
    own = cell.lines if cell.kind == "lines" else (cell.text,)
    return (*own, cell.detail) if cell.detail else own


def lines_of(cell: Cell, room: float, size: float) -> int:
    """How many lines a cell has in a room, in points, with letters of a size."""
    return sum(max(1, ceil(len(part) * size * MEAN * 1.04 / max(room, size))) for part in parts(cell))
