"""What the templates of pages do to prose: a table in it scrolls by itself where it is too wide."""

from __future__ import annotations

import re

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def on_screen(html: str) -> str:
    """Sanitised HTML with each table in a region that a keyboard reaches, named by the table's heads."""
    return _TABLE.sub(_region, html)


def _region(found: re.Match[str]) -> str:
    heads = (_TAG.sub("", head).strip() for head in _HEAD.findall(found[0]))
    name = ", ".join(head for head in heads if head).replace('"', "&quot;")
    return (
        '<div class="nhsuk-scroll" data-module="nhsuk-scroll">'
        f'<div class="nhsuk-scroll__content" role="region" aria-label="Table: {name}" tabindex="0">'
        f"{found[0]}</div></div>"
    )
