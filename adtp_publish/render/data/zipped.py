"""A zip in memory whose bytes follow from its members alone: no clock, no user, no system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_UNIX, _READABLE = 3, 0o644 << 16


def zipped(members: Iterable[tuple[str, bytes]], stored: frozenset[str] = frozenset()) -> bytes:
    """A zip of named contents in the order given; those in `stored` are not compressed."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name)  # of the first day that the format knows: no clock
            member.create_system, member.external_attr = _UNIX, _READABLE
            member.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return whole.getvalue()
