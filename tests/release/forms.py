"""Forms that differ in one field from those of an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.form import Form
from adtp_publish.model.plan import Derived, Plan

Place = tuple[str, ...]


def changed(form: Form, place: Place, change: Callable[[Form], Form]) -> Form:
    """A form with one of its fields changed; `*` leads to the items of a list."""
    if not place:
        return change(form)
    name, rest = place[0], place[1:]
    if name == "*":
        assert form.item is not None
        return replace(form, item=changed(form.item, rest, change))
    assert form.field(name) is not None, f"{form.face.name} has no field {name}"
    fields = tuple(changed(f, rest, change) if f.face.name == name else f for f in form.fields)
    return replace(form, fields=fields)


def private(form: Form) -> Form:
    """The same field, for the public no more."""
    return replace(form, public=False)


def with_private(plan: Plan, schema: str, *place: str) -> Derived:
    """A plan and its figures by an edition that keeps one field private; without a place, by its own."""
    form = plan.edition.form(schema)
    form = changed(form, place, private) if place else form
    forms = {**dict(plan.edition.forms), schema: form}
    edition = replace(plan.edition, forms=tuple(forms.items()))
    return completed(derive(replace(plan, edition=edition))[0])


def public_places(form: Form, place: Place = ()) -> Iterator[Place]:
    """The places of a form's fields that the public is shown."""
    if form.item is not None:
        yield from public_places(form.item, (*place, "*"))
    for field in form.fields:
        if field.public:
            yield (*place, field.face.name)
            yield from public_places(field, (*place, field.face.name))
