"""How long a narrative is on paper, from where its parts came to stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model.length import Length
from .narrative import SECTION

_TENTHS = 10
# What is begun counts, but not a hair's breadth: places are floats.
_BEGUN = 0.98
_HAIR = 1


def narrative_length(pages: Sequence[Any]) -> Length:
    """How much room there is from the first numbered section to what follows the last.

    `pages` are those of WeasyPrint, whose `anchors` say where each heading stands, in CSS pixels from
    the top. The tables of the figures that the text quotes follow it and are not counted.
    """
    at = [(page, box[1], name) for page, it in enumerate(pages) for name, box in it.anchors.items()]
    places = [place for place, (_, _, name) in enumerate(at) if name.startswith(SECTION)]
    if not places:
        return Length()
    first, after = at[places[0]], places[-1] + 1
    top = min(y for _, y, _ in at)
    height = max(laid_out.height for laid_out in pages) - 2 * top
    last, end, _ = at[after] if after < len(at) else (len(pages) - 1, top + height, "")
    used = (last - first[0]) * height + end - first[1]
    # What follows may stand at the top of a page that holds nothing of the narrative.
    ends = last if end - top > _HAIR or last == first[0] else last - 1
    return Length(max(1, int(used * _TENTHS / height + _BEGUN)), first[0] + 1, ends + 1)
