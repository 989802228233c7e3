"""A comparison: one number of the plans of an edition, partnership beside partnership."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .figure import Figure
from .node import Path
from .release import Release
from .sorting import by_name
from .values import year_slug


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number of a form that is compared over partnerships (`x-compare`).

    `slug` names it in addresses and data, `group` is the heading under which it is found, `label` what it
    is called without its `year`. `baseline` is the year that its series starts from, if it is one of a
    series. `document` and `path` say where it stands: a path with `words` leads to lists of evidence, whose
    entries are looked for by them. `beside` are the paths of what is said beside it, `heads` their labels.
    """

    slug: str
    group: str
    label: str
    year: str
    unit: str
    document: str
    short: str
    path: Path
    baseline: str = ""
    help: str = ""
    beside: tuple[Path, ...] = ()
    heads: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is called with its year: `Target, 2010/11`."""
        return f"{self.label}, {self.year}" if self.year else self.label


@dataclass(frozen=True, slots=True)
class Compared:
    """One plan in a comparison.

    `value` is the number as a reader is shown it, rounded; `None` where the plan has none, and then `why`
    says so. `rank` is its place from the highest, 0 without a number; equal numbers have the same.
    """

    release: Release
    figure: Figure | None = None
    value: Decimal | None = None
    rank: int = 0
    why: str = ""
    beside: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[bool, Decimal, tuple[str, str], str]:
        """Where it stands in a list: the highest first, by name where equal, without a number last."""
        partnership = self.release.partnership
        key = Decimal(0) if self.value is None else -self.value
        return self.value is None, key, by_name(partnership.name), partnership.slug


@dataclass(frozen=True, slots=True)
class Comparison:
    """One number of all plans of an edition in the country or in a region, the highest first.

    `year` is that of the edition. `region` is a slug, empty for the country, `place` its name. `median` and
    `total` are over the plans that have the number, exact and not rounded; there is no total of percentages,
    and no median where what stands beside the number makes it another in some plans (`unlike`).
    """

    year: str
    indicator: Indicator
    region: str
    place: str
    rows: tuple[Compared, ...]
    median: Decimal | None = None
    total: Decimal | None = None

    @property
    def slug(self) -> str:
        """The year of the edition as it stands in addresses."""
        return year_slug(self.year)

    @property
    def unlike(self) -> tuple[str, ...]:
        """The heads of what is said beside the number and is not the same in all plans that have it."""
        rows = [row for row in self.rows if row.value is not None]
        heads = enumerate(self.indicator.heads)
        return tuple(head for place, head in heads if len({row.beside[place] for row in rows}) > 1)

    @property
    def counted(self) -> int:
        """How many plans have the number."""
        return sum(1 for row in self.rows if row.value is not None)

    @property
    def plans(self) -> int:
        """Of how many plans that is."""
        return len(self.rows)
