"""The names of events on the command line: here alone, so that help loads nothing else."""

from __future__ import annotations

EVENT_NAMES = (
    "approved",
    "returned",
    "panel-response",
    "revised",
    "signed-off",
    "percentages-agreed",
    "baseline-set",
    "publish-on",
    "published",
    "corrected",
    "withdrawn",
)
