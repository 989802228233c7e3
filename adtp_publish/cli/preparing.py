"""What `new --quarter` does: prepare the file of a quarter, and say what to look at first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from ..checking import Checked, check_all
from ..config import folders
from ..edit.new import CannotBegin
from ..edit.preparing import Asked, Prepared, prepare
from ..edit.watching import Watched
from ..model.display import day
from ..ports import DiskFiles, Files
from ..report.harmless import whole_line
from ..report.text import plural
from .checking import show
from .speaking import say


def run_prepare(plans: Path, asked: Asked) -> int:
    """Prepare the file of a quarter; the exit code."""
    schema, shown = DiskFiles(folders(plans, Path("build")).schema), plans.as_posix()

    def check(files: Files, moment: datetime) -> Checked:
        return check_all(files, shown, schema, moment, only=asked.slug, is_whole=True)

    try:
        done = prepare(plans, DiskFiles(plans), schema, check, asked)
    except CannotBegin as trouble:
        raise click.UsageError("\n".join(map(whole_line, str(trouble).splitlines()))) from None
    if done.refusals:
        show(done.refusals, done.documents or {})
        say("mend these first: nothing was written", err=True)
        return 1
    for line in _told(done):
        say(whole_line(line), err=True)
    return 0


def _told(done: Prepared) -> Iterator[str]:
    yield f"`{done.file}` is written ({done.title})"
    yield done.sources
    if done.watched is not None:
        yield from _to_look_at(done.watched)
    yield f"next: fill in what is empty, then check it: adtp-publish validate {done.file}"


def _to_look_at(seen: Watched) -> Iterator[str]:
    past = day(seen.until)
    listed = (
        (tuple(due.told for due in seen.overdue), "action", f"due by {past}, with no report on them yet"),
        (seen.still_open, "exception", "still open"),
        (seen.fallen, "rating", "that fell"),
    )
    for lines, noun, what in listed:
        if lines:
            yield f"{plural(len(lines), noun)} {what}:"
            yield from (f"  {line}" for line in lines)
    if not any(lines for lines, _, _ in listed):
        yield f"nothing is overdue on {past}, no exception is open, and no rating fell"
