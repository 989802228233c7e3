"""Items of a list that people refer to by a number or name: none may stand there twice."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import WARNING, Finding, finding_of
from ...model.display import folded, written
from ...model.form import Form
from ...model.node import Node
from ...model.paths import BETWEEN, place_of
from ...model.plan import Plan
from ...model.search import found
from ...model.values import Scalar

# The kinds of value that name something else: a list of them names each once.
_NAMES = frozenset(("reference", "section", "choice"))


def repeated_items(plan: Plan) -> Iterator[Finding]:
    """The same PCT, objective, action, section or stream twice in one list."""
    for document in plan.documents:
        yield from repeated(plan.edition.form(document.spec.schema), document.root, document.file)


def repeated(form: Form, node: Node, file: str) -> Iterator[Finding]:
    """Items of the lists below a node that have the same name, however they are written."""
    for listed, held in found(form, node, _has_key):
        seen: dict[Scalar, tuple[Scalar, int]] = {}
        for number, item in enumerate(held.children, 1):
            name = item.child(listed.key) if listed.key else item
            if name is None or name.value is None:
                continue
            same = _abbreviated(folded(name.value)) if isinstance(name.value, str) else name.value
            before, first = seen.setdefault(same, (name.value, number))
            if first != number:
                place = place_of(form, node, held.path)
                yield _told(
                    listed, name, before, (f"{place}{BETWEEN}{number}", f"{place}{BETWEEN}{first}"), file
                )


def _told(listed: Form, name: Node, before: Scalar, places: tuple[str, str], file: str) -> Finding:
    text = written(name.value)
    as_before = f" as `{written(before)}`" if before != name.value else ""
    called = name.face.name if listed.key else name.face.label.lower()
    message = (
        f"found `{text}` a second time at `{places[0]}`, first{as_before} at `{places[1]}`; "
        f"wanted another {called} here, or one of the two taken out"
    )
    hint = "give one of them another number or name, or take it out"
    # Where a list only names others, saying one twice leaves nothing in doubt.
    severity = "" if listed.key else WARNING
    return finding_of("repeated-item", message, file, name.path, hint, severity=severity)


def _abbreviated(name: str) -> str:
    """A name with the field's own abbreviation: one trust is written in both ways (domain.md, section 1)."""
    return name.replace("primary care trust", "pct")


def _has_key(form: Form) -> bool:
    return form.item is not None and (bool(form.key) or form.item.face.kind in _NAMES)
