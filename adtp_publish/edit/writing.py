"""Write a file whole or not at all, beside the old one and then in its place."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..errors import EnvironmentTrouble


def put_all(root: Path, changes: Iterable[tuple[str, bytes | None, bytes]]) -> None:
    """Put files in place of old ones, or where there was none: all of them or none.

    Each is a name below a folder, the bytes it has now (none: a new file) and its new ones. Raises
    `EnvironmentTrouble` where one cannot be written; those before it are put back.
    """
    done: list[tuple[str, bytes | None, bytes]] = []
    try:
        for name, old, new in changes:
            if old is None:
                _begin_file(root / name, new)
            else:
                replace_file(root / name, old, new)
            done.append((name, old, new))
    except EnvironmentTrouble:
        for name, old, new in reversed(done):
            if old is None:
                (root / name).unlink()
            else:
                replace_file(root / name, new, old)
        raise


def _begin_file(path: Path, new: bytes) -> None:
    """Write a file that was not there; one that has come meanwhile is left alone."""
    try:
        with path.open("xb"):
            pass
        try:
            replace_file(path, b"", new)
        except EnvironmentTrouble:
            path.unlink()
            raise
    except OSError as trouble:
        message = f"cannot write `{path}`: {trouble.strerror or trouble}"
        raise EnvironmentTrouble(message, "it is as it was") from None


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Put new bytes in place of a file's old ones in one step; its mode and, where that can be, owner stay.

    Raises `EnvironmentTrouble` where the file cannot be written, is a symlink, or no longer holds `old`:
    then it is as it was.
    """
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode):
            raise EnvironmentTrouble(f"`{path}` is not a plain file and is left alone")
        if path.read_bytes() != old:
            hint = "save it in your editor, then run the command again"
            raise EnvironmentTrouble(f"`{path}` was changed meanwhile and is left alone", hint)
        handle, name = tempfile.mkstemp(prefix=".adtp-", suffix=".part", dir=path.parent)
        try:
            _fill(handle, new)
            _like(name, state)
            os.replace(name, path)  # noqa: PTH105 - a name that only this function knows
        except BaseException:
            with suppress(OSError):
                os.unlink(name)  # noqa: PTH108 - see above
            raise
        _settle(path.parent)
    except OSError as trouble:
        message = f"cannot write `{path}`: {trouble.strerror or trouble}"
        raise EnvironmentTrouble(message, "it is as it was") from None


def _fill(handle: int, content: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _like(name: str, state: os.stat_result) -> None:
    if hasattr(os, "chown") and (os.geteuid(), os.getegid()) != (state.st_uid, state.st_gid):
        with suppress(PermissionError):  # only the superuser may give a file away
            os.chown(name, state.st_uid, state.st_gid)
    os.chmod(name, stat.S_IMODE(state.st_mode))  # noqa: PTH101 - see above


def _settle(folder: Path) -> None:
    """Have the folder itself on the disk, where the system lets a folder be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
