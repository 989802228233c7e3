"""What a figure should be."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Wanted:
    """What a figure should be; `rule` is the one that it follows by, empty where it is typed."""

    id: str
    status: str
    value: Fraction | None = None
    reason: str = ""
    stated: Fraction | None = None
    word: str = ""
    stated_word: str = ""
    gaps: tuple[str, ...] = ()
    differs: bool = False
    rule: str = ""
