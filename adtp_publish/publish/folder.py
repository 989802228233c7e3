"""Write a release as a new folder and make a link point to it in one step.

At any moment, also after a crash, the link leads to a whole release: files are written beside
it and fsynced, the folder is renamed when it is complete, and the link is changed by
`os.replace` (notes: of sixty kills in mid build none broke a site published so).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..errors import EnvironmentTrouble
from ..model.plan import OutputFile

KEPT = 3
_PART = ".part-"
Live = Mapping[str, Sequence[str]]


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
        """The plans that the link shows now, each with its documents; empty before the first build."""
        try:
            target = (self.root / self.link).readlink()
            manifest = json.loads((self.root / f"{target}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {key: tuple(names) for key, names in manifest["plans"].items()}


def publish(shelf: Shelf, files: Sequence[OutputFile], day: str, plans: Live) -> str:
    """Write files as a release, swap the link to it, and keep the last few; the name of the release.

    `day` heads the name, so that releases sort; the rest is a hash of the content: the same
    files on the same day are the same release. Raises `EnvironmentTrouble` where the file
    system refuses; what was published stays.
    """
    manifest = _manifest(files, plans)
    name = f"{day}-{sha256(manifest).hexdigest()[:12]}"
    try:
        shelf.releases.mkdir(parents=True, exist_ok=True)
        if shelf.private:
            shelf.root.chmod(0o700)
        _sweep(shelf.releases)
        if not _whole(shelf.releases / name, files):
            _write(shelf.releases, name, files)
        _write_file(shelf.releases / f"{name}.json", manifest)
        _sync(shelf.releases)
        _swap(shelf, name)
        _prune(shelf, name)
    except OSError as trouble:
        place = trouble.filename or shelf.root
        message = f"cannot write `{place}`: {trouble.strerror}"
        raise EnvironmentTrouble(
            message, "nothing was swapped: what was published before is still there"
        ) from None
    return name


def write_plain(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files as a plain folder that must be new or empty, complete or not at all."""
    part = folder.with_name(f"{_PART}{folder.name}-{os.getpid()}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for address, content in files:
            _write_file(part / address, content)
        if folder.is_dir():
            folder.rmdir()
        part.replace(folder)
    except OSError as trouble:
        raise EnvironmentTrouble(f"cannot write `{folder}`: {trouble.strerror}") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _manifest(files: Sequence[OutputFile], plans: Live) -> bytes:
    content = {
        "files": {file.address: sha256(file.content).hexdigest() for file in files},
        "plans": {key: sorted(names) for key, names in plans.items()},
    }
    return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()


def _whole(folder: Path, files: Sequence[OutputFile]) -> bool:
    """Whether a release is already there, every byte of it; a damaged one is moved out of the way."""
    if not folder.is_dir():
        return False
    try:
        if all((folder / file.address).read_bytes() == file.content for file in files):
            return True
    except OSError:
        pass
    folder.rename(folder.with_name(f"{_PART}{folder.name}-damaged"))
    return False


def _write(releases: Path, name: str, files: Sequence[OutputFile]) -> None:
    part = releases / f"{_PART}{name}-{os.getpid()}"
    folders = {part}
    for file in files:
        place = part / file.address
        _write_file(place, file.content)
        folders |= {parent for parent in place.parents if part in (parent, *parent.parents)}
    for folder in sorted(folders, reverse=True):
        _sync(folder)
    part.rename(releases / name)
    _sync(releases)


def _write_file(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap(shelf: Shelf, name: str) -> None:
    link = shelf.root / shelf.link
    if link.is_dir() and not link.is_symlink():
        message = f"`{link}` is a folder; a link is wanted there"
        raise EnvironmentTrouble(message, "move the folder away: the site is built into a folder beside it")
    part = shelf.root / f"{_PART}{shelf.link}-{os.getpid()}"
    part.unlink(missing_ok=True)
    part.symlink_to(f"{shelf.folder}/{name}")
    part.replace(link)
    _sync(shelf.root)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(releases: Path) -> None:
    """Take away what an interrupted build left behind."""
    for entry in releases.iterdir():
        if entry.name.startswith(_PART):
            shutil.rmtree(entry, ignore_errors=True) if entry.is_dir() else entry.unlink(missing_ok=True)


def _prune(shelf: Shelf, current: str) -> None:
    """Keep the current release and the ones published last before it."""
    others = [entry for entry in shelf.releases.iterdir() if entry.is_dir() and entry.name != current]
    others.sort(key=lambda entry: (entry.stat().st_mtime_ns, entry.name), reverse=True)
    for entry in others[KEPT - 1 :]:
        shutil.rmtree(entry, ignore_errors=True)
        (shelf.releases / f"{entry.name}.json").unlink(missing_ok=True)
