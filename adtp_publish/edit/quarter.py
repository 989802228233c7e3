"""A quarter of a plan: what its report, or the comments on it, are prepared from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..checking import Checked
from ..derive.quoting import quotable
from ..findings import Finding
from ..model.display import written
from ..model.edition import DocumentSpec
from ..model.plan import Derived, Document, Plan
from ..model.quotable import Quotable
from ..validate.rules.held import Held
from ..validate.rules.quarters import last_day, quarter_of
from ..validate.rules.reports import Report, reports
from .carrying import Earlier
from .commenting import Comments
from .documents import Beginning
from .new import CannotBegin
from .reporting import Beginnings, quarter_in_words, rated_lists
from .watching import actions_of_grids, watched

_REPORTED = """
Prepared for the quarter. What is known already is filled in: the rows of the plan, ratings of earlier
quarters, targets for the year. What an earlier report said, and actions that were due, stand beside as
comments such as `# quarter 1: ...`; they are no part of this report.

Write the progress and the rating of each row. Where a row is reported by exception, take the `# ` from its
`# progress:` if there is something to say; take out a line `progress:` if there is not. An exception of the
last report that was open stands there again: say how it is now. Take out a section that does not apply.
"""
_COMMENTED = """
Prepared for the quarter. What the report says, and what was said of earlier quarters, stands beside as a
comment, such as `# the report: ...`; it is not part of these comments. Write under the quarter. Where there
is nothing to say of a section, take it out.
"""


def quarters_of(form: Mapping[str, Any]) -> tuple[str, ...]:
    """The quarters that a form can be for."""
    fields = form["properties"].values()
    return next((tuple(part["enum"]) for part in fields if part.get("x-kind") == "quarter"), ())


@dataclass(frozen=True)
class Quarter:
    """A quarter of a plan: what is known of it, and the `spec` of its report."""

    known: Beginning
    derived: Derived
    checked: Checked
    spec: DocumentSpec

    @property
    def plan(self) -> Plan:
        """The plan as it is."""
        return self.derived.plan

    @property
    def so_far(self) -> tuple[str, ...]:
        """The quarters up to this one."""
        quarters = quarters_of(self.known.forms[self.spec.schema])
        return quarters[: quarters.index(self.spec.id) + 1]

    @cached_property
    def names(self) -> Quotable:
        """What the figures in the texts of the plan stand for."""
        return quotable(self.derived)

    @cached_property
    def told(self) -> tuple[Report, ...]:
        """The reports up to that of this quarter."""
        return tuple(report for report in reports(self.plan) if report.quarter in self.so_far)

    @property
    def earlier(self) -> tuple[Report, ...]:
        """The reports of earlier quarters."""
        return tuple(report for report in self.told if report.quarter != self.spec.id)

    @property
    def last(self) -> str:
        """The latest earlier quarter that has a report; empty where none has."""
        return self.earlier[-1].quarter if self.earlier else ""

    def errors(self, spec: DocumentSpec) -> Iterator[Finding]:
        """What is wrong in the documents that the file is made from: they are mended first."""
        files = {f"{self.checked.shown}/{self.plan.key}/{used.file}" for used in self._used(spec)}
        yield from (
            finding for finding in self.checked.findings if finding.is_error and finding.file in files
        )

    def _used(self, spec: DocumentSpec) -> Iterator[DocumentSpec]:
        """The documents that a report, or the comments on it, are made from."""
        yield from self._planned()
        for other in self.plan.edition.documents:
            is_told = other.schema in {self.spec.schema, spec.schema}
            if is_told and quarter_of(other) in self.so_far and other != spec:
                yield other

    def _planned(self) -> Iterator[DocumentSpec]:
        """The documents that rows are made from."""
        ids = {name.partition(":")[0] for name in _named(self.known.forms[self.spec.schema])}
        yield from (spec for spec in self.plan.edition.documents if spec.id in ids)
        yield from Held(self.plan).grids.specs

    def report(self) -> bytes:
        """The file of the report."""
        form = self.known.forms[self.spec.schema]
        due: dict[str, tuple[str, ...]] = {}
        for action in watched(
            self.plan, self.names, self.earlier, last_day(self.plan.edition, self.spec.id)
        ).overdue:
            due[action.objective] = (*due.get(action.objective, ()), action.told)
        actions = actions_of_grids(self.plan, self.names).items()
        words = {written(number): action.told for number, action in actions}
        begun = Beginnings(self.plan, form, self.so_far, self.earlier, self._read, words, due)
        return self.known.prepared(self.spec, begun.given(), _REPORTED)

    def comments(self, spec: DocumentSpec) -> bytes:
        """The file of the comments. Raises `CannotBegin` where there is no report to comment on."""
        report = next((report for report in self.told if report.quarter == self.spec.id), None)
        if report is None:
            call = f"adtp-publish new --quarter {self.spec.id} {self.plan.as_words}"
            raise CannotBegin(
                f"there is no report for `{self.spec.id}` to comment on; prepare it with `{call}`"
            )
        earlier = tuple(
            (quarter, self._read(document))
            for quarter in self.so_far[:-1]
            for document in self.plan.documents
            if document.spec.schema == spec.schema
            and quarter_of(document.spec) == quarter
            and not document.absent
        )
        form, of_report = self.known.forms[spec.schema], self.known.forms[self.spec.schema]
        begun = Comments(form, self.so_far, report, self._read(report.document), of_report, earlier)
        return self.known.prepared(spec, begun.given(), _COMMENTED)

    def sources(self, spec: DocumentSpec) -> str:
        """What the file was made from, in words."""
        if spec != self.spec:
            return f"it is about the report for {quarter_in_words(self.spec.id)}"
        held = (self.plan.document(planned.id) for planned in self._planned())
        sources = [document.spec.short for document in held if document is not None and not document.absent]
        sources += [f"the report for {quarter_in_words(self.last)}"] if self.last else []
        before = self.so_far[-2:-1] if self.last else ()
        lacking = [f"there is no report for {quarter_in_words(q)}" for q in before if q != self.last]
        lacking += [] if self.last or len(self.so_far) == 1 else ["there is no earlier report"]
        said = " and ".join(part for part in (", ".join(sources[:-1]), *sources[-1:]) if part)
        made = f"it was prepared from {said}" if said else "the plan holds nothing that could be carried over"
        return "; ".join((made, *lacking))

    def _read(self, document: Document) -> Earlier:
        data = self.checked.documents[document.file].data
        called = quarter_in_words(quarter_of(document.spec))
        return Earlier(document, data if isinstance(data, dict) else {}, self.names, called)


def _named(form: Mapping[str, Any]) -> Iterator[str]:
    """The lists of other documents whose items are rows of a form."""
    for part in rated_lists(dict(form)).values():
        yield from (place for check in part.get("x-check", ()) for place in check.get("of", ()))
