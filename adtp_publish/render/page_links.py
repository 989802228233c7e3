"""Figures named in the prose of a page: links to their cells, on the page or on that of their part."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.release import Release, ReleasedDocument
from . import routes
from .blocks import Block
from .context import Context
from .frame import parts_of
from .linking import anchor_of, anchored, linked, shown_in
from .narrative import document_blocks
from .quoting import quoted_figures


def linked_on_page(blocks: Sequence[Block], release: Release, document: ReleasedDocument) -> list[Block]:
    """Blocks of the page of a part, its figures linked; a cell that any part's prose names has an anchor."""
    parts = {part.id: part for part in parts_of(release)}
    quoted = quoted_figures(release, tuple(parts.values()))
    if not quoted:
        return [*blocks]
    here = shown_in(blocks) & quoted
    page, figures = routes.document(release, document.id), {f.id: f for f in release.figures}
    shown: dict[str, set[str]] = {}

    def place(name: str) -> str:
        if name in here:
            return f"#{anchor_of(name, release)}"
        part = parts.get(figures[name].document)
        if part is None or part.id == document.id:
            return ""
        if part.id not in shown:
            shown[part.id] = shown_in(document_blocks(part, Context.of(release, part)))
        address = routes.relative(page, routes.document(release, part.id))
        return f"{address}#{anchor_of(name, release)}" if name in shown[part.id] else address

    return linked(anchored(blocks, here, release), place)
