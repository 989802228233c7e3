"""The tables open in LibreOffice as they were typed, and nothing in them is run."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from adtp_publish.render.data.bulk_table import BulkTable, Field
from adtp_publish.render.data.ods import as_ods
from tests.data.conftest import Converted
from tests.data.reading import csv_rows, sheets

FIGURES = ("adult-drug-treatment-figures-2008-09", "adult-drug-treatment-figures-2009-10")
# What people type that a spreadsheet may take for something else, and what stands in the file.
ODD = (
    ("=1+1", "'=1+1"),
    ("+44 1632 960000", "'+44 1632 960000"),
    ("-1+1", "'-1+1"),
    ("--1", "'--1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("＝1+1", "'＝1+1"),
    ('=HYPERLINK("https://example.org/","x")', '\'=HYPERLINK("https://example.org/","x")'),
    ("2008/09", "2008/09"),
    ("O’Brien’s £5 – “five”; <b>&amp;</b>, Ö", "O’Brien’s £5 – “five”; <b>&amp;</b>, Ö"),
    ("two  spaces   and more", "two  spaces   and more"),
    (" a space before", " a space before"),
    ('a "quoted" word, a comma', 'a "quoted" word, a comma'),
    ("", ""),
)
TABLE = BulkTable(
    "data/odd.csv",
    "Odd values",
    "What people type.",
    (Field("text", "text", "A text."), Field("number", "number", "A number.")),
    ("text",),
    [(typed, number) for (typed, _), number in zip(ODD, (Decimal("-6.5"), 5, None) * 9, strict=False)],
)
NUMBERS = ["-6.5", "5", ""] * 9


def wanted() -> list[list[str]]:
    rows = [[text, number] for (_, text), number in zip(ODD, NUMBERS, strict=False)]
    return [["text", "number"], *rows]


def test_the_csv_holds_what_was_typed_and_guards_what_would_be_run() -> None:
    assert csv_rows(TABLE.as_csv()) == wanted()


@pytest.mark.parametrize("kind", ["csv", "ods"])
def test_odd_values_open_in_libreoffice_as_they_were_typed(
    office: Converted, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"odd.{kind}"
    path.write_bytes(TABLE.as_csv() if kind == "csv" else as_ods(TABLE, ()))
    found = office(path, "csv")
    sheet = found["Data"] if kind == "ods" else found["odd"]
    assert csv_rows(sheet.read_bytes()) == wanted()


@pytest.mark.parametrize("kind", ["csv", "ods"])
def test_no_cell_is_a_formula_and_numbers_are_numbers(office: Converted, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"odd.{kind}"
    path.write_bytes(TABLE.as_csv() if kind == "csv" else as_ods(TABLE, ()))
    (saved,) = office(path, "ods").values()
    with zipfile.ZipFile(saved) as archive:
        assert b"table:formula" not in archive.read("content.xml")
    rows = next(iter(sheets(saved).values()))
    assert [row[1] for row in rows[1:4]] == [Decimal("-6.5"), 5, None]
    assert all(isinstance(row[0], str | None) for row in rows)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("kind", ["csv", "ods"])
def test_the_figures_open_in_libreoffice_as_they_are(
    data: Path, office: Converted, name: str, kind: str
) -> None:
    found = office(data / f"{name}.{kind}", "csv")
    sheet = found["Data"] if kind == "ods" else found[name]
    there = csv_rows((data / f"{name}.csv").read_bytes())
    assert len(there) > 25
    assert csv_rows(sheet.read_bytes()) == there


@pytest.mark.parametrize("name", FIGURES)
def test_a_spreadsheet_holds_its_table_and_says_what_it_is(data: Path, name: str) -> None:
    found = sheets(data / f"{name}.ods")
    assert list(found) == ["Data", "About"]
    head, *rows = csv_rows((data / f"{name}.csv").read_bytes())
    as_text = [["" if cell is None else str(cell) for cell in row] for row in found["Data"]]
    assert as_text == [head, *rows]
    value = head.index("value")
    assert {type(row[value]) for row in found["Data"][1:]} <= {Decimal, int, type(None)}
    about = {row[0]: row[1] for row in found["About"][1:]}
    assert "Licence" in about
    assert set(head) <= set(about)


def test_a_spreadsheet_is_the_same_bytes_each_time_with_no_clock_in_it() -> None:
    made = as_ods(TABLE, (("Title", "Odd values"),))
    assert made == as_ods(TABLE, (("Title", "Odd values"),))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"date" not in archive.read("meta.xml")
