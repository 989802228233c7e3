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
from ..edit.events import Event, event_called
from ..edit.forms import known_forms
from ..edit.recording import record
from ..edit.writing import put_all
from ..errors import EnvironmentTrouble
from ..ports import DiskFiles, Files, now
from ..publish.folder import Shelf
from ..publish.kept import Kept, NoRelease, exported, kept_release
from ..report.harmless import visible, whole_line
from .checking import show
from .speaking import say
from .where import refuse_without_register


@dataclass(frozen=True, slots=True)
class Built:
    """Which release `published` is of: the last one in `out`, one by its name, or an exported folder."""

    out: Path
    release: str
    site: Path | None
    as_deployed: bool


@dataclass(frozen=True, slots=True)
class Record:
    """A call of `record`."""

    event: str
    partnership: str
    year: str
    at: datetime | None
    details: Mapping[str, str]
    again: bool
    built: Built
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
    deployed = _deployed(event, call.built)
    asked = Asked(
        event, plan, call.at or moment, moment, call.details, call.again, deployed, call.built.as_deployed
    )
    schema, shown = DiskFiles(folders(call.plans, Path("build")).schema), call.plans.as_posix()

    def check(files: Files) -> Checked:
        return check_all(files, shown, schema, moment, only=call.partnership, is_whole=True)

    try:
        done = record(DiskFiles(call.plans), shown, known_forms(schema), check, asked)
    except CannotRecord as trouble:
        raise click.UsageError(whole_line(str(trouble))) from None
    if done.nothing_new and deployed is not None:
        if not call.quiet:
            said = (
                f"`{deployed.name}` shows {plan} as the last publication in its record: nothing was written"
            )
            say(whole_line(said), err=True)
        return 0
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


def _deployed(event: Event, built: Built) -> Kept | None:
    """The release that an event is of, its bytes looked at; a usage error where there is none."""
    if event.name != "published":
        if built.release or built.site or built.as_deployed:
            option = "--release" if built.release else "--site" if built.site else "--as-deployed"
            raise click.UsageError(f"`{option}` is for `published`; leave it out")
        return None
    if built.release and built.site:
        raise click.UsageError("`--site` finds its release by itself; leave `--release` out")
    shelf = Shelf(built.out, "site")
    try:
        if built.site is not None:
            if not built.site.is_dir():
                said = f"there is no folder `{visible(str(built.site))}`; name the one that was exported"
                raise click.UsageError(said)
            return exported(shelf, built.site)
        kept = kept_release(shelf, built.release)
    except NoRelease as trouble:
        raise click.UsageError(whole_line(str(trouble))) from None
    if (other := next(kept.other_files(shelf.releases / kept.name), None)) is not None:
        message = f"`{shelf.releases / kept.name}/{other}` is not what was built: it was changed or is gone"
        raise EnvironmentTrouble(message, "build and deploy again, then record that")
    return kept


def write(plans: Path, changes: tuple[Change, ...], *, is_dry: bool) -> None:
    """Write files, all or none, and show what changes in them; a dry run only shows it."""
    if not is_dry:
        put_all(plans, ((change.name, change.old, change.new) for change in changes))
    for change in changes:
        say(difference(change.old or b"", change.new, f"{plans.as_posix()}/{change.name}"))
