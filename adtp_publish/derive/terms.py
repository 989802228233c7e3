"""The inputs and the result of one rule."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..model.values import Absence


@dataclass(frozen=True, slots=True)
class Term:
    """An input of a rule: the figure it is, what it is called, and its value or why there is none.

    `key` is the last part of its path (a year, a source of funding); `derived` says that it follows
    from others, `gaps` which of those are not known. A term with neither value nor absence is one
    that the form asks for and the plan does not have.
    """

    id: str
    label: str
    key: str
    unit: str = ""
    value: Decimal | None = None
    absence: Absence | None = None
    word: str = ""
    derived: bool = False
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What a rule gives: a value, or the reason why there is none, and how it came about."""

    formula: str
    inputs: tuple[str, ...]
    value: Decimal | None = None
    absence: Absence | None = None
    working: str = ""
    gaps: tuple[str, ...] = ()
    word: str = ""
    symbols: str = ""
