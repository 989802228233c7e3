"""Search all that goes out for what is withheld: a hit stops the release."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain

from ...findings import Finding
from ...model.output import OutputFile
from ...model.withheld import Withheld
from ...ports import Cache
from .piece import CannotRead, Piece
from .reading import Reader
from .search import Index, Words, index_of
from .telling import LEAK, Said, leaks, unreadable
from .words import readings

# Part of the key of what is kept: whoever changes how the gate reads or searches changes this too.
VERSION = "2"
# The key under which the store has the list of clean files, and what they were held against.
CLEAN = sha256(b"clean " + VERSION.encode()).hexdigest()
Workers = Callable[[], Executor] | None


@dataclass(slots=True)
class Hits:
    """Where each run or phrase was found: the file, and in which piece of it.

    `within` has what was found in a file inside of others, by its hash: it is read once only.
    """

    places: dict[Words, list[tuple[OutputFile, str]]] = field(default_factory=dict)
    unread: list[tuple[OutputFile, str]] = field(default_factory=list)
    within: dict[str, list[tuple[Words, str]]] = field(default_factory=dict)

    def addresses(self) -> frozenset[str]:
        """The files in which something was found, or that nobody can read."""
        return frozenset(file.address for found in (self.unread, *self.places.values()) for file, _ in found)

    def of(self, addresses: Collection[str]) -> Hits:
        """What was found in some of the files."""
        places = {
            found: left
            for found, all_places in self.places.items()
            if (left := [place for place in all_places if place[0].address in addresses])
        }
        return Hits(places, [unread for unread in self.unread if unread[0].address in addresses])

    def told(self, withheld: Withheld, said: Said = LEAK) -> tuple[Finding, ...]:
        """A finding for each withheld text that was found, and for each file that nobody can read."""
        return (
            *(unreadable(file, why, said) for file, why in self.unread),
            *leaks(withheld, self.places, said),
        )


def gate(
    files: Sequence[OutputFile], withheld: Withheld, store: Cache, workers: Workers = None
) -> tuple[Finding, ...]:
    """A finding for each withheld text that stands in a file, and for each file that nobody can read."""
    return gated(files, withheld, store, workers).told(withheld)


def gated(files: Sequence[OutputFile], withheld: Withheld, store: Cache, workers: Workers = None) -> Hits:
    """Where what is withheld stands in the files, and which of them nobody can read.

    The store keeps what is known of each file by its bytes: the text of PDFs, and which files were found
    clean when last they were held against the same texts.
    """
    against = _digest(withheld)
    before = _clean(store.get(CLEAN), against)
    marks = {file.address: _mark(file) for file in files}
    waiting = [file for file in files if marks[file.address] not in before]
    if not waiting:
        return Hits()
    hits = hits_in(waiting, index_of(withheld), withheld.known, store, workers)
    clean = set(marks.values()) - {marks[address] for address in hits.addresses()}
    store.put(CLEAN, json.dumps({"against": against, "clean": sorted(clean)}, separators=(",", ":")).encode())
    return hits


def hits_in(
    files: Sequence[OutputFile], index: Index, known: frozenset[str], store: Cache, workers: Workers
) -> Hits:
    """Where what is searched for stands in some files, and which of them cannot be read."""
    hits, reader = Hits(), Reader(known)
    read = pdfs_read(files, store, workers)
    for file in files:
        pieces = read.get(file.address)
        named = (Piece("its name", file.address),)
        try:
            for piece in chain(
                named, reader.pieces(file.address, file.content) if pieces is None else pieces
            ):
                for found, where in _found(piece, index, hits):
                    _note(hits, found, file, where, piece.inside)
        except CannotRead as trouble:
            hits.unread.append((file, str(trouble)))
    return hits


def _found(piece: Piece, index: Index, hits: Hits) -> Iterator[tuple[Words, str]]:
    """What stands in a piece, and where; of a file that was read before, what was found in it then."""
    for reading in readings(piece.text):
        yield from ((found, piece.where) for found in index.found(reading))
    for found, where in tuple(hits.within.get(piece.again, ())):
        yield found, f"{where}, again in {piece.where}"


def _note(hits: Hits, found: Words, file: OutputFile, where: str, inside: Iterable[str]) -> None:
    for mark in inside:
        if (found, where) not in (noted := hits.within.setdefault(mark, [])):
            noted.append((found, where))
    if (file, where) not in (places := hits.places.setdefault(found, [])):
        places.append((file, where))


# --- what the store keeps


def pdfs_read(files: Iterable[OutputFile], store: Cache, workers: Workers) -> Mapping[str, Sequence[Piece]]:
    """The pieces of each PDF by its address; a PDF that was read before is not opened again."""
    keys = {file.address: reading_key_of(file.sha256) for file in files if file.address.endswith(".pdf")}
    contents = {keys[file.address]: file.content for file in files if file.address in keys}
    read: dict[str, Sequence[Piece]] = {}
    missing = []
    for key in contents:
        kept = store.get(key)
        if kept is None:
            missing.append(key)
        else:
            read[key] = [Piece(where, text) for where, text in json.loads(kept)]
    for key, pieces in _opened(missing, contents, workers):
        if pieces is not None:
            store.put(
                key, json.dumps(pieces, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
            )
            read[key] = [Piece(where, text) for where, text in pieces]
    return {address: read[key] for address, key in keys.items() if key in read}


def reading_key_of(mark: str) -> str:
    """The key under which the store has what can be read in a file with that hash (SHA-256)."""
    return _hash("reading", VERSION, mark)


Pieces = list[tuple[str, str]]


def _opened(
    keys: Sequence[str], contents: Mapping[str, bytes], workers: Workers
) -> Iterator[tuple[str, Pieces | None]]:
    if workers is None or len(keys) < 2:
        yield from ((key, read_pdf(contents[key])) for key in keys)
        return
    with workers() as pool:
        yield from zip(keys, pool.map(read_pdf, (contents[key] for key in keys), chunksize=8), strict=True)


def read_pdf(content: bytes) -> Pieces | None:
    """The pieces of a PDF; none where it cannot be read: whoever reads it next is told why."""
    try:
        return [(piece.where, piece.text) for piece in Reader().pieces("a.pdf", content)]
    except CannotRead:
        return None


def _digest(withheld: Withheld) -> str:
    digest = sha256()
    for item in withheld.kept:
        digest.update(f"{item.kind}\0{item.text}\0".encode("utf-8", "replace"))
    for text in withheld.public:
        digest.update(f"public\0{text}\0".encode("utf-8", "replace"))
    digest.update("\0".join(sorted(withheld.known)).encode())
    return digest.hexdigest()


def _mark(file: OutputFile) -> str:
    return _hash(file.address, file.sha256)


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def _clean(kept: bytes | None, against: str) -> frozenset[str]:
    """The files that were found clean when they were last held against the same texts."""
    told = json.loads(kept) if kept is not None else {}
    return frozenset(told["clean"]) if told.get("against") == against else frozenset()
