"""What `build` does: check, make and publish for each audience, and sum up."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from ..cache import DiskCache
from ..checking import day_of
from ..config import Folders, folders
from ..errors import EnvironmentTrouble
from ..findings import Finding, strict
from ..keeping import Shown, keeper, told
from ..load.components import load_components
from ..load.templates import Layer, load_layers
from ..lock import folder_lock
from ..measuring import without_estimates
from ..noting.note import note_on
from ..pipeline import PUBLIC, Checked, Made, Tools, make
from ..ports import DiskFiles, Files
from ..publish.folder import Shelf
from ..publish.live import live
from ..publish.notes import keep_note
from ..publishing import following, put
from ..report.release_note import release_note
from ..searching import ready
from ..settings import Settings
from ..template_faults import texts_of
from .builder import builder, packing
from .checking import checked_plans, settings_of, show
from .indexing import Pagefind
from .summary import summary

AUDIENCES = ("public", "nta", "partnership")
_ONLY = re.compile(r"[a-z][a-z0-9-]*(/[0-9]{4}-[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Build:
    """A call of `build`."""

    plans: Path
    out: Path
    at: datetime
    audience: str
    only: str
    strict: bool
    expect_removals: bool
    keep_live: bool
    draft: bool
    quiet: bool


def run_build(call: Build) -> int:
    """Build for each audience asked for; the exit code."""
    if call.only and not _ONLY.fullmatch(call.only):
        raise click.UsageError(
            f"`--only {call.only}`: name a partnership or a plan, such as `lancashire/2009-10`"
        )
    if not call.plans.is_dir():
        raise click.UsageError(f"there is no folder `{call.plans}`; name the folder of plans with `--plans`")
    where = folders(call.plans, call.out)
    with folder_lock(call.out) as free:
        if not free:
            raise EnvironmentTrouble(f"another build is at work in `{call.out}`", "wait for it to end")
        return _run(call, where)


def _run(call: Build, where: Folders) -> int:
    say = progress(call.quiet)
    say("checking the plans")
    checked = checked_plans(where, call.at, call.only, call.strict)
    settings = settings_of(where, call.at, call.strict)
    templates, of_templates = load_layers(*layers(where, settings))
    of_templates = strict(of_templates) if call.strict else of_templates
    findings = (*settings.findings, *of_templates, *checked.findings)
    tools = Tools(
        templates,
        load_components(),
        DiskCache(where.out / ".cache"),
        workers,
        say,
        settings.config,
        indexer=Pagefind(),
        store=DiskCache(where.out / "store"),
        packing=packing(call.plans, call.at, draft=call.draft),
    )
    done: list[tuple[Made, Path, str]] = []
    note = None
    # With wrong settings whatever would be made is not what is meant: what is live stays.
    wrong = settings.failed or any(finding.is_error for finding in of_templates)
    kept_from = "the settings of the site or its templates are wrong, see the findings" if wrong else ""
    if not kept_from and (checked.plans or _shelf(call.out, "public", bool(call.only)).live()):
        done, more = _publish(call, where, checked, tools)
        measured = frozenset[str]().union(*(made.measured for made, _, _ in done))
        findings = (*without_estimates(findings, measured), *more)
        note = _note(call, where, checked, findings, done)
    say("")
    show(findings, {**texts_of(templates), **settings.documents, **checked.documents})
    if not call.quiet:
        click.echo(summary(checked, findings, done, kept_from, note), err=True)
    return 1 if any(item.is_error for item in findings) else 0


def _note(
    call: Build,
    where: Folders,
    checked: Checked,
    findings: Sequence[Finding],
    done: Sequence[tuple[Made, Path, str]],
) -> Path | None:
    """Keep the note on the release of the public site; where it is. A preview is no release."""
    published = next(((made, name) for made, _, name in done if made.audience == PUBLIC and name), None)
    if published is None or call.only:
        return None
    made, name = published
    shelf = _shelf(where.out, PUBLIC, preview=False)
    note = note_on(name, made, checked, findings, shelf, builder(call.plans, call.at))
    return keep_note(shelf, name, release_note(note))


def layers(where: Folders, settings: Settings) -> tuple[tuple[Layer, ...], Files]:
    """The folders of templates of whoever builds, the first one first, and the program's own."""
    *beside, own = where.templates
    theme = [((where.beside / settings.config.theme).as_posix(), settings.theme)] if settings.theme else []
    return (*theme, *((folder.as_posix(), DiskFiles(folder)) for folder in beside)), DiskFiles(own)


def _publish(
    call: Build, where: Folders, checked: Checked, tools: Tools
) -> tuple[list[tuple[Made, Path, str]], tuple[Finding, ...]]:
    done: list[tuple[Made, Path, str]] = []
    findings: list[Finding] = []
    day = day_of(call.at).isoformat()
    for audience in AUDIENCES if call.audience == "all" else (call.audience,):
        if audience != "public" and not checked.plans:
            continue  # nothing guards a submission: without a plan the last one stays
        tools.say(f"making what the {audience} may see")
        shelf, is_site = _shelf(where.out, audience, bool(call.only)), audience == PUBLIC and not call.only
        shown = Shown(shelf.live(), live(shelf).releases) if is_site and call.keep_live else None
        keep = keeper(checked, call.at, shown, tools.store) if shown is not None else None
        made = make(checked, audience, call.at, tools, not call.only, keep)
        if audience == PUBLIC and not made.failed:
            made = following(made, shelf) if is_site else made
            made = ready(checked, made, call.at, tools)
        findings += told(made.kept, live(shelf).name, checked.shown) if made.kept else ()
        may_lose = call.expect_removals or bool(call.only)
        kept_in, known = tools.store if is_site else None, checked.register.partnerships
        name, lost = put(made, shelf, day, checked.shown, may_lose, kept_in, known)
        before = frozenset[str]().union(*(earlier.measured for earlier, _, _ in done))
        findings += [*made.findings, *without_estimates(made.lengths, before), *lost]
        done.append((made, shelf.root / shelf.link, name))
    return done, tuple(dict.fromkeys(findings))


def _shelf(out: Path, audience: str, preview: bool) -> Shelf:
    """Public and restricted output have roots of their own; a preview never touches the site."""
    if audience == "public":
        return Shelf(out, "preview", "previews") if preview else Shelf(out, "site")
    root = out / "submissions"
    if preview:
        return Shelf(root, f"preview-{audience}", f"previews-{audience}", private=True)
    return Shelf(root, audience, f"releases-{audience}", private=True)


def workers() -> Executor:
    """Processes that lay out documents, as many as there are processors."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - 24 ms
    from multiprocessing import get_context  # noqa: PLC0415 - see above

    # Forked from a clean server, never from this process: its threads and locks stay behind.
    return ProcessPoolExecutor(len(os.sched_getaffinity(0)), mp_context=get_context("forkserver"))


def progress(quiet: bool) -> Callable[[str], None]:
    """One line on a terminal, written over and over; silent where standard error is none."""
    if quiet or not sys.stderr.isatty():
        return lambda _: None

    def say(text: str) -> None:
        click.echo(f"\r\x1b[2K{text}", nl=False, err=True)

    return say
