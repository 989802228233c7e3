"""The cache in a folder, and the one that keeps nothing; `ports.Cache` says what a cache is."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DiskCache:
    """A cache in a folder; an entry is checked against its own hash before it is used."""

    root: Path

    def get(self, key: str) -> bytes | None:
        """See `Cache.get`; a damaged entry counts as none."""
        try:
            stored = (self.root / key[:2] / key).read_bytes()
        except OSError:
            return None
        digest, content = stored[:32], stored[32:]
        return content if sha256(content).digest() == digest else None

    def put(self, key: str, content: bytes) -> None:
        """See `Cache.put`; a cache that cannot be written is done without."""
        place = self.root / key[:2] / key
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)  # it holds restricted documents too
            place.parent.mkdir(exist_ok=True)
            part = place.with_name(f"{key}.{os.getpid()}")
            part.write_bytes(sha256(content).digest() + content)
            part.replace(place)
        except OSError:
            return

    def keep_only(self, keys: Collection[str]) -> None:
        """See `Store.keep_only`; what cannot be taken out stays."""
        for place in self.root.glob("??/*"):
            if place.name not in keys:
                with suppress(OSError):
                    place.unlink()


@dataclass(frozen=True, slots=True)
class NoCache:
    """A cache that keeps nothing."""

    def get(self, _key: str, /) -> bytes | None:
        """Nothing is ever there."""
        return None

    def put(self, _key: str, _content: bytes, /) -> None:
        """Nothing is ever kept."""

    def keep_only(self, _keys: Collection[str], /) -> None:
        """There is nothing to take out."""
