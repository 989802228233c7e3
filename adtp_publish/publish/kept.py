"""A release of the site that was kept: what it shows of each plan, and whether its bytes are its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..model.publication import Shown
from .folder import Shelf


class NoRelease(Exception):
    """There is no such release, or nobody can say what it shows; with words for the user."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A release: its name, the hash of each file, and what it shows by plan and document."""

    name: str
    files: Mapping[str, str]
    shown: Mapping[str, Mapping[str, Shown]]

    def other_files(self, folder: Path) -> Iterator[str]:
        """The addresses whose files in a folder are gone or are not what was built. Others may be there."""
        for address in sorted(self.files):
            try:
                found = sha256((folder / address).read_bytes()).hexdigest()
            except OSError:
                found = "gone"
            if found != self.files[address]:
                yield address


def kept_release(shelf: Shelf, name: str = "") -> Kept:
    """The release of that name, else the one that the link shows. Raises `NoRelease`."""
    name = name or shelf.shows().rpartition("/")[2]
    if not name:
        raise NoRelease(f"there is no site in `{shelf.root}`; run `adtp-publish build` first")
    if name not in names(shelf):
        known = ", ".join(f"`{each}`" for each in names(shelf)) or "none"
        raise NoRelease(f"there is no release `{name}` in `{shelf.releases}`; kept are {known}")
    return _read(shelf, name)


def names(shelf: Shelf) -> tuple[str, ...]:
    """The releases that are kept, the last one first."""
    if not shelf.releases.is_dir():
        return ()
    found = (place.stem for place in shelf.releases.glob("*.json") if not place.name.startswith("."))
    return tuple(sorted(found, reverse=True))


def exported(shelf: Shelf, folder: Path) -> Kept:
    """The release that a folder was exported from: every file of it is there. Raises `NoRelease`."""
    known = [_read(shelf, name) for name in names(shelf)]
    for kept in known:
        if next(kept.other_files(folder), None) is None:
            return kept
    if not known:
        raise NoRelease(f"there is no release in `{shelf.releases}`; run `adtp-publish build` first")
    near = min(known, key=lambda kept: sum(1 for _ in kept.other_files(folder)))
    other = next(near.other_files(folder))
    raise NoRelease(
        f"`{folder}` is none of the releases in `{shelf.releases}`: "
        f"`{other}` is not as `{near.name}`, the nearest, has it"
    )


def _read(shelf: Shelf, name: str) -> Kept:
    place = shelf.releases / f"{name}.json"
    try:
        held: Any = json.loads(place.read_text("utf-8"))
        if isinstance(held, dict) and "shown" not in held:
            message = f"`{place}` does not say what the release shows: it was built before that was kept"
            raise NoRelease(f"{message}; build and deploy again")
        shown = {
            plan: {
                each: Shown(item["fingerprint"], dict(item["figures"]), tuple(item.get("events", ())))
                for each, item in documents.items()
            }
            for plan, documents in held["shown"].items()
        }
        return Kept(name, dict(held["files"]), shown)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        said = f"cannot read `{place}`, which says what the release shows: it is damaged"
        raise NoRelease(f"{said}; build and deploy again") from None


def release_before(shelf: Shelf, name: str) -> str:
    """The release that was published last of all but one; empty where no other is kept."""
    others = [each for each in names(shelf) if each != name and (shelf.releases / each).is_dir()]
    return max(others, key=lambda each: ((shelf.releases / each).stat().st_mtime_ns, each), default="")


def file_of(shelf: Shelf, name: str, address: str) -> bytes | None:
    """A file of a kept release; none where that has no such file."""
    try:
        return (shelf.releases / name / address).read_bytes()
    except OSError:
        return None
