"""The forms are read when they are wanted, and no sooner."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from adtp_publish.errors import BadForms
from adtp_publish.load.schemas import form_for, load_schemas
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.preparation import known_editions
from tests.conftest import ROOT


@dataclass(frozen=True)
class Watched:
    """The forms of this repository, and which of their files were read."""

    files: Files = field(default_factory=lambda: DiskFiles(ROOT / "schema"))
    read_names: list[str] = field(default_factory=list)

    def names(self) -> tuple[str, ...]:
        return self.files.names()

    def entries(self) -> tuple[tuple[str, str], ...]:
        return self.files.entries()

    def read(self, name: str) -> bytes:
        self.read_names.append(name)
        return self.files.read(name)


@dataclass(frozen=True)
class Changed(Watched):
    """The same with some lines more in the `edition.yaml` of 2009/10."""

    more: str = ""

    def read(self, name: str) -> bytes:
        return super().read(name) + (self.more.encode() if name == "2009-10/edition.yaml" else b"")


def test_a_form_is_read_once_when_it_is_wanted() -> None:
    files = Watched()
    schemas = load_schemas(files)
    assert files.read_names == []
    assert len(schemas) == len(list(schemas)) > 15
    cover = form_for(schemas, "2009-10", "cover")
    assert cover is not None
    assert cover["properties"]["date"]["x-kind"] == "date"
    assert form_for(schemas, "2009-10", "cover") is cover
    assert "$ref" not in str(cover)
    assert files.read_names == [
        "common/cover.schema.json", "common/parts.schema.json", "common/kinds.schema.json",
    ]  # fmt: skip


def test_a_form_that_is_not_there_is_not_made_up() -> None:
    schemas = load_schemas(Watched())
    assert form_for(schemas, "2009-10", "no-such-form") is None
    with pytest.raises(KeyError):
        schemas["common/no-such-form"]


def test_an_edition_is_read_when_it_is_wanted() -> None:
    files = Watched()
    editions = known_editions(files, load_schemas(files))
    assert list(editions) == ["2008-09", "2009-10", "2010-11"]
    assert "2009-10" in editions
    assert "1999-00" not in editions
    assert editions.get("1999-00") is None
    assert files.read_names == []
    assert editions["2009-10"].year == "2009/10"
    assert editions["2009-10"] is editions["2009-10"]
    assert not [name for name in files.read_names if name.startswith("2008-09/")]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [("dead-lnk", "`dead-link`"), ("deadlink", "`dead-link`"), ("qqq", "a code of `docs/findings`")],
)
def test_an_edition_that_changes_a_finding_that_is_none_is_refused(code: str, wanted: str) -> None:
    files = Changed(more=f"severities:\n  - finding: {code}\n    severity: off\n")
    with pytest.raises(BadForms) as refused:
        known_editions(files, load_schemas(files))["2009-10"]
    told = f"schema/2009-10/edition.yaml: found `finding: {code}` under `severities`; wanted {wanted}"
    assert str(refused.value) == told


def test_an_edition_may_change_how_bad_a_finding_is() -> None:
    files = Changed(more="severities:\n  - finding: dead-link\n    severity: off\n")
    edition = known_editions(files, load_schemas(files))["2009-10"]
    assert ("dead-link", "off") in edition.severities
