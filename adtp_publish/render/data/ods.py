"""An OpenDocument spreadsheet, written row by row.

A library takes minutes for a national set, and puts the clock into its files (decision 0030).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape

from .bulk_table import BulkTable, Field
from .csv_text import Value, as_text
from .zipped import zipped

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("meta", "meta"),
        ("fo", "xsl-fo-compatible"),
    )
)
_VERSION = 'office:version="1.3"'
# Columns as wide as what usually stands in them.
_WIDTHS = {"text": "4cm", "number": "2.5cm", "count": "2.5cm", "flag": "2.5cm", "day": "2.5cm"}
_STYLES = (
    "<office:automatic-styles>"
    + "".join(
        f'<style:style style:name="{kind}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
        for kind, width in _WIDTHS.items()
    )
    + '<style:style style:name="head" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
)
_SPACES = re.compile(" {2,}")


def as_ods(table: BulkTable, notes: Sequence[tuple[str, str]]) -> bytes:
    """A spreadsheet with the table on its first sheet; on the second `notes` and what each column holds."""
    about = [*notes, *((field.name, field.about) for field in table.fields)]
    sheets = (
        *_sheet("Data", table.fields, table.head, table.rows),
        *_sheet("About", _ABOUT, ("name", "what it is"), about),
    )
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    content = f"{_HEAD}<office:document-content {_NAMES} {_VERSION}>{_STYLES}{body}</office:document-content>"
    return zipped(
        (
            ("mimetype", _TYPE.encode()),  # first and not compressed: by it the format is known
            ("content.xml", content.encode()),
            ("meta.xml", _meta(table.title).encode()),
            ("META-INF/manifest.xml", _manifest().encode()),
        ),
        frozenset(("mimetype",)),
    )


_ABOUT = (Field("name", "text", ""), Field("what it is", "text", ""))


def _sheet(
    name: str, fields: Sequence[Field], head: Sequence[str], rows: Sequence[Sequence[Value]]
) -> Iterator[str]:
    yield f'<table:table table:name="{escape(name)}">'
    yield from (f'<table:table-column table:style-name="{field.kind}"/>' for field in fields)
    heads = "".join(_cell(text, ' table:style-name="head"') for text in head)
    yield f"<table:table-header-rows><table:table-row>{heads}</table:table-row></table:table-header-rows>"
    known: dict[Value, str] = {}  # the same few texts stand in most cells
    for row in rows:
        yield "<table:table-row>"
        for value in row:
            # Yes and 1 are one key of a dict, and so are 5 and 5.0.
            made = known.get(value) if isinstance(value, str) else _cell(value)
            if made is None:
                made = known[value] = _cell(value)
            yield made
        yield "</table:table-row>"
    yield "</table:table>"


def _cell(value: Value, style: str = "") -> str:
    """A cell: a number as a number, a day as a day, anything else as text that is no formula."""
    if value is None or value == "":
        return "<table:table-cell/>"
    text = as_text(value)
    kind = ' office:value-type="string"'
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        kind = f' office:value-type="float" office:value="{text}"'
    elif isinstance(value, date):
        kind = f' office:value-type="date" office:date-value="{text}"'
    lines = "".join(f"<text:p>{_spaced(escape(line))}</text:p>" for line in text.splitlines() or [""])
    return f"<table:table-cell{style}{kind}>{lines}</table:table-cell>"


def _spaced(text: str) -> str:
    """Text with its spaces: of several in a row OpenDocument keeps one, unless told how many there are."""
    return _SPACES.sub(lambda found: f' <text:s text:c="{len(found[0]) - 1}"/>', text)


def _meta(title: str) -> str:
    inner = f'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(title)}</dc:title>'
    whole = f"<office:meta><meta:generator>adtp-publish</meta:generator>{inner}</office:meta>"
    return f"{_HEAD}<office:document-meta {_NAMES} {_VERSION}>{whole}</office:document-meta>"


def _manifest() -> str:
    entries = (("/", _TYPE), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in entries
    )
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"'
    return f"{_HEAD}<manifest:manifest {space}>{files}</manifest:manifest>"
