"""By how much the targets of a series move from one year to the next, and which moves are hardly meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from ..model.edition import Edition
from ..model.figure import Figure
from ..model.form import Form
from ..model.node import Node, Path
from ..model.paths import form_at, places_at, towards
from ..model.plan import Document
from ..model.rounding import EXACT

Figures = Mapping[Path, Figure]
# The rule by which each change is counted from the year before, not from the baseline.
_ON_LAST_YEAR = "percentage change on last year"


def places(form: Form, path: Path = ()) -> Iterator[tuple[Path, Form]]:
    """All fields of a form, each with its place; `*` is any item of a list."""
    below = ((("*",), form.item),) if form.item is not None else (((f.face.name,), f) for f in form.fields)
    for step, field in below:
        yield (*path, *step), field
        yield from places(field, (*path, *step))


def growing(form: Form, root: Node) -> tuple[tuple[Path, Form], ...]:
    """The yearly changes whose growth is held against a threshold, with their places in a document."""
    return tuple((place, field) for path, field in _growing(form) for place in places_at(root, path))


@cache
def _growing(form: Form) -> tuple[tuple[Path, Form], ...]:
    return tuple((path, field) for path, field in places(form) if _limited(field))


def _limited(field: Form) -> bool:
    return field.limits is not None and bool(field.limits.growth or field.limits.growth_most)


def moved(path: Path, field: Form, form: Form, document: Document, figures: Figures) -> Decimal | None:
    """By how many percentage points a year moves; nothing where that cannot be told.

    Counted from the baseline a year moves by its change less that of the year before.
    """
    change = figures[path].shown if path in figures else None
    before = _year_before(path, form)
    if change is None or not before:
        return change
    chosen = document.root.find(*towards(path, field.calc.by)) if field.calc and field.calc.by else None
    cases = dict(field.calc.cases) if field.calc else {}
    case = cases.get(chosen.value) if chosen and isinstance(chosen.value, str) else None
    if case is None:
        return None
    if case.op == _ON_LAST_YEAR:
        return change
    last = figures[before].shown if before in figures else None
    return EXACT.subtract(change, last) if last is not None else None


def leaps(form: Form, document: Document, figures: Figures, edition: Edition) -> dict[Path, Decimal]:
    """The years that move by more than is likely (`x-growth-most` of the form), each with its movement.

    Where one leaps up, the next falls back: that follows from the first.
    """
    found: dict[Path, Decimal] = {}
    for path, field in growing(form, document.root):
        most = edition.threshold(field.limits.growth_most) if field.limits else None
        by = moved(path, field, form, document, figures)
        if most is not None and by is not None and abs(by) > most and not falls_back(path, by, form, found):
            found[path] = by
    return found


def falls_back(path: Path, by: Decimal, form: Form, leaped: Mapping[Path, Decimal]) -> bool:
    """Whether a movement only takes back that of the year before, which is told as a leap."""
    return by * leaped.get(_year_before(path, form), Decimal(0)) < 0


def _year_before(path: Path, form: Form) -> Path:
    """The place of the same change a year earlier; an empty one for the first year."""
    series = form_at(form, path[:-1])
    years = [field.face.name for field in series.fields if _limited(field)] if series else []
    place = years.index(path[-1])
    return (*path[:-1], years[place - 1]) if place else ()
