"""The note on each release that is kept: apart from the releases, in a folder of its owner's alone."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import EnvironmentTrouble
from .folder import PART, Shelf, write_file

NOTES = "notes"


def keep_note(shelf: Shelf, name: str, text: str) -> Path:
    """Write the note on a release, and take those away whose release is gone; where it is.

    Raises `EnvironmentTrouble` where the file system refuses: the release is in place by then.
    """
    folder = shelf.root / NOTES
    place = folder / f"{name}.md"
    part = folder / f"{PART}{name}-{os.getpid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        write_file(part, text.encode())
        part.replace(place)
        for entry in sorted(folder.iterdir()):
            if entry.name.startswith(PART) or not (shelf.releases / entry.name.removesuffix(".md")).is_dir():
                entry.unlink(missing_ok=True)
    except OSError as trouble:
        message = f"cannot write `{trouble.filename or place}`: {trouble.strerror}"
        hint = "the new release is in place and whole, without its note; build again to have one"
        raise EnvironmentTrouble(message, hint) from None
    return place
