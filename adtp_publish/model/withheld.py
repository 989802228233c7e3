"""What the public must not read, and what it may: the two sides of the search for leaks."""

from __future__ import annotations

from dataclasses import dataclass, field

TEXT, NAME, ADDRESS = "text", "name", "address"


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that is kept from the public, and where it stands: the file, and the place in it.

    `kind` is `text`, `name` (of a person) or `address` (of a plan or a document that the public is not to
    know of). Of a file that could not be read, `line` (from 1) stands in place of the path.
    """

    file: str
    path: tuple[str, ...]
    text: str
    kind: str = TEXT
    line: int = 0


@dataclass(frozen=True, slots=True)
class Brought:
    """A text that whoever builds brings to the site: of a file of the theme, or the value of a `setting`."""

    file: str
    text: str = field(repr=False)
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """The texts that are kept from the public, and those that it may read anyway.

    `known` are hashes (SHA-256, hexadecimal) of files that are no text and come with the program or the
    theme: fonts, pictures.
    """

    kept: tuple[Kept, ...] = field(default=(), repr=False)
    public: tuple[str, ...] = field(default=(), repr=False)
    known: frozenset[str] = frozenset()
