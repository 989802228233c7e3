"""Targets held against their baseline, the least growth that is asked for, and what is likely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from ...findings import Finding, finding_of
from ...model.display import exact, number
from ...model.figure import Figure
from ...model.form import Form
from ...model.node import Path
from ...model.paths import field_at, place_of, places_at, towards
from ...model.plan import Derived, Document
from ...model.rounding import EXACT, rounded
from ..growth import falls_back, growing, leaps, moved, places
from ..terms import HUNDRED

Figures = Mapping[Path, Figure]


def targets_below_baseline(derived: Derived) -> Iterator[Finding]:
    """A target, stated or worked out, that is below where it starts from (`x-at-least` of the form).

    One finding for a series, at its first such year: what follows from it is below as well.
    """
    for document, form, figures in _of_documents(derived):
        told_of: set[Path] = set()
        for path, field in _bounded(form, document):
            figure, base = figures.get(path), figures.get(_base(path, field))
            if figure is None or base is None or path[:-1] in told_of or not _is_below(figure, base, derived):
                continue
            if figure.differs and not figure.explained:
                continue  # what it should be is told beside it: one number, one finding
            told_of.add(path[:-1])
            place = _place(document, path, figure, derived)
            message = _told_below(
                place, figure, base, figures, (_named(document, form, place), _field(form, base.path))
            )
            hint = "correct the change, the number or the baseline"
            yield finding_of("below-baseline", message, document.file, place, hint)


def growth_below_minimum(derived: Derived) -> Iterator[Finding]:
    """A year's movement that is less than the national minimum (domain.md, section 2: a notice).

    A target below the baseline and a movement that is hardly meant have findings of their own.
    """
    for document, form, figures in _of_documents(derived):
        low = _low(form, document, figures, derived)
        leaped = leaps(form, document, figures, derived.plan.edition)
        for path, field in growing(form, document.root):
            least = derived.plan.edition.threshold(field.limits.growth) if field.limits else None
            if least is None or path not in figures or _series(path) in low or path in leaped:
                continue
            by = moved(path, field, form, document, figures)
            if by is None or falls_back(path, by, form, leaped):
                continue
            if by < _least(figures[path], least, document, derived):
                place = _place(document, path, figures[path], derived)
                message = (
                    f"found growth of {exact(by)} percentage points on the year before at "
                    f"`{_named(document, form, place)}`; wanted at least {exact(least)}, the national minimum"
                )
                hint = "check that it is meant, and that the NTA knows"
                yield finding_of("growth-below-minimum", message, document.file, place, hint)


def unlikely_growth(derived: Derived) -> Iterator[Finding]:
    """A year that rises or falls by more than the edition takes for likely: `110%` for `10%` (ours)."""
    for document, form, figures in _of_documents(derived):
        low = _low(form, document, figures, derived)
        for path, by in leaps(form, document, figures, derived.plan.edition).items():
            if _series(path) in low:
                continue  # below the baseline, which is told
            place = _place(document, path, figures[path], derived)
            typed = figures.get(place, figures[path])
            found = number(typed.shown or Decimal(0), typed.unit, typed.places)
            limits = field_at(form, path).limits
            most = derived.plan.edition.threshold(limits.growth_most) if limits else None
            way = "rise" if by > 0 else "fall"
            # In whole points, but where those would say that nothing is wrong.
            whole = rounded(abs(by), 0)
            points = exact(whole if whole > (most or Decimal(0)) else abs(by))
            message = (
                f"found {found} at `{_named(document, form, place)}`, a {way} of {points} "
                f"percentage points in one year; wanted at most {exact(most or Decimal(0))}"
            )
            hint = "look for a digit too many or too few, or a point that is lost"
            yield finding_of("unlikely-growth", message, document.file, place, hint)


def _told_below(place: Path, figure: Figure, base: Figure, figures: Figures, called: tuple[str, str]) -> str:
    """What is below where the series starts: a number that is typed, or the change that leads there.

    `called` is the place as people write it, and what the series starts from.
    """
    typed, (name, start) = figures.get(place, figure), called
    shown = number(typed.shown or Decimal(0), typed.unit, typed.places)
    if base.shown is None or figure.shown is None:
        return f"found {shown} at `{name}`, which leads below the {start}; wanted changes that do not"
    least = f"the {start} of {number(base.shown)}"
    if typed is figure:
        return f"found {shown} at `{name}`, below {least}; wanted at least {number(base.shown)}"
    gives = f"which gives {number(figure.shown)}, below {least}"
    return f"found {shown} at `{name}`, {gives}; wanted a change that gives at least {number(base.shown)}"


def _of_documents(derived: Derived) -> Iterator[tuple[Document, Form, Figures]]:
    """The documents that have figures, with these by their places."""
    by_document: dict[str, dict[Path, Figure]] = {}
    for figure in derived.figures:
        by_document.setdefault(figure.document, {})[figure.path] = figure
    for document in derived.plan.documents:
        figures = by_document.get(document.spec.id)
        if figures is not None:
            yield document, derived.plan.edition.form(document.spec.schema), figures


def _bounded(form: Form, document: Document) -> list[tuple[Path, Form]]:
    return [(place, field) for path, field in _at_least(form) for place in places_at(document.root, path)]


@cache
def _at_least(form: Form) -> tuple[tuple[Path, Form], ...]:
    return tuple((path, f) for path, f in places(form) if f.limits is not None and f.limits.at_least)


def _base(path: Path, field: Form) -> Path:
    return towards(path, field.limits.at_least) if field.limits else ()


def _low(form: Form, document: Document, figures: Figures, derived: Derived) -> set[Path]:
    """The years that are below where their series starts."""
    low = set()
    for path, field in _bounded(form, document):
        figure, base = figures.get(path), figures.get(_base(path, field))
        if figure is not None and base is not None and _is_below(figure, base, derived):
            low.add(_series(path))
    return low


def _series(path: Path) -> Path:
    """What the change and the number of one year have in common: their series and the year."""
    return (*path[:-2], path[-1])


def _is_below(figure: Figure, base: Figure, derived: Derived) -> bool:
    """Whether a target is below its baseline; while the baseline is pending, by the changes alone."""
    if figure.shown is not None and base.shown is not None:
        return figure.shown < base.shown
    if base.id not in figure.inputs:
        return False
    known = {other.id: other.shown for other in derived.figures if other.document == figure.document}
    grown = Decimal(1)
    for name in figure.inputs[1:]:
        change = known.get(name)
        if change is None:
            return False
        grown = EXACT.multiply(grown, EXACT.add(Decimal(1), EXACT.divide(change, HUNDRED)))
    return grown < 1


def _least(figure: Figure, least: Decimal, document: Document, derived: Derived) -> Decimal:
    """The least movement; of a change that is worked out from whole people, less what one of them makes."""
    if document.root.find(*figure.path) is not None:
        return least
    base = next((other.shown for other in derived.figures if other.id == figure.inputs[0]), None)
    return EXACT.subtract(least, EXACT.divide(HUNDRED, base)) if base else least


def _place(document: Document, path: Path, figure: Figure, derived: Derived) -> Path:
    """Where a figure stands, or the last that it follows from and that the plan has."""
    if document.root.find(*path) is not None:
        return path
    at = {other.id: other.path for other in derived.figures if other.document == figure.document}
    held = [at[name] for name in figure.inputs if name in at and document.root.find(*at[name]) is not None]
    return held[-1] if held else path[:1]


def _field(form: Form, path: Path) -> str:
    return field_at(form, path).face.label


def _named(document: Document, form: Form, path: Path) -> str:
    return place_of(form, document.root, path)
