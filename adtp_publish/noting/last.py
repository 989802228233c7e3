"""The last release of the site: what it showed, its totals, and which changes it told of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..model.display import number
from ..publish.folder import Shelf
from ..publish.kept import Kept, NoRelease, file_of, kept_release, release_before
from ..render import routes

_DAY = len("yyyy-mm-dd")
# Each total by its id: the number as readers are shown it, and the plans that give it.
Totals = Mapping[str, tuple[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Last:
    """The last release; `changes` are the ids of those that it told of."""

    kept: Kept
    totals: Totals
    changes: frozenset[str]

    @property
    def day(self) -> date:
        """The day on which it was published, which heads its name."""
        return date.fromisoformat(self.kept.name[:_DAY])


def last_release(shelf: Shelf, name: str) -> tuple[Last | None, str]:
    """The release that was published before the one of that name; or none and, if it is damaged, why."""
    before = release_before(shelf, name)
    if not before:
        return None, ""
    try:
        kept = kept_release(shelf, before)
    except NoRelease as trouble:
        return None, f"nothing: {trouble}"
    told = _json(file_of(shelf, before, routes.CHANGES_JSON)).get("changes", ())
    changes = frozenset(str(each["id"]) for each in told)
    return Last(kept, totals_in(file_of(shelf, before, routes.TOTALS_JSON)), changes), ""


def totals_in(content: bytes | None) -> Totals:
    """The totals of a site from its file; none where it has none."""
    found = _json(content).get("totals", ())
    return {each["id"]: (_shown(each), frozenset(map(_plan, each["inputs"]))) for each in found}


def _shown(total: Mapping[str, str]) -> str:
    """A total as readers are shown it; nothing where it is not known."""
    return number(Decimal(total["value"]), total["unit"]) if total["value"] else ""


def _plan(part: Mapping[str, str]) -> str:
    """The key of the plan that a figure is of."""
    return "/".join(part["id"].split("/")[:2])


def _json(content: bytes | None) -> dict[str, Any]:
    """What a file of ours says; nothing where it is not there or cannot be read."""
    try:
        held = json.loads(content or b"{}")
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}
