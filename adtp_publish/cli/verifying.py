"""What `verify` does: read a site, hold it against the plans, show what is wrong."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ..cache import DiskCache, NoCache
from ..config import folders
from ..errors import EnvironmentTrouble
from ..load.components import load_components
from ..load.templates import load_layers
from ..model.output import OutputFile
from ..pipeline import Tools
from ..ports import DiskFiles
from ..publish.folder import Shelf
from ..publish.live import manifest
from ..template_faults import texts_of
from ..verifying import not_files, verified
from .building import layers
from .checking import checked_plans, settings_of, show


def run_verify(folder: Path, plans: Path, at: datetime) -> int:
    """Check a finished site; the exit code."""
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder `{folder}`; name the site, such as `build/site`")
    if not plans.is_dir():
        raise click.UsageError(f"there is no folder `{plans}`; name the folder of plans with `--plans`")
    where, root = folders(plans, folder), folder.resolve()
    checked = checked_plans(where, at, "", is_strict=False)
    settings = settings_of(where, at, is_strict=False)
    templates, of_templates = load_layers(*layers(where, settings))
    tools = Tools(templates, load_components(), NoCache(), None, lambda _: None, settings.config)
    # With wrong settings it is not known what the site is to be held against.
    of_run = (*settings.findings, *of_templates)
    failed = any(finding.is_error for finding in of_run)
    files, others = _files(DiskFiles(root, whole=True))
    out = root.parent.parent
    before = manifest(Shelf(out, "site", root.parent.name), root.name)
    found = [*not_files(others)]
    if not failed:
        found += verified(files, checked, at, before, tools, DiskCache(out / "store"))
    show((*of_run, *found), {**texts_of(templates), **settings.documents, **checked.documents})
    click.echo(_sum(len(files), failed, bool(found)), err=True)
    return 1 if found or failed else 0


def _files(site: DiskFiles) -> tuple[list[OutputFile], list[tuple[str, str]]]:
    """All files of a site, hidden ones too; and what else is in it, or cannot be read."""
    files, others = [], []
    for name, kind in site.entries():
        try:
            if kind == "file":
                files.append(OutputFile(name, site.read(name)))
            else:
                others.append((name, kind))
        except EnvironmentTrouble:
            others.append((name, "unreadable"))
    return files, others


def _sum(count: int, failed: bool, is_wrong: bool) -> str:
    if failed:
        return "not verified: the settings of the site or its templates are wrong, see the findings"
    return f"{count} files verified: {'see the findings' if is_wrong else 'nothing is wrong'}"
