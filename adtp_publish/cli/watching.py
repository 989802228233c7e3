"""`validate --watch`: check again whenever a file of the plans has changed."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from ..config import folders
from ..errors import BadForms, EnvironmentTrouble
from ..load.settings import SETTINGS
from ..report.harmless import visible
from .options import AT, LONDON
from .reporting import report
from .speaking import say
from .validating import Validate, find
from .where import wanted

Stamp = tuple[tuple[str, int, int], ...]
# Soon enough after a save. To look at the 3,000 files of 150 plans takes 22 ms, at one plan less than 1:
# no reason for a package (watchfiles) that is told of changes, and no network drive that it is not told of.
EVERY = 0.3
# A file that grows for longer than this is checked as it is, and again later.
SETTLES = 10


def run_watch(call: Validate, fixed: datetime | None, sleep: Callable[[float], None] = time.sleep) -> int:
    """Check, wait for a change, check again, until Ctrl-C; the exit code."""
    wanted(call.paths)  # a path that there is not is wrong use at the beginning, and a change later on
    try:
        while True:
            before = stamp(call.paths)  # taken first: what changes during the check is seen after it
            _check(replace(call, at=fixed or AT()))
            while (now := stamp(call.paths)) == before:
                sleep(EVERY)
            _settled(call.paths, now, sleep)
    except KeyboardInterrupt:
        say("")
        return 0


def stamp(paths: tuple[Path, ...]) -> Stamp:
    """What tells one state of the files that are checked from another: their names, sizes and times."""
    plans = {item for folder, deep in _folders(paths) for item in _files(folder, deep)}
    return tuple(sorted(plans.union(*map(_settings, _folders(paths)))))


def _settled(paths: tuple[Path, ...], now: Stamp, sleep: Callable[[float], None]) -> None:
    """Wait until an editor, or git, has written all that it is writing."""
    for _ in range(SETTLES):
        sleep(EVERY / 3)
        later = stamp(paths)
        if later == now:
            return
        now = later


def _check(call: Validate) -> None:
    """One run between the two lines that editors know it by; what keeps it from being done is said."""
    say(f"[{_time()}] checking the plans")
    try:
        found = find(call)
    except BadForms as trouble:
        said = "; ".join((trouble.message, *trouble.further))
    except EnvironmentTrouble as trouble:
        said = trouble.message
    except click.UsageError as trouble:
        said = trouble.message
    except OSError as trouble:
        said = f"`{trouble.filename}`: {trouble.strerror}"
    else:
        report(call, found)
        said = found.summary()
    gc.collect()  # a run does not look for garbage, and there will be many
    say(f"[{_time()}] {visible(said)}; waiting for changes, Ctrl-C ends it")
    say("")


def _time() -> str:
    return AT().astimezone(LONDON).strftime("%H:%M:%S")


def _folders(paths: tuple[Path, ...]) -> set[tuple[Path, bool]]:
    """The folders that are checked, with all below them, and those of the registers, without."""
    try:
        asked = wanted(paths)
    except (click.UsageError, OSError):  # it is gone for the moment: its return is a change
        return {(path, True) for path in paths}
    parts = {(want.root / part, True) for want in asked for part in want.checked}
    return parts | {(want.root, False) for want in asked}


def _settings(folder: tuple[Path, bool]) -> set[tuple[str, int, int]]:
    """The settings beside a folder of plans: that of the register is the only one without all below it."""
    root, is_deep = folder
    place = folders(root, root).beside / SETTINGS
    try:
        state = place.stat()
    except OSError:
        return set()
    return set() if is_deep else {(place.as_posix(), state.st_size, state.st_mtime_ns)}


def _files(folder: Path, deep: bool) -> Iterator[tuple[str, int, int]]:
    """The files in a folder; one that vanishes while it is looked at is a change of its own."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    state = entry.stat(follow_symlinks=False)
                    yield entry.path, state.st_size, state.st_mtime_ns
                elif deep:
                    yield from _files(folder / entry.name, deep)
    except OSError:
        yield folder.as_posix(), -1, -1
