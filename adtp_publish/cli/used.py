"""Where figures go: into other figures, into the totals of the public site, into prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from ..checking import day_of
from ..config import folders
from ..model.display import day
from ..model.figure import Figure
from ..report.harmless import visible, whole_line
from .quoted import Quoted
from .traced import Traced

Users = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Uses:
    """Where the figures of plans go, by the id of a figure.

    `totals` are those of the public site at the moment `at`, by their ids.
    """

    at: datetime
    figures: Users = field(default_factory=dict)
    totals: Users = field(default_factory=dict)
    texts: Mapping[str, Sequence[Quoted]] = field(default_factory=dict)

    def as_text(self, figure: Figure) -> str:
        """A line for each place that one figure goes to; an empty text where it goes nowhere."""
        lines = list(self.figures.get(figure.id, ()))
        when = f", as the public site has it on {day(day_of(self.at))}"
        lines += [f"{name}{when}" for name in self.totals.get(figure.id, ())]
        lines += [
            f"{text.document.spec.short}, {text.place}  [{text.file}:{text.line}]"
            for text in self.texts.get(figure.id, ())
        ]
        return "\n".join(["used in", *(whole_line(f"  {visible(line)}") for line in lines)]) if lines else ""

    def as_data(self, figure: Figure) -> dict[str, Any]:
        """The same as JSON takes it."""
        texts = [
            {
                "document": text.document.spec.id,
                "place": text.place,
                "file": text.file,
                "line": text.line,
            }
            for text in self.texts.get(figure.id, ())
        ]
        return {
            "figures": list(self.figures.get(figure.id, ())),
            "totals": list(self.totals.get(figure.id, ())),
            "texts": texts,
        }


def uses(found: Iterable[Figure], traced: Traced, plans: Path, at: datetime) -> Uses:
    """Where the figures that were found go.

    All plans are looked at only where one of the figures is one that is added up over plans.
    """
    figures: dict[str, list[str]] = defaultdict(list)
    for figure in traced.figures.values():
        for name in dict.fromkeys(figure.inputs):
            figures[name].append(figure.id)
    texts: dict[str, list[Quoted]] = defaultdict(list)
    for text in traced.quoted:
        texts[text.figure].append(text)
    is_added = any(figure.total for figure in found)
    return Uses(at, figures, _totals(plans, at) if is_added else {}, texts)


def _totals(plans: Path, at: datetime) -> Users:
    """The totals that the public site has at a moment, by the figures that are added up in them."""
    from ..pipeline import public_totals  # noqa: PLC0415 - it loads all that renders
    from .checking import checked_plans  # noqa: PLC0415 - see above

    checked = checked_plans(folders(plans, Path("build")), at, "", is_strict=False)
    totals: dict[str, list[str]] = defaultdict(list)
    for total in public_totals(checked, at):
        for name in total.inputs:
            totals[name].append(total.id)
    return totals
