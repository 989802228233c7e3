"""`record`: an event of a plan put into its record or assessment, or what forbids it (decision 0022)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from ..checking import Checked
from ..findings import Finding, finding_of_file
from ..model.approval import is_approved
from ..model.plan import Derived, Plan
from ..model.record import APPROVED
from ..model.source import RawDocument
from ..ports import Files
from .asking import Asked, CannotRecord
from .changing import Change, changes
from .events import Event
from .forms import Forms
from .obstacles import CHANGED, Obstacles
from .placing import NotPlaced
from .publishing import is_recorded
from .trial import Overlay, new_since

# How like the name of a plan is to one that was meant.
_NEAR = 0.75
# Findings of the order of events and of what they bring: a new one says that the event cannot be.
_ORDER = frozenset(("impossible-order", "unusual-order", "event-in-future", "still-pending"))


@dataclass(frozen=True, slots=True)
class Recorded:
    """The files that an event changes; or what forbids it, with the texts that this points into.

    `nothing_new` says of a publication that the last one recorded shows the same.
    """

    changes: tuple[Change, ...] = ()
    refusals: tuple[Finding, ...] = ()
    documents: Mapping[str, RawDocument] | None = None
    nothing_new: bool = False


Check = Callable[[Files], Checked]


def record(files: Files, shown: str, forms: Forms, check: Check, asked: Asked) -> Recorded:
    """The changes that an event asks for. Nothing is written.

    `check` looks at a tree of files as at `asked.moment`. Raises `CannotRecord` where there is no such
    plan or the event takes no such details.
    """
    _refuse_unknown(files, shown, asked.plan)
    before = check(files)
    derived = next((d for d in before.plans if d.plan.key == asked.plan), None)
    if derived is None:
        errors = tuple(finding for finding in before.findings if finding.is_error)
        if not errors:
            raise CannotRecord(f"the plan `{asked.plan}` cannot be read; see `adtp-publish validate`")
        return Recorded((), errors, before.documents)
    return _Recording(files, shown, forms, check, asked, before, derived).done()


def _refuse_unknown(files: Files, shown: str, plan: str) -> None:
    """Raise `CannotRecord` where there is no folder of a plan of that name."""
    known = sorted({"/".join(name.split("/")[:2]) for name in files.names() if name.count("/") > 1})
    if plan not in known:
        near = get_close_matches(plan, known, 1, _NEAR)
        hint = f"did you mean `{near[0]}`?" if near else "begin it with `adtp-publish new`"
        raise CannotRecord(f"there is no plan `{plan}` in `{shown}`; {hint}")


@dataclass(frozen=True, slots=True)
class _Recording:
    files: Files
    shown: str
    forms: Forms
    check: Check
    asked: Asked
    before: Checked
    derived: Derived

    @property
    def plan(self) -> Plan:
        """The plan as it is before the event."""
        return self.derived.plan

    def done(self) -> Recorded:
        form, asked = self._form(self.asked.event), self.asked
        value = asked.value(form, self.plan)
        texts = {name: text for name, text in value.items() if isinstance(text, str)}
        obstacles = Obstacles(asked, self.before, self.derived, self.file)
        found = list(obstacles.of_file())
        if not found and asked.deployed is not None and is_recorded(self.plan, asked.deployed):
            return Recorded(nothing_new=True)
        if found := found or list(obstacles.of_event(self._needs_of, texts)):
            return Recorded(refusals=tuple(found), documents=self.before.documents)
        try:
            made = tuple(changes(self.files, self.forms, self.plan, asked, value))
        except NotPlaced:
            return Recorded(refusals=(self._left(),), documents=self.before.documents)
        after = self.check(Overlay(self.files, {change.name: change.new for change in made}))
        names = frozenset(change.name for change in made)
        new = frozenset(new_since(self.before, after.findings))
        found = [f for f in after.findings if self._forbids(f, names, new)]
        if found:
            return Recorded(refusals=tuple(found), documents=after.documents)
        return Recorded(made)

    def _form(self, event: Event) -> dict[str, Any]:
        name = replace(self.asked, event=event).file(self.plan)
        schema = self.forms.of(f"{self.asked.plan}/{name}") or {}
        found: dict[str, Any] = schema["properties"][event.field]
        return found

    def _needs_of(self, event: Event) -> Sequence[str]:
        needs: Sequence[str] = self._form(event).get("x-needs", ())
        return needs

    @property
    def file(self) -> str:
        """The file that the event goes into, as findings name it."""
        return self._file(self.asked.file(self.plan))

    def _file(self, name: str) -> str:
        return f"{self.shown}/{self.asked.plan}/{name}"

    def _forbids(self, finding: Finding, written: frozenset[str], new: frozenset[Finding]) -> bool:
        """Whether a finding, once the event is written, says that it cannot be."""
        is_written = finding.file.removeprefix(f"{self.shown}/") in written
        # What was changed since the sign-off may be approved: that comes before it is signed off again.
        if is_written and finding.is_error and (finding in new or finding.code != CHANGED):
            return True
        if not finding.file.startswith(f"{self.shown}/{self.asked.plan}/"):
            return False
        if finding.code in _ORDER and not finding.explained:
            return finding in new and not self._leads_on(finding)
        if not finding.is_error:
            return False
        if self.asked.as_deployed:
            return False  # what is in the plan by now is not what was deployed
        return self.asked.event.whole or (self.asked.event.public and self._is_public(finding.file))

    def _leads_on(self, finding: Finding) -> bool:
        """Whether it says that an approval is after the sign-off, of a plan that was changed since."""
        is_approval = self.asked.event.name == APPROVED and finding.code == "unusual-order"
        return is_approval and not is_approved(self.plan)

    def _is_public(self, file: str) -> bool:
        specs = self.plan.edition.documents
        return any(file == self._file(spec.file) and spec.seen_by("public") for spec in specs)

    def _left(self) -> Finding:
        message = "this file is left as it is: the event cannot be put into it with certainty"
        hint = "put it in order first (`adtp-publish fmt`), or write the event by hand"
        return finding_of_file("left-as-it-is", message, self.file, hint)
