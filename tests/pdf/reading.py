"""What a PDF says of itself, asked of tools that had no part in making it: poppler and pypdf."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject, IndirectObject

from tests.numbers.paper import kids_of, pieces_of, text_of

HEADING = re.compile("/H([1-6])")
STRUCTURE = re.compile(r"( *)\S")
PAGE_NUMBER = re.compile(r"Page ([0-9]+) of ([0-9]+)")


@cache
def pages(path: Path) -> list[str]:
    """The text of each page, laid out as on paper."""
    return run("pdftotext", "-layout", str(path), "-").split("\f")[:-1]


def squeezed(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def foot(page: str) -> str:
    """The foot of a page without the page's number: the last lines of its text."""
    lines = [line for line in page.splitlines() if line.strip()]
    return squeezed(PAGE_NUMBER.sub("", "\n".join(lines[-4:])))


def head(page: str, lines: int) -> str:
    """The first lines of a page."""
    return squeezed("\n".join([line for line in page.splitlines() if line.strip()][:lines]))


def fonts(path: Path) -> list[tuple[str, bool, bool]]:
    """Each font: its name, whether it is embedded, and whether its letters can be read as text."""
    lines = run("pdffonts", str(path)).splitlines()[2:]
    cells = [line.split() for line in lines]
    return [(cell[0], cell[-5] == "yes", cell[-3] == "yes") for cell in cells]


@cache
def headings(path: Path) -> list[tuple[int, str]]:
    """The headings among the tags of a PDF: level and text without white space.

    Read with pypdf: `pdfinfo -struct-text` looks for the text of each tag anew, which takes minutes.
    """
    reader = PdfReader(path)
    root: Any = reader.trailer["/Root"]
    pages = {page.indirect_reference.idnum: pieces_of(page, reader) for page in reader.pages}  # type: ignore[union-attr]
    waiting = [*reversed(kids_of(root["/StructTreeRoot"]))]
    found: list[tuple[int, str]] = []
    while waiting:
        element = waiting.pop()
        if isinstance(element, int) or "/S" not in element:
            continue
        if level := HEADING.fullmatch(element["/S"]):
            found.append((int(level[1]), unspaced("".join(text_of(element, pages)))))
        else:
            waiting += reversed(kids_of(element))
    return found


def outline(path: Path) -> list[tuple[int, str]]:
    """The outline of a PDF: level from 1 and text, without white space."""

    def below(items: list[Any], level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            if isinstance(item, Destination):
                yield level, unspaced(str(item.title))
            else:
                yield from below(item, level + 1)

    return list(below(list(PdfReader(path).outline), 1))


def unspaced(text: str) -> str:
    """A text without white space: lines are broken elsewhere in a heading than in the outline."""
    return "".join(text.split())


def dictionaries(path: Path) -> Iterator[DictionaryObject]:
    """Every dictionary of a PDF, however deep."""
    reader = PdfReader(path)
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = IndirectObject(number, 0, reader).get_object()
        yield from _below(found)


def _below(item: Any) -> Iterator[DictionaryObject]:
    if isinstance(item, DictionaryObject):
        yield item
        for key in item:
            value = item.raw_get(key)
            if not isinstance(value, IndirectObject):
                yield from _below(value)
    elif isinstance(item, list):
        for value in item:
            if not isinstance(value, IndirectObject):
                yield from _below(value)


def run(*command: str) -> str:
    """What a command prints; that it is missing or fails is a failure of the test."""
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
