"""The regions, and the partnerships that have plans here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A government office region."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Partnership:
    """A local drug partnership as the register has it; `predecessors` are slugs that it had or took over."""

    slug: str
    name: str
    code: str = ""
    region: str = ""
    predecessors: tuple[str, ...] = ()

    @property
    def known_code(self) -> str:
        """The code in the national monitoring system, such as `E08B`; nothing where a word says why not."""
        return self.code if self.code[:1].isupper() else ""


def taken_over(partnerships: Iterable[Partnership], here: Collection[str]) -> dict[str, str]:
    """The slug of each partnership that another took over, in order, with the one in its place.

    `here` are those that have plans: where the one that took over is none of them, those that came after it
    are asked.
    """
    after = {old: each.slug for each in partnerships for old in each.predecessors}
    found = {}
    for old in sorted(after):
        new = after[old]
        while new not in here and new in after:  # the register has no circles
            new = after[new]
        found[old] = new
    return found


def led_on(partnerships: Iterable[Partnership], here: Collection[str]) -> dict[str, str]:
    """Those of them from which readers are led on: not those that have plans of their own."""
    return {old: new for old, new in taken_over(partnerships, here).items() if old not in here}


@dataclass(frozen=True, slots=True)
class Register:
    """The regions, and the partnerships that have plans here; not `known` where it could not be read."""

    regions: tuple[Region, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    known: bool = True

    def partnership(self, slug: str) -> Partnership | None:
        """The partnership with that slug, if the register has it."""
        if not self.known:
            return Partnership(slug, slug)  # a slip in the register hides no other
        return next((item for item in self.partnerships if item.slug == slug), None)

    def region(self, slug: str) -> Region | None:
        """The region with that slug, if the register has it."""
        return next((item for item in self.regions if item.slug == slug), None)
