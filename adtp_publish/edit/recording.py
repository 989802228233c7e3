"""`record`: an event of a plan put into its record or assessment, or what forbids it (decision 0022)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ..checking import Checked
from ..findings import Finding, finding_of, finding_of_file
from ..model.plan import Plan
from ..model.source import RawDocument
from ..ports import Files
from .asking import LONDON, Asked, CannotRecord
from .changing import Change, changes
from .events import RECORD, Before, as_moment
from .forms import Forms
from .placing import NotPlaced
from .signing import is_signed
from .trial import Overlay, new_since

# How like the name of a plan is to one that was meant.
_NEAR = 0.75
_WAITING = ("pending", "to be confirmed")
# Findings of the order of events and of what they bring: a new one says that the event cannot be.
_CHANGED = "changed-after-sign-off"
_ORDER = frozenset(("impossible-order", "unusual-order", "event-in-future", "still-pending"))


@dataclass(frozen=True, slots=True)
class Recorded:
    """The files that an event changes; or what forbids it, with the texts that this points into."""

    changes: tuple[Change, ...] = ()
    refusals: tuple[Finding, ...] = ()
    documents: Mapping[str, RawDocument] | None = None


Check = Callable[[Files], Checked]


def record(files: Files, shown: str, forms: Forms, check: Check, asked: Asked) -> Recorded:
    """The changes that an event asks for. Nothing is written.

    `check` looks at a tree of files as at `asked.moment`. Raises `CannotRecord` where there is no such
    plan or the event takes no such details.
    """
    _refuse_unknown(files, shown, asked.plan)
    before = check(files)
    plan = next((d.plan for d in before.plans if d.plan.key == asked.plan), None)
    if plan is None:
        errors = tuple(finding for finding in before.findings if finding.is_error)
        if not errors:
            raise CannotRecord(f"the plan `{asked.plan}` cannot be read; see `adtp-publish validate`")
        return Recorded((), errors, before.documents)
    return _Recording(files, shown, forms, check, asked, before, plan).done()


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
    plan: Plan

    def done(self) -> Recorded:
        form = self._form()
        value = self.asked.value(form, self.plan)
        is_there = self.file in self.before.documents
        broken = [f for f in self.before.findings if is_there and f.file == self.file and f.is_error]
        texts = {name: text for name, text in value.items() if isinstance(text, str)}
        found = (
            broken
            or list(self._not_kept())
            or [
                *Before(self.plan, self.file, self.asked.moment).refusals(
                    self.asked.event, form, texts, again=self.asked.again
                ),
                *self._unchanged(texts),
                *self._too_early(),
            ]
        )
        if found:
            return Recorded(refusals=tuple(found), documents=self.before.documents)
        try:
            made = tuple(changes(self.files, self.forms, self.plan, self.asked, value))
        except NotPlaced:
            return Recorded(refusals=(self._left(),), documents=self.before.documents)
        after = self.check(Overlay(self.files, {change.name: change.new for change in made}))
        names = frozenset(change.name for change in made)
        new = frozenset(new_since(self.before, after.findings))
        found = [f for f in after.findings if self._forbids(f, names, new)]
        if found:
            return Recorded(refusals=tuple(found), documents=after.documents)
        return Recorded(made)

    def _form(self) -> dict[str, Any]:
        schema = self.forms.of(f"{self.asked.plan}/{self.asked.file(self.plan)}") or {}
        found: dict[str, Any] = schema["properties"][self.asked.event.field]
        return found

    @property
    def file(self) -> str:
        """The file that the event goes into, as findings name it."""
        return self._file(self.asked.file(self.plan))

    def _file(self, name: str) -> str:
        return f"{self.shown}/{self.asked.plan}/{name}"

    def _not_kept(self) -> Iterable[Finding]:
        """A record that is not held takes no event; one that was still to come begins with it."""
        for name in dict.fromkeys((self.asked.event.document, RECORD)):
            document = self.plan.document(name)
            if document is not None and document.absent and document.absent not in _WAITING:
                message = f"found `absent: {document.absent}`; wanted a record that is kept"
                hint = "take the line `absent` out, if this plan's events are to be recorded"
                yield finding_of("event-refused", message, document.file, ("absent",), hint, on_key=True)

    def _unchanged(self, value: Mapping[str, str]) -> Iterable[Finding]:
        """A correction of what cannot be read, or was not changed."""
        is_correction = self.asked.event.name == "corrected"
        document = self.plan.document(value.get("document", "")) if is_correction else None
        if document is None:
            return
        errors = [f for f in self.before.findings if f.file == document.file and f.is_error]
        yield from (finding for finding in errors if finding.code != _CHANGED)
        if not errors and is_signed(self.plan, value["document"]):
            message = f"found `{value['document']}` as it was signed off, or last corrected; wanted a change"
            yield self._refused(message, "make the correction in the document first, then record it")

    def _too_early(self) -> Iterable[Finding]:
        if self.asked.on > self.asked.moment and not self.asked.event.later:
            said = as_moment(self.asked.on.astimezone(LONDON))
            message = f"found `{self.asked.event.name}` at `{said}`, which is still to come"
            yield self._refused(f"{message}; wanted what has happened", "record it once it has")

    def _forbids(self, finding: Finding, written: frozenset[str], new: frozenset[Finding]) -> bool:
        """Whether a finding, once the event is written, says that it cannot be."""
        if finding.file.removeprefix(f"{self.shown}/") in written and finding.is_error:
            return True
        if not finding.file.startswith(f"{self.shown}/{self.asked.plan}/"):
            return False
        if finding.code in _ORDER and not finding.explained:
            if (
                self.asked.again
                and finding.file == self.file
                and finding.path[:1] != (self.asked.event.field,)
            ):
                return False  # what followed the first sign-off stays before the second
            return finding in new
        if not finding.is_error:
            return False
        return self.asked.event.whole or (self.asked.event.public and self._is_public(finding.file))

    def _is_public(self, file: str) -> bool:
        specs = self.plan.edition.documents
        return any(file == self._file(spec.file) and spec.seen_by("public") for spec in specs)

    def _refused(self, message: str, hint: str, path: tuple[str, ...] = ()) -> Finding:
        return finding_of("event-refused", message, self.file, path, hint, on_key=True)

    def _left(self) -> Finding:
        message = "this file is left as it is: the event cannot be put into it with certainty"
        hint = "put it in order first (`adtp-publish fmt`), or write the event by hand"
        return finding_of_file("left-as-it-is", message, self.file, hint)
