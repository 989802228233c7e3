"""The Nu HTML checker finds nothing: in no page, in none of our styles, in no picture."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import SITES
from tests.browser.node_tools import node_tool
from tests.browser.serving import Served
from tests.conftest import ROOT

STYLES = ROOT / "templates" / "assets" / "styles"
# What it complains of without cause, each with the reason.
UNFOUNDED = "|".join(
    (
        r"The “\w+” role is unnecessary for element .*",  # NHS.UK frontend repeats roles for old browsers
        r"Resource violates Content Security Policy .*",  # to files read from a folder nothing is `self`
        r"Inline script violates Content Security Policy .*",  # it is data of JSON-LD, which no browser runs
        r"CSS: “paint-order”: Property “paint-order” doesn't exist\.",  # a property of SVG 2
    )
)
WRONG = {
    "wrong.html": "<!DOCTYPE html><html lang=en><title>Wrong</title><p><table><tr><td></table></p>",
    "wrong.css": "p { colour: red }",
    "wrong.svg": '<svg xmlns="http://www.w3.org/2000/svg"><circle radius="1"/></svg>',
}


def complaints(files: Iterable[Path]) -> list[dict[str, Any]]:
    """What the checker says of files, its warnings too; one Java for all of them."""
    named = [str(file) for file in files]
    assert named
    options = ["--stdout", "--format", "json", "--also-check-css", "--also-check-svg", "--no-langdetect"]
    command = ["java", "-Xss4m", "-jar", str(node_tool("vnu-jar/build/dist/vnu.jar")), *options]
    command += ["--exit-zero-always", "--filterpattern", UNFOUNDED, *named]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=280)
    said: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return said


@pytest.fixture(scope="module")
def checked(served: Served, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the checker says, a line for each remark, by the file: of the sites, our styles and WRONG."""
    wrong = tmp_path_factory.mktemp("wrong")
    for name, text in WRONG.items():
        (wrong / name).write_text(text, "utf-8")
    folders = [served.folders[site] for site in SITES]
    pages = [file for folder in folders for file in sorted(folder.rglob("*.html"))]
    pictures = [file for folder in folders for file in sorted(folder.rglob("*.svg"))]
    styles = sorted(STYLES.glob("*.css"))
    assert len(pages) > 10
    assert pictures
    assert styles
    made: dict[str, list[str]] = {}
    for one in complaints((*pages, *pictures, *styles, *wrong.iterdir())):
        line = f"{one['url'].removeprefix('file:')}:{one.get('lastLine', '')}: {one['message']}"
        made.setdefault(one["url"].rpartition("/")[2], []).append(line)
    return made


def test_the_checker_looks(checked: dict[str, list[str]]) -> None:
    assert [name for name in WRONG if name not in checked] == []


def test_the_checker_finds_nothing(checked: dict[str, list[str]]) -> None:
    assert [line for name, lines in sorted(checked.items()) if name not in WRONG for line in lines] == []
