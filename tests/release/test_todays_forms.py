"""A Release of before is shown by the forms of today: what they no longer make public does not come back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adtp_publish.model.edition import Edition
from adtp_publish.model.form import Form
from adtp_publish.model.release import Release
from adtp_publish.pipeline import PUBLIC, check
from adtp_publish.ports import DiskFiles
from adtp_publish.release.release import release
from adtp_publish.release.todays_forms import by_todays_forms
from tests.conftest import MOMENT, ROOT


@pytest.fixture(scope="module")
def shown() -> tuple[Release, Edition]:
    """A plan of this repository as the public is shown it, and its forms."""
    checked = check(
        DiskFiles(Path(ROOT / "plans")), "plans", DiskFiles(ROOT / "schema"), MOMENT, only="example"
    )
    (derived,) = checked.plans
    released, _ = release(derived, PUBLIC, MOMENT, checked.register)
    assert released is not None
    return released, derived.plan.edition


def _hidden(edition: Edition, schema: str, *path: str) -> Edition:
    """The edition with a field of a form that is no longer public."""

    def hide(form: Form, names: tuple[str, ...]) -> Form:
        if not names:
            return replace(form, public=False)
        assert form.field(names[0]) is not None, names
        return replace(
            form, fields=tuple(hide(f, names[1:]) if f.face.name == names[0] else f for f in form.fields)
        )

    forms = tuple((name, hide(form, path) if name == schema else form) for name, form in edition.forms)
    assert forms != edition.forms
    return replace(edition, forms=forms)


def _schema(edition: Edition, document: str) -> str:
    return next(spec.schema for spec in edition.documents if spec.id == document)


def test_by_the_same_forms_it_is_the_same(shown: tuple[Release, Edition]) -> None:
    before, edition = shown
    assert before.figures
    assert by_todays_forms(before, edition) is before


def test_a_field_that_is_private_now_is_taken_out_with_its_figures(shown: tuple[Release, Edition]) -> None:
    before, edition = shown
    after = by_todays_forms(before, _hidden(edition, _schema(edition, "part2"), "pdu"))
    assert after is not None
    assert [figure for figure in before.figures if figure.path[0] == "pdu"]
    assert not [figure for figure in after.figures if figure.path[0] == "pdu"]
    part = after.document("part2")
    assert part is None or part.root.find("pdu") is None
    named = {one.figure for p in after.publications for d in p.documents for one in d.figures}
    assert named <= {figure.id for figure in after.figures}
    gone = {figure.id for figure in before.figures} - {figure.id for figure in after.figures}
    assert not [figure for figure in after.figures if gone & {*figure.inputs, *figure.gaps}]


def test_a_text_that_names_a_figure_that_is_private_now_goes_with_its_document(
    shown: tuple[Release, Edition],
) -> None:
    before, edition = shown
    part = before.document("part1")
    assert part is not None
    assert any(isinstance(n.value, str) and "[[part2." in n.value for n in part.root.walk())
    forms = _schema(edition, "part2")
    everything = edition
    for field in edition.form(forms).fields:
        everything = _hidden(everything, forms, field.face.name)
    after = by_todays_forms(before, everything)
    assert after is not None
    assert after.document("part1") is None
    assert "part1" in after.left_out


def test_a_document_that_is_private_now_and_forms_on_trial(shown: tuple[Release, Edition]) -> None:
    before, edition = shown
    specs = tuple(replace(s, visible=()) if s.id == "part4" else s for s in edition.documents)
    after = by_todays_forms(before, replace(edition, documents=specs))
    assert after is not None
    assert after.document("part4") is None
    assert before.document("part4") is not None
    assert "part4" not in dict(after.shorts)
    assert by_todays_forms(before, replace(edition, trial=True)) is None
