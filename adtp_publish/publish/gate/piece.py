"""A readable piece of a file, and that a file cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a file: `where` says in which part of it, such as `page 3` or `attributes`.

    `inside` are the hashes (SHA-256) of the files within the file that it stands in. A piece that is read
    `again` has no text: it stands for all that was read before in the file with that hash.
    """

    where: str
    text: str
    inside: tuple[str, ...] = ()
    again: str = ""


@dataclass(frozen=True, slots=True)
class Inner:
    """A file inside of a file: its name, and its bytes."""

    name: str
    content: bytes


class CannotRead(Exception):
    """A file that the gate cannot read, and so cannot let pass; with words for the user."""
