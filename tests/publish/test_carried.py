"""A release carries the assets of the one before it, and not those that that one had carried."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from adtp_publish.model.output import OutputFile
from adtp_publish.publish.folder import Shelf, publish
from adtp_publish.publish.live import carried, live
from adtp_publish.publish.manifest import Follows


def files(style: str, page: str = "A") -> tuple[OutputFile, ...]:
    return (
        OutputFile(f"assets/{style}/site.css", style.encode()),
        OutputFile("index.html", page.encode()),
    )


def build(shelf: Shelf, own: tuple[OutputFile, ...]) -> dict[str, bytes]:
    """Publish as a build does; what is on the site then."""
    added = carried(shelf, own)
    publish(shelf, (*own, *added), "2009-04-20", {}, None, Follows({}, frozenset(f.address for f in added)))
    site = (shelf.root / shelf.link).resolve()
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_the_assets_of_the_release_before_stay_for_one_release(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "site")
    assert carried(shelf, files("a")) == ()
    assert sorted(build(shelf, files("a"))) == ["assets/a/site.css", "index.html"]
    assert sorted(build(shelf, files("b"))) == ["assets/a/site.css", "assets/b/site.css", "index.html"]
    third = build(shelf, files("c"))
    assert third == {"assets/b/site.css": b"b", "assets/c/site.css": b"c", "index.html": b"A"}
    manifest = json.loads((shelf.releases / f"{live(shelf).name}.json").read_text("utf-8"))
    assert manifest["carried"] == ["assets/b/site.css"]
    assert manifest["files"]["assets/b/site.css"] == sha256(b"b").hexdigest()


def test_to_build_the_same_again_changes_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "site")
    build(shelf, files("a"))
    once, name = build(shelf, files("b")), live(shelf).name
    assert build(shelf, files("b")) == once
    assert live(shelf).name == name


def test_with_the_same_assets_nothing_is_carried(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "site")
    build(shelf, files("a"))
    assert sorted(build(shelf, files("a", "B"))) == ["assets/a/site.css", "index.html"]


def test_an_asset_that_was_touched_or_is_gone_is_not_carried(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "site")
    build(shelf, files("a"))
    place = tmp_path / "site" / "assets/a/site.css"
    place.write_bytes(b"other")
    assert carried(shelf, files("b")) == ()
    place.unlink()
    assert carried(shelf, files("b")) == ()


def test_after_a_release_that_says_nothing_of_itself_nothing_is_carried(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "site")
    build(shelf, files("a"))
    (shelf.releases / f"{live(shelf).name}.json").write_text("[]", "utf-8")
    assert carried(shelf, files("b")) == ()
