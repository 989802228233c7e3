"""The cross-cutting themes that a Release names: whatever the fields of a form are called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.form import Form
from adtp_publish.model.plan import Plan
from adtp_publish.model.register import Register
from adtp_publish.release.release import release
from tests.conftest import MOMENT

ReadPlan = Callable[..., Plan]


def themes(plan: Plan) -> tuple[str, ...]:
    released, _ = release(completed(derive(plan)[0]), "nta", MOMENT, Register())
    assert released is not None
    assert released.documents
    return released.themes


def renamed(form: Form) -> Form:
    """The form of a planning grid with other names for the list that it counts and for what it counts by."""
    objectives = form.field("objectives")
    assert objectives is not None
    assert objectives.item is not None
    assert objectives.calc is not None
    named = objectives.item.field("themes")
    assert named is not None
    strands = replace(named, face=replace(named.face, name="strands"))
    aims = replace(
        objectives,
        face=replace(objectives.face, name="aims"),
        item=replace(objectives.item, fields=(strands,)),
        calc=replace(objectives.calc, of=("*/strands",)),
    )
    return replace(form, fields=(aims,))


def test_themes_are_the_words_by_which_a_form_counts_whatever_its_fields_are_called(
    read_plan: ReadPlan,
) -> None:
    plan = read_plan({"part3/grid1": "", "part2": "pdu:\n  baseline: 2000\n"})
    found = themes(plan)
    assert "housing" in found
    assert len(found) == len(set(found)) > 1
    of_part2 = tuple(document for document in plan.documents if document.spec.id == "part2")
    assert themes(replace(plan, documents=of_part2)) == (), "no form that names them is seen"
    forms = tuple((name, renamed(form) if name == "grid" else form) for name, form in plan.edition.forms)
    grids = tuple(
        replace(document, root=replace(document.root, children=()))
        for document in plan.documents
        if document.spec.id == "grid1"
    )
    other = replace(plan, edition=replace(plan.edition, forms=forms), documents=grids)
    assert themes(other) == found
