"""`baseline apply`: published baselines put into the plans, all of them or none (decision 0022)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..bounded import at_most_fifty
from ..checking import Checked
from ..findings import Finding
from ..model.figure import Figure
from ..model.plan import Derived
from ..model.rounding import rounded
from ..model.source import RawDocument
from ..ports import Files
from .baseline_rows import read_rows
from .changing import Change
from .taking import WAITING, Taking, baselines
from .trial import Overlay, new_since

_CHANGED = "changed-after-sign-off"

Check = Callable[[Files], Checked]


@dataclass(frozen=True, slots=True)
class Applied:
    """What a file of baselines makes of the plans; with errors in `findings` nothing is to be written.

    `documents` are the texts that findings point into. `waiting` are the baselines that are still to
    come; `unrecorded` the plans that are signed off and whose record has no baseline set.
    """

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    documents: dict[str, RawDocument] = field(default_factory=dict)
    before: tuple[Derived, ...] = ()
    after: tuple[Derived, ...] = ()

    @property
    def waiting(self) -> tuple[Figure, ...]:
        """The baselines that plans still wait for."""
        found = (baseline for derived in self.after for baseline, _ in baselines(derived))
        return tuple(figure for figure in found if figure.absence in WAITING)

    @property
    def unrecorded(self) -> tuple[str, ...]:
        """The plans that changed, are signed off, and whose record does not say that the baseline is set."""
        changed = {"/".join(change.name.split("/")[:2]) for change in self.changes}
        plans = (derived.plan for derived in self.after if derived.plan.key in changed)
        records = ((plan.key, plan.document("record")) for plan in plans)
        return tuple(
            key for key, record in records
            if record and record.root.child("signed_off") and not record.root.child("baseline_set")
        )  # fmt: skip


def apply(files: Files, shown: str, check: Check, content: bytes, file: str) -> Applied:
    """The changes that a file of baselines asks for. Nothing is written."""
    rows, found = read_rows(content, file)
    source = RawDocument(file, file, text=content.decode("utf-8-sig", "replace"))
    before = check(files)
    work = Taking(files, shown, file, before)
    findings = [*found, *(finding for row in rows for finding in work.taken(row))]
    documents = {**before.documents, file: source}
    if findings:
        return Applied((), at_most_fifty(findings, documents), documents)
    changes = tuple(
        Change(name, files.read(name), placing.content) for name, placing in sorted(work.placed.items())
    )
    after = check(Overlay(files, {change.name: change.new for change in changes}))
    new = [finding for finding in new_since(before, after.findings) if finding.code != _CHANGED]
    return Applied(changes, tuple(new), {**after.documents, file: source}, before.plans, after.plans)


def moved(applied: Applied) -> dict[str, tuple[Figure | None, Figure]]:
    """The figures of which readers see another than before, by id, each as it was and as it is."""
    old = {figure.id: figure for derived in applied.before for figure in derived.figures}
    found: dict[str, tuple[Figure | None, Figure]] = {}
    for derived in applied.after:
        for figure in derived.figures:
            was = old.get(figure.id)
            if was is None or _seen(was) != _seen(figure):
                found[figure.id] = (was, figure)
    return found


def _seen(figure: Figure) -> tuple[object, ...]:
    """What readers see first of a figure."""
    shown = None if figure.shown is None else rounded(figure.shown, figure.places)
    return shown, figure.absence, figure.word, figure.stated is None and figure.at_least
