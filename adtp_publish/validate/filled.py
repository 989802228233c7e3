"""What of a plan has been returned: when an empty field is an error."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.edition import DocumentSpec, Edition
from ..model.record import ASSESSMENT, RECORD
from ..model.source import Data, RawPlan

# The last milestone of a plan before its year; the pack with which all of it is returned.
_SIGN_OFF, _FINAL = "sign-off", "final"


@dataclass(frozen=True, slots=True)
class Returned:
    """What of a plan has been returned: an empty field is a notice until then, an error after.

    `all_of_it` says that it never was a draft of its own: a transcription or an illustration.
    """

    edition: Edition
    packs: frozenset[str] = frozenset()
    signed_off: bool = False
    all_of_it: bool = False

    def wants(self, spec: DocumentSpec) -> bool:
        """Whether a document should be filled in: its pack is returned, or the plan signed off.

        A report that is due after the sign-off waits for its own return.
        """
        if self.all_of_it or spec.due in self.packs:
            return True
        dates = {item.key: item.by for item in self.edition.timetable}
        last, due = dates.get(_SIGN_OFF), dates.get(spec.due)
        is_later = last is not None and due is not None and due > last
        return not is_later and (self.signed_off or _FINAL in self.packs)


def returned(raw: RawPlan, edition: Edition, is_draft: bool) -> Returned:
    """What the files of a plan say of its returns, as far as they can be read."""
    events = _document(raw, edition, ASSESSMENT).get("returned")
    packs = (
        [item.get("pack") for item in events if isinstance(item, dict)] if isinstance(events, list) else []
    )
    return Returned(
        edition,
        packs=frozenset(pack for pack in packs if isinstance(pack, str)),
        signed_off=_says(_document(raw, edition, RECORD).get("signed_off")),
        all_of_it=not is_draft,
    )


def _says(data: Data) -> bool:
    """Whether anything is filled in: the lines of a new record stand there and are empty."""
    if isinstance(data, dict):
        return any(_says(value) for value in data.values())
    return any(_says(item) for item in data) if isinstance(data, list) else bool(data)


def _document(raw: RawPlan, edition: Edition, name: str) -> dict[str, Data]:
    file = next((spec.file for spec in edition.documents if spec.id == name), "")
    data = next((item.data for item in raw.documents if item.name == file), None)
    return data if isinstance(data, dict) else {}
