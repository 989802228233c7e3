"""What a form says of its fields on pages and paper is plain: it may not speak as to whoever edits YAML."""

from __future__ import annotations

from collections.abc import Iterator

from adtp_publish.load.schemas import load_schemas
from adtp_publish.model.form import NUMBERS, Form
from adtp_publish.ports import DiskFiles
from adtp_publish.preparation import known_editions
from tests.conftest import ROOT

FORMS = DiskFiles(ROOT / "schema")
EDITIONS = known_editions(FORMS, load_schemas(FORMS))


def every(form: Form) -> Iterator[Form]:
    yield form
    for below in (*form.fields, *([form.item] if form.item is not None else [])):
        yield from every(below)


def test_the_words_that_are_printed_of_a_field_have_no_signs_of_yaml() -> None:
    printed = [
        (year, name, field.face.help)
        for year, edition in EDITIONS.items()
        for name, form in edition.forms
        for field in every(form)
        if field.face.help and (field.face.row or field.face.kind in NUMBERS)
    ]
    assert len(printed) > 50
    assert not [said for said in printed if "`" in said[-1] or "_" in said[-1]]
