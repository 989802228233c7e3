"""How wide text is on paper, about: so that a table can be planned before it is laid out.

Widths are in the size of the letters, after those of the font that comes with the program.
"""

from __future__ import annotations

from .blocks import Cell

MEAN = 0.47
"""A letter of running text."""

BOLD = 1.07
"""How much wider bold letters are."""

_LONGEST = 24
"""Letters of a word from which it may be broken: an address, not a word."""

_CLASSES = ((" .,:;'’|!()[]/-fijlrtI", 0.3), ("mwMW%—&@", 0.86), ("0123456789£", 0.5))
_WIDTHS = {letter: width for letters, width in _CLASSES for letter in letters}
_CAPITAL, _LETTER = 0.65, 0.54


def wide(text: str) -> float:
    """How wide a text is that may not be broken: rather too wide than too narrow."""
    return sum(_WIDTHS.get(letter) or (_CAPITAL if letter.isupper() else _LETTER) for letter in text)


def word_wide(text: str) -> float:
    """How wide the longest word of a text is; of one that may be broken the beginning."""
    longest = max(text.replace("-", "- ").split(), key=len, default="")
    return wide(longest[:_LONGEST])


def parts(cell: Cell) -> tuple[str, ...]:
    """What stands in a cell on lines of its own."""
    own = cell.lines if cell.kind == "lines" else (cell.text,)
    return (*own, cell.detail) if cell.detail else own
