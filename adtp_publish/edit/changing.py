"""The files that an event changes: its own, and the cover where the last of the chairs has approved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..model.node import Node
from ..model.plan import Plan
from ..model.record import COVER, FIRST
from ..ports import Files
from .approving import cover_approved
from .asking import Asked
from .formatting import formatted
from .forms import Forms
from .lines import Value
from .placing import Placing

_PRINTS = "fingerprints"
# The line by which an editor finds the form of a file, up to where the forms are.
_EDITORS = re.compile(rb"(# yaml-language-server: \$schema=(?:\.\./)+schema/)")


@dataclass(frozen=True, slots=True)
class Change:
    """A file to be written: its name below the folder of plans; `old` is none for a new one."""

    name: str
    old: bytes | None
    new: bytes


def changes(
    files: Files, forms: Forms, plan: Plan, asked: Asked, value: Mapping[str, Value]
) -> Iterator[Change]:
    """The files with the event in them; raises `NotPlaced` where one is laid out too oddly for it."""
    event, name = asked.event, f"{asked.plan}/{asked.file(plan)}"
    old = files.read(name) if name in files.names() else None
    placing = Placing(_head(files, forms, name, plan) if old is None else old, fields_of(forms, name))
    document = plan.document(event.document)
    if document is not None and document.absent:
        placing = placing.without("absent")
    if event.same:
        placing = placing.item(event.field, dict(value))
    elif document is not None and document.root.child(event.field) is not None:
        placing = _written_over(placing, event.field, value, _first(document.root.find(event.field), value))
    else:
        placing = placing.field(event.field, dict(value))
    form = forms.of(name) or {}
    is_ours = form.get("x-by-command", False)
    # What no hand writes is put in order as a whole.
    yield Change(name, old, formatted(placing.content, name, form).text if is_ours else placing.content)
    cover = plan.document(COVER)
    if event.name == "approved" and cover is not None:
        name = f"{asked.plan}/{cover.spec.file}"
        old = files.read(name)
        new = cover_approved(plan, Placing(old, fields_of(forms, name)), asked.details)
        if new.content != old:
            yield Change(name, old, new.content)


def fields_of(forms: Forms, name: str) -> tuple[str, ...]:
    """The fields of a file in the order of its form."""
    return tuple((forms.of(name) or {}).get("properties", {}))


def _head(files: Files, forms: Forms, name: str, plan: Plan) -> bytes:
    """The beginning of a file that is not there yet; for editors its form, as the cover names its own."""
    version = (forms.of(name) or {})["properties"]["format"]["enum"][0]
    cover = next((f"{plan.key}/{spec.file}" for spec in plan.edition.documents if spec.id == COVER), "")
    named = _EDITORS.match(files.read(cover)) if cover in files.names() else None
    line = f"{named[1].decode()}{forms.place(name)}.schema.json\n" if named else ""
    return f"{line}format: {version}\nedition: {plan.edition.year}\n".encode()


def _first(node: Node | None, value: Mapping[str, Value]) -> str:
    """The day on which what is done again was done before, if that is not kept yet and is an earlier one."""
    on = node.find("on") if node else None
    before = on.value if on else None
    if node is None or node.child(FIRST) is not None or not isinstance(before, date):
        return ""
    is_kept = _PRINTS in value and before.isoformat() < str(value["on"])
    return before.isoformat() if is_kept else ""


def _written_over(placing: Placing, field: str, value: Mapping[str, Value], first: str) -> Placing:
    """An event written anew: its date in place, its first day kept, its fingerprints as they are now."""
    on = value["on"]
    assert isinstance(on, str)
    placing = placing.value((field, "on"), on)
    if _PRINTS not in value:
        return placing
    if placing.has((field, _PRINTS)):
        placing = placing.without((field, _PRINTS))
    if first:
        placing = placing.below((field, FIRST), first)
    return placing.below((field, _PRINTS), value[_PRINTS])
