"""Words count as withheld only inside one text of a file: what stands beside each other there is not one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import pytest
from pypdf import PdfWriter

from adtp_publish.cache import NoCache
from adtp_publish.findings import Finding
from adtp_publish.model.output import OutputFile
from adtp_publish.model.withheld import ADDRESS, Kept, Withheld
from adtp_publish.publish.gate.gate import gate
from adtp_publish.render.attached import Attached
from adtp_publish.render.data.csv_text import in_rows
from adtp_publish.render.pdf import Sheet, lay_out_pdf
from tests.privacy.planted import in_index, page, pdf, svg, zipped

POST, PLACE = "Chair, adult joint commissioning group", "Wexmorshire & Marlencroft"
PRIVATE = f"{POST}, Wexmorshire"
LEAK = "Halve the queue for a first dose on the Longbeck estate before the frost"


def found(*files: OutputFile, private: Sequence[Kept] = ()) -> tuple[Finding, ...]:
    """What the gate says of files where the two texts are withheld, or others."""
    texts = tuple(Kept("plans/a/2009-10/part4.yaml", (), text) for text in (PRIVATE, LEAK))
    return gate(files, Withheld(tuple(private) or texts), NoCache())


def laid_out(body: str, style: str = "") -> OutputFile:
    style = f"@page {{ size: 12cm 7cm; margin: 1cm; {style} }}"
    html = f"<html lang=en><title>A</title><style>{style}</style><body>{body}"
    return OutputFile("a.pdf", lay_out_pdf(Sheet("a.pdf", html, ())).content)


def with_figures(*cells: str) -> OutputFile:
    """A sheet with a CSV inside, as public PDFs have one."""
    inside = Attached("a.csv", in_rows(cells, ()), "Data", "Figures", "text/csv", date(2009, 4, 1))
    sheet = Sheet("a.pdf", "<html lang=en><title>A</title><h1>A</h1>", (), (inside,))
    return OutputFile("a.pdf", lay_out_pdf(sheet).content)


def test_the_figures_inside_a_sheet_are_read_as_cells() -> None:
    assert found(with_figures(POST, PLACE)) == ()
    for cell in (LEAK, f"He said “{LEAK}”", f'He said "{LEAK}", twice'):
        (finding,) = found(with_figures("A", cell))
        assert "an attachment.csv" in finding.message


def test_a_name_with_quotation_marks_is_found_in_the_figures_inside_a_sheet() -> None:
    kept = (Kept("plans/a/2009-10/part4.yaml", (), 'Ask "Whistling" Jack of the hostel about the keys'),)
    (finding,) = found(with_figures("A", kept[0].text), private=kept)
    assert "an attachment.csv" in finding.message


def outlined(*titles: str) -> bytes:
    def add(writer: PdfWriter) -> None:
        for title in titles:
            writer.add_outline_item(title=title, page_number=0)

    return pdf(add)


ONE, OTHER = POST.replace("&", "&amp;"), PLACE.replace("&", "&amp;")
BESIDE = {
    "cells": ("a.html", page(f"<table><tr><td>{ONE}</td><td>{OTHER}</td></tr></table>")),
    "items": ("a.html", page(f"<ul><li>{ONE}</li>\n<li><b>{OTHER}</b></li></ul>")),
    "attributes": ("a.html", page(f'<img alt="{ONE}"><img alt="{OTHER}">')),
    "texts of a picture": ("a.svg", svg(f"<text>{ONE}</text><text>{OTHER}</text>")),
    "cells of CSV": ("a.csv", f'"{POST}",{PLACE}\r\n'.encode()),
    "strings of JSON": ("a.json", json.dumps([POST, PLACE]).encode()),
    "items of YAML": ("a.yaml", f"- {POST}\n- {PLACE}\n".encode()),
    "paragraphs": ("a.txt", f"{POST}\n\n{PLACE}\n".encode()),
    "the search index": ("a.pf_fragment", in_index(f"{POST}. {PLACE}.")),
    "an outline": ("a.pdf", outlined(POST, PLACE)),
    "cells of a spreadsheet": (
        "a.ods",
        zipped({"content.xml": f"<c><text:p>{ONE}</text:p></c><c><text:p>{OTHER}</text:p></c>".encode()}),
    ),
}


@pytest.mark.parametrize("way", BESIDE)
def test_two_texts_beside_each_other_are_not_one(way: str) -> None:
    address, content = BESIDE[way]
    assert found(OutputFile(address, content)) == ()
    both = content.replace(OTHER.encode(), f"{PRIVATE}".encode())
    if both != content:  # what is packed was tried with other texts elsewhere
        assert found(OutputFile(address, both)) != ()


def test_the_last_cell_of_a_sheet_and_its_foot_are_not_one() -> None:
    foot = f'@bottom-left {{ content: "{PLACE}" }} @bottom-right {{ content: "Page " counter(page) }}'
    table = f"<table><tr><th scope=col>Post</th></tr><tr><td>{ONE}</td></tr></table>"
    assert found(laid_out(table, foot)) == ()
    beside = f"<table><tr><td>{ONE}</td><td>{OTHER}</td></tr></table>"
    assert found(laid_out(beside + f"<p>{ONE}</p><p>{OTHER}</p>", foot)) == ()


@pytest.mark.parametrize(
    "body",
    [
        f"<p style='width: 3cm'>{LEAK}</p>",
        f"<p>{LEAK.replace('queue', '<b>qu<i>eu</i>e</b>')}</p>",
        f"<table><tr><td>1</td><td style='width: 3cm'>{LEAK}</td><td>2</td></tr></table>",
        f"<ul><li>{LEAK}</li></ul>",
    ],
)
def test_a_sentence_in_one_part_of_a_sheet_is_found_however_it_is_broken(body: str) -> None:
    (finding,) = found(laid_out(body))
    assert "(page 1)" in finding.message
    assert f"`{LEAK}`" in finding.message


def test_words_in_the_foot_of_a_sheet_are_found() -> None:
    (finding,) = found(laid_out("<p>A</p>", f'@bottom-left {{ content: "{LEAK}"; width: 4cm }}'))
    assert "(page 1)" in finding.message


SHORT = "Nobody told the board or us"


@pytest.mark.parametrize(
    "begin", ["<p style='orphans: 1; widows: 1'>", "<table><tr><td>1</td><td style='width: 5cm'>"]
)
def test_a_sentence_that_goes_on_on_the_next_page_is_found(begin: str) -> None:
    """Its six words are on two pages at each of these lengths of what stands before it, some time."""
    kept = (Kept("plans/a/2009-10/part4.yaml", (), SHORT),)
    style = '@bottom-left { content: "A foot" } @top-left { content: "A head" }'
    over = []
    for lines in range(5, 14):
        sheet = laid_out(f"{begin}{'Line.<br>' * lines}Nobody told<br>the board<br>or us", style)
        (finding,) = found(sheet, private=kept)
        over.append("and the next" in finding.message)
    assert any(over)
    assert not all(over)


def test_a_member_of_two_archives_is_told_and_kept_from_passing_in_both() -> None:
    inner = {"b.txt": LEAK.encode()}
    files = (
        OutputFile("1.zip", zipped(inner)),
        OutputFile("2.zip", zipped({**inner, "c.txt": b"C"})),
        OutputFile("3.zip", zipped({"2.zip": zipped({**inner, "c.txt": b"C"})})),
    )
    store = Remembering({})
    texts = Withheld((Kept("plans/a/2009-10/part4.yaml", (), LEAK),))
    (finding,) = gate(files, texts, store)
    assert "`1.zip` (text of `b.txt`) and 2 more files" in finding.message
    for file in files:
        assert len(gate((file,), texts, store)) == 1, file.address


def test_what_cannot_be_read_is_told_of_each_archive_that_holds_it() -> None:
    files = [OutputFile(f"{name}.zip", zipped({"b.7z": b"7z", name: b"A"})) for name in ("1.txt", "2.txt")]
    assert [finding.code for finding in found(*files)] == ["unreadable-output"] * 2


class Remembering(dict[str, bytes]):
    """A store in memory."""

    def put(self, key: str, content: bytes, /) -> None:
        """Keep it."""
        self[key] = content


ADDRESSES = (Kept("plans/southshire/2009-10/cover.yaml", (), "southshire/2009-10", ADDRESS),)


@pytest.mark.parametrize(
    "address",
    [
        "partnerships/north-southshire/2009-10/index.html",
        "partnerships/southshire/2009-10-11/index.html",
        "assets/north-southshire-2009-10.csv",
        "partnerships/north_southshire/2009-10/index.html",
    ],
)
def test_an_address_that_ends_as_another_is_not_that_one(address: str) -> None:
    link = page(f'<a href="../{address}">North Southshire 2009/10</a>')
    assert found(OutputFile(address, page("")), OutputFile("a.html", link), private=ADDRESSES) == ()


@pytest.mark.parametrize(
    "address",
    [
        "partnerships/southshire/2009-10/index.html",
        "southshire-2009-10.csv",
        "assets/southshire-2009-10-cover.csv",
    ],
)
def test_the_address_itself_is_found_also_beside_a_public_one_that_ends_so(address: str) -> None:
    sought = Withheld(ADDRESSES, ("north-southshire/2009-10", "North Southshire 2009/10"))
    files = [OutputFile("a.html", page(f'<a href="../{address}">A</a>')), OutputFile(address, b"A")]
    for file in files:
        assert [finding.code for finding in gate([file], sought, NoCache())] == ["withheld-address"]
