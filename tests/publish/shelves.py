"""Releases of a few small files, and what a shelf shows of them."""

from __future__ import annotations

import os
from pathlib import Path

from adtp_publish.model.output import OutputFile
from adtp_publish.publish.folder import Shelf, publish

DAY = "2009-04-20"
PLANS = {"northshire/2009-10": ("cover", "part1")}
Pages = dict[str, bytes]
UNCHANGED = "nothing was swapped: what was published before is still there"


def pages(text: str) -> Pages:
    """A small site: a page, one in a folder, one deeper, and an empty file."""
    return {
        "index.html": f"home {text}".encode(),
        "plans/index.html": f"plans {text}".encode(),
        "plans/north shire/dé.pdf": f"{text} ".encode() * 1000,
        "site.css": b"",
    }


def put_out(shelf: Shelf, content: Pages, day: str = DAY) -> str:
    """Publish pages; the name of the release."""
    files = [OutputFile(address, made) for address, made in content.items()]
    return publish(shelf, files, day, PLANS)


def shown(shelf: Shelf) -> Pages:
    """What a reader gets through the link; nothing where there is no link."""
    root = shelf.root / shelf.link
    assert root.is_dir() or not os.path.lexists(root), "the link leads nowhere"
    return {
        place.relative_to(root).as_posix(): place.read_bytes()
        for place in root.rglob("*")
        if not place.is_dir()
    }


def leftovers(root: Path) -> list[str]:
    """What is there of an interrupted build."""
    return sorted(place.name for place in root.rglob(".part-*"))


def names(shelf: Shelf) -> list[str]:
    """The releases that are kept; each has its manifest, and no manifest is without a release."""
    folders = sorted(place.name for place in shelf.releases.iterdir() if place.is_dir())
    manifests = sorted(place.stem for place in shelf.releases.glob("*.json"))
    assert folders == manifests
    return folders


def is_whole(shelf: Shelf, old: Pages, new: Pages, hint: str) -> None:
    """Old or new, as the hint of the trouble has it, is shown; and the next build is as any other."""
    after = shown(shelf)
    assert after in (old, new)
    assert shelf.live() == (PLANS if after else {})
    if hint == UNCHANGED:
        assert after == old
    put_out(shelf, new)
    assert shown(shelf) == new
    assert leftovers(shelf.root) == []
    assert len(names(shelf)) <= 3
