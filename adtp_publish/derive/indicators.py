"""What the forms of an edition say is compared over partnerships (`x-compare`)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.comparison import Indicator
from ..model.edition import DocumentSpec, Edition
from ..model.form import NUMBERS, Comparable, Form
from ..model.node import Path
from ..model.paths import field_at, towards
from .lookup import slug

_ANY = "*"
# Fields of a form from its root down, the last one the one that is looked at.
Way = tuple[Form, ...]


def indicators(edition: Edition) -> tuple[Indicator, ...]:
    """The numbers of an edition that are compared, in the order of its forms.

    Of documents and fields that the public may see, and of no others.
    """
    return tuple(
        indicator
        for spec in edition.documents
        if spec.seen_by("public")
        for way in _marked((edition.form(spec.schema),))
        for indicator in _of_mark(spec, way)
    )


def _marked(way: Way) -> Iterator[Way]:
    """The public fields at or below the last one that say what is compared."""
    form = way[-1]
    if form.compare is not None:
        yield way
    below = (form.item,) if form.item is not None else form.fields
    for part in below:
        if part.public:
            yield from _marked((*way, part))


def _of_mark(spec: DocumentSpec, way: Way) -> Iterator[Indicator]:
    mark = way[-1].compare
    assert mark is not None, "it was looked for by its mark"
    if mark.words:
        yield _of_entries(spec, way, mark)
        return
    patterns = [path.split("/") for path in mark.of or (_ANY,)]
    for number in _numbers(way):
        below = number[len(way) :]
        if not below or any(_fits(below, pattern) for pattern in patterns):
            yield _of_number(spec, number, below, mark)


def _numbers(way: Way) -> Iterator[Way]:
    """The public numbers at or below a field. What stands in a list is each plan's own, and not compared."""
    form = way[-1]
    if form.face.kind in NUMBERS:
        yield way
    for part in form.fields:
        if part.public:
            yield from _numbers((*way, part))


def _fits(below: Way, pattern: list[str]) -> bool:
    names = [form.face.name for form in below]
    steps = [step.replace("~", "/") for step in pattern]
    return len(names) == len(steps) and all(
        step in (_ANY, name) for step, name in zip(steps, names, strict=True)
    )


def _of_number(spec: DocumentSpec, way: Way, below: Way, mark: Comparable) -> Indicator:
    number, root = way[-1], way[0]
    path = _path(way)
    return Indicator(
        slug="-".join(part for form in way[1:] if (part := form.face.id)).replace(".", "-"),
        group=mark.group,
        label=_label(number, below, mark),
        year=number.year,
        unit=number.face.unit,
        document=spec.id,
        short=spec.short,
        path=path,
        baseline=_baseline(way),
        help=next((form.face.help for form in reversed(below or way[-1:]) if form.face.help), ""),
        beside=tuple(towards(path, step) for step in mark.beside),
        heads=tuple(field_at(root, towards(path, step)).face.label for step in mark.beside),
    )


def _label(number: Form, below: Way, mark: Comparable) -> str:
    """What all are called together, then each field that stands for any: a year is said apart."""
    open_steps = _open(below, mark)
    names = [form.face.label for form in open_steps if form.face.name != number.year]
    return ", ".join(part for part in (mark.label, *names) if part) or number.face.label


def _open(below: Way, mark: Comparable) -> list[Form]:
    """The fields that a `*` of a path leads to."""
    patterns = [path.split("/") for path in mark.of or (_ANY,)]
    fitting = next((pattern for pattern in patterns if _fits(below, pattern)), [])
    return [form for form, step in zip(below, fitting, strict=False) if step == _ANY]


def _baseline(way: Way) -> str:
    """The year of the baseline of the series that a number is of."""
    fields = (form.field("baseline") for form in reversed(way))
    return next((field.year for field in fields if field is not None), "")


def _of_entries(spec: DocumentSpec, way: Way, mark: Comparable) -> Indicator:
    """An indicator that entries of evidence name: always a percentage, since nothing else can be compared."""
    entry = way[-1].item
    assert entry is not None, "words are looked for in a list"
    return Indicator(
        slug=slug(mark.words[0]),
        group=mark.group,
        label=mark.label,
        year="",
        unit="%",
        document=spec.id,
        short=spec.short,
        path=_path(way),
        beside=tuple((step,) for step in mark.beside),
        heads=tuple(field_at(entry, (step,)).face.label for step in mark.beside),
        words=mark.words,
    )


def _path(way: Way) -> Path:
    """The path from the root: `*` for any item of a list."""
    return tuple(form.face.name for form in way[1:])
