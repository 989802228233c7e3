"""Put a folder or a file in the place of what was there, whole: never half of it under its name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from ..errors import EnvironmentTrouble
from .folder import PART, write_file
from .plain import written_beside


def put_folder(folder: Path, files: Iterable[tuple[str, bytes]], *, private: bool) -> None:
    """Write files as a folder, in place of one that is there; what is `private` nobody else may open."""
    try:
        _sweep(folder)
        with written_beside(folder, files) as part:
            if private:
                part.chmod(0o700)
            _put(part, folder)
    except OSError as trouble:
        raise _trouble(folder, trouble) from None


def _put(part: Path, folder: Path) -> None:
    """Move a folder to its place; what was there comes back where that fails."""
    old = folder.with_name(f"{PART}old-{folder.name}-{os.getpid()}")
    if folder.exists():
        folder.replace(old)
    try:
        part.replace(folder)
    except OSError:
        if old.exists():
            old.replace(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Take away what a call that was killed left; put back the folder that it was about to replace."""
    for left in folder.parent.glob(f"{PART}*{folder.name}-*"):
        if left.name.startswith(f"{PART}old-{folder.name}-") and not folder.exists():
            left.replace(folder)
        else:
            shutil.rmtree(left, ignore_errors=True)


def put_file(place: Path, content: bytes, *, private: bool) -> None:
    """Write a file in place of one that is there; what is `private` nobody else may read."""
    part = place.with_name(f"{PART}{place.name}-{os.getpid()}")
    try:
        write_file(part, content)
        if private:
            part.chmod(0o600)
        part.replace(place)
    except OSError as trouble:
        raise _trouble(place, trouble) from None
    finally:
        part.unlink(missing_ok=True)


def _trouble(place: Path, trouble: OSError) -> EnvironmentTrouble:
    hint = "what was there before is still there"
    return EnvironmentTrouble(f"cannot write `{place}`: {trouble.strerror}", hint)
