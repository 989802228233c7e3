"""Documents put into their template, each once: the same one stands by itself and in several packs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..model.release import Release, ReleasedDocument
from ..model.source import Templates
from .attached import attached
from .documents import print_document
from .pdf import Sheet, sheet_of
from .views import PrintDocument

if TYPE_CHECKING:
    from jinja2 import Environment

Key = tuple[str, str, str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Filled:
    """A document as it is printed, and its sheet, which has no address yet."""

    record: PrintDocument
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Filling:
    """Puts documents of the releases of one build into their template, and remembers them.

    Two releases of a plan for the same audience differ in nothing but how far its approval is.
    """

    jinja: Environment
    templates: Templates
    known: dict[Key, Filled] = field(default_factory=dict)

    def filled(self, release: Release, document: ReleasedDocument, draft: Sequence[str] = ()) -> Filled:
        """A document; for a `draft` with what is said of it."""
        key = (release.audience, release.key, release.signing, document.id, tuple(draft))
        if key not in self.known:
            record = print_document(release, document, draft)
            made = sheet_of("", record, self.jinja, self.templates)
            self.known[key] = Filled(record, replace(made, attached=attached(release, document)))
        return self.known[key]

    def sheet(
        self, address: str, release: Release, document: ReleasedDocument, draft: Sequence[str] = ()
    ) -> Sheet:
        """The sheet of a document at an address."""
        return replace(self.filled(release, document, draft).sheet, address=address)
