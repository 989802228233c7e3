"""What the public would be shown of a plan beside what it was shown, as the plan recorded it (decision 0027).

It stands beside the pipeline: what the public is shown is known once a Release is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from .derive.completion import completed
from .findings import Finding, finding_of
from .model.display import day
from .model.node import Node
from .model.plan import Derived, Document
from .model.publication import last_prints, last_publication, shown_of
from .model.record import LONDON, PUBLISHED, RECORD, day_of_event, is_explained
from .model.register import Register
from .release.audience import PUBLIC
from .release.release import release

_HINT = "undo the change, or record what it was (`adtp-publish record corrected`)"


def changed_since_published(
    derived: Derived, found: Iterable[Finding], register: Register, today: date
) -> Iterator[Finding]:
    """A document that the public would be shown otherwise than in the last publication; no event says why.

    `found` are the findings so far: a document with an error has said what is wrong with it. `today` is a
    day in London.
    """
    plan, then = derived.plan, last_prints(derived.plan)
    record, published, last = plan.document(RECORD), plan.document(PUBLISHED), last_publication(plan)
    on = day_of_event(last) if last else None
    if record is None or published is None or published.broken or last is None or on is None:
        return
    released, _ = release(completed(derived), PUBLIC, datetime.combine(today, time.max, LONDON), register)
    now = shown_of(released) if released else {}
    wrong = {finding.file for finding in found if finding.is_error}
    for item in last.items("documents"):
        name = item.text("document")
        document = plan.document(name)
        # The record is what says what happened: each event of it is another text.
        if document is None or name == RECORD or name not in now or document.file in wrong:
            continue
        if now[name].fingerprint != then[name] and not is_explained(record.root, name, on):
            yield _changed(document, published.file, item, on)


def _changed(document: Document, file: str, item: Node, on: date) -> Finding:
    message = (
        f"found {document.spec.short} other than the public was shown on {day(on)}; "
        "wanted it as it was, or the event that changed it in `record.yaml`"
    )
    return finding_of("changed-since-published", message, file, (*item.path, "fingerprint"), _HINT)
