"""Who builds, when, and from which commit: for the note on a release, and for nothing that is published."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from pathlib import Path

from .. import __version__
from ..checking import day_of
from ..model.display import written
from ..model.note import Builder
from ..packing import Packing
from ..render.manifest import Making

_PATIENCE = 30  # seconds
_NOT_IN_GIT = "not in git"


def builder(plans: Path, at: datetime) -> Builder:
    """Who builds from a folder of plans for a moment, in words."""
    who = _git(plans, "config", "user.name") or os.environ.get("USER") or os.environ.get("LOGNAME")
    return Builder(who or "not known", written(at), _commit(plans))


def packing(plans: Path, at: datetime, *, draft: bool) -> Packing:
    """How packs are made from a folder of plans at a moment; of those not complete a `draft` if wanted."""
    return Packing(
        Making(day_of(at), f"adtp-publish {__version__}", _commit(plans).removeprefix("commit ")), draft
    )


def _commit(plans: Path) -> str:
    commit = _git(plans, "rev-parse", "--verify", "--quiet", "HEAD")
    if commit is None:
        return _NOT_IN_GIT
    changed = _git(plans, "status", "--porcelain", "-z", "--no-renames")
    count = len([entry for entry in (changed or "").split("\0") if entry])
    if not count:
        return f"commit {commit}"
    files = "1 file" if count == 1 else f"{count} files"
    return f"commit {commit}, with changes to {files} that are not committed"


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says about the repository of a folder; nothing where there is none, or no git.

    It takes no lock, and starts no program that the repository names.
    """
    command = ["git", "--no-optional-locks", "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None
