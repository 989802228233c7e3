"""How every figure of a plan came about, as data; `templates/schemas/provenance.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ...model.chain import Step, chains
from ...model.figure import Figure
from ...model.paths import row_at
from ...model.release import Release
from ...model.telling import called, told, value_of

FORMAT = 1
# Said of a figure only where it applies; the others are always there.
_ALWAYS = frozenset(("id", "label", "document", "unit", "status", "shown", "decimals"))


def provenance(release: Release) -> bytes:
    """All figures of a release, each once, with what it is worked out from: the chain goes on by ids."""
    known = {figure.id: figure for figure in release.figures}
    content = {
        "format": FORMAT,
        "partnership": {"name": release.partnership.name, "slug": release.partnership.slug},
        "edition": release.year,
        "state": release.state,
        "documents": [{"id": item.id, "title": item.title} for item in release.documents if not item.absent],
    }
    return in_lines(content, "figures", [_figure(step, release) for step in chains(release.figures, known)])


def in_lines(content: dict[str, Any], name: str, items: Sequence[dict[str, Any]]) -> bytes:
    """JSON with a list of that name at its end, an item a line.

    Not indented: a line a figure is what a reader compares, and Python writes it several times as fast.
    """
    head = json.dumps(content, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f'{head},\n "{name}": [\n  {lines}\n ]\n}}\n'.encode()


def inputs_of(step: Step, release: Release) -> list[dict[str, str]]:
    """What a figure is worked out from: each input once, with its label, row and value."""
    return [_input(below, step.figure, release) for below in step.inputs]


def _figure(step: Step, release: Release) -> dict[str, Any]:
    figure = step.figure
    record = {
        **told(figure),
        "document": figure.document,
        "row": row_of(figure, release),
        "provisional": figure.provisional,
        "inputs": inputs_of(step, release),
    }
    return {name: value for name, value in record.items() if value or name in _ALWAYS}


def _input(step: Step, above: Figure, release: Release) -> dict[str, str]:
    figure = step.figure
    return {
        "id": figure.id,
        "label": called(figure.label, above.label),
        "document": figure.document,
        "row": row_of(figure, release),
        "shown": value_of(figure, as_stated=step.as_stated),
    }


def place_on_form(figure: Figure, release: Release, here: str = "") -> str:
    """`Part 4, row 1.3`: where a figure stands; without its document where that is `here`."""
    document, number = release.document(figure.document), row_of(figure, release)
    place = [document.short] if document is not None and document.id != here else []
    return ", ".join([*place, *([f"row {number}"] if number else [])])


def row_of(figure: Figure, release: Release) -> str:
    """The number on the form of the row that a figure stands in; empty where it has none."""
    document = release.document(figure.document)
    return row_at(document.root, figure.path) if document else ""
