"""What a page or a document is made of: finished text, ready for any template.

Templates choose the markup of a block by its `type`; they format, add up and choose nothing. Text is plain
and escaped by the template, but for `html`, which is sanitised Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .charts.marks import Charts
from .signatures import Signatures

# So many columns with heads of a few words fit into the column of text.
_IN_TEXT = 6

CellKind = Literal["text", "number", "rating", "absent", "lines"]

# What a table says of a plan whose partnership is in no region.
NO_REGION = "No region"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line of text; where it is a figure that prose names, its id, format and address."""

    text: str
    figure: str = ""
    format: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value. `marks` are numbers of footnotes; `derived` says that it was worked out here.

    `figure` is the id of its figure; `href` leads on from it on screen; `detail` is said under the text,
    `coded` behind it in data alone: names for programs.
    A text that names figures has its lines in `runs` too.
    """

    text: str
    kind: CellKind = "text"
    derived: bool = False
    provisional: bool = False
    marks: tuple[str, ...] = ()
    rating: str = ""
    anchor: str = ""
    lines: tuple[str, ...] = ()
    figure: str = ""
    runs: tuple[tuple[Run, ...], ...] = ()
    href: str = ""
    detail: str = ""
    coded: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its head (with the row's number on the form, if it has one) and its cells."""

    head: Cell
    cells: tuple[Cell, ...]
    number: str = ""
    total: bool = False
    part: bool = False  # one of the amounts that make up the row above it
    rule: str = ""  # from which other rows of the form it follows, for paper


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands over it, whether numbers stand in it, and how wide it wants to be (1 to 9)."""

    label: str
    numeric: bool = False
    width: int = 2


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note under a table: its mark (`a`, `b`, ...), its text, and the figure whose cell has the mark."""

    mark: str
    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 5, with the address to link to."""

    text: str
    level: int
    anchor: str
    number: str = ""
    type: str = "heading"


@dataclass(frozen=True, slots=True)
class Prose:
    """Sanitised HTML of Markdown; its headings are below `level`."""

    html: str
    type: str = "prose"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart: why something is not there, a note of the source. `runs` is a text with figures."""

    text: str
    title: str = ""
    runs: tuple[tuple[Run, ...], ...] = ()
    type: str = "note"


@dataclass(frozen=True, slots=True)
class Input:
    """What a figure is worked out from: its label, the row of the form, its value.

    `anchor` leads to how it came about itself, where that is told on the same page; else it is told
    here: `formula`, `sum` and `inputs` as in a `Working`. `row` begins with the document if it is another.
    `letter` is what stands for it in the symbols of what it is an input of.
    """

    label: str
    row: str
    value: str
    figure: str
    anchor: str = ""
    formula: str = ""
    sum: str = ""
    inputs: tuple[Input, ...] = ()
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """How one figure came about: its rule, what comes out, and what it is worked out from.

    `formula` says the rule in words, `symbols` in letters, `sum` with this plan's numbers.
    """

    label: str
    row: str
    formula: str
    sum: str
    result: str
    note: str
    figure: str
    anchor: str
    inputs: tuple[Input, ...] = ()
    symbols: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, a head of one line, and rows that each have a head.

    `workings` say how the figures in it were worked out, `helps` what the rows of the form hold, `meanings`
    what the heads of its columns are short for. `csv` leads to its data: put in when all pages are made.
    One that is not `searched` says again what the search finds elsewhere on the page.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    footnotes: tuple[Footnote, ...] = ()
    has_derived: bool = False
    has_provisional: bool = False
    wide: bool = False
    anchor: str = ""
    workings: tuple[Working, ...] = ()
    helps: tuple[tuple[str, str], ...] = ()
    meanings: tuple[tuple[str, str], ...] = ()
    csv: str = ""
    searched: bool = True
    type: str = "table"

    @property
    def broad(self) -> bool:
        """Whether it may leave the column of text, where its columns with their words do not fit."""
        return len(self.columns) > _IN_TEXT


@dataclass(frozen=True, slots=True)
class Fields:
    """Names and values, one a line (a table of two columns on paper, a list on screen)."""

    caption: str
    rows: tuple[Row, ...]
    footnotes: tuple[Footnote, ...] = ()
    has_derived: bool = False
    has_provisional: bool = False
    anchor: str = ""
    workings: tuple[Working, ...] = ()
    type: str = "fields"


Block = Heading | Prose | Note | Table | Fields | Signatures | Charts
