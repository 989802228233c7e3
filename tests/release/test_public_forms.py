"""The forms keep private what domain.md keeps private, and public all that a public figure rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from adtp_publish.load.schemas import load_schemas
from adtp_publish.model.form import Calc, Form
from adtp_publish.ports import DiskFiles
from adtp_publish.preparation import known_editions
from tests.conftest import ROOT

FORMS = DiskFiles(ROOT / "schema")
EDITIONS = known_editions(FORMS, load_schemas(FORMS))
PUBLIC = ("cover", "part1", "part2", "part4", "record")
EACH = [(edition, document) for edition in sorted(EDITIONS) for document in PUBLIC]
# What the public documents hold that is not for the public: people's names, and the days on which things
# were signed or agreed. `format` and `nature` say how a file is read.
PRIVATE = {
    "cover": {"format", "nature", "signatories/*/name", "signatories/*/signed"},
    "part1": {"format"},
    "part2": {"format"},
    "part4": {"format"},
    "record": {
        "format",
        "signed_off/on",
        "signed_off/first",
        "signed_off/fingerprints",
        "corrections/*/fingerprint",
        "corrections/*/fingerprints",
        "percentages_agreed/on",
        "percentages_agreed/fingerprints",
        "baseline_set/on",
        "baseline_set/fingerprints",
        "withdrawn/reason",
    },
}


@dataclass(frozen=True)
class Field:
    """A field of a form in its place: what holds it, and whether the public sees all the way to it."""

    form: Form
    path: str
    public: bool
    above: Field | None

    def below(self) -> list[Field]:
        if self.form.item is not None:
            return [Field(self.form.item, f"{self.path}/*".lstrip("/"), self.public, self)]
        return [
            Field(field, f"{self.path}/{field.face.name}".lstrip("/"), self.public and field.public, self)
            for field in self.form.fields
        ]

    def walk(self) -> Iterator[Field]:
        yield self
        for field in self.below():
            yield from field.walk()

    def resolve(self, path: str) -> list[Field]:
        """The fields that a path of a rule leads to, from the group that holds this one."""
        assert self.above is not None
        found = [self.above]
        for part in path.split("/"):
            if part == "..":
                found = [field.above for field in found if field.above is not None]
            else:
                name = part.replace("~", "/")
                found = [
                    f for field in found for f in field.below() if part == "*" or f.form.face.name == name
                ]
        return found


def fields_of(edition: str, document: str) -> list[Field]:
    spec = next(spec for spec in EDITIONS[edition].documents if spec.id == document)
    return list(Field(EDITIONS[edition].form(spec.schema), "", True, None).walk())


def rules(calc: Calc | None) -> list[Calc]:
    return [] if calc is None else [calc, *(case for _, case in calc.cases)]


@pytest.mark.parametrize(("edition", "document"), EACH)
def test_names_days_of_signature_and_explained_findings_are_private_and_nothing_else(
    edition: str, document: str
) -> None:
    fields = fields_of(edition, document)
    tops = {field.path for field in fields if field.above and field.above.public and not field.public}
    assert tops == PRIVATE[document] | {"explanations"}


@pytest.mark.parametrize(("edition", "document"), EACH)
def test_what_identifies_an_item_of_a_public_list_is_public(edition: str, document: str) -> None:
    """The key of an item stands in the ids and labels of its figures."""
    lists = [field for field in fields_of(edition, document) if field.public and field.form.key]
    assert lists or document in {"cover", "record", "part2"}
    for field in lists:
        key = next(f for f in field.below()[0].below() if f.form.face.name == field.form.key)
        assert key.public, key.path


@pytest.mark.parametrize("edition", sorted(EDITIONS))
def test_what_a_public_figure_follows_from_or_is_explained_by_is_public(edition: str) -> None:
    followed = 0
    for document in PUBLIC:
        for field in fields_of(edition, document):
            for rule in rules(field.form.calc) if field.public else ():
                of = [path for path in rule.of if not path.startswith("edition:")]  # no plan's own
                for path in (*of, rule.by, rule.beside):
                    inputs = field.resolve(path) if path else []
                    assert inputs or not path, f"{field.path} follows from nothing at {path}"
                    assert all(leaf.public for item in inputs for leaf in item.walk()), field.path
                    followed += len(inputs)
            if field.form.explains and field.above is not None:
                explained = [f for f in field.above.below() if f.form.face.name in field.form.explains]
                assert len(explained) == len(field.form.explains), field.path
                assert field.public or not explained[0].public, field.path
    assert followed > 50
