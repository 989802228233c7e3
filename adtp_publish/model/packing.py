"""A pack of one plan at one moment: which of its documents are here, and what keeps it from being sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .edition import PackSpec
from .release import Release, ReleasedDocument

PRESENT, ABSENT, LATE, MISSING, NOT_DUE, FAULTY, CHANGED = (
    "present",
    "absent",
    "late",
    "missing",
    "not due",
    "with errors",
    "changed since sign-off",
)
DRAFT, FOR_SIGNATURE, SIGNED_OFF = "draft", "for signature", "signed off"
# What keeps a document from the public, and from nobody else, until the plan is signed off again.
UNSIGNED = "changed-after-sign-off"
# A field that is to be filled in before its document is sent.
EMPTY = "not-filled-in"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the list of a pack: whether it is here, by its completeness.

    `file` is its own in the folder of the plan.

    `present`; `absent` with the `reason` that its file gives; `with errors`, so that it cannot be laid out;
    `changed since sign-off`, which keeps it from the public; `late` where it is not here and its day is
    past; `missing` where that is still to come and the pack cannot go without it; `not due` where it is due
    after the pack. `keeps` says that it keeps the pack from being sent, `revised` that it is here since it
    was revised.
    """

    document: str
    file: str
    title: str
    short: str
    completeness: str
    due: date | None = None
    reason: str = ""
    keeps: bool = False
    revised: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """What was revised since another pack was returned: when, in which document, and what."""

    on: date | None
    document: str
    short: str
    what: str


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that is left open: its code, how bad it is, what it says, and where (`part2.yaml:12:40`)."""

    code: str
    severity: str
    message: str
    place: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack of a plan: what it is, the Release that it is made from, and the list of its documents.

    The Release is all that the audience may see: a document of the pack may name figures of another.
    `faults` are sentences on what keeps it from being sent; with none it is complete. A `draft` is one all
    the same. `since` is the day on which the pack before it was returned, and `revisions` what was revised
    from then on; `changed` are the documents of the plan, by their short names, that are other than signed.
    `returned` is the day on which it was returned before.
    """

    spec: PackSpec
    due: date | None
    release: Release
    entries: tuple[Entry, ...]
    faults: tuple[str, ...] = ()
    draft: bool = False
    since: date | None = None
    revisions: tuple[Revision, ...] = ()
    findings: tuple[OpenFinding, ...] = ()
    changed: tuple[str, ...] = ()
    returned: date | None = None

    @property
    def is_complete(self) -> bool:
        """Whether nothing keeps it from being sent."""
        return not self.faults

    @property
    def name(self) -> str:
        """What its folder and its zip are called: a draft is never taken for a pack that may be sent."""
        return f"{self.spec.key}-draft" if self.draft else self.spec.key

    @property
    def documents(self) -> tuple[ReleasedDocument, ...]:
        """The documents that are in it, in the order of its list."""
        here = {entry.document for entry in self.entries if entry.completeness == PRESENT}
        return tuple(document for document in self.release.documents if document.id in here)

    def entry(self, document: str) -> Entry | None:
        """What the list says of a document."""
        return next((entry for entry in self.entries if entry.document == document), None)
