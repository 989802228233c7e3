"""Every input of every figure that is worked out, by its place on the form: taken from the forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from adtp_publish.model.figure import Figure
from adtp_publish.model.paths import form_at
from adtp_publish.pipeline import Checked
from tests.every_field.complete import complete
from tests.every_field.trees import Place, place
from tests.privacy.repository import checked, editions


@dataclass(frozen=True)
class Input:
    """A typed number that figures follow from: its document, its place on the form and in the plan."""

    document: str
    field: Place
    figure: Figure

    def __str__(self) -> str:
        return f"{self.document} {'/'.join(self.field)}"


@cache
def plan(slug: str) -> Checked:
    return checked(complete(slug))


def figures(found: Checked) -> dict[str, Figure]:
    (derived,) = found.plans
    return {figure.id: figure for figure in derived.figures}


@cache
def inputs(slug: str) -> tuple[Input, ...]:
    """Each input once for its place on the form: one document and the first item of a list stand for all."""
    known = figures(plan(slug))
    schemas = {spec.id: spec.schema for spec in editions()[slug].documents}
    found: dict[tuple[str, Place], Input] = {}
    for figure in known.values():
        for name in figure.inputs:
            if (given := known.get(name)) is not None and given.status == "given":
                where = place(given.path)
                found.setdefault((schemas[given.document], where), Input(given.document, where, given))
    return tuple(found.values())


def words_for(one: Input, slug: str) -> tuple[str, ...]:
    """The words of the closed list that the form lets stand there."""
    schema = next(spec.schema for spec in editions()[slug].documents if spec.id == one.document)
    form = form_at(editions()[slug].form(schema), one.figure.path)
    assert form is not None
    assert form.absence, f"no word may stand for {one}"
    return form.absence
