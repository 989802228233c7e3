"""What `baseline apply` does: read the rows, write the plans, show which figures appear or move."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ..checking import Checked, check_all
from ..config import folders
from ..edit.baselines import Applied, apply, moved
from ..model.figure import Figure
from ..model.telling import value_of
from ..ports import DiskFiles, Files, now
from ..report.harmless import visible, whole_line
from ..report.text import plural
from .checking import show
from .recording import write
from .speaking import say
from .where import refuse_without_register


def run_baseline(file: Path, plans: Path, *, is_dry: bool, is_quiet: bool) -> int:
    """Apply a file of baselines; the exit code."""
    refuse_without_register(plans)
    if not file.is_file():
        raise click.UsageError(f"there is no file `{visible(str(file))}`; name a CSV of baselines")
    schema, shown, moment = DiskFiles(folders(plans, Path("build")).schema), plans.as_posix(), now()

    def check(files: Files) -> Checked:
        return check_all(files, shown, schema, moment, is_whole=True)

    content = DiskFiles(file.parent).read(file.name)
    applied = apply(DiskFiles(plans), shown, check, content, file.as_posix())
    is_wrong = any(finding.is_error for finding in applied.findings)
    if not is_wrong:
        write(plans, applied.changes, is_dry=is_dry)
        for line in _moves(applied):
            say(whole_line(line))
    show(applied.findings, applied.documents)
    if not is_quiet:
        for line in _summary(applied, is_wrong=is_wrong, is_dry=is_dry):
            say(whole_line(line), err=True)
    return 1 if is_wrong else 0


def _moves(applied: Applied) -> Iterator[str]:
    for name, (was, figure) in moved(applied).items():
        verb = "moves" if was is not None and was.value is not None else "appears"
        yield f"{name} {verb}: {_value(was)} -> {_value(figure)}"


def _value(figure: Figure | None) -> str:
    return "nothing" if figure is None else value_of(figure, as_stated=True)


def _summary(applied: Applied, *, is_wrong: bool, is_dry: bool) -> Iterator[str]:
    if is_wrong:
        yield "no baseline is applied: nothing was written"
        return
    count = plural(len(applied.changes), "file")
    yield f"{count} would change: nothing was written" if is_dry else f"baselines written into {count}"
    for figure in applied.waiting:
        yield f"still to come: {figure.id}"
    for plan in applied.unrecorded:
        slug, year = plan.split("/")
        yield f"next, for the record: adtp-publish record baseline-set {slug} {year}"
