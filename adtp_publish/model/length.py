"""How long a narrative is in its PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Length:
    """Tenths of a page that numbered sections take, and the pages on which they begin and end, from 1.

    All are 0 where a document has no numbered sections.
    """

    tenths: int = 0
    first: int = 0
    last: int = 0
