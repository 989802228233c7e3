"""The files inside of archives: zip and OpenDocument, and what is packed with gzip."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from .piece import CannotRead, Inner, Piece

# What is packed is of our own making: more than this, and it is not.
MOST = 400_000_000
# The search index puts this before its data.
_MARK = b"pagefind_dcd"


def of_zip(content: bytes) -> Iterator[Piece | Inner]:
    """The members of a zip, their names, and what is noted beside them. Raises `CannotRead`."""
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
            if sum(member.file_size for member in members) > MOST:
                raise CannotRead("it unpacks to more than was ever put into it")
            yield Piece("the archive's comment", packed.comment.decode("utf-8", "replace"))
            for member in members:
                noted = (member.comment + b"\n" + member.extra).decode("utf-8", "replace")
                yield Piece(f"the name of the member `{member.filename}`", member.filename)
                yield Piece(f"the notes on the member `{member.filename}`", noted)
                if not member.is_dir():
                    yield Inner(member.filename, packed.read(member))
    except (BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError) as trouble:
        raise CannotRead(f"it is no whole archive: {trouble}") from None


def of_gzip(content: bytes) -> bytes:
    """What was packed. Raises `CannotRead`."""
    engine = zlib.decompressobj(wbits=31)
    try:
        plain = engine.decompress(content, MOST) + engine.flush()
    except zlib.error as trouble:
        raise CannotRead(f"it cannot be unpacked: {trouble}") from None
    if not engine.eof or engine.unused_data:
        raise CannotRead("it is not packed as one whole")
    return plain.removeprefix(_MARK)
