"""Whether a word is the place of figures or the code of a finding."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..codes import CODES
from ..model.form import Form

# All totals of the country and its regions.
TOTALS = "totals"
_SIGNS = frozenset("/\\.")


def is_place(what: str) -> bool:
    """Whether something that was taken names figures, and no finding."""
    return what not in CODES


def may_be_place(what: str, plans: Path) -> bool:
    """Whether something may name figures: a path, an id, a partnership, what is added up."""
    word = what.strip("[]` ").lower()
    if word in CODES:
        return False
    if _SIGNS & set(what) or what == TOTALS:
        return True
    return what.isprintable() and ((plans / what).is_dir() or what in indicators(plans))


def indicators(plans: Path) -> frozenset[str]:
    """What the forms of any edition say is added up over plans: where ids of totals begin."""
    from ..checking import known_forms  # noqa: PLC0415 - for a word alone, which most calls are not
    from ..config import folders  # noqa: PLC0415 - see above
    from ..ports import DiskFiles  # noqa: PLC0415 - see above

    editions = known_forms(DiskFiles(folders(plans, Path("build")).schema)).editions.values()
    return added_up(form for edition in editions for _, form in edition.forms)


def added_up(forms: Iterable[Form]) -> frozenset[str]:
    """What forms say is added up over plans (`x-total`)."""
    waiting, found = list(forms), set()
    while waiting:
        form = waiting.pop()
        found |= {form.total} - {""}
        waiting += [*form.fields, *((form.item,) if form.item else ())]
    return frozenset(found)
