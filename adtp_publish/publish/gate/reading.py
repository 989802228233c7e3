"""Everything that can be read in a file that goes out, by its type. What nobody can read is refused."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from posixpath import basename

from .archives import of_gzip, of_zip
from .pdf import of_pdf
from .piece import CannotRead, Inner, Piece
from .words import BREAK, paragraphs, strings, tags_of, unescaped, without_tags

_MARKUP = frozenset(("html", "htm", "xhtml", "xml", "svg", "atom", "rss", "rdf", "xsl", "xsd"))
_ESCAPED = frozenset(("json", "jsonld", "geojson", "webmanifest", "js", "mjs", "css", "map"))
_JSON = frozenset(("json", "jsonld", "geojson", "webmanifest", "map"))
_TABLE = frozenset(("csv", "tsv"))
_PLAIN = frozenset(("txt", "md", "yaml", "yml", "vtt", "ics", "toml"))
_ZIP = frozenset(("zip", "ods", "odt"))
# The search index: packed text and tables of words. What it holds of a page stands in one piece.
_INDEX = frozenset(("pf_fragment", "pf_index", "pf_meta", "pf_filter", "pf_sort", "pagefind"))
# It puts a full stop behind each heading, paragraph and item of a page.
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# Files for hosts, without an ending.
_NAMES = frozenset(
    ("_headers", "_redirects", ".nojekyll", ".htaccess", "cname", "license", "licence", "mimetype")
)
_DEEPEST = 3


@dataclass(slots=True)
class Reader:
    """Reads files by their types, those inside of others with them.

    `known` are hashes of files that are no text and may pass as they are. `seen` are those of files inside
    of others that were read already: an archive of the whole site holds each file once more.
    """

    known: frozenset[str] = frozenset()
    seen: set[str] = field(default_factory=set)

    def pieces(self, name: str, content: bytes, depth: int = 0) -> Iterator[Piece]:
        """What can be read in a file of that name. Raises `CannotRead`."""
        ending = basename(name).rpartition(".")[2].lower()
        if ending in _MARKUP:
            text = _decoded(content)
            yield Piece("text", without_tags(text))
            yield Piece("attributes", tags_of(text))
        elif ending in _ESCAPED:
            text = _decoded(content)
            yield Piece("text", unescaped(strings(text) if ending in _JSON else text))
        elif ending in _TABLE:
            yield Piece("text", _cells(_decoded(content), ending))
        elif ending in _PLAIN or basename(name).lower() in _NAMES:
            yield Piece("text", paragraphs(_decoded(content)))
        elif ending == "pdf":
            yield from self._opened(of_pdf(content), depth)
        elif ending in _ZIP:
            yield from self._opened(of_zip(content), depth)
        elif ending in _INDEX:
            text = of_gzip(content).decode("utf-8", "replace")
            yield Piece("search index", _SENTENCE.sub(BREAK, unescaped(strings(text))))
        elif ending == "gz":
            yield from self._opened(iter((Inner(name[:-3], of_gzip(content)),)), depth)
        elif sha256(content).hexdigest() not in self.known:
            raise CannotRead("it is of a type that is not known here")

    def _opened(self, parts: Iterator[Piece | Inner], depth: int) -> Iterator[Piece]:
        if depth == _DEEPEST:
            raise CannotRead("there is a file in a file in a file in it")
        for part in parts:
            if isinstance(part, Piece):
                yield part
            elif (mark := sha256(part.content).hexdigest()) in self.seen:
                yield Piece(f"`{part.name}`", "", (), mark)
            else:
                name = part.name if "." in part.name else _typed(part)
                for piece in self.pieces(name, part.content, depth + 1):
                    where = f"{piece.where} of `{part.name}`"
                    yield replace(piece, where=where, inside=(mark, *piece.inside))
                # Only now that it was read to its end: what cannot be read is so in each archive.
                self.seen.add(mark)


def _cells(text: str, ending: str) -> str:
    """The cells of a table with a break between them; all of the text where it is no table."""
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter="," if ending == "csv" else "\t"))
    except csv.Error:
        return text
    return BREAK.join(cell for row in rows for cell in row)


def _typed(part: Inner) -> str:
    """A name for a file that has none, by how it begins: an attachment of a PDF."""
    for begins, ending in (
        (b"%PDF", "pdf"),
        (b"PK\3\4", "zip"),
        (b"\x1f\x8b", "gz"),
        (b"<", "xml"),
        (b"{", "json"),
    ):
        if part.content.lstrip().startswith(begins):
            return f"{part.name}.{ending}"
    return f"{part.name}.txt"


def _decoded(content: bytes) -> str:
    """The text of a file. Raises `CannotRead`: what is no UTF-8 may hide anything."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise CannotRead(f"it is not UTF-8 at byte {trouble.start}") from None
