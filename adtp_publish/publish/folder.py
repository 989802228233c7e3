"""Write a release as a new folder and make a link point to it in one step.

At any moment, also after a crash, the link leads to a whole release: files are written beside
it and fsynced, the folder is renamed when it is complete, and the link is changed by
`os.replace` (notes: of sixty kills in mid build none broke a site published so).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..errors import EnvironmentTrouble
from ..model.output import OutputFile
from .manifest import Follows, Live, Shows, manifest_of

KEPT = 3
PART = ".part-"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place to publish into: `root/link` leads into `root/folder/<release>`."""

    root: Path
    link: str
    folder: str = "releases"
    private: bool = False

    @property
    def releases(self) -> Path:
        """The folder of releases."""
        return self.root / self.folder

    def live(self) -> dict[str, tuple[str, ...]]:
        """The plans that the link shows now, each with its documents; empty before the first build.

        Raises `EnvironmentTrouble` where something is live and nobody can say what.
        """
        link = self.root / self.link
        if not link.is_symlink() or not link.is_dir():
            return {}
        place = self.root / f"{link.readlink()}.json"
        try:
            plans = json.loads(place.read_text("utf-8"))["plans"]
            return {key: tuple(names) for key, names in plans.items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            message = f"cannot read `{place}`, which says what is live now"
            hint = "put it back, or build with `--expect-removals`: nothing is compared then"
            raise EnvironmentTrouble(message, hint) from None

    def shows(self) -> str:
        """Where the link leads, empty where there is none. A folder in its place is trouble."""
        link = self.root / self.link
        if link.is_dir() and not link.is_symlink():
            message = f"`{link}` is a folder; a link is wanted there"
            raise EnvironmentTrouble(
                message, "move the folder away: the site is built into a folder beside it"
            )
        return str(link.readlink()) if link.is_symlink() else ""


def publish(
    shelf: Shelf,
    files: Sequence[OutputFile],
    day: str,
    plans: Live,
    shown: Shows | None = None,
    follows: Follows | None = None,
) -> str:
    """Write files as a release, swap the link to it, and keep the last few; the name of the release.

    `shown` is what the release shows of each plan, kept beside it for `record published`; `follows` is for
    the release that comes after it. `day` heads
    the name, so that releases sort; the rest is a hash of the content: the same files on the same day
    are the same release. Raises `EnvironmentTrouble` where the file system refuses; what was published
    stays.
    """
    manifest = manifest_of(files, plans, shown, follows)
    name = f"{day}-{sha256(manifest).hexdigest()[:12]}"
    before = shelf.shows()
    try:
        shelf.releases.mkdir(parents=True, exist_ok=True)
        if shelf.private:
            shelf.root.chmod(0o700)
        _sweep(shelf)
        name = _free(shelf.releases, name, files)
        if not (shelf.releases / name).exists():
            _write(shelf.releases, name, files)
        os.utime(shelf.releases / name)  # published last, also where it was there before
        _write_manifest(shelf.releases, name, manifest)
        _swap(shelf, name)
        _prune(shelf, name)
    except OSError as trouble:
        place = trouble.filename2 or trouble.filename or shelf.root
        message = f"cannot write `{place}`: {trouble.strerror}"
        hint = "nothing was swapped: what was published before is still there"
        if shelf.shows() != before:
            hint = "the new release is in place and whole; the next build finishes the clearing up"
        raise EnvironmentTrouble(message, hint) from None
    return name


def _free(releases: Path, name: str, files: Sequence[OutputFile]) -> str:
    """The name to publish under: a damaged release that holds it may be live and is not touched."""
    tried, number = name, 1
    while (releases / tried).exists() and not _whole(releases / tried, files):
        number += 1
        tried = f"{name}-{number}"
    return tried


def _whole(folder: Path, files: Sequence[OutputFile]) -> bool:
    """Whether a release is there, every byte of it and nothing else."""
    there = {place.relative_to(folder).as_posix() for place in folder.rglob("*") if not place.is_dir()}
    try:
        return there == {file.address for file in files} and all(
            (folder / file.address).read_bytes() == file.content for file in files
        )
    except OSError:
        return False


def _write(releases: Path, name: str, files: Sequence[OutputFile]) -> None:
    part = releases / f"{PART}{name}-{os.getpid()}"
    folders = {part}
    for file in files:
        place = part / file.address
        write_file(place, file.content)
        folders |= {parent for parent in place.parents if part in (parent, *parent.parents)}
    for folder in sorted(folders, reverse=True):
        _sync(folder)
    part.rename(releases / name)
    _sync(releases)


def write_file(place: Path, content: bytes) -> None:
    """Write one file and see that it is on the disk."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _write_manifest(releases: Path, name: str, manifest: bytes) -> None:
    part = releases / f"{PART}{name}-{os.getpid()}.json"
    write_file(part, manifest)
    part.replace(releases / f"{name}.json")  # the old one is whole until then: it may be the live one's
    _sync(releases)


def _swap(shelf: Shelf, name: str) -> None:
    part = shelf.root / f"{PART}{shelf.link}-{os.getpid()}"
    part.symlink_to(f"{shelf.folder}/{name}")
    part.replace(shelf.root / shelf.link)
    _sync(shelf.root)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(shelf: Shelf) -> None:
    """Take away what an interrupted build left behind."""
    for entry in shelf.releases.iterdir():
        if entry.name.startswith(PART):
            shutil.rmtree(entry, ignore_errors=True) if entry.is_dir() else entry.unlink(missing_ok=True)
        elif entry.suffix == ".json" and not entry.with_suffix("").exists():
            entry.unlink()
    for entry in shelf.root.glob(f"{PART}{shelf.link}-*"):
        if entry.is_symlink():
            entry.unlink()


def _prune(shelf: Shelf, current: str) -> None:
    """Keep the current release and the ones published last before it."""
    others = [entry for entry in shelf.releases.iterdir() if entry.is_dir() and entry.name != current]
    others.sort(key=lambda entry: (entry.stat().st_mtime_ns, entry.name), reverse=True)
    for entry in others[KEPT - 1 :]:
        part = entry.rename(entry.with_name(f"{PART}{entry.name}"))  # at no time is half a release there
        shutil.rmtree(part, ignore_errors=True)
        (shelf.releases / f"{entry.name}.json").unlink(missing_ok=True)
