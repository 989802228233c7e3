"""The command run as a user runs it, on a copy of plans, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests import forked
from tests.conftest import ROOT
from tests.publish.small_plans import sign, write_plans

# Long after every date of the plans.
AT = "2011-06-01"
ADTP = (sys.executable, "-m", "adtp_publish")
AUDIENCES = ("site", "submissions/nta", "submissions/partnership")


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """The environment of a command that runs the code of this repository from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}


def adtp(*arguments: str, cwd: Path, **changes: str) -> Ran:
    """Run `adtp-publish` with settings of the environment changed."""
    ended = forked.run(arguments, cwd, environment(changes))
    return Ran(ended.code, ended.out.decode(), ended.err.decode())


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder, or below where a link leads."""
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }


@dataclass(frozen=True)
class Workshop:
    """A folder with `plans` and `build`."""

    root: Path

    @property
    def plans(self) -> Path:
        return self.root / "plans"

    @property
    def out(self) -> Path:
        return self.root / "build"

    def build(self, *arguments: str, at: str = AT) -> Ran:
        """Run `build` at a moment."""
        return adtp("build", "--at", at, *arguments, cwd=self.root)

    def made(self, link: str = "site") -> dict[str, bytes]:
        """The files of an output; there are some."""
        found = contents(self.out / link)
        assert found, link
        return found

    def single(self, link: str) -> dict[str, bytes]:
        """The files of an output that stand by themselves: not those of packs."""
        return {address: held for address, held in self.made(link).items() if "/packs/" not in address}

    def document(self, name: str) -> Path:
        """The file of a document, by its name below `plans`."""
        place = self.plans / f"{name}.yaml"
        assert place.is_file(), place
        return place

    def spoil(self, name: str) -> None:
        """Put an error into a document."""
        place = self.document(name)
        place.write_text(place.read_text("utf-8") + "no_such_field: 1\n", "utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Change a text that stands once in a document, and have the plans signed so."""
        place = self.document(name)
        text = place.read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        place.write_text(text.replace(old, new), "utf-8")
        sign(self.plans)


def small_workshop(root: Path, pdf_cache: Path) -> Workshop:
    """A workshop with the small plans."""
    write_plans(root / "plans")
    return _with_cache(root, pdf_cache)


def real_workshop(root: Path, pdf_cache: Path, *partnerships: str) -> Workshop:
    """A workshop with plans of this repository: all of them, or those of the partnerships named."""

    def others(folder: str, names: list[str]) -> list[str]:
        top = Path(folder) == ROOT / "plans" and bool(partnerships)
        return [name for name in names if top and name not in (*partnerships, "register.yaml")]

    shutil.copytree(ROOT / "plans", root / "plans", ignore=others)
    return _with_cache(root, pdf_cache)


def _with_cache(root: Path, pdf_cache: Path) -> Workshop:
    (root / "build").mkdir()
    (root / "build" / ".cache").symlink_to(pdf_cache)
    return Workshop(root)
