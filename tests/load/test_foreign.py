"""Files that another program saved as markup are said to be what they are."""

from __future__ import annotations

import pytest

from adtp_publish.load.strict_yaml import parse

FOREIGN = {
    "a web page with a declaration": (
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">\n<html>',
        "a web page",
    ),
    "a web page with a comment": (b"\n<!-- saved from url=(0014)about -->\n<html>\n", "a web page"),
    "a web page as one file": (b"MIME-Version: 1.0\nContent-Type: x\n", "a web page saved as a single file"),
    "a Word document": (
        b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument>',
        "a Word document saved as XML",
    ),
    "an Excel workbook": (
        b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n',
        "an Excel workbook saved as XML",
    ),
    "an OpenDocument file": (b'<office:document xmlns:office="x">', "an OpenDocument file saved as XML"),
    "another file of XML": (b'\xef\xbb\xbf<?xml version="1.0"?><a/>', "an XML file"),
}


@pytest.mark.parametrize("case", FOREIGN)
def test_a_file_of_markup_is_said_to_be_what_it_is(case: str) -> None:
    content, what = FOREIGN[case]
    document, found = parse(content, "plans/somewhere/2009-10/part2.yaml")
    assert [(each.code, each.message) for each in found] == [
        ("not-plain-text", f"this is {what}, not plain text")
    ]
    assert document.refused
