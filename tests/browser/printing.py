"""A page as a browser prints it: the texts that are meant to be on paper, and the words that are."""

from __future__ import annotations

import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from playwright.sync_api import Page

# The texts that are drawn: not what is hidden, nor what only screen readers are to find.
DRAWN = """() => {
  const unseen = one => {
    for (let box = one; box; box = box.parentElement)
      if (box.offsetWidth <= 1 && getComputedStyle(box).position === "absolute") return true;
    return false;
  };
  const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent, one = walker.currentNode.parentElement;
    if (text.trim() && one.checkVisibility({visibilityProperty: true}) && !unseen(one)) texts.push(text);
  }
  return texts;
}"""

SHORT = 60  # letters


@dataclass(frozen=True, slots=True)
class Word:
    """A word on paper: its edges in points, and the width of its sheet."""

    text: str
    left: float
    right: float
    sheet: float


@dataclass(frozen=True, slots=True)
class Printed:
    """What a page holds for paper, and what came out on it in the order in which it was drawn."""

    texts: tuple[str, ...]
    words: tuple[Word, ...]

    def lost(self) -> list[str]:
        """The texts of the page that are not on paper as often as on the page."""
        paper = "".join(packed(word.text) for word in self.words)
        wanted: dict[str, int] = {}
        for piece in (piece for text in self.texts for piece in pieces(text)):
            wanted[piece] = wanted.get(piece, 0) + 1
        return [piece for piece, times in wanted.items() if paper.count(piece) < times]

    def cut(self) -> list[str]:
        """The words that reach over an edge of their sheet."""
        return [word.text for word in self.words if word.left < 0 or word.right > word.sheet]


def pieces(text: str) -> list[str]:
    """A short text whole, as of a cell; a long one by its words, since it may go on on another sheet."""
    return [packed(text)] if len(text) <= SHORT else [packed(word) for word in text.split()]


def packed(text: str) -> str:
    """A text without its spaces, whose lines break elsewhere on paper."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("\u00ad", "")


def printed(page: Page, folder: Path) -> Printed:
    """Print an open page on A4, as its reader would."""
    page.emulate_media(media="print")
    texts = page.evaluate(DRAWN)
    file = folder / "printed.pdf"
    page.pdf(path=file, format="A4")
    read = subprocess.run(
        ["pdftotext", "-raw", "-bbox", str(file), "-"], capture_output=True, check=True, timeout=60
    )
    root = ET.fromstring(_without_controls(read.stdout.decode()))  # noqa: S314 - our own file
    words = [
        Word(
            word.text or "",
            float(word.attrib["xMin"]),
            float(word.attrib["xMax"]),
            float(sheet.attrib["width"]),
        )
        for sheet in root.iter("{http://www.w3.org/1999/xhtml}page")
        for word in sheet.iter("{http://www.w3.org/1999/xhtml}word")
    ]
    page.emulate_media(media="null")
    return Printed(tuple(texts), tuple(words))


def _without_controls(text: str) -> str:
    return "".join(one for one in text if one in "\n\t" or ord(one) >= 32)
