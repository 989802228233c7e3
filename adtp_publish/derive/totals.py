"""Totals of the country and its regions, over the plans that are released (domain.md, section 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model.figure import Figure
from ..model.plan import Release, Total
from ..model.rounding import rounded

COUNTED = ("published", "transcription")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One partnership's figure for one indicator and year, by its latest edition."""

    release: Release
    figure: Figure
    baseline: str


def totals(releases: Sequence[Release]) -> tuple[Total, ...]:
    """The totals of each indicator and year, for each region with plans and then the country.

    Illustrations count nowhere; a plan whose number is not there counts among the many and not
    in the sum; figures on different baseline years are never added up.
    """
    entries = _latest(releases)
    keys = sorted({(e.figure.total, e.baseline, e.figure.year) for e in entries})
    regions = sorted({e.release.region.slug for e in entries if e.release.region})
    baselines = Counter((indicator, year) for indicator, _, year in keys)
    return tuple(
        _total(key, region, members, baselines[key[0], key[2]] > 1)
        for key in keys
        for region in ("", *regions)
        if (members := [e for e in entries if _is(e, key) and (not region or _in(e, region))])
    )


def _latest(releases: Iterable[Release]) -> list[_Entry]:
    """One entry a partnership, indicator and year: where two editions give it, the later rules."""
    found: dict[tuple[str, str, str], _Entry] = {}
    for release in sorted(releases, key=lambda item: (item.year, item.partnership.slug)):
        if release.state not in COUNTED:
            continue
        for figure in release.figures:
            if figure.total:
                key = (release.partnership.slug, figure.total, figure.year)
                # A number that is not there yet takes no place of one that is.
                if figure.shown is not None or key not in found or found[key].figure.shown is None:
                    found[key] = _Entry(release, figure, figure.baseline)
    return list(found.values())


def _is(entry: _Entry, key: tuple[str, str, str]) -> bool:
    return (entry.figure.total, entry.baseline, entry.figure.year) == key


def _in(entry: _Entry, region: str) -> bool:
    return entry.release.region is not None and entry.release.region.slug == region


def _total(key: tuple[str, str, str], region: str, members: list[_Entry], one_of_several: bool) -> Total:
    """A total; where figures of its year go back to several baseline years, its id names its own."""
    shown = [(e.figure.id, e.figure.shown) for e in members]
    known = [(name, value) for name, value in shown if value is not None]
    latest = max(members, key=lambda e: e.release.year).figure
    parts = (key[0], region or "england", key[2], *((f"from {key[1]}",) if one_of_several else ()))
    return Total(
        id=".".join(parts).replace("/", "-").replace(" ", "-"),
        label=latest.label.split(",")[0],
        region=region,
        year=key[2],
        baseline=key[1],
        value=int(rounded(sum((value for _, value in known), Decimal(0)))) if known else None,
        counted=len(known),
        plans=len(members),
        inputs=tuple(name for name, _ in known),
    )
