"""docs/submitting.md does what it says: a partnership goes through its year by the commands of that page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import program
from tests.conftest import ROOT
from tests.test_docs import shell_lines

PAGE = ROOT / "docs/submitting.md"
EXAMPLE = ROOT / "plans/example/2009-10"
PLAN = "plans/somewhere/2009-10"
PACKS = "build/submissions/packs/somewhere/2009-10"
HEAD = "format: 1\nedition: 2009/10\n"


def change(folder: Path, command: str) -> None:
    """Do what is to be done by hand after a command."""
    if command == "revised":
        place = folder / PLAN / "part4.yaml"
        before = place.read_text("utf-8")
        place.write_text(before.replace("Figures for 2010/11", "The figures for 2010/11"), "utf-8")
        assert place.read_text("utf-8") != before
    elif command == "new":
        prepared = (folder / PLAN / "progress/q1.yaml").read_text("utf-8")
        assert prepared.count("    progress:") > 5
        assert "Bring more problem drug users into effective treatment" in prepared
        shutil.copy(EXAMPLE / "progress/q1.yaml", folder / PLAN / "progress/q1.yaml")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A repository of a partnership that has written its plan, and of which nothing is recorded yet."""
    shutil.copytree(EXAMPLE, tmp_path / PLAN)
    shutil.rmtree(tmp_path / PLAN / "progress")
    (tmp_path / PLAN / "progress").mkdir()
    (tmp_path / PLAN / "record.yaml").write_text(HEAD, "utf-8")
    (tmp_path / PLAN / "assessment.yaml").write_text(f"{HEAD}absent: pending\n", "utf-8")
    cover = tmp_path / PLAN / "cover.yaml"
    text = (
        cover.read_text("utf-8")
        .replace("nature: illustrative", "nature: plan")
        .replace("approved: yes", "approved: no")
    )
    cover.write_text(text, "utf-8")
    register = (
        "format: 1\nregions:\n  - slug: north-west\n    name: North West\n"
        "partnerships:\n  - slug: somewhere\n    name: Somewhere\n    region: north-west\n"
    )
    (tmp_path / "plans/register.yaml").write_text(register, "utf-8")
    return tmp_path


def test_a_partnership_goes_through_its_year_by_this_page(place: Path) -> None:
    calls = shell_lines(PAGE)
    packs = [call[call.index("--for") + 1] for call in calls if call[0] == "pack"]
    assert packs == ["january", "january", "march", "final", "final", "q1", "laa", "public"]
    states = []
    for call in calls:
        done = program(*call, at=place)
        assert done.code == 0, f"{call}: {done.out.decode()}{done.err.decode()}"
        if call[0] == "pack":
            states += [line for line in done.err.decode().splitlines() if line.startswith("  state: ")]
        change(place, call[1] if call[0] == "record" else call[0])
    said = [state.removeprefix("  state: ") for state in states]
    assert said == [
        *("draft", "for signature", "for signature", "for signature", "signed off"),  # to the sign-off
        *("signed off", "signed off", "published"),  # quarter 1, LAA, the public edition
    ]
    march = json.loads((place / PACKS / "march/manifest.json").read_bytes())
    assert [each["id"] for each in march["documents"] if each.get("revised")] == ["part4"]
    assert march["revised"]["revisions"][0]["what"].startswith("The costs of supervised consumption")
    assert (place / PACKS / "january-draft").is_dir()
    assert (place / "build/packs/somewhere/2009-10/public/manifest.json").is_file()
