"""Rows of a report that have the number of a priority or objective and say something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten

from ...findings import Finding, finding_of
from ...model.display import folded, written
from ...model.node import Node
from .coverage import word_stems
from .held import Held
from .numbers import OBJECTIVES, number_of, objectives_of
from .reports import Report, Row
from .rows import rows_named

_OBJECTIVE = "objective"  # in a grid, and in a report that repeats it
_SHOWN = 70  # signs of a text in a message


def reworded(held: Held, report: Report, earlier: Sequence[Report]) -> Iterator[Finding]:
    """A row whose words are not those of the plan; told in the first report that has them."""
    for list_name, field, of, texts in _texts(held, report):
        for row in report.rows.values():
            node = row.fields.get(field)
            wanted = texts.get(row.name, "") if row.list_name == list_name else ""
            if node is None or not wanted or not isinstance(node.value, str) or _is_like(node.value, wanted):
                continue
            if not any(_is_same(node, before.rows.get((list_name, row.name)), field) for before in earlier):
                yield _told(report, row, node, of, texts)


def _told(report: Report, row: Row, node: Node, of: str, texts: Mapping[str, str]) -> Finding:
    found, wanted = (shorten(text, _SHOWN, placeholder=" …") for text in (str(node.value), texts[row.name]))
    message = f"found `{found}` at row `{row.name}`; wanted `{wanted}`, as {of}"
    others = [name for name, text in texts.items() if name != row.name and _is_like(str(node.value), text)]
    hint = "write it as it stands there, or correct the number of the row"
    if len(others) == 1:
        hint = f"did you mean row `{others[0]}`? Or {hint}"
    return finding_of("row-not-in-plan", message, report.document.file, node.path, hint)


def _texts(held: Held, report: Report) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """For each list of rows: its name, the field with their words, whose they are, and they by row."""
    form = held.plan.edition.form(report.document.spec.schema)
    for path, check in form.checks:
        named = rows_named(held, check) if check.rule == "rows of" else None
        listed = form.field(path[0]) if named else None
        if named is None or listed is None or listed.item is None:
            continue
        other, _, items = named
        for field in (field.face.name for field in listed.item.fields if field.face.name != listed.key):
            texts = {name: text for name, item in items.items() if (text := item.text(field))}
            if texts:
                yield path[0], field, f"in {other.spec.short}", texts
    if any(_OBJECTIVE in row.fields for row in report.rows.values() if row.list_name == OBJECTIVES):
        yield OBJECTIVES, _OBJECTIVE, "in its planning grid", _objectives(held)


def _objectives(held: Held) -> dict[str, str]:
    whole = held.grids.whole.items()
    sure = [document for number, document in whole if number not in held.grids.in_doubt]
    items = [item for document in sure for item in objectives_of(document)]
    return {written(number): item.text(_OBJECTIVE) for item in items if (number := number_of(item))}


def _is_like(text: str, other: str) -> bool:
    """Whether at least half of the words of the shorter text stand in the other; also where it has none."""
    if text == other:
        return True
    mine, theirs = word_stems(text), word_stems(other)
    return 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def _is_same(node: Node, before: Row | None, field: str) -> bool:
    old = before.fields.get(field) if before is not None else None
    return old is not None and folded(str(old.value)) == folded(str(node.value))
