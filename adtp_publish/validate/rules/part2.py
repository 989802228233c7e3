"""Part 2: how changes are counted, and changes sought that go with ticks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.form import Form
from ...model.node import Node, Path
from ...model.paths import towards
from ...model.plan import Plan
from ...model.search import found
from ...model.values import Absence
from .common import held

# What says that nothing is sought, where a tick says that something is.
_NOTHING = frozenset(("not sought", "not applicable"))


def basis_stated(plan: Plan) -> Iterator[Finding]:
    """A series with targets says whether each change is from the baseline or from the year before.

    Nothing guesses which (domain.md, section 3), so without it no target follows from a change.
    """
    for form, document in held(plan):
        if document.partial:
            continue
        told: set[Path] = set()
        for field, node in found(form, document.root, _is_chosen):
            path = towards(node.path, field.calc.by) if field.calc else ()
            if path in told or not isinstance(node.value, int | Decimal):
                continue
            if document.root.find(*path) is None:
                told.add(path)
                label = _label(form, path[:-1])
                message = (
                    f"`{path[-1]}` is missing, so nothing says what the changes are counted from ({label})"
                )
                choices = " or ".join(
                    f"`{path[-1]}: {word}`" for word, _ in (field.calc.cases if field.calc else ())
                )
                yield finding_of(
                    "no-basis", message, document.file, path[:-1], f"write {choices}", on_key=True
                )


def changes_and_ticks(plan: Plan) -> Iterator[Finding]:
    """A change is sought where the priority is ticked, and nowhere else (domain.md, section 2)."""
    for form, document in held(plan):
        for field, row in found(form, document.root, _holds_ticked):
            for change in field.fields:
                if change.limits is not None and change.limits.ticked:
                    yield from _change_and_tick(form, change, row, document.file, bool(document.partial))


def _change_and_tick(form: Form, field: Form, row: Node, file: str, is_partial: bool) -> Iterator[Finding]:
    name = field.face.name
    path = (*row.path, name)
    ticked = field.limits.ticked if field.limits else ""
    tick = row.find(*towards((name,), ticked))
    change = row.child(name)
    label = _label(form, row.path)
    if tick is not None and tick.value is True:
        is_nothing = (
            isinstance(change.value, Absence) and change.value.word in _NOTHING if change else not is_partial
        )
        if is_nothing:
            said = (
                f"`{name}` is `{change.value.word}`"
                if change and isinstance(change.value, Absence)
                else f"there is no `{name}`"
            )
            message = f"`{tick.face.name}` is ticked, but {said} ({label})"
            hint = f"write the change that is sought, such as `{name}: 5%`, or `{tick.face.name}: no`"
            yield finding_of("tick-without-change", message, file, path if change else tick.path, hint)
    elif change is not None and isinstance(change.value, Decimal) and (tick is None or tick.value is False):
        message = (
            f"{written(change.value, field.face.unit)} is sought, but `{ticked}` is not ticked ({label})"
        )
        hint = f"write `{ticked}: yes` if Part 1 names it, or `{name}: not sought`"
        yield finding_of("change-without-tick", message, file, path, hint)


def _is_chosen(form: Form) -> bool:
    return form.calc is not None and bool(form.calc.by)


def _holds_ticked(form: Form) -> bool:
    return any(field.limits is not None and field.limits.ticked for field in form.fields)


def _label(form: Form, path: Path) -> str:
    """The labels on the way to a group, without what stands behind a colon."""
    labels = []
    at: Form | None = form
    for step in path:
        at = (at.item or at.field(step)) if at else None
        if at is not None and at.face.label:
            labels.append(at.face.label.partition(":")[0])
    return ", ".join(labels[-2:])
