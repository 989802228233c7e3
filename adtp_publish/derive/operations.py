"""The closed set of rules by which figures follow from others (domain.md, section 3).

Each takes the terms of its inputs and gives a `Result`. A missing input makes the result
missing for the same reason; only a sum goes on over a gap, and then says so.
"""

from __future__ import annotations

from collections.abc import Callable

from .rules_of_amounts import as_given, difference, part_of_year, share, threshold, total, uplift
from .rules_of_series import change_from_base, compound, percentage_change, percentage_change_on_last_year
from .terms import Inputs, Result

OPERATIONS: dict[str, Callable[[Inputs], Result | None]] = {
    "as given": as_given,
    "change from base": change_from_base,
    "compound": compound,
    "percentage change": percentage_change,
    "percentage change on last year": percentage_change_on_last_year,
    "share": share,
    "difference": difference,
    "sum": total,
    "part of year": part_of_year,
    "threshold": threshold,
    "uplift": uplift,
}
