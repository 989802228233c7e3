"""Totals of the country and its regions, over the plans that are released (domain.md, section 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from ..model.display import exact
from ..model.figure import Figure
from ..model.release import Release
from ..model.rounding import EXACT
from ..model.total import Part, Total

# An id of a total names the country so where those of regions have the region.
_COUNTRY = "england"
_FORMULA = "the numbers of the plans that give one, added up and rounded only at the end"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One partnership's figure for one indicator and year, and what other editions give instead of it."""

    part: Part
    others: tuple[Part, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What may be added up with it: the same indicator, baseline year and year."""
        figure = self.part.figure
        return figure.total, figure.baseline, figure.year

    @property
    def region(self) -> str:
        """The slug of the region that the partnership is in; empty for none."""
        region = self.part.release.region
        return region.slug if region else ""


def totals(releases: Sequence[Release]) -> tuple[Total, ...]:
    """The totals of each indicator and year, for each region with plans and then the country.

    Illustrations count nowhere; a plan whose number is not there counts among the many and not
    in the sum; figures on different baseline years are never added up.
    """
    entries = _latest(releases)
    keys = sorted({entry.key for entry in entries})
    regions = sorted({entry.region for entry in entries} - {""})
    baselines = Counter((indicator, year) for indicator, _, year in keys)
    return tuple(
        _total(region, members, baselines[key[0], key[2]] > 1)
        for key in keys
        for region in ("", *regions)
        if (members := [e for e in entries if e.key == key and region in ("", e.region)])
    )


def _latest(releases: Iterable[Release]) -> list[_Entry]:
    """One entry a partnership, indicator and year: where two editions give it, the later rules."""
    found: dict[tuple[str, str, str], list[Part]] = {}
    for release in sorted(releases, key=lambda item: (item.partnership.slug, item.year)):
        for figure in release.figures:
            if figure.total and release.counts:
                key = (release.partnership.slug, figure.total, figure.year)
                found.setdefault(key, []).append(Part(release, figure))
    return [_ruling(parts) for parts in found.values()]


def _ruling(parts: Sequence[Part]) -> _Entry:
    """The last of several editions that has the number: one that is not there yet takes no place of it."""
    known = [part for part in parts if part.figure.shown is not None]
    first = (known or parts)[-1]
    others = tuple(replace(part, instead=first.release.year) for part in parts if part is not first)
    return _Entry(first, others)


def _total(region: str, members: Sequence[_Entry], one_of_several: bool) -> Total:
    """A total; where figures of its year go back to several baseline years, its id names its own."""
    parts = [entry.part for entry in members]
    known = [(part.figure.id, value) for part in parts if (value := part.figure.shown) is not None]
    gaps = tuple(part.figure.id for part in parts if part.figure.shown is None)
    latest = max(parts, key=lambda part: part.release.year).figure
    released = parts[0].release.region
    place = released.name if region and released else "England"
    spoken = (latest.total, region or _COUNTRY, latest.year)
    told = (*spoken, *((f"from {latest.baseline}",) if one_of_several else ()))
    label = latest.label.split(",")[0]
    figure = Figure(
        id=".".join(told).replace("/", "-").replace(" ", "-"),
        label=f"{label}, {place}, {_when(latest)}",
        kind="total",
        unit=latest.unit,
        status="derived" if known else "absent",
        document="",
        path=(),
        value=reduce(EXACT.add, (value for _, value in known)) if known else None,
        formula=_FORMULA,
        working=" + ".join(exact(value) for _, value in known),
        inputs=tuple(name for name, _ in known),
        gaps=gaps,
        at_least=bool(known and gaps),
        by_stated=True,
        year=latest.year,
        public=True,
        total=latest.total,
        baseline=latest.baseline,
    )
    others = tuple(other for entry in members for other in entry.others)
    return Total(figure, label, region, place, (*parts, *others))


def _when(figure: Figure) -> str:
    if figure.year == figure.baseline or not figure.baseline:
        return f"{figure.year} baseline" if figure.baseline else figure.year
    return f"{figure.year}, from the {figure.baseline} baseline"
