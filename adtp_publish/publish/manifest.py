"""What stands beside a release: the hash of each file, the plans in it, and what it shows of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.output import OutputFile
from ..model.publication import Shown

# The plans of a release, each with its documents; and what of each document it shows.
Live = Mapping[str, Sequence[str]]
Shows = Mapping[str, Mapping[str, Shown]]


@dataclass(frozen=True, slots=True)
class Follows:
    """What the release after one needs to know: the key of each plan in the store, the assets carried on."""

    releases: Mapping[str, str]
    carried: frozenset[str] = frozenset()


def manifest_of(
    files: Sequence[OutputFile], plans: Live, shown: Shows | None, follows: Follows | None = None
) -> bytes:
    """The bytes of a manifest: the same for the same release, whatever order things came in."""
    content: dict[str, object] = {
        "files": {file.address: file.sha256 for file in files},
        "plans": {key: sorted(names) for key, names in plans.items()},
    }
    if shown is not None:
        content["shown"] = {
            plan: {name: _told(each) for name, each in held.items()} for plan, held in shown.items()
        }
    if follows is not None:
        content |= {"releases": dict(follows.releases), "carried": sorted(follows.carried)}
    return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()


def _told(shown: Shown) -> dict[str, object]:
    events = {"events": list(shown.events)} if shown.events else {}
    return {"fingerprint": shown.fingerprint, "figures": dict(shown.figures), **events}
