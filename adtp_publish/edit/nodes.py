"""A file as it was typed: its values, and the comments and blank lines with the field that they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value or key: `value` is what the loader reads, `raw` how it is typed.

    `style` is the YAML style: empty for plain, else one of ``'"|>``. `indent` is, for a block after
    `|` or `>`, the spaces before each of its lines; `note` a comment on the line of the `|`.
    """

    value: str
    raw: str
    style: str = ""
    indent: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of a group, or an item of a list (then without a key).

    `above` are the lines before it: comments, and an empty text for a blank line; `beside` are the
    comments at the end of its first line (of its only line, for a value). All but `key` grow while
    the file is read.
    """

    key: Scalar | None
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    held: list[Node] = field(default_factory=list)

    @property
    def value(self) -> Node:
        """What the entry holds."""
        return self.held[0]


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping or a list. `tail` are the lines after its last entry; `column` where it begins, from 0."""

    is_list: bool
    column: int
    entries: list[Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


Node = Scalar | Group


@dataclass(frozen=True, slots=True)
class Typed:
    """A whole file: the lines that stand at its head whatever comes below, and its fields.

    `comments` are all comments that were met, whatever they were found to belong to.
    """

    head: list[str]
    root: Node
    comments: list[str]
