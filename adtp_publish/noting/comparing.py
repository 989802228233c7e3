"""What a release of the site shows other than the last one, and what of that nothing explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..derive.jumps import jumps
from ..model.changes import CORRECTED, Change, changes_of
from ..model.display import written
from ..model.note import Jump, Since
from ..model.plan import Plan
from ..model.publication import Shown, shown_of
from ..model.record import RECORD, is_explained
from ..model.release import Release
from ..render import routes
from ..render.changes import short, title
from ..render.data.changes import id_of
from .last import Last, totals_in

_GONE = "withdrawn"


@dataclass(frozen=True)
class Beside:
    """A release of the site beside the last one.

    `plans` are all that there are, by their keys; `totals` is the file of totals, where there is one;
    `most` says, by the year of the plan, by how many percent a number may move without being told.
    """

    releases: Sequence[Release]
    plans: Mapping[str, Plan]
    totals: bytes | None
    most: Mapping[str, Decimal]
    last: Last
    shown: Mapping[str, Mapping[str, Shown]] = field(init=False)
    new: Sequence[Change] = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what each plan shows, and which changes are new."""
        told = (c for each in self.releases if each.state != "illustrative" for c in changes_of(each))
        object.__setattr__(self, "shown", {each.key: shown_of(each) for each in self.releases})
        object.__setattr__(self, "new", [c for c in told if id_of(c) not in self.last.changes])

    def since(self) -> Since:
        """What is other."""
        live = [each for each in self.releases if each.state != _GONE]
        changed = [(each, self._unexplained(each)) for each in live]
        before = self.last.kept.shown
        return Since(
            anew=tuple(each.name for each in live if not self._before(each)),
            corrected=tuple(_told(change) for change in self.new if change.kind == CORRECTED),
            agreed=tuple((each.name, event) for each in live for event in self._events(each)),
            withdrawn=tuple(each.name for each in self.releases if self._is_withdrawn_since(each)),
            gone=tuple(sorted(before.keys() - {each.key for each in self.releases})),
            unexplained=tuple((each.name, _named(each, names)) for each, names in changed if names),
            jumps=(
                *self._of_totals(live),
                *(jump for each, names in changed for jump in self._of(each, names)),
            ),
        )

    def _before(self, release: Release) -> Mapping[str, Shown]:
        """What the last release showed of a plan; nothing where it had none, or its tombstone."""
        return self.last.kept.shown.get(release.key, {})

    def _is_withdrawn_since(self, release: Release) -> bool:
        known = release.key in self.last.kept.shown
        return release.state == _GONE and (not known or bool(self._before(release)))

    def _events(self, release: Release) -> list[str]:
        """What is told for the first time of a plan that was there before."""
        before, now = self._before(release).get(RECORD), self.shown[release.key].get(RECORD)
        return [event for event in now.events if event not in before.events] if before and now else []

    def _changed(self, release: Release) -> list[str]:
        """The documents of a plan that are shown otherwise than in the last release, if it had the plan."""
        before, now = self._before(release), self.shown[release.key]
        names = [name for name in (*now, *before) if name != RECORD] if before else []
        return [name for name in dict.fromkeys(names) if before.get(name) != now.get(name)]

    def _unexplained(self, release: Release) -> list[str]:
        """Those of them that no correction and no event since the last release explains."""
        if self._events(release):
            return []
        return [name for name in self._changed(release) if not self._is_explained(release, name)]

    def _is_explained(self, release: Release, name: str) -> bool:
        plan = self.plans.get(release.key)
        record = plan.document(RECORD) if plan else None
        by_change = any(c.release is release and c.document in {name, ""} for c in self.new)
        return by_change or (record is not None and is_explained(record.root, name, self.last.day))

    def _of(self, release: Release, names: Sequence[str]) -> Iterator[Jump]:
        """The headline figures of a plan, those that are added up, that moved in such documents."""
        begin = f"{release.key}/"
        labels = {f.id.removeprefix(begin): f.label for f in release.figures if f.total}
        most = self.most.get(release.year)
        for name in names:
            was, became = self._before(release).get(name), self.shown[release.key].get(name)
            if was and became and most is not None:
                before, now = _headline(was, labels), _headline(became, labels)
                for jump in jumps(before, now, most):
                    yield replace(jump, name=f"{release.name}, {labels[jump.name]}")

    def _of_totals(self, live: Sequence[Release]) -> Iterator[Jump]:
        """The totals over the same plans, of which none that was changed was changed for a reason."""
        if not self.most:
            return
        now, before = totals_in(self.totals), self.last.totals
        explained = {each.key for each in live if self._changed(each) and not self._unexplained(each)}
        same = [
            name
            for name in now.keys() & before.keys()
            if now[name][1] == before[name][1] and not now[name][1] & explained
        ]
        was, became = ({name: held[name][0] for name in same} for held in (before, now))
        for jump in jumps(was, became, min(self.most.values())):
            yield replace(jump, name=f"total {jump.name}")


def _headline(shown: Shown, labels: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in shown.figures.items() if name in labels}


def _told(change: Change) -> tuple[str, str]:
    reason = f": {' '.join(change.reason.split())}" if change.reason else ""
    return change.release.name, f"{title(change)}, {written(change.on)}{reason}"


def _named(release: Release, names: Sequence[str]) -> str:
    return ", ".join(short(release, name) for name in names)


def totals_of(files: Mapping[str, bytes]) -> bytes | None:
    """The file of totals among those of a site, by address."""
    return files.get(routes.TOTALS_JSON)
