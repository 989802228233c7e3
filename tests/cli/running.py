"""The program run as a user runs it: another process, bytes in and out."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests import forked
from tests.forked import Ended

ROOT = Path(__file__).parents[2]
WHOLE = ROOT / "tests/examples/whole"
EXAMPLE = "plans/example/2009-10"
PLAN = "plans/somewhere/2009-10"
HEAD = "format: 1\nedition: 2009/10\n"
# What the machine of a test may have set and a test must not feel.
UNSET = ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR", "TERM")


def environment(**more: str) -> dict[str, str]:
    """The environment without what changes how findings are shown, and with what is given."""
    return {name: value for name, value in os.environ.items() if name not in UNSET} | more


def program(*arguments: str | bytes, at: Path, **more: str) -> Ended:
    """Run the program in a folder."""
    return forked.run(arguments, at, environment(**more), timeout=60)


def small_plans(folder: Path) -> Path:
    """A folder that holds a small whole plan in `plans`."""
    shutil.copytree(WHOLE, folder / "plans")
    return folder


def register_elsewhere() -> None:
    """Add another partnership to the register of the folder of plans here."""
    with Path("plans/register.yaml").open("a", encoding="utf-8") as register:
        register.write("  - slug: elsewhere\n    name: Elsewhere\n    region: north-west\n")


def example_plan(folder: Path) -> Path:
    """The folder of the example plan: the only one that `folder` holds in `plans`, beside the register."""
    shutil.copytree(ROOT / EXAMPLE, folder / EXAMPLE)
    shutil.copy(ROOT / "plans/register.yaml", folder / "plans")
    return folder / EXAMPLE


def write(place: Path, text: str | bytes) -> None:
    """Write a file, with the folders that it needs."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode() if isinstance(text, str) else text)
