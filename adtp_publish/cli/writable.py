"""Which files of plans the commands that write may write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from ..edit.forms import is_of_plans
from ..load.names import REGISTER
from ..ports import DiskFiles
from ..report.harmless import visible
from .where import is_in, plans_root


@dataclass(frozen=True, slots=True)
class Place:
    """A file that may be written: its folder of plans, its name below that, and its path for findings."""

    root: Path
    name: str

    @property
    def file(self) -> str:
        """The path as the user knows it."""
        return f"{self.root.as_posix()}/{self.name}"


def places_of(path: Path) -> list[Place]:
    """The files of plans that a path means; `UsageError` where it means none that may be written."""
    shown = visible(str(path))
    if path.is_symlink() and path.is_file():
        raise click.UsageError(f"`{shown}` is a symbolic link; name the file itself")
    root, only, file = plans_root(path)
    if not (root / REGISTER).is_file():
        message = f"`{shown}` is in no folder of plans: there is no `{REGISTER}` in it or above it"
        raise click.UsageError(message)
    places = list(places_below(root, only, file))
    if file and not places:
        raise click.UsageError(f"`{shown}` is no file of a plan; those are `<partnership>/<year>/….yaml`")
    return places


def places_below(root: Path, only: str, file: str) -> Iterator[Place]:
    """The files below a folder of plans, of one partnership or plan of it, or the one file."""
    for name in DiskFiles(root).names():
        place = Place(root, name)
        is_meant = is_in(place.file, file) if file else not only or f"{name}/".startswith(f"{only}/")
        if is_meant and is_of_plans(name):
            yield place
