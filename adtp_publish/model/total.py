"""A total: a figure added up over the released plans of a region or of the country."""

from __future__ import annotations

from dataclasses import dataclass

from .figure import Figure
from .release import Release
from .rounding import rounded


@dataclass(frozen=True, slots=True)
class Part:
    """What one released plan gives to a total.

    `instead` is the edition of the same partnership whose number is counted in place of this one.
    """

    release: Release
    figure: Figure
    instead: str = ""

    @property
    def plan(self) -> str:
        """The plan in words: `Lancashire 2009/10`."""
        return self.release.name


@dataclass(frozen=True, slots=True)
class Total:
    """A figure added up over the plans of a region or of the country.

    `figure` is the total as a figure: its exact value with formula, working, `inputs` (what was added)
    and `gaps` (the figures of plans that do not give the number). `label` is the indicator, `region`
    a slug, empty for the country, `place` its name. `parts` are the released plans that have the number or
    should have it, and behind them those whose number another edition takes the place of.
    """

    figure: Figure
    label: str
    region: str
    place: str
    parts: tuple[Part, ...] = ()

    @property
    def id(self) -> str:
        """`indicator.place.year`, such as `pdu.england.2010-11`."""
        return self.figure.id

    @property
    def indicator(self) -> str:
        """The name that forms give to what is added up (`x-total`)."""
        return self.figure.total

    @property
    def year(self) -> str:
        """The financial year that the number is for."""
        return self.figure.year

    @property
    def baseline(self) -> str:
        """The year that the series of all these plans start from."""
        return self.figure.baseline

    @property
    def counted(self) -> int:
        """How many plans have the number."""
        return len(self.figure.inputs)

    @property
    def plans(self) -> int:
        """Of how many plans that is."""
        return sum(1 for part in self.parts if not part.instead)

    @property
    def value(self) -> int | None:
        """The sum, rounded once; `None` where no plan gives the number."""
        exact = self.figure.value
        return None if exact is None else int(rounded(exact))

    @property
    def inputs(self) -> tuple[str, ...]:
        """The ids of the figures that were added."""
        return self.figure.inputs
