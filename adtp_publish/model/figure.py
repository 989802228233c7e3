"""A figure: a number of a plan, how it came about, and what the form states beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .node import Path
from .values import Absence


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one plan.

    `id` is `partnership/year/document.path`; `value` is exact and unrounded; `status` is
    `given` (typed in the plan), `derived` (worked out here) or `absent` (then `absence` says
    why). `stated` is what the form says where the number can also be derived; `places` is the
    number of decimals it is shown and compared with. `formula` says the rule in words, `symbols` in
    letters (the inputs in their order), `working` with this plan's numbers. `gaps` are inputs
    that are not known; `at_least` says that it is a sum over gaps (the rows of a form, the plans of a
    country): the value is then the least that it can be. `unit` is `£`, `%`, `% points`
    or a noun. A rating that is derived stands in `word`, and in `stated_word` what the form says. `total`
    is the indicator that a figure is added up under, `baseline` the first year of its series. `rows` are
    what a count counts, for `explain` alone: what each is called, and the path of what is counted in it.
    `apart` are inputs that are no number of the working, and so have no letter (`not applicable` in a sum).
    `lacking` are gaps that are no figures, since the plan has nothing there: the id, label and path of each.
    `by_stated` says that the working has its inputs as stated where they are, and not as worked out.
    """

    id: str
    label: str
    kind: str
    unit: str
    status: str
    document: str
    path: tuple[str, ...]
    value: Decimal | None = None
    absence: Absence | None = None
    stated: Decimal | None = None
    places: int = 0
    differs: bool = False
    explained: str = ""
    formula: str = ""
    symbols: str = ""
    working: str = ""
    inputs: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    at_least: bool = False
    year: str = ""
    provisional: bool = False
    public: bool = False
    total: str = ""
    baseline: str = ""
    word: str = ""
    stated_word: str = ""
    rows: tuple[tuple[str, Path], ...] = ()
    apart: tuple[str, ...] = ()
    lacking: tuple[tuple[str, str, Path], ...] = ()
    by_stated: bool = False

    @property
    def shown(self) -> Decimal | None:
        """What a reader is shown first: the stated figure where there is one."""
        return self.value if self.stated is None else self.stated

    @property
    def as_stated(self) -> Decimal | None:
        """What the form states of a figure that follows from others, also where nothing can be worked out."""
        return self.stated if self.worked_out is not None or not self.formula else self.value

    @property
    def is_derived(self) -> bool:
        """Whether what a reader is shown first was worked out here: the form does not state it."""
        return self.status == "derived" and self.stated is None

    @property
    def worked_out(self) -> Decimal | None:
        """What follows from others, exact; nothing where it is typed, or lacks what it follows from."""
        return self.value if self.status == "derived" else None
