"""Names that are near to one that is not there, for hints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

# How alike two words are of which one may be meant for the other.
NEAR = 0.6
# Numbers of sections are short: one digit of three that differs is already much.
NEAR_NUMBER = 0.5
# Among more names than these a near one is not sought: it takes too long.
_NAMES = 300
# Of the names of a file that are not there, so many are looked for; no more findings of it are shown.
_ASKED = 50


def did_you_mean(name: str, known: Iterable[str], otherwise: str, cutoff: float = NEAR) -> str:
    """The hint for a name that is not there: the known one that is like it, else what to do."""
    from difflib import get_close_matches  # noqa: PLC0415 - after a slip only

    near = get_close_matches(name, list(islice(known, _NAMES)), 1, cutoff)
    return f"did you mean `{near[0]}`?" if near else otherwise


class Hints:
    """Near names for the first names of a file that are not there: of thousands, most are not shown."""

    def __init__(self) -> None:
        self._asked: Counter[str] = Counter()

    def near(self, file: str, name: str, known: Iterable[str], otherwise: str, cutoff: float = NEAR) -> str:
        """The hint as `did_you_mean` gives it; `otherwise` for all but the first fifty of a file."""
        return did_you_mean(name, known, otherwise, cutoff) if self.is_due(file) else otherwise

    def is_due(self, file: str) -> bool:
        """Whether a near name is still looked for in that file; to ask is to look."""
        self._asked[file] += 1
        return self._asked[file] <= _ASKED


def shortened(text: object, limit: int = 60) -> str:
    """A value as it stands in a finding: one line, not too long."""
    line = " ".join(str(text)[: 20 * limit].split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
