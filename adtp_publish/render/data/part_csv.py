"""A part as CSV: every value with its figure."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.display import written
from ...model.figure import Figure
from ...model.node import Node
from ...model.quotes import PROSE
from ...model.release import Release, ReleasedDocument
from ...model.rounding import decimals, rounded
from ...model.telling import rounding
from ...model.values import Absence, Quantity, Scalar
from ..quoting import in_words
from .csv_text import in_rows

_BELONGS = ("group", "part_of", "complete", "complement_of", "part", "whole")
HEAD = (
    "partnership", "edition", "state", "document", "id", "label", "year", "value", "unit", "status",
    "stated", "worked_out", "formula", "working", "inputs", "not_known", "provisional",
    "locality", "period", "indicator", "source", "note", *_BELONGS, "symbols", "rounding",
)  # fmt: skip
_MOST = 4  # decimals of a value before it is rounded


def as_csv(release: Release, document: ReleasedDocument) -> bytes:
    """All values of a document but its prose, one a line, in UTF-8 with a mark that spreadsheets know."""
    rows = ([record[name] for name in HEAD] for record in records(release, document))
    return in_rows(HEAD, rows)


def records(release: Release, document: ReleasedDocument) -> Iterator[dict[str, str]]:
    """The values of a document, by the names in `HEAD`: those of figures have the id of the figure."""
    document = in_words(release, document)
    figures = {figure.id: figure for figure in release.figures if figure.document == document.id}
    shown: set[str] = set()
    base = {
        **dict.fromkeys(HEAD, ""),
        "partnership": release.partnership.name,
        "edition": release.year,
        "state": release.state,
        "document": document.id,
    }
    for node, labels in _leaves(document.root, ()):
        if node.face.layout == "evidence":
            for entry in node.children:
                value = entry.find("value")
                figure = figures.get(value.id) if value else None
                shown |= {figure.id} if figure else set()
                yield {**base, **(of_figure(figure) if figure else {}), **_of_entry(entry)}
            continue
        figure = figures.get(node.id)
        if figure is not None:
            shown.add(figure.id)
            yield {**base, **of_figure(figure)}
        elif node.face.kind not in PROSE and node.value is not None:
            yield {**base, **_of_value(node, labels)}
    for figure in figures.values():
        if figure.id not in shown:
            yield {**base, **of_figure(figure)}


def _leaves(node: Node, labels: tuple[str, ...]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    if not node.children or node.face.layout == "evidence":
        yield node, labels
        return
    for child in node.children:
        named = child.face.label or written(child.children[0].value if child.children else None)
        yield from _leaves(child, (*labels, named))


def _of_entry(entry: Node) -> dict[str, str]:
    """A figure of the prose: what is counted, of what, where, when and by whom."""
    value = entry.find("value")
    note = " ".join(part for part in (entry.text("qualifier"), entry.text("note")) if part)
    names = ("locality", "period", "indicator", "source")
    belongs = {name: written(node.value) for name in _BELONGS if (node := entry.child(name)) is not None}
    return {
        **({"value": written(value.value)} if value and not _counts(value.value) else {}),
        "id": value.id if value else entry.id,
        "label": entry.text("label"),
        "unit": entry.text("unit")
        or (value.value.unit if value and isinstance(value.value, Quantity) else ""),
        **{name: entry.text(name) for name in names},
        **belongs,
        "note": note,
    }


def _counts(value: Scalar | None) -> bool:
    """Whether a figure of the prose is one number, which a column of values can hold."""
    return isinstance(value, Quantity) and value.value is not None and value.upper is None


def of_figure(figure: Figure) -> dict[str, str]:
    """A figure as texts: what stands in the columns of a line, as far as it is a figure's."""
    value, stated = figure.shown, figure.as_stated
    reason = figure.absence.word if figure.absence and value is None else ""
    return {
        "id": figure.id,
        "label": figure.label,
        "year": figure.year,
        "value": figure.stated_word or figure.word if value is None else str(rounded(value, figure.places)),
        "unit": figure.unit,
        "status": reason or ("stated" if stated is not None or figure.stated_word else figure.status),
        "stated": figure.stated_word if stated is None else str(rounded(stated, figure.places)),
        "worked_out": worked_out(figure),
        "formula": figure.formula,
        "working": figure.working,
        "inputs": " ".join(figure.inputs),
        "not_known": " ".join(figure.gaps),
        "provisional": "yes" if figure.provisional else "",
        "note": figure.explained,
        "symbols": figure.symbols,
        "rounding": rounding(figure),
    }


def worked_out(figure: Figure) -> str:
    """What follows for a figure, before it is rounded: to four decimals."""
    if not figure.formula:
        return ""
    value = figure.worked_out
    return figure.word if value is None else str(rounded(value, min(_MOST, decimals(value))))


def _of_value(node: Node, labels: tuple[str, ...]) -> dict[str, str]:
    gone = isinstance(node.value, Absence)
    return {
        "id": node.id,
        "label": ", ".join(label for label in labels if label),
        "value": "" if gone else written(node.value),
        "unit": node.face.unit,
        "status": node.value.word if isinstance(node.value, Absence) else "given",
    }
