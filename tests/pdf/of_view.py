"""What a print document says, piece by piece in its order: from the records that the templates are given."""

from __future__ import annotations

from collections.abc import Iterator

from adtp_publish.model.display import capital
from adtp_publish.render.blocks import Block, Cell, Fields, Heading, Note, Prose, Row, Table
from adtp_publish.render.paper import on_paper
from adtp_publish.render.signatures import Signatures
from adtp_publish.render.views import PrintDocument
from tests.numbers.paper import squeezed
from tests.pdf.in_order import PAGE, of_html

# What the templates say of their own, without white space: marks at figures, heads, what stands between.
OWN = frozenset(
    (
        *("†", "‡", "†‡", ",", ".", ":", "ofwhich", "†ofwhich", "Contents", "Approved:", PAGE),
        "PlanyearDateStateoftheplanThiscopy",
        "WhoapprovestheplanPostNameSignatureDatesigned",
    )
)


def pieces(document: PrintDocument) -> list[str]:
    """Its texts without white space, in order; a caption only where nothing above it says the same."""
    return [text for text in map(squeezed, _document(document)) if text]


def _document(document: PrintDocument) -> Iterator[str]:
    yield from (document.partnership, document.heading, document.edition, document.banner, *document.draft)
    date = document.date.removeprefix("date ")
    yield from (document.year, capital(date), document.state, capital(document.audience))
    yield from (text for fact in document.facts for text in fact)
    for heading in document.contents:
        yield from (heading.number, heading.text)
    for above, block in zip((None, *document.blocks), document.blocks, strict=False):
        if isinstance(block, Table | Fields):
            over = above.text if isinstance(above, Heading) else ""
            heads = [column.label for column in block.columns] if isinstance(block, Table) else []
            yield "" if block.caption in (over, document.heading, *heads) else block.caption
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from (block.number, block.text)
        case Prose():
            yield from (cell for line in of_html(f"<body>{on_paper(block.html)}") for cell in line.cells)
        case Note():
            yield block.title
            yield from ("".join(run.text for run in line) for line in block.runs)
            yield "" if block.runs else block.text
        case Table():
            yield from (column.label for column in block.columns)
            yield from (text for row in block.rows for text in _row(row))
            yield from (text for meaning in block.meanings for text in meaning)
            yield from _legend(block)
        case Fields():
            yield from (text for row in block.rows for text in _row(row))
            yield from _legend(block)
        case Signatures():
            yield from (block.declaration, block.approved)
            for one in block.signatories:
                yield from (one.post, one.locality, one.name, one.signed)


def _legend(block: Table | Fields) -> Iterator[str]:
    yield "† Worked out from the plan’s own figures." if block.has_derived else ""
    yield "‡ Provisional: it may still change." if block.has_provisional else ""
    yield from (text for note in block.footnotes for text in (note.mark, note.text))


def _row(row: Row) -> Iterator[str]:
    yield row.number
    yield from _cell(row.head)
    yield row.rule
    for cell in row.cells:
        yield from _cell(cell)


def _cell(cell: Cell) -> Iterator[str]:
    if cell.kind == "rating":
        yield cell.rating
    if cell.kind == "lines" and cell.runs:
        yield from ("".join(run.text for run in line) for line in cell.runs)
    elif cell.kind == "lines":
        yield from cell.lines
    else:
        yield cell.text
    yield cell.detail
    yield from cell.marks


def between(said: str, texts: list[str]) -> Iterator[str]:
    """What else is said before, between and after texts that stand in it in this order."""
    at = 0
    for text in texts:
        place = said.find(text, at)
        assert place >= 0, f"{text} is not said after …{said[max(0, at - 80) : at]}"
        if place > at:
            yield said[at:place]
        at = place + len(text)
    if said[at:]:
        yield said[at:]
