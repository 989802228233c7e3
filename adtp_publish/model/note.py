"""What the note on a release of the site says to those who deploy it; never for the public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Jump:
    """A number that moved since the last release: as it was shown and as it is, and by how much in percent.

    `by` is empty where it was zero.
    """

    name: str
    before: str
    after: str
    by: str


@dataclass(frozen=True, slots=True)
class OpenFindings:
    """The findings of one code that are left: how many in each plan, by its key; elsewhere by the file."""

    code: str
    severity: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What is other than in the last release: plans in words, documents by their short names.

    `corrected` and `agreed` have the plan and what happened; `unexplained` the plan and the documents that
    are shown otherwise without a correction or an event.
    """

    anew: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    agreed: tuple[tuple[str, str], ...] = ()
    withdrawn: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unexplained: tuple[tuple[str, str], ...] = ()
    jumps: tuple[Jump, ...] = ()


@dataclass(frozen=True, slots=True)
class Builder:
    """Who built a release, when in the time of London, and from which commit, all in words."""

    who: str
    when: str
    commit: str


@dataclass(frozen=True, slots=True)
class ReleaseNote:
    """The note on a release.

    `last` is the release that it is held against; empty where there is none, and then `trouble` may say
    why. `withheld` counts what the public is not shown, by the reason; `kept` are plans that were rendered
    from the last release since their source has an error. `most` says from which movement on a number is
    told, for the plans of each year.
    """

    name: str
    built: Builder
    last: str
    trouble: str
    since: Since
    withheld: tuple[tuple[str, int], ...]
    findings: tuple[OpenFindings, ...]
    kept: Sequence[str]
    most: tuple[tuple[str, str], ...]
