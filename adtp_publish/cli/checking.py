"""What `validate` does: choose what to check, check it, print what was found."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..config import Folders, folders
from ..findings import Finding
from ..model.source import RawDocument
from ..ports import DiskFiles
from ..report.text import as_text, counted
from ..survey import Surveyed, survey
from .where import plans_root

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ..checking import Checked


def run_validate(paths: tuple[Path, ...], at: datetime, is_strict: bool, quiet: bool) -> int:
    """Check each path; the exit code."""
    failed = False
    for path in paths:
        root, only, file = plans_root(path)
        result = surveyed_plans(folders(root, Path("build")), at, only, is_strict)
        findings = result.findings
        # Where no plan could be checked, what keeps it from being checked stands in another file.
        if result.plans and file:
            findings = tuple(item for item in findings if item.file == file)
        show(findings, result.documents)
        if not quiet:
            what = "1 plan" if len(result.plans) == 1 else f"{len(result.plans)} plans"
            click.echo(f"{path}: {what} checked, {counted(findings)}", err=True)
        failed = failed or any(item.is_error for item in findings)
    return 1 if failed else 0


def surveyed_plans(where: Folders, at: datetime, only: str, is_strict: bool) -> Surveyed:
    """What is found in the plans of a run, with its places."""
    # What is made here lives as long as the run: to look again and again for garbage costs half of it.
    gc.disable()
    plans, forms = DiskFiles(where.plans), DiskFiles(where.schema)
    workers = (os.cpu_count() or 1, _processes)
    return survey(plans, where.plans.as_posix(), forms, at, only=only, is_strict=is_strict, workers=workers)


def _processes() -> Executor:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - 24 ms
    from multiprocessing import get_all_start_methods, get_context  # noqa: PLC0415 - see above

    # A fork has the forms already; nothing else runs in this process that it could catch half done.
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(os.cpu_count(), mp_context=get_context(method), initializer=gc.disable)


def checked_plans(where: Folders, at: datetime, only: str, is_strict: bool) -> Checked:
    """Load, validate and derive the plans of a build."""
    from ..pipeline import check  # noqa: PLC0415 - it loads all that renders

    plans = DiskFiles(where.plans)
    return check(plans, where.plans.as_posix(), DiskFiles(where.schema), at, only=only, is_strict=is_strict)


def show(findings: tuple[Finding, ...], documents: Mapping[str, RawDocument]) -> None:
    """Print findings on standard output."""
    text = as_text(findings, documents)
    if text:
        click.echo(text)
