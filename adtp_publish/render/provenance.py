"""How every figure of a plan came about, as data; `docs/reports/provenance.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..model.chain import chains
from ..model.figure import Figure
from ..model.paths import row_at
from ..model.plan import Release
from ..model.telling import called, told

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
        "figures": [_figure(step.figure, release, known) for step in chains(release.figures, known)],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def inputs_of(figure: Figure, release: Release, known: Mapping[str, Figure]) -> list[dict[str, str]]:
    """What a figure is worked out from: each input once, with its label, row and value."""
    (step,) = chains([figure], known)
    return [_input(below.figure, figure, release) for below in step.inputs]


def _figure(figure: Figure, release: Release, known: Mapping[str, Figure]) -> dict[str, Any]:
    record = {
        **told(figure),
        "document": figure.document,
        "row": row_of(figure, release),
        "provisional": figure.provisional,
        "inputs": inputs_of(figure, release, known),
    }
    return {name: value for name, value in record.items() if value or name in _ALWAYS}


def _input(figure: Figure, above: Figure, release: Release) -> dict[str, str]:
    record = told(figure)
    return {
        "id": figure.id,
        "label": called(figure.label, above.label),
        "document": figure.document,
        "row": row_of(figure, release),
        "shown": record["shown"],
    }


def row_of(figure: Figure, release: Release) -> str:
    """The number on the form of the row that a figure stands in; empty where it has none."""
    document = release.document(figure.document)
    return row_at(document.root, figure.path) if document else ""
