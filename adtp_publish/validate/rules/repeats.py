"""Items of a list that people refer to by a number or name: none may stand there twice."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.display import folded, written
from ...model.form import Form
from ...model.node import Node
from ...model.paths import BETWEEN, place_of
from ...model.plan import Plan
from ...model.search import found
from ...model.values import Scalar


def repeated_items(plan: Plan) -> Iterator[Finding]:
    """The same PCT, objective, action, section or stream twice in one list."""
    for document in plan.documents:
        yield from repeated(plan.edition.form(document.spec.schema), document.root, document.file)


def repeated(form: Form, node: Node, file: str) -> Iterator[Finding]:
    """Items of the lists below a node that have the same name, however they are written."""
    for listed, held in found(form, node, _has_key):
        seen: dict[Scalar, tuple[Scalar, int]] = {}
        for number, item in enumerate(held.children, 1):
            name = item.child(listed.key)
            if name is None or name.value is None:
                continue
            same = _abbreviated(folded(name.value)) if isinstance(name.value, str) else name.value
            before, first = seen.setdefault(same, (name.value, number))
            if first != number:
                text = written(name.value)
                as_before = f" as `{written(before)}`" if before != name.value else ""
                place = place_of(form, node, held.path)
                message = (
                    f"found `{text}` a second time at `{place}{BETWEEN}{number}`, first{as_before} at "
                    f"`{place}{BETWEEN}{first}`; "
                    f"wanted another {name.face.name} here, or one of the two taken out"
                )
                hint = "give one of them another number or name, or take it out"
                yield finding_of("repeated-item", message, file, name.path, hint)


def _abbreviated(name: str) -> str:
    """A name with the field's own abbreviation: one trust is written in both ways (domain.md, section 1)."""
    return name.replace("primary care trust", "pct")


def _has_key(form: Form) -> bool:
    return form.item is not None and bool(form.key)
