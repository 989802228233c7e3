"""The approval of a plan as a block: what is declared, and who signs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signatory:
    """A place to sign: the post, its locality, a name and a date where the audience may see them."""

    post: str
    locality: str = ""
    name: str = ""
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The approval block: the declaration, whether it is made, and who signs."""

    declaration: str
    approved: str
    signatories: tuple[Signatory, ...]
    type: str = "signatures"
