"""The letters by which a formula in symbols names the inputs of a figure, in their order."""

from __future__ import annotations

from string import ascii_lowercase

from .figure import Figure

LETTERS = ascii_lowercase


def letter(figure: Figure, name: str) -> str:
    """The letter of an input, given by its id; none where the formula in symbols has none for it."""
    inputs = tuple(dict.fromkeys(below for below in figure.inputs if below not in figure.apart))
    if not figure.symbols or name not in inputs or len(inputs) > len(LETTERS):
        return ""
    return LETTERS[inputs.index(name)]
