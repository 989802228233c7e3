"""The descriptions of the data are valid, say the validators of their own formats, and the data fits them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

BIN = Path(sys.executable).parent


def frictionless(package: Path) -> dict[str, Any]:
    """What the validator of Data Packages says of a package and of its tables."""
    command = [str(BIN / "frictionless"), "validate", "--json", package.name]
    done = subprocess.run(command, cwd=package.parent, capture_output=True, text=True, check=False)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def csvw(metadata: Path) -> tuple[bool, list[dict[str, Any]]]:
    """Whether the validator of CSVW takes a description and its table, and the rows as it reads them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is wrong, it says by warning; what it makes of it counts
        from csvw import CSVW  # noqa: PLC0415 - slow to import

        try:
            found = CSVW(str(metadata), validate=True)
            return bool(found.is_valid), list(found.t)
        except ValueError:  # so it says that a cell or a head is not as described
            return False, []


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """The data of the site, to be spoiled."""
    return Path(shutil.copytree(data, tmp_path / "data"))


def tables(data: Path) -> list[Path]:
    found = sorted(data.glob("*.csv"))
    assert len(found) >= 4, "plans, figures of two editions, totals"
    return found


def test_the_data_package_and_each_of_its_tables_are_valid(data: Path) -> None:
    report = frictionless(data / "datapackage.json")
    assert report["errors"] == []
    assert [task["errors"] for task in report["tasks"]] == [[] for _ in tables(data)]
    assert report["valid"]
    assert sorted(task["place"] for task in report["tasks"]) == [path.name for path in tables(data)]


@pytest.mark.parametrize(
    ("old", "new"),
    [(",903,", ",some,"), (",no,", ",perhaps,"), ("figure_id", "figure")],
)
def test_a_table_that_is_not_as_described_is_refused(copy: Path, old: str, new: str) -> None:
    path = copy / "adult-drug-treatment-figures-2008-09.csv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    assert not frictionless(copy / "datapackage.json")["valid"]
    assert not csvw(copy / f"{path.name}-metadata.json")[0]


def test_a_package_without_what_it_must_say_is_refused(copy: Path) -> None:
    path = copy / "datapackage.json"
    content = json.loads(path.read_bytes())
    del content["resources"][0]["path"]
    path.write_text(json.dumps(content), "utf-8")
    assert not frictionless(path)["valid"]


def test_the_csvw_of_each_table_is_valid_and_reads_its_values(data: Path) -> None:
    rows: list[dict[str, Any]] = []
    for path in tables(data):
        valid, rows = csvw(path.with_name(f"{path.name}-metadata.json"))
        assert valid, path.name
        assert len(rows) == len(path.read_bytes().splitlines()) - 1, path.name
    assert {type(row["counted"]) for row in rows} == {int}, "the last are the totals"


def test_each_table_says_its_licence_and_what_each_column_holds(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_bytes())
    assert package["licenses"][0]["path"].startswith("https://")
    fields = [field for one in package["resources"] for field in one["schema"]["fields"]]
    assert len(fields) > 40
    assert all(field["description"].endswith(".") for field in fields)
