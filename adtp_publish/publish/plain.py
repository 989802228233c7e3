"""Write the site as a plain folder, for hosts and systems without links."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import EnvironmentTrouble
from .folder import PART, write_file


def write_plain(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files as a plain folder that must be new or empty, complete or not at all."""
    try:
        with written_beside(folder, files) as part:
            if folder.is_dir():
                folder.rmdir()
            part.replace(folder)
    except OSError as trouble:
        raise EnvironmentTrouble(f"cannot write `{folder}`: {trouble.strerror}") from None


@contextmanager
def written_beside(folder: Path, files: Iterable[tuple[str, bytes]]) -> Iterator[Path]:
    """Files as a folder beside the place that it is for; what is still there at the end is taken away."""
    part = folder.with_name(f"{PART}{folder.name}-{os.getpid()}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for address, content in files:
            write_file(part / address, content)
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)
