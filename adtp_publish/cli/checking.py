"""What `validate` and `build` share: check plans, show what was found."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from ..checking import day_of
from ..config import Folders
from ..findings import Finding, strict
from ..load.settings import SETTINGS
from ..model.source import RawDocument
from ..ports import DiskFiles, DiskFolder
from ..report.text import Look, as_text, located
from ..settings import Settings, known_settings
from ..survey import Surveyed, forms_of, survey
from .speaking import is_coloured, is_terminal, say

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ..checking import Checked

# More processes than this Windows does not wait for.
_MOST = 61


def surveyed_plans(
    where: Folders, at: datetime, only: str, is_strict: bool, is_whole: bool = False
) -> Surveyed:
    """What is found in the plans of a run, with its places."""
    # What is made here lives as long as the run: to look again and again for garbage costs half of it.
    gc.disable()
    plans, forms = DiskFiles(where.plans), DiskFiles(where.schema)
    workers = (_count(), _processes)
    found = survey(
        plans,
        where.plans.as_posix(),
        forms,
        at,
        only=only,
        is_strict=is_strict,
        is_whole=is_whole,
        workers=workers,
    )
    settings = settings_of(where, at, is_strict)
    return replace(
        found,
        findings=(*located(settings.findings, settings.documents), *found.findings),
        documents={**settings.documents, **found.documents},
        files=(*settings.documents, *found.files),
    )


def settings_of(where: Folders, at: datetime, is_strict: bool) -> Settings:
    """The settings of the site, from the file beside the plans."""
    templates = DiskFiles(where.beside / "templates")
    shown = (where.beside / SETTINGS).as_posix()
    schemas = forms_of(DiskFiles(where.schema)).schemas
    beside, today = DiskFolder(where.beside, (where.plans, where.out)), day_of(at)
    found = known_settings(beside, shown, schemas, templates, today)
    return replace(found, findings=strict(found.findings)) if is_strict else found


def _count() -> int:
    return min(os.cpu_count() or 1, _MOST)


def _processes() -> Executor:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - 24 ms
    from multiprocessing import get_all_start_methods, get_context  # noqa: PLC0415 - see above

    # A fork has the forms already; nothing else runs in this process that it could catch half done.
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(_count(), mp_context=get_context(method), initializer=begin_work)


def begin_work() -> None:
    """Make ready a process that works for this one: Ctrl-C is for the one that was started."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def checked_plans(where: Folders, at: datetime, only: str, is_strict: bool) -> Checked:
    """Load, validate and derive the plans of a build."""
    from ..pipeline import check  # noqa: PLC0415 - it loads all that renders

    plans = DiskFiles(where.plans)
    return check(plans, where.plans.as_posix(), DiskFiles(where.schema), at, only=only, is_strict=is_strict)


def show(findings: Iterable[Finding], documents: Mapping[str, RawDocument]) -> None:
    """Print findings on standard output."""
    text = as_text(findings, documents, look())
    if text:
        say(text)


def look() -> Look:
    """How findings are laid out on standard output: plain in a file or pipe, easier on the eye elsewhere."""
    return Look(colour=is_coloured(sys.stdout), apart=is_terminal(sys.stdout))
