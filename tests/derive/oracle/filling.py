"""Documents in which nothing lacks, and what is needed to change them at a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from adtp_publish.derive.figures import derive
from adtp_publish.model.edition import DocumentSpec, Edition
from adtp_publish.model.figure import Figure
from adtp_publish.model.form import NUMBERS, Form
from adtp_publish.model.node import Node, Path
from adtp_publish.model.paths import form_at
from adtp_publish.model.plan import Plan
from adtp_publish.model.values import Scalar

Editions = Mapping[str, Edition]
Values = dict[Path, Scalar | None]
BASES = ("from baseline", "year on year")
# The largest number that a form takes.
LARGEST = 10**12 - 1


def changed(node: Node, values: Values) -> Node:
    """A document with other values at some of its places."""
    children = tuple(changed(child, values) for child in node.children)
    return replace(node, value=values.get(node.path, node.value), children=children)


def filled(form: Form, path: Path = (), number: int = 0) -> Node:
    """A document with a number in every field that does not follow, and two rows in every list."""
    below = [filled(field, (*path, field.face.name), number) for field in form.fields]
    if form.item is not None and form.reckons and form.calc is None:
        below = [filled(form.item, (*path, str(place)), place) for place in range(2)]
    return Node(form.face, path, _value(form, path, number), tuple(below))


def _value(form: Form, path: Path, number: int) -> Scalar | None:
    kind = form.face.kind
    if kind in NUMBERS and form.calc is None:
        return 100 + sum(map(ord, "".join(path))) % 89 + number
    if form.face.name == "basis":
        return BASES[0]
    if kind == "percent" and form.calc is not None and not form.calc.check:
        return Decimal(2)
    return "q2" if kind == "quarter" else None


def with_all(form: Form) -> list[Node]:
    """A document in which nothing lacks; on either basis where it has one."""
    root = filled(form)
    choosing = [node.path for node in root.walk() if node.path[-1:] == ("basis",)]
    return [changed(root, dict.fromkeys(choosing, word)) for word in BASES] if choosing else [root]


def documents(editions: Editions) -> Iterator[tuple[Edition, DocumentSpec]]:
    """Each form with figures of each edition."""
    for edition in editions.values():
        for spec in {spec.schema: spec for spec in edition.documents}.values():
            if edition.form(spec.schema).reckons:
                yield edition, spec


def spec_of(edition: Edition, name: str) -> DocumentSpec:
    """A document of an edition by its name."""
    return next(spec for spec in edition.documents if spec.id == name)


def years(edition: Edition, form: str, *path: str) -> list[str]:
    """The years of a row of a form, in its order."""
    at = form_at(edition.form(form), path)
    assert at is not None
    return [field.face.name for field in at.fields]


def figures_of(plan: Plan) -> dict[Path, Figure]:
    """The figures of a plan of one document by their place."""
    return {figure.path: figure for figure in derive(plan)[0].figures}
