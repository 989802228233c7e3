"""Strict YAML: a file in, the text of every value out, or what is wrong with it.

Nothing that a file holds is raised as an exception.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from posixpath import basename

from ..findings import Finding
from ..model.source import Data, Positions, RawDocument
from .plain_text import MAX_BYTES, decoded, garbled
from .quick import quick
from .refusal import Refused

# Of these no line is worth showing.
_NOTHING_TO_SHOW = frozenset(("utf-16", "not-plain-text", "file-too-large"))


def parse(content: bytes, file: str, name: str = "") -> tuple[RawDocument, tuple[Finding, ...]]:
    """Read one file. A file that is refused has no data; it has a finding for each slip that is certain.

    Findings of a file that is not refused are slips of single texts; where one of them is an error, the
    document is `flawed`.
    """
    document = RawDocument(name or basename(file), file, locate=locate)
    try:
        text = decoded(content, file)
    except Refused as refused:
        shown = b"" if refused.finding.code in _NOTHING_TO_SHOW else content[:MAX_BYTES].rstrip(b"\0")
        text = shown.decode("utf-8-sig", "replace")
        return replace(document, text=text, refused=True), (refused.finding,)
    found = garbled(text, file)
    data: Data = quick(text)
    if data is None:
        from .exact import Exact  # noqa: PLC0415 - a clean plan in the everyday layout never needs it
        from .going_on import slips_beside  # noqa: PLC0415 - see above

        reader = Exact(text, file)
        try:
            data = reader.read()
        except Refused as refused:
            first = refused.finding
            above = (slip for slip in reader.found if slip.line != first.line)
            return replace(document, text=text, refused=True), (
                *above,
                first,
                *slips_beside(text, file, first),
            )
        found += tuple(reader.found)
    flawed = any(finding.is_error for finding in found)
    return replace(document, data=data, text=text, flawed=flawed), found


def locate(text: str) -> Positions:
    """Where everything stands in the text of a file that could be read."""
    from .exact import Exact  # noqa: PLC0415 - see `parse`

    reader = Exact(text, "")
    # What has been read is read again alike; if ever it were not, a finding loses its place and nothing else.
    with suppress(Refused):
        reader.read()
    return reader.positions
