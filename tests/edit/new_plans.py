"""New plans in repositories of their own, for the tests of `new`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from adtp_publish.edit.new import Begun
from adtp_publish.findings import Finding
from adtp_publish.load.schemas import form_for, load_schemas
from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles
from adtp_publish.preparation import known_editions
from tests.conftest import MOMENT, ROOT

Schema = dict[str, Any]
FORMS = DiskFiles(ROOT / "schema")
SCHEMAS = load_schemas(FORMS)
EDITIONS = known_editions(FORMS, SCHEMAS)
REGISTER = (ROOT / "plans/register.yaml").read_bytes()


def repository(place: Path) -> Path:
    """A folder of plans that holds nothing but the register."""
    (place / "plans").mkdir()
    (place / "plans/register.yaml").write_bytes(REGISTER)
    return place / "plans"


def texts(begun: Begun) -> dict[str, str]:
    """The files of a new plan by name."""
    return {name: (begun.folder / name).read_text("utf-8") for name in begun.files}


def found(plans: Path, moment: datetime = MOMENT) -> tuple[Finding, ...]:
    """What a check finds in a folder of plans."""
    return check(DiskFiles(plans), "plans", FORMS, moment).findings


def forms(begun: Begun) -> Iterator[tuple[str, Schema]]:
    """The form of each file of a new plan."""
    for spec in begun.edition.documents:
        if spec.file in begun.files:
            yield spec.file, form_for(SCHEMAS, begun.edition.slug, spec.schema) or {}
