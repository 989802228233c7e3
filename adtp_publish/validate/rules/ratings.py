"""What the ratings of a progress report say of one another (domain.md, section 2).

`better` and `worse` go by the order G, A, R; L stands outside of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.form import Check
from ...model.node import Node, Path
from ...model.paths import form_at, place_of
from ...model.plan import Document, Plan
from ...model.values import Reference
from ..wording import listed
from .held import Held
from .reports import ORDER, Report, Row, rated_objectives

_OPEN = ("outstanding", "in hand")


def ahead(_: Plan, report: Report, __: Sequence[Report]) -> Iterator[Finding]:
    """A rating for a quarter after the report's own."""
    found = [
        node
        for row in report.rows.values()
        for quarter in report.later
        if (node := row.ratings.get(quarter)) is not None and isinstance(node.value, str)
    ]
    if found:
        more = f" ({len(found)} ratings of later quarters in all)" if len(found) > 1 else ""
        message = f"`{found[0].path[-1]}` is rated, but this is the report for {report.quarter}{more}"
        hint = "take the rating out, or move it to the report for its own quarter"
        yield finding_of("rating-ahead", message, report.document.file, found[0].path, hint)


def missing(_: Plan, report: Report, __: Sequence[Report]) -> Iterator[Finding]:
    """A row without a rating for the report's quarter, or for one between two that it has."""
    if report.document.partial or not any(row.ratings for row in report.rows.values()):
        return
    for row in report.rows.values():
        held = [place for place, quarter in enumerate(report.so_far) if quarter in row.ratings]
        first = held[0] if held else len(report.so_far) - 1
        for quarter in report.so_far[first:]:
            if quarter not in row.ratings:
                message = f"{row.called} has no rating for {quarter}"
                hint = f"add `{quarter}` to its `ratings`: `G`, `A`, `R` or `L`"
                at = row.fields.get("ratings", row.node)
                yield finding_of("rating-missing", message, report.document.file, at.path, hint, True)


def without_text(_: Plan, report: Report, __: Sequence[Report]) -> Iterator[Finding]:
    """A or R for the report's quarter, with nothing said of it."""
    if report.document.partial:
        return
    for row in report.rows.values():
        rating = row.rated(report.quarter)
        if rating in ORDER[1:] and rating and not _is_told(row):
            message = f"{row.called} is rated {rating} for {report.quarter}, but nothing says why"
            hint = "say under `progress` what was missed and what is done about it"
            place = row.ratings[report.quarter].path
            yield finding_of("rating-without-text", message, report.document.file, place, hint)


def _is_told(row: Row) -> bool:
    texts = [item.child("text") for item in row.items("exceptions")]
    texts += [item.child("progress") for item in row.items("actions")]
    return row.has("progress") or any(node is not None for node in texts)


def green_with_outstanding(plan: Plan, report: Report, __: Sequence[Report]) -> Iterator[Finding]:
    """G, all milestones met, beside an action that is outstanding."""
    for row in report.rows.values():
        if row.rated(report.quarter) != ORDER[0]:
            continue
        for item in row.items("exceptions"):
            if item.text("status") == _OPEN[0]:
                action = _written(item.find("action"))
                place = row.ratings[report.quarter].path
                message = (
                    f"found `{ORDER[0]}` at `{_place(plan, report, place)}`, but action {action} is "
                    "outstanding; wanted another rating, or another `status` of the action"
                )
                hint = "G is for all milestones met: check the rating and the action's `status`"
                yield finding_of("green-with-outstanding", message, report.document.file, place, hint)


def changed(_: Plan, report: Report, earlier: Sequence[Report]) -> Iterator[Finding]:
    """A rating unlike the one given when its quarter was due; told in the first report that changes it."""
    for place, row in report.rows.items():
        same = [(before, old) for before in earlier if (old := before.rows.get(place)) is not None]
        for quarter in report.so_far[:-1] if same else ():
            now = row.rated(quarter)
            due = [(before.quarter, old) for before, old in same if quarter in before.so_far]
            given = [(of, rating) for of, old in due if (rating := old.rated(quarter))]
            if now and given and now not in [rating for _, rating in given]:
                of, first = given[0]
                message = f"{row.called} is rated {now} for {quarter}, but {first} in the report for {of}"
                hint = (
                    f"write `{quarter}: {first}`, here and in later reports: "
                    "a rating that is repeated stays as first given"
                )
                at = row.ratings[quarter].path
                yield finding_of("rating-changed", message, report.document.file, at, hint)


def better_than_under(plan: Plan, report: Report, __: Sequence[Report]) -> Iterator[Finding]:
    """A key priority that is rated better than an objective under it."""
    objectives = rated_objectives(report)
    for row in report.rows.values():
        if row.key in objectives:
            continue
        under = [node.value for node in row.items("objectives")]
        rows = [objectives[value] for value in under if isinstance(value, Reference) and value in objectives]
        for quarter in report.alone if rows else ():
            mine = _step(row.rated(quarter))
            worse = [r for r in rows if mine is not None and (_step(r.rated(quarter)) or 0) > mine]
            if worse:
                told = " and ".join(f"the `{r.rated(quarter)}` of objective {r.name}" for r in worse)
                place = row.ratings[quarter].path
                message = (
                    f"found `{row.rated(quarter)}` at `{_place(plan, report, place)}`, better than {told} "
                    "under it; wanted the same or worse, or the objective's rating corrected"
                )
                hint = "check both ratings"
                yield finding_of("priority-above-objective", message, report.document.file, place, hint)


def falls(plan: Plan, report: Report, _: Sequence[Report]) -> Iterator[Finding]:
    """A rating that falls by more steps from one quarter to the next than the edition takes for usual."""
    most = plan.edition.threshold("fall_most")
    if most is None:
        return
    pairs = [pair for pair in pairwise(report.so_far) if pair[1] in report.alone]
    for row in report.rows.values():
        for before, now in pairs:
            first, second = _step(row.rated(before)), _step(row.rated(now))
            if first is not None and second is not None and second - first > most:
                message = (
                    f"{row.called} falls from {row.rated(before)} in {before} to {row.rated(now)} in {now}"
                )
                hint = "check the ratings of both quarters"
                place = row.ratings[now].path
                yield finding_of("rating-falls", message, report.document.file, place, hint)


def one_of_the_steps(held: Held, document: Document, node: Node, _: Check) -> Iterator[Finding]:
    """A rating that follows from a percentage is a word that its thresholds give: there is no lavender."""
    form = form_at(held.plan.edition.form(document.spec.schema), node.path)
    words = [word for word, _ in form.calc.steps] if form and form.calc else []
    if isinstance(node.value, str) and node.value not in words:
        message = f"`{node.value}` cannot be the rating of a percentage; wanted {listed(words)}"
        hint = "write the rating that the percentage gives, or leave the line out and it is worked out"
        yield finding_of("rating-not-allowed", message, document.file, node.path, hint)


def _step(rating: str) -> int | None:
    return ORDER.index(rating) if rating and rating in ORDER else None


def _place(plan: Plan, report: Report, path: Path) -> str:
    """A place as people write it: `key_priorities > 2 > ratings > q2`."""
    form = plan.edition.form(report.document.spec.schema)
    return place_of(form, report.document.root, path)


def _written(node: Node | None) -> str:
    return written(node.value) if node else ""
