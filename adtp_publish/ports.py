"""The only doors to the world: files, a cache and the clock.

Stages take these as arguments; only `cli` makes the real ones.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from .errors import EnvironmentTrouble

Say = Callable[[str], None]


class Files(Protocol):
    """A tree of files that can be read."""

    def names(self) -> tuple[str, ...]:
        """The addresses of all regular files below the root, with `/`, sorted."""
        ...

    def read(self, name: str) -> bytes:
        """The bytes of one of them."""
        ...

    def entries(self) -> tuple[tuple[str, str], ...]:
        """All below the root, sorted, with what it is: `file`, `link`, `special`, `unreadable` or `folder`.

        `unreadable` is a folder that cannot be read, `folder` one that has the name of a plan's file.
        """
        ...


class Cache(Protocol):
    """Bytes kept under the hash of all that they were made from."""

    def get(self, key: str, /) -> bytes | None:
        """What was kept under that key, if anything."""
        ...

    def put(self, key: str, content: bytes, /) -> None:
        """Keep bytes under that key."""
        ...


class Indexer(Protocol):
    """Makes the search index of a site from its finished pages."""

    def made_by(self) -> str:
        """What makes it, with its version: another index may come of the same pages where this changes."""
        ...

    def index(self, pages: Mapping[str, bytes], /) -> dict[str, bytes]:
        """The files of the index, by name, over pages by address. Raises `EnvironmentTrouble`."""
        ...


class Store(Cache, Protocol):
    """A cache that is told what to keep."""

    def keep_only(self, keys: Collection[str], /) -> None:
        """Take out whatever is kept under other keys."""
        ...


@dataclass(frozen=True, slots=True)
class DiskFiles:
    """Files below a folder. Symbolic links are not followed; hidden files are seen where all is `whole`.

    What is `whole` is taken as a web server has it: no name stands for anything.
    """

    root: Path
    whole: bool = False

    def names(self) -> tuple[str, ...]:
        """See `Files.names`."""
        entries = self.entries()
        if unreadable := [name for name, kind in entries if kind == "unreadable"]:
            raise EnvironmentTrouble(f"cannot read the folder `{self.root / unreadable[0]}`")
        return tuple(name for name, kind in entries if kind == "file")

    def entries(self) -> tuple[tuple[str, str], ...]:
        """See `Files.entries`."""
        return tuple(sorted(self._below(self.root, ""))) if self.root.is_dir() else ()

    def _below(self, folder: Path, prefix: str) -> Iterator[tuple[str, str]]:
        try:
            with os.scandir(folder) as listed:
                unseen = () if self.whole else (".", "__pycache__")
                entries = [entry for entry in listed if not entry.name.startswith(unseen)]
        except OSError as trouble:
            if not prefix:
                raise _unreadable(trouble) from None
            yield prefix.removesuffix("/"), "unreadable"
            return
        for entry in entries:
            if not self.whole and entry.is_dir(follow_symlinks=False) and entry.name.endswith(".yaml"):
                yield prefix + entry.name, "folder"
            elif entry.is_dir(follow_symlinks=False):
                yield from self._below(folder / entry.name, f"{prefix}{entry.name}/")
            else:
                kind = "file" if entry.is_file(follow_symlinks=False) else "special"
                yield prefix + entry.name, "link" if entry.is_symlink() else kind

    def read(self, name: str) -> bytes:
        """See `Files.read`."""
        try:
            return (self.root / name).read_bytes()
        except OSError as trouble:
            raise _unreadable(trouble) from None


@dataclass(frozen=True, slots=True)
class DiskFolder:
    """A folder of which a few things are wanted by name; whatever else is in it is not looked at.

    `apart` are folders that nothing in it may have a share in.
    """

    root: Path
    apart: tuple[Path, ...] = ()

    def kind(self, name: str) -> str:
        """What has that name: `file`, `folder`, `link`, `special`, or nothing."""
        place = self.root / name
        if place.is_symlink():
            return "link"
        if not place.exists():
            return ""
        return "file" if place.is_file() else "folder" if place.is_dir() else "special"

    def holds(self, name: str) -> bool:
        """Whether what has that name is below the folder, and not the folder itself, links followed."""
        root = self.root.resolve()
        return root in (root / name).resolve().parents

    def meets(self, name: str) -> Path | None:
        """The first of the folders apart that what has that name is, is in or holds, links followed."""
        place = (self.root / name).resolve()
        return next((one for one in self.apart if _share(place, one.resolve())), None)

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return DiskFiles(self.root).read(name)

    def below(self, name: str) -> DiskFiles:
        """All files of a folder in it."""
        return DiskFiles(self.root / name)


def _share(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def _unreadable(trouble: OSError) -> EnvironmentTrouble:
    return EnvironmentTrouble(f"cannot read `{trouble.filename}`: {trouble.strerror}")


@dataclass(frozen=True, slots=True)
class SomeFiles:
    """Some of the entries of a tree."""

    files: Files
    some: tuple[tuple[str, str], ...]

    def names(self) -> tuple[str, ...]:
        """See `Files.names`."""
        return tuple(name for name, kind in self.some if kind == "file")

    def entries(self) -> tuple[tuple[str, str], ...]:
        """See `Files.entries`."""
        return self.some

    def read(self, name: str) -> bytes:
        """See `Files.read`."""
        return self.files.read(name)


def now() -> datetime:
    """The moment, by the machine's clock; only `cli` asks."""
    return datetime.now(UTC)
