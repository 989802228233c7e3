"""The lock on a folder that is written to: a door to the world, as those of `ports`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import EnvironmentTrouble


@contextmanager
def folder_lock(place: Path) -> Iterator[bool]:
    """Hold a lock on a folder that is written to; yields whether it was free."""
    import fcntl  # noqa: PLC0415 - not on every system, and only a build needs it

    try:
        place.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(place / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as trouble:
        raise EnvironmentTrouble(f"cannot write `{trouble.filename}`: {trouble.strerror}") from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(descriptor)
