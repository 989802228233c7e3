"""The programs of npm that tests use: pinned by their hashes, from any registry, installed by `./run`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT

FOLDERS = sorted(path.parent.relative_to(ROOT) for path in (ROOT / "tests").rglob("package.json"))


def test_run_installs_each_folder_of_them() -> None:
    assert len(FOLDERS) >= 2
    script = (ROOT / "run").read_text("utf-8")
    assert [str(folder) for folder in FOLDERS if f"echo {folder} " not in script] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_all_that_is_installed_is_pinned_by_its_hash_and_names_no_registry(folder: Path) -> None:
    packages = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))["packages"]
    asked = json.loads((ROOT / folder / "package.json").read_text("utf-8"))["dependencies"]
    assert packages[""]["dependencies"] == asked
    assert all(version[0].isdigit() for version in asked.values()), "a range, not a version"
    rest = {name: package for name, package in packages.items() if name}
    assert len(rest) >= len(asked)
    assert [name for name, package in rest.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in rest.items() if "resolved" in package] == []
