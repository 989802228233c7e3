"""What `fmt` does: find the files, put each in order, write it whole, say what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from ..config import folders
from ..edit.difference import difference
from ..edit.formatting import Formatted, formatted
from ..edit.forms import is_of_plans, known_forms
from ..edit.writing import replace_file
from ..load.tree import REGISTER
from ..ports import DiskFiles
from ..report.text import as_text
from .where import plans_root


@dataclass(frozen=True, slots=True)
class Place:
    """A file that may be written: its folder of plans, its name below that, and its path for findings."""

    root: Path
    name: str

    @property
    def file(self) -> str:
        """The path as the user knows it."""
        return f"{self.root.as_posix()}/{self.name}"


def run_fmt(paths: tuple[Path, ...], is_check: bool, is_diff: bool, quiet: bool) -> int:
    """Put each file below the paths in order; the exit code."""
    places = list(dict.fromkeys(place for path in paths for place in places_of(path)))
    forms = known_forms(DiskFiles(folders(Path("plans"), Path("build")).schema))
    changed = left = 0
    for place in places:
        content = DiskFiles(place.root).read(place.name)
        result = formatted(content, place.file, forms.of(place.name))
        if result.findings:
            click.echo(as_text(result.findings, {place.file: result.document}))
            left += 1
        elif result.differs:
            _change(place, result, is_check, is_diff)
            changed += 1
    if not quiet:
        click.echo(_summary(len(places), changed, left, is_check or is_diff), err=True)
    return 1 if left or (is_check and changed) else 0


def places_of(path: Path) -> Iterator[Place]:
    """The files of plans that a path means; `UsageError` where it means none that may be written."""
    if path.is_symlink() and path.is_file():
        raise click.UsageError(f"`{path}` is a symbolic link; name the file itself")
    root, only, file = plans_root(path)
    if not (root / REGISTER).is_file():
        message = f"`{path}` is in no folder of plans: there is no `{REGISTER}` in it or above it"
        raise click.UsageError(message)
    names = [name for name in DiskFiles(root).names() if is_of_plans(name)]
    if file:
        names = [name for name in names if Place(root, name).file == file]
        if not names:
            raise click.UsageError(f"`{path}` is no file of a plan; those are `<partnership>/<year>/….yaml`")
    for name in names:
        if not only or file or f"{name}/".startswith(f"{only}/"):
            yield Place(root, name)


def _change(place: Place, result: Formatted, is_check: bool, is_diff: bool) -> None:
    if is_diff:
        click.echo(difference(result.content, result.text, place.file))
    elif is_check:
        click.echo(f"{place.file}: would be put in order")
    if not is_check and not is_diff:
        replace_file(place.root / place.name, result.content, result.text)
        click.echo(f"{place.file}: put in order")


def _summary(files: int, changed: int, left: int, is_dry: bool) -> str:
    parts = [f"{_files(changed)} {'would be ' if is_dry else ''}put in order"]
    if left:
        parts.append(f"{left} left alone, see the findings")
    parts.append(f"{files - changed - left} in order already")
    return ", ".join(parts)


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"
