"""What `verify` does: read a site, hold it against the plans, show what is wrong."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ..cache import NoCache
from ..config import folders
from ..load.components import load_components
from ..load.templates import load_layers
from ..model.output import OutputFile
from ..pipeline import Tools
from ..ports import DiskFiles
from ..publish.folder import Shelf
from ..publish.live import manifest
from ..verifying import verified
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
    settings = settings_of(where, is_strict=False)
    templates, _ = load_layers(*layers(where, settings))
    tools = Tools(templates, load_components(), NoCache(), None, lambda _: None, settings.config)
    site = DiskFiles(root)
    files = [OutputFile(name, site.read(name)) for name in site.names()]
    before = manifest(Shelf(root.parent.parent, "site", root.parent.name), root.name)
    found = verified(files, checked, at, before, tools)
    show(found, checked.documents)
    click.echo(
        f"{len(files)} files verified: {'nothing is wrong' if not found else 'see the findings'}", err=True
    )
    return 1 if found else 0
