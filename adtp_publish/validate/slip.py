"""One usual wrong spelling of a value: what it looks like, what it stands for, what to say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Right = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong spelling: a pattern, the right text (a template or a function, or empty), a hint.

    An empty right text says that nobody knows what is meant. A text is looked up as it was meant to be
    typed: single spaces, plain hyphens, no stop at its end. `certain` says that it can mean nothing else.
    `wanted` stands in place of what the kind of value looks like, where that is not what is wrong.
    """

    pattern: str
    right: Right = ""
    hint: str = ""
    certain: bool = False
    wanted: str = ""

    def match(self, text: str) -> re.Match[str] | None:
        """The match of a whole text. Patterns are compiled when they are first wanted: few runs want any."""
        return re.fullmatch(self.pattern, text, re.IGNORECASE | re.ASCII)

    def meant(self, match: re.Match[str]) -> str:
        """What a text that matches stands for; empty where nobody knows."""
        return self.right(match) if callable(self.right) else match.expand(self.right)
