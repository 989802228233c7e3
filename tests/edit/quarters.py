"""Plans whose reports of quarters are prepared, for the tests of `new --quarter`."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from adtp_publish.checking import Checked, check_all
from adtp_publish.edit.preparing import Asked, Prepared, prepare
from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.source import Data
from adtp_publish.ports import DiskFiles, Files
from tests.conftest import ROOT
from tests.edit.new_plans import FORMS


def plans_without(place: Path, *files: str) -> Path:
    """A copy of the plans without some files, each named below the folder of plans."""
    place.mkdir(exist_ok=True)
    shutil.copytree(ROOT / "plans", place / "plans")
    for file in files:
        (place / "plans" / file).unlink()
    return place / "plans"


def reports(slug: str, quarters: Iterable[str], *, comments: bool = True) -> list[str]:
    """The files of some quarters of a plan for 2009/10, with the comments on them."""
    endings = (".yaml", "-comments.yaml") if comments else (".yaml",)
    return [f"{slug}/2009-10/progress/{quarter}{ending}" for quarter in quarters for ending in endings]


def checked(files: Files, moment: datetime) -> Checked:
    """All that is found in plans, as the command looks at them."""
    return check_all(files, "plans", FORMS, moment, is_whole=True)


def prepared(
    plans: Path,
    slug: str,
    quarter: str,
    *,
    comments: bool = False,
    at: datetime | None = None,
    year: str = "2009/10",
) -> Prepared:
    """Prepare the report of a quarter, or the comments on it."""

    def check(files: Files, moment: datetime) -> Checked:
        return check_all(files, plans.as_posix(), FORMS, moment, is_whole=True)

    return prepare(plans, DiskFiles(plans), FORMS, check, Asked(slug, year, quarter, comments, at=at))


def read(file: str | Path) -> dict[str, Data]:
    """What a file says, as it was typed."""
    document, refused = parse(Path(file).read_bytes(), str(file))
    assert not refused
    assert isinstance(document.data, dict)
    return document.data


def rows(data: dict[str, Data], name: str) -> list[dict[str, Data]]:
    """The rows of a list of a report."""
    found = data[name]
    assert isinstance(found, list)
    assert found
    return [row for row in found if isinstance(row, dict)]
