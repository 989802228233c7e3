"""The documents of a pack on screen: a page for each, and the front sheet as the page that leads to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING

from ..model.source import Templates
from .faults import rendered
from .views import Link, PrintDocument

if TYPE_CHECKING:
    from jinja2 import Environment

STYLES, INDEX = "review.css", "index.html"
_SOURCE = "review/review.css"
_TABLE = re.compile(r'<table class="(?:data|facts).*?</table>', re.DOTALL)
_CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_COLUMNS = re.compile(r"<colgroup>.*?</colgroup>", re.DOTALL)
_START = re.compile(r'<ol style="counter-reset: list-item (-?[0-9]+)">')
_TAG = re.compile(r"<[^>]*>")


def review_pages(
    front: PrintDocument,
    front_pdf: str,
    documents: Mapping[str, PrintDocument],
    jinja: Environment,
    templates: Templates,
) -> dict[str, bytes]:
    """The pages of a pack by their names, and their styles; `documents` are by the names of their pages."""
    shorts = {INDEX: front.document, **{name: each.document for name, each in documents.items()}}
    pages = {}
    for here, record in {INDEX: front, **documents}.items():
        ways = [Link(text, name, "here" if name == here else "") for name, text in shorts.items()]
        pdf = f"{here.removesuffix('.html')}.pdf" if here != INDEX else front_pdf
        given = {"document": record, "ways": ways, "styles": STYLES, "pdf": pdf}
        html = rendered(jinja, templates, "review/document.html", **given)
        pages[here] = on_screen(html).encode()
    return {**pages, STYLES: templates.texts[_SOURCE].encode()}


def on_screen(html: str) -> str:
    """The markup of paper as a browser wants it: no widths, lists with their numbers, tables that scroll.

    Nothing of it needs a style inside of the page, so that the page can forbid them.
    """
    html = _COLUMNS.sub("", html)
    html = _START.sub(lambda found: f'<ol start="{int(found[1]) + 1}">', html)
    numbers = count(1)
    return _TABLE.sub(lambda found: _region(found[0], next(numbers)), html)


def _region(table: str, number: int) -> str:
    """A table that scrolls by itself where it is too wide: in a region that a keyboard reaches.

    Two tables may have the same heads: their numbers tell them apart.
    """
    caption = _CAPTION.search(table)
    named = [caption[1]] if caption else _HEAD.findall(table)[:3]
    name = ", ".join(" ".join(_TAG.sub("", text).split()) for text in named).replace('"', "&quot;")
    return f'<div class="scroll" role="region" aria-label="Table {number}: {name}" tabindex="0">{table}</div>'
