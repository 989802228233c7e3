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

from ..errors import EnvironmentTrouble
from .options import AT, LONDON
from .reporting import report
from .speaking import say
from .validating import Validate, find
from .where import wanted

Stamp = tuple[tuple[str, int, int], ...]
# Half of what people take for at once; a look at the files of 150 plans takes a tenth of it.
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
    """What tells one state of the files from another: their names, sizes and times."""
    return tuple(sorted({item for root in _roots(paths) for item in _below(root)}))


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
    say(f"[{_time()}] {said}; waiting for changes, Ctrl-C ends it")
    say("")


def _time() -> str:
    return AT().astimezone(LONDON).strftime("%H:%M:%S")


def _roots(paths: tuple[Path, ...]) -> set[Path]:
    try:
        return {want.root for want in wanted(paths)}
    except (click.UsageError, OSError):  # it is gone for the moment: its return is a change
        return {path for path in paths if path.is_dir()}


def _below(folder: Path) -> Iterator[tuple[str, int, int]]:
    """The files below a folder; one that vanishes while it is looked at is a change of its own."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _below(folder / entry.name)
                    continue
                state = entry.stat(follow_symlinks=False)
                yield entry.path, state.st_size, state.st_mtime_ns
    except OSError:
        yield folder.as_posix(), -1, -1
