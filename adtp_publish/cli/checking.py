"""What `validate` does: choose what to check, check it, print what was found."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ..config import Folders, folders
from ..findings import Finding
from ..pipeline import Checked, check
from ..ports import DiskFiles
from ..report.text import as_text, counted
from .where import plans_root


def run_validate(paths: tuple[Path, ...], at: datetime, is_strict: bool, quiet: bool) -> int:
    """Check each path; the exit code."""
    failed = False
    for path in paths:
        root, only, file = plans_root(path)
        result = checked_plans(folders(root, Path("build")), at, only, is_strict)
        findings = result.findings
        # Where no plan could be checked, what keeps it from being checked stands in another file.
        if result.plans and file in result.documents:
            findings = tuple(item for item in findings if item.file == file)
        show(findings, result)
        if not quiet:
            what = "1 plan" if len(result.plans) == 1 else f"{len(result.plans)} plans"
            click.echo(f"{path}: {what} checked, {counted(findings)}", err=True)
        failed = failed or any(item.is_error for item in findings)
    return 1 if failed else 0


def checked_plans(where: Folders, at: datetime, only: str, is_strict: bool) -> Checked:
    """Load, validate and derive the plans of a run."""
    plans = DiskFiles(where.plans)
    return check(plans, where.plans.as_posix(), DiskFiles(where.schema), at, only=only, is_strict=is_strict)


def show(findings: tuple[Finding, ...], result: Checked) -> None:
    """Print findings on standard output."""
    text = as_text(findings, result.documents)
    if text:
        click.echo(text)
