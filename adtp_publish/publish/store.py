"""What is kept by its content beside the releases: the Release of each plan that the public was shown.

The store also holds what the gate found out about files. What no release on the shelf needs is taken out.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from hashlib import sha256

from ..model.release import Release
from ..model.release_data import NotARelease, from_data, to_data
from ..ports import Cache
from .folder import Shelf
from .gate.gate import CLEAN, reading_key_of
from .kept import names
from .live import manifest


def keep(release: Release, store: Cache) -> str:
    """Put a release into the store; its key is the hash of its canonical JSON."""
    content = json.dumps(to_data(release), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    key = sha256(content).hexdigest()
    if store.get(key) is None:
        store.put(key, zlib.compress(content))
    return key


def kept(key: str, store: Cache) -> Release | None:
    """The release that was kept under a key; none where the entry is gone or damaged."""
    packed = store.get(key)
    if packed is None:
        return None
    try:
        content = zlib.decompress(packed)
        if sha256(content).hexdigest() != key:
            return None
        return from_data(json.loads(content.decode("utf-8", "surrogatepass")))
    except (zlib.error, ValueError, NotARelease):
        return None


def needed(shelf: Shelf) -> frozenset[str]:
    """The keys of all that the releases on a shelf need."""
    return frozenset((CLEAN, *(key for name in names(shelf) for key in _needed_by(shelf, name))))


def _needed_by(shelf: Shelf, name: str) -> Iterator[str]:
    held = manifest(shelf, name)
    yield from held.releases.values()
    yield from (reading_key_of(mark) for address, mark in held.files.items() if address.endswith(".pdf"))
