"""What `validate --fix` does before it checks: mend the slips whose mending is certain, and show each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from ..checking import Checked, check_all
from ..config import folders
from ..edit.difference import difference
from ..edit.forms import known_forms
from ..edit.mending import Mended, mend
from ..edit.writing import replace_file
from ..load.tree import REGISTER
from ..ports import DiskFiles, Files
from .where import plans_root
from .writable import places_below


def fix_paths(paths: Iterable[Path], at: datetime, is_strict: bool, quiet: bool) -> None:
    """Mend what can be mended in the files that the paths mean; diffs and summary go to standard error."""
    for path in paths:
        root, only, file = plans_root(path)
        if not (root / REGISTER).is_file():
            continue  # the check says what is wrong
        schema = DiskFiles(folders(root, Path("build")).schema)
        shown = root.as_posix()

        def check(files: Files, part: str) -> Checked:
            return check_all(files, shown, schema, at, only=part, is_strict=is_strict)  # noqa: B023

        names = [place.name for place in places_below(root, only, file)]
        mended, result = mend(DiskFiles(root), shown, names, known_forms(schema), check, only)
        for each in mended:
            replace_file(root / each.name, each.old, each.new)
            if not quiet:
                click.echo(difference(each.old, each.new, f"{shown}/{each.name}"), err=True)
        if not quiet:
            click.echo(_summary(path, mended, result, file), err=True)


def _summary(path: Path, mended: tuple[Mended, ...], result: Checked, file: str) -> str:
    errors = sum(f.is_error and (not file or not result.plans or f.file == file) for f in result.findings)
    slips = sum(each.slips for each in mended)
    done = f"{_counted(slips, 'slip')} mended in {_counted(len(mended), 'file')}"
    return f"{path}: {done if slips else 'no slip to mend'}; {_counted(errors, 'error')} left"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
