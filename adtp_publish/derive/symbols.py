"""The rule of a figure in symbols: `a × (1 + b)`, where the letters are its inputs in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..model.letters import LETTERS

_FEW = 6
Steps = tuple[tuple[str, str], ...]


def symbols(op: str, inputs: Sequence[str], steps: Steps = ()) -> str:
    """The formula of an operation over its inputs, each of which is one letter: the first is `a`.

    `steps` are those of a threshold. An operation that has no formula (a count) has no symbols either.
    """
    number = len(dict.fromkeys(inputs))
    made = _SYMBOLS.get(op)
    return made(number, steps) if made is not None and number else ""


def added(number: int) -> str:
    """A sum of so many inputs; of more than a few the first two and the last."""
    if number > len(LETTERS):
        return f"{LETTERS[0]} + {LETTERS[1]} + … over all {number} inputs"
    letters = LETTERS[:number]
    if number > _FEW:
        return f"{letters[0]} + {letters[1]} + … + {letters[-1]}"
    return " + ".join(letters)


def _grown(number: int, _: Steps) -> str:
    return " × ".join((LETTERS[0], *(f"(1 + {letter})" for letter in LETTERS[1:number])))


def _word(_: int, steps: Steps) -> str:
    *higher, (last, _least) = steps
    return "; ".join((*(f"a ≥ {least}: {word}" for word, least in higher), f"otherwise {last}"))


_SYMBOLS: dict[str, Callable[[int, Steps], str]] = {
    "change from base": _grown,
    "compound": _grown,
    "percentage change": lambda _, __: "(b − a) ÷ a",
    "percentage change on last year": lambda _, __: "(b − a) ÷ a",
    "share": lambda _, __: "a ÷ b",
    "difference": lambda _, __: "a − b",
    "sum": lambda number, _: added(number),
    "part of year": lambda _, __: "a × quarters ÷ 4",
    "threshold": _word,
    "uplift": lambda _, __: "a × (1 + rate)",
    "as given": lambda _, __: "a",
}
