"""The rows of a report are the priorities and objectives of the plan (domain.md, section 2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.form import Check
from ...model.node import Node, Path
from ...model.paths import form_at
from ...model.plan import Document
from ...model.values import Reference
from ..bounds import MOST
from .gaps import plain_numbers
from .held import Held
from .reports import Report

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a report: where they stand, each with its place, and whose they should be."""

    document: Document
    path: Path
    places: Mapping[str, Path]
    of: str
    otherwise: str
    repeated: bool


def rows_of(held: Held, document: Document, node: Node, check: Check) -> Iterator[Finding]:
    """A list that has a row for each item of a list of another document, and no other."""
    named = rows_named(held, check)
    if named is None:
        return
    other, path, theirs = named
    wanted = list(theirs)
    mine = _names(held, document, node)
    rows = _Rows(
        document,
        node.path,
        mine,
        f"`{path}` of {other.spec.short}",
        f"correct its number, or add it to `{other.spec.file}`",
        len(mine) < len(node.children),
    )
    yield from _compared(rows, [row for row in mine if row not in theirs], wanted)


def rows_named(held: Held, check: Check) -> tuple[Document, str, dict[str, Node]] | None:
    """The items that rows are for, by their names; none where they are not held or in doubt.

    With them come their document and the path of their list there.
    """
    name, _, path = check.of[0].partition(":")
    other = held.plan.document(name)
    theirs = other.root.find(*path.split("/")) if other and not other.broken and not other.partial else None
    if other is None or theirs is None or not theirs.children:
        return None
    names = _names(held, other, theirs)
    if len(names) < len(theirs.children) or _has_gap(theirs.children):
        return None  # the plan's own numbers are what is wrong, and that is told there
    return other, path, dict(zip(names, theirs.children, strict=True))


def _has_gap(items: Sequence[Node]) -> bool:
    numbers = plain_numbers(items)
    return bool(numbers) and max(numbers) > len(numbers)


def objectives(held: Held, report: Report) -> Iterator[Finding]:
    """The objectives of a report are those of the planning grids, where these are in the repository."""
    rated = [row for row in report.rows.values() if isinstance(row.key, Reference)]
    if not rated or {row.key for row in rated} == held.grids.rows:
        return
    path = rated[0].node.path[:-1]
    listed = report.document.root.find(*path)
    rows = _Rows(
        report.document,
        path,
        {row.name: (*row.node.path, "number") for row in rated},
        "the planning grids",
        "correct its number, or add it to its grid",
        listed is not None and len(rated) < len(listed.children),
    )
    unknown = [row.key for row in rated if isinstance(row.key, Reference) and held.grids.lacks(row.key)]
    grids = held.grids
    near = {written(r): grids.near(r) if n < MOST else "" for n, r in enumerate(unknown)}
    yield from _compared(rows, list(near), [written(r) for r in held.grids.objectives], near)


def _compared(
    rows: _Rows, unknown: Sequence[str], wanted: Sequence[str], near: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """What is in a report and not in the plan, and the reverse; a row with a wrong number is one slip."""
    gone = [name for name in wanted if name not in rows.places]
    if rows.repeated or rows.document.partial:
        gone = []
    for number, name in enumerate(unknown):
        is_due = number < MOST  # of more than are shown nobody looks for the meaning
        meant = _meant(name, unknown, gone) if is_due else ""
        if meant:
            gone.remove(meant)
            told = f"; wanted `{meant}`, for which there is no row"
        else:
            meant = near.get(name, "") if near is not None else _most_like(name, wanted) if is_due else ""
            told = "; wanted a number that is there"
        message = f"found row `{name}`, which is not in {rows.of}{told}"
        hint = f"did you mean `{meant}`?" if meant else rows.otherwise
        yield finding_of("row-not-in-plan", message, rows.document.file, rows.places[name], hint)
    if gone:
        yield _not_reported(gone, rows)


def _meant(name: str, unknown: Sequence[str], gone: Collection[str]) -> str:
    """The row of the plan that a number not in it stands for: the one that is lacking, or most like it."""
    return next(iter(gone)) if len(gone) == len(unknown) == 1 else _most_like(name, gone)


def _most_like(name: str, names: Collection[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - after a slip only

    return next(iter(get_close_matches(name, list(names), 1)), "")


def _not_reported(names: Sequence[str], rows: _Rows) -> Finding:
    listed = ", ".join(f"`{name}`" for name in names[:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    message = f"found no row for {listed}{more} of {rows.of}; wanted one for each"
    hint = "add a row with its rating, also where there is nothing to say"
    return finding_of("row-not-reported", message, rows.document.file, rows.path, hint, True)


def _names(held: Held, document: Document, node: Node) -> dict[str, Path]:
    form = form_at(held.plan.edition.form(document.spec.schema), node.path)
    found = {}
    for item in node.children:
        name = item.child(form.key) if form else None
        if name is not None:
            found[written(name.value)] = name.path
    return found
