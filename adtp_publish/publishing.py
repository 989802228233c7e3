"""The last step of an output: it follows the release that is live, and takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .findings import Finding
from .model.publication import shown_of
from .model.register import Partnership
from .pipeline import PUBLIC, Made
from .ports import Store
from .publish.folder import Shelf, publish
from .publish.live import carried
from .publish.manifest import Follows
from .publish.removals import removals, with_old_names
from .publish.store import keep, needed


def following(made: Made, shelf: Shelf) -> Made:
    """An output with the assets of the release that is live: pages that a browser still has go on working."""
    added = carried(shelf, made.files)
    files = tuple(sorted((*made.files, *added), key=lambda file: file.address))
    return replace(made, files=files, carried=frozenset(file.address for file in added))


def put(
    made: Made,
    shelf: Shelf,
    day: str,
    shown: str,
    expect_removals: bool,
    store: Store | None = None,
    partnerships: Sequence[Partnership] = (),
) -> tuple[str, tuple[Finding, ...]]:
    """Publish an output, unless a live plan would be lost: then nothing is swapped and findings say which.

    Nor is anything swapped where the output holds what is withheld: for the public it must be `searched`.
    What is live under an old name of one of the `partnerships` is not lost if it is there under the new one.
    Each Release goes into the store, if one is given, and what no release on the shelf needs leaves it.
    """
    if made.failed:
        return "", ()
    assert made.audience != PUBLIC or made.leaks is not None
    if made.leaks:
        return "", made.leaks
    if made.audience == PUBLIC and not expect_removals:
        gone = {r.key: () for r in made.releases if r.state == "withdrawn"}
        withdrawn = with_old_names(gone, partnerships)
        live = {key: names for key, names in shelf.live().items() if key not in withdrawn}
        lost = removals(live, with_old_names(made.plans(), partnerships), shown)
        if lost:
            return "", lost
    if made.audience != PUBLIC:
        return publish(shelf, made.files, day, made.plans()), ()
    shows = {release.key: shown_of(release) for release in made.releases}
    keys = {release.key: keep(release, store) for release in made.releases} if store else {}
    name = publish(shelf, made.files, day, made.plans(), shows, Follows(keys, made.carried))
    if store:
        store.keep_only(needed(shelf))
    return name, ()
