"""What forbids an event before it is written: its file, the record, its date, that nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..checking import Checked
from ..findings import Finding, finding_of
from ..model.plan import Derived
from ..model.record import RECORD
from .asking import LONDON, Asked
from .events import Before, Event, as_moment
from .named import is_document, is_signatory, one_of, posts
from .publishing import not_as_deployed, too_early
from .signing import is_signed

_WAITING = ("pending", "to be confirmed")
CHANGED = "changed-after-sign-off"
_BARE = "event-without-fingerprints"


@dataclass(frozen=True, slots=True)
class Obstacles:
    """An event that is asked for, and the plan as it is before it; `file` is the one that it goes into."""

    asked: Asked
    before: Checked
    derived: Derived
    file: str

    def of_file(self) -> Iterator[Finding]:
        """Errors of the file itself; else that the record is not kept at all."""
        if self.file in self.before.documents:
            errors = [f for f in self.before.findings if f.file == self.file and f.is_error]
            errors = [finding for finding in errors if not self._is_mended(finding)]
            if errors:
                yield from errors
                return
        yield from self._not_kept()

    def of_event(
        self, needs_of: Callable[[Event], Sequence[str]], value: Mapping[str, str]
    ) -> Iterator[Finding]:
        """What forbids the event in a file that takes one."""
        asked = self.asked
        before = Before(self.derived.plan, self.file, asked.moment, needs_of)
        yield from before.refusals(asked.event, value, again=asked.again)
        yield from self._unknown(value)
        yield from self._unchanged(value)
        yield from self._too_early()
        yield from self._not_deployed()

    def _is_mended(self, finding: Finding) -> bool:
        """Whether the event brings what a finding asks for: a sign-off done again the fingerprints."""
        return self.asked.again and finding.code == _BARE and finding.path == (self.asked.event.field,)

    def _not_kept(self) -> Iterator[Finding]:
        """A record that is not held takes no event; one that was still to come begins with it.

        Whoever publishes a plan can withdraw it, whatever its source says of what came before.
        """
        if self.asked.event.name == "withdrawn":
            return
        hint = "take the line `absent` out, if this plan's events are to be recorded"
        if self.derived.plan.nature == "transcription":
            hint = "nothing to do: of a transcription no event is recorded but that it is withdrawn"
        for name in dict.fromkeys((self.asked.event.document, RECORD)):
            document = self.derived.plan.document(name)
            if document is not None and document.absent and document.absent not in _WAITING:
                message = f"found `absent: {document.absent}`; wanted a record that is kept"
                yield finding_of("event-refused", message, document.file, ("absent",), hint, on_key=True)

    def _unknown(self, value: Mapping[str, str]) -> Iterator[Finding]:
        """A revision of no document of the plan; an approval by who does not sign the cover."""
        plan, name = self.derived.plan, self.asked.event.name
        if name == "revised" and (text := value.get("document", "")) and not is_document(plan, text):
            known = [document.spec.id for document in plan.documents]
            yield self._refused(f"found `{text}`; wanted a document of this plan", one_of(text, known))
        if name == "approved" and (text := value.get("by", "")) and not is_signatory(plan, text):
            message = f"found `{text}`, who does not sign the cover; wanted a post of its signatories"
            yield self._refused(message, one_of(text, posts(plan)))

    def _unchanged(self, value: Mapping[str, str]) -> Iterator[Finding]:
        """A correction of what cannot be read, or was not changed."""
        is_correction = self.asked.event.name == "corrected"
        document = self.derived.plan.document(value.get("document", "")) if is_correction else None
        if document is None:
            return
        if not document.spec.seen_by("public"):
            found = f"found `{value['document']}`, which the public does not read"
            message = f"{found}; wanted a document that it does"
            hint = "have the plan signed off again: `adtp-publish record signed-off ... --again`"
            yield self._refused(message, hint)
            return
        errors = [f for f in self.before.findings if f.file == document.file and f.is_error]
        yield from (finding for finding in errors if finding.code != CHANGED)
        if not errors and is_signed(self.derived.plan, value["document"]):
            message = f"found `{value['document']}` as it was signed off, or last corrected; wanted a change"
            yield self._refused(message, "make the correction in the document first, then record it")

    def _too_early(self) -> Iterator[Finding]:
        if self.asked.on > self.asked.moment and not self.asked.event.later:
            said = as_moment(self.asked.on.astimezone(LONDON))
            message = f"found `{self.asked.event.name}` at `{said}`, which is still to come"
            yield self._refused(f"{message}; wanted what has happened", "record it once it has")

    def _not_deployed(self) -> Iterator[Finding]:
        """A release that is not what was published of the plan."""
        asked = self.asked
        if asked.deployed is not None:
            yield from too_early(self.derived.plan, asked.on, self.file)
            yield from not_as_deployed(
                self.derived, self.before.register, asked.moment, asked.deployed, self.file,
                is_meant=asked.as_deployed,
            )  # fmt: skip

    def _refused(self, message: str, hint: str) -> Finding:
        return finding_of("event-refused", message, self.file, (), hint, on_key=True)
