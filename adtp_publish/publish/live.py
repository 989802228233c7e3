"""What a release says of itself for the one that follows it: its files, and where its plans are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..model.output import OutputFile
from .folder import Shelf

ASSETS = "assets/"


@dataclass(frozen=True, slots=True)
class Before:
    """A release: its name, the hash of each file, the key of each plan in the store, what it carried on.

    Each is empty where its manifest does not say, or cannot be read.
    """

    name: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    releases: Mapping[str, str] = field(default_factory=dict)
    carried: frozenset[str] = frozenset()


def live(shelf: Shelf) -> Before:
    """The release that the link shows now."""
    name = shelf.shows().rpartition("/")[2]
    return manifest(shelf, name) if name else Before()


def manifest(shelf: Shelf, name: str) -> Before:
    """What a release on the shelf says of itself."""
    try:
        held: Any = json.loads((shelf.releases / f"{name}.json").read_text("utf-8"))
        texts = dict[str, str]
        return Before(
            name, texts(held["files"]), texts(held.get("releases", {})), frozenset(held.get("carried", ()))
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Before(name)


def carried(shelf: Shelf, files: Sequence[OutputFile]) -> tuple[OutputFile, ...]:
    """The assets of the release before, for pages that a browser still has; not those that it had carried on.

    Where the files are those that are live, nothing follows anything: what that release carried on stays.
    A file that is not as it was built is left.
    """
    before = live(shelf)
    new = {file.address: file.sha256 for file in files}
    own = {address: mark for address, mark in before.files.items() if address not in before.carried}
    wanted = before.carried if own == new else {a for a in own if a.startswith(ASSETS)}
    found = (
        _asset(shelf.releases / before.name / address, address) for address in sorted(wanted - new.keys())
    )
    return tuple(f for f in found if f is not None and f.sha256 == before.files[f.address])


def _asset(place: Path, address: str) -> OutputFile | None:
    try:
        return OutputFile(address, place.read_bytes())
    except OSError:
        return None
