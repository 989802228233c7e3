"""The files of a site or of submissions, before they are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be published: its address below the root, with `/`, and its bytes."""

    address: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal digits."""
        return sha256(self.content).hexdigest()
