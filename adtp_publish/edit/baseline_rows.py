"""A file of published baselines, read row by row with the place of each value (decision 0022)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..findings import Finding, finding_of, finding_of_file
from ..model.source import LINE_END

# What a file may call its columns; `indicator` is another word for `figure`.
COLUMNS = ("partnership", "year", "figure", "value")
_SAME = {"indicator": "figure", "figure id": "figure", "baseline": "value", "plan year": "year"}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FIELD = re.compile(r'[ \t]*("(?:[^"]|"")*"|[^,"]*)[ \t]*(,|$)')


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of the file: its text, its line, and the column of its first letter."""

    text: str
    line: int
    column: int

    def finding(self, message: str, file: str, hint: str) -> Finding:
        """What is wrong with it."""
        found = finding_of("baseline-row", message, file, (), hint)
        return replace(found, line=self.line, column=self.column, length=max(1, len(self.text)))


@dataclass(frozen=True, slots=True)
class Row:
    """A row that says the baseline of one figure."""

    cells: Mapping[str, Cell]

    def __getitem__(self, name: str) -> Cell:
        """The value in a column."""
        return self.cells[name]


def read_rows(content: bytes, file: str) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """The rows of a file, and what is wrong with its text, its columns or the length of a row.

    Columns may stand in any order, and others beside them: those are not read. A value between double
    quotation marks may hold commas; it goes on over no line.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        return (), (_other_encoding(content, trouble.start, file),)
    lines = [(number, line) for number, line in enumerate(LINE_END.split(text), 1) if line.strip(" \t,")]
    if not lines:
        message = f"found an empty file; wanted a line with the columns {_listed(COLUMNS)}"
        return (), (finding_of_file("baseline-row", message, file, "write that line, and a row below it"),)
    first = _cells(*lines[0])
    head = _head(first)
    wrong = _twice(first, file) or (_wrong_head(head, first, file) if len(head) < len(COLUMNS) else None)
    found = [wrong] if wrong else []
    rows: list[Row] = []
    for number, line in () if found else lines[1:]:
        row = _row(_cells(number, line), head, len(first))
        if isinstance(row, Row):
            rows.append(row)
        else:
            hint = "write each value, on one line; one that holds a comma in double quotation marks"
            found.append(Cell(line, number, 1).finding(row, file, hint))
    return tuple(rows), tuple(found)


def _other_encoding(content: bytes, at: int, file: str) -> Finding:
    """A text in another encoding: spreadsheets offer several kinds of CSV."""
    what = "UTF-16" if content[:2] in _UTF16 else f"byte {content[at]:#04x}, which is no UTF-8"
    message = f"found {what}; wanted a text in UTF-8"
    found = finding_of(
        "baseline-row", message, file, (), "save it as CSV in UTF-8 (`CSV UTF-8` in a spreadsheet)"
    )
    lines = LINE_END.split(content[:at].decode("utf-8-sig"))
    return replace(found, line=len(lines), column=len(lines[-1]) + 1, length=1)


def _twice(cells: list[Cell], file: str) -> Finding | None:
    """Two columns for one thing: which of them counts nobody knows."""
    seen: dict[str, Cell] = {}
    for cell in cells:
        name = _name(cell)
        if name in COLUMNS and name in seen:
            message = f"found the column `{cell.text}` beside `{seen[name].text}`; wanted one `{name}`"
            return cell.finding(message, file, "take one of the two out, or give it another name")
        seen[name] = cell
    return None


def _name(cell: Cell) -> str:
    """The column that a name in the first line stands for."""
    name = " ".join(cell.text.casefold().replace("_", " ").split())
    return _SAME.get(name, name)


def _head(cells: list[Cell]) -> dict[str, int]:
    """The place of each column that is read."""
    return {_name(cell): place for place, cell in enumerate(cells) if _name(cell) in COLUMNS}


def _wrong_head(head: Mapping[str, int], cells: list[Cell], file: str) -> Finding:
    lacking = [name for name in COLUMNS if name not in head]
    named = _listed([cell.text for cell in cells])
    message = f"found the columns {named}; wanted {_listed(COLUMNS)} in the first line"
    hint = f"add {_listed(lacking)}, with commas between the columns"
    if len(cells) == 1 and any(sign in cells[0].text for sign in ";\t|"):
        hint = "put commas between the columns, in every line: `CSV (comma delimited)` in a spreadsheet"
    return cells[0].finding(message, file, hint)


def _row(cells: list[Cell], head: Mapping[str, int], wanted: int) -> Row | str:
    """A row; or what is wrong with it."""
    if len(cells) != wanted:
        count = f"{len(cells)} value{'' if len(cells) == 1 else 's'}"
        return f"found {count} in this row; wanted {wanted}, as there are columns"
    empty = [name for name in COLUMNS if not cells[head[name]].text]
    if empty:
        return f"found no `{empty[0]}` in this row; wanted it"
    return Row({name: cells[head[name]] for name in COLUMNS})


def _cells(number: int, line: str) -> list[Cell]:
    """The values of a line; one more than there are where a quotation mark is not closed."""
    cells: list[Cell] = []
    at = 0
    while match := _FIELD.match(line, at):
        text = match[1]
        is_quoted = text.startswith('"')
        shown = text[1:-1].replace('""', '"') if is_quoted else text
        cells.append(Cell(shown.strip(" \t"), number, match.start(1) + 1 + is_quoted))
        at = match.end()
        if not match[2]:
            return cells
    return [*cells, Cell(line[at:], number, at + 1)] if cells else [Cell(line, number, 1)]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
