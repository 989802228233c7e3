"""`validate --fix`: mend the slips whose mending is certain, and take back what does not stand the check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..checking import Checked
from ..findings import Finding
from ..ports import Files
from .forms import Forms
from .slips import mended_text
from .trial import Check, Overlay, Trial, mendable


@dataclass(frozen=True, slots=True)
class Mended:
    """A file in which slips were mended: its name below the folder of plans, its bytes before and after."""

    name: str
    old: bytes
    new: bytes
    slips: int


def mend(
    files: Files, shown: str, names: Sequence[str], forms: Forms, check: Check, only: str
) -> tuple[tuple[Mended, ...], Checked]:
    """The files of those named in which something was mended, and what the check then finds.

    `shown` is the folder of plans as findings name it; `only` keeps the check to a partnership or plan.
    Nothing is written.
    """
    changed: dict[str, bytes] = {}
    slips: dict[str, int] = {}
    for name in names:
        text = mended_text(files.read(name), f"{shown}/{name}", forms.of(name))
        if text is not None and text.slips:
            changed[name], slips[name] = text.text.encode(), text.slips
    given_up: set[Finding] = set()
    while True:
        result = check(Overlay(files, changed), only)
        waiting = mendable(result, given_up)
        trials = {name: waiting[f"{shown}/{name}"] for name in names if f"{shown}/{name}" in waiting}
        if not trials:
            break
        for name, found in trials.items():
            trial = Trial(files, changed, name, f"{shown}/{name}", result, check, _plan_of(name, only))
            new, done = trial.made(found)
            given_up |= set(found) - done
            if done:
                changed[name], slips[name] = new, slips.get(name, 0) + len(done)
    return tuple(
        Mended(name, files.read(name), changed[name], slips[name]) for name in sorted(changed)
    ), result


def _plan_of(name: str, only: str) -> str:
    """The part of the plans that has to be checked again for a file."""
    return "/".join(name.split("/")[:2]) if "/" in name else only
