"""How long a narrative is on paper, from where its parts came to stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .narrative import SECTION

_TENTHS = 10
# What is begun counts, but not a hair's breadth: places are floats.
_BEGUN = 0.98


def narrative_length(pages: Sequence[Any]) -> int:
    """Tenths of a page from the first numbered section to what follows the last; 0 where there is none.

    `pages` are those of WeasyPrint, whose `anchors` say where each heading stands, in CSS pixels from
    the top. The tables of the figures that the text quotes follow it and are not counted.
    """
    at = [(page, box[1], name) for page, it in enumerate(pages) for name, box in it.anchors.items()]
    places = [place for place, (_, _, name) in enumerate(at) if name.startswith(SECTION)]
    if not places:
        return 0
    first, after = at[places[0]], places[-1] + 1
    top = min(y for _, y, _ in at)
    height = max(laid_out.height for laid_out in pages) - 2 * top
    last, end, _ = at[after] if after < len(at) else (len(pages) - 1, top + height, "")
    used = (last - first[0]) * height + end - first[1]
    return max(1, int(used * _TENTHS / height + _BEGUN))
