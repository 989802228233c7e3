"""Numbers of a form that lie outside of what they can be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...findings import Finding, finding_of
from ...model.display import within, written
from ...model.form import Form
from ...model.node import Node, Path
from ...model.paths import place_of, steps, towards
from ...model.plan import Document, Plan
from ...model.search import found
from .common import held

_MOST_LABELS = 3


def out_of_range(plan: Plan) -> Iterator[Finding]:
    """A share below 0% or over 100%, a fall by more than all there is (`x-least`, `x-most` of the form)."""
    for form, document in held(plan):
        for field, node in found(form, document.root, _is_bounded):
            limits, value = field.limits, node.value
            if limits is None or not isinstance(value, int | Decimal):
                continue
            low, high = limits.least, limits.most
            if (low is not None and value < low) or (high is not None and value > high):
                if _follows_from_a_slip(document.root, field, node):
                    continue
                wanted = _wanted(low, high, field.face.unit)
                message = (
                    f"{_subject(form, document, node)} is {written(value, field.face.unit)}; wanted {wanted}"
                )
                hint = f"write the percentage that is meant, such as `{field.face.name}: 25%`"
                yield finding_of("out-of-range", message, document.file, node.path, hint)


def more_than_all(plan: Plan) -> Iterator[Finding]:
    """A number of some that is larger than that of all, such as practices (`x-at-most` of the form)."""
    for form, document in held(plan):
        for field, node in found(form, document.root, _is_part):
            whole = document.root.find(*towards(node.path, field.limits.at_most if field.limits else ""))
            if _is_more(node, whole) and whole is not None:
                few, many = written(node.value), written(whole.value)
                what = _named(form, whole.path)
                place = place_of(form, document.root, node.path)
                other = place_of(form, document.root, whole.path)
                found_here = f"found {few} at `{place}`, but {what} are only {many}, at `{other}`"
                message = f"{found_here}; wanted one of the two corrected"
                hint = f"a part cannot be more than all: write at most {many} here, or the right number there"
                yield finding_of("more-than-all", message, document.file, node.path, hint)


def _is_bounded(form: Form) -> bool:
    return form.limits is not None and (form.limits.least is not None or form.limits.most is not None)


def _is_part(form: Form) -> bool:
    return form.limits is not None and bool(form.limits.at_most)


def _is_more(node: Node, whole: Node | None) -> bool:
    some, all_of_them = node.value, whole.value if whole else None
    return isinstance(some, int) and isinstance(all_of_them, int) and some > all_of_them


def _follows_from_a_slip(root: Node, field: Form, node: Node) -> bool:
    """Whether a share is over the whole because its number is: that has a finding of its own."""
    inputs = field.calc.of if field.calc else ()
    at = [root.find(*towards(node.path, path)) for path in inputs]
    return len(at) == 2 and at[0] is not None and _is_more(at[0], at[1])


def _wanted(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    if low is None or high is None:
        return f"at most {written(high, unit)}" if low is None else f"no less than {written(low, unit)}"
    return f"{written(low, unit)} to {written(high, unit)}"


def _subject(form: Form, document: Document, node: Node) -> str:
    """`number` of North Lancashire PCT, 2008/09."""
    return f"`{node.face.name}` of {_labels(form, document.root, node.path[:-1])}"


def _labels(form: Form, root: Node, path: Path) -> str:
    """The labels on the way to a group: of an item its name, and of what holds it nothing."""
    labels: list[str] = []
    for step, at, name in steps(form, root, path):
        if name is not None:
            labels = [name or f"item {int(step) + 1}"]
        else:
            labels.append((at.face.short or at.face.label).partition(":")[0] if at else step)
    return ", ".join(labels[-_MOST_LABELS:])


def _named(form: Form, path: Path) -> str:
    """The label of a field; of a year's the label of its row."""
    at: Form | None = form
    label = ""
    for step in path:
        at = (at.item or at.field(step)) if at else None
        if at is not None and at.face.label and not at.face.label[0].isdigit():
            label = at.face.label
    return within(label)
