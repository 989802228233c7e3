"""What `record` does: find the plan, write the event if nothing forbids it, show the change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from ..checking import Checked, check_all
from ..config import folders
from ..edit.asking import Asked, CannotRecord
from ..edit.changing import Change
from ..edit.difference import difference
from ..edit.events import event_called
from ..edit.forms import known_forms
from ..edit.recording import record
from ..edit.writing import put_all
from ..ports import DiskFiles, Files, now
from ..report.harmless import whole_line
from .checking import show
from .speaking import say
from .where import refuse_without_register


@dataclass(frozen=True, slots=True)
class Record:
    """A call of `record`."""

    event: str
    partnership: str
    year: str
    at: datetime | None
    details: Mapping[str, str]
    again: bool
    dry_run: bool
    plans: Path
    quiet: bool


def run_record(call: Record) -> int:
    """Record an event; the exit code."""
    event = event_called(call.event)
    if call.again and event.name != "signed-off":
        raise click.UsageError("`--again` is for `signed-off`; leave it out")
    if call.at is None and event.name == "publish-on":
        raise click.UsageError("`publish-on` wants its moment; add `--at MOMENT`")
    refuse_without_register(call.plans)
    moment = now()
    plan = f"{call.partnership}/{call.year.replace('/', '-')}"
    asked = Asked(event, plan, call.at or moment, moment, call.details, call.again)
    schema, shown = DiskFiles(folders(call.plans, Path("build")).schema), call.plans.as_posix()

    def check(files: Files) -> Checked:
        return check_all(files, shown, schema, moment, only=call.partnership, is_whole=True)

    try:
        done = record(DiskFiles(call.plans), shown, known_forms(schema), check, asked)
    except CannotRecord as trouble:
        raise click.UsageError(whole_line(str(trouble))) from None
    if done.refusals:
        show(done.refusals, done.documents or {})
        if not call.quiet:
            say(f"`{event.name}` is not recorded: nothing was written", err=True)
        return 1
    write(call.plans, done.changes, is_dry=call.dry_run)
    if not call.quiet:
        what = "would be recorded: nothing was written" if call.dry_run else "is recorded"
        say(whole_line(f"`{event.name}` of {plan} {what}"), err=True)
    return 0


def write(plans: Path, changes: tuple[Change, ...], *, is_dry: bool) -> None:
    """Write files, all or none, and show what changes in them; a dry run only shows it."""
    if not is_dry:
        put_all(plans, ((change.name, change.old, change.new) for change in changes))
    for change in changes:
        say(difference(change.old or b"", change.new, f"{plans.as_posix()}/{change.name}"))
