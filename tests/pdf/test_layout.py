"""How pages look, held by machine: nothing overflows, collides, is cut or stranded, and no page is empty.

What a test of this kind cannot see is looked at: docs/soak/pages.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adtp_publish.render.pdf import Sheet, lay_out_pdf
from tests.pdf.boxes import empty, headless, laid_out, outside, overlapping, stranded
from tests.pdf.torture import ACTIONS

Check = Callable[[Path], Iterator[str]]
CHECKS: tuple[Check, ...] = (outside, overlapping, stranded, empty, headless)

# A page as ours are, with what must not be put into it.
_STYLE = """
@page { size: A4; margin: 20mm 17mm 22mm }
@page { @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
@page { @bottom-left { content: "Foot"; margin-top: 5mm; vertical-align: top; width: 84% } }
@page { @bottom-right { margin-top: 5mm; vertical-align: top; width: 16% } }
body { font: 10pt "DejaVu Sans"; margin: 0 } p { margin: 0 0 6pt } h1, h2, h3 { margin: 0 }
"""
_ROWS = "".join(f'<tr><th scope="row">{n}</th><td>one</td><td>two</td></tr>' for n in range(90))
_TABLE = (
    f'<table style="{{}}"><thead style="{{}}"><tr><th>A</th><th>B</th><th>C</th></tr></thead>{_ROWS}</table>'
)
WRONG: dict[str, tuple[Check, str]] = {
    "a word wider than the page": (outside, f"<p>{'x' * 150}</p>"),
    "a box beside the page": (
        outside,
        '<p style="margin-left: 150mm; white-space: nowrap">one two three four</p>',
    ),
    "text in the foot": (outside, '<p style="position: absolute; top: 256mm">one two</p>'),
    "text on text": (overlapping, '<p style="height: 0; margin: 0">one two</p><p>three four</p>'),
    "cells on cells": (
        overlapping,
        '<table style="table-layout: fixed; width: 5mm"><tr><td>averylongword</td><td>one</td></tr></table>',
    ),
    "a heading at the end of a page": (
        stranded,
        '<div style="height: 200mm"></div><h2>Heading</h2><p style="break-before: page">text</p>',
    ),
    "an empty page": (empty, '<p>text text</p><div style="break-before: page; height: 1mm"></div>'),
    "a head that is not repeated": (headless, _TABLE.format("", "display: table-row-group")),
    "a head alone": (headless, "<table><thead><tr><th>A</th></tr></thead><tbody></tbody></table>"),
}


def faults(paths: list[Path]) -> list[str]:
    return [fault for path in paths for check in CHECKS for fault in check(path)]


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_seen(tmp_path: Path, name: str) -> None:
    check, body = WRONG[name]
    html = f"<html lang=en><title>T</title><style>{_STYLE}</style><body><h1>T</h1><p>text</p>{body}"
    path = tmp_path / "wrong.pdf"
    path.write_bytes(lay_out_pdf(Sheet("t.pdf", html, ())).content)
    assert list(check(path)), name


def test_pages_of_the_real_plans_and_the_example(some: list[Path]) -> None:
    assert len(some) > 10
    assert faults(some) == []


def test_pages_of_plans_that_are_hard_to_lay_out(hard: list[Path]) -> None:
    assert sum(len(laid_out(path)) for path in hard) > 100
    assert faults(hard) == []


def test_no_action_is_split_between_pages_and_each_page_has_the_heads(hard: list[Path]) -> None:
    (grid,) = [path for path in hard if path.name == "torture-2009-10-grid1.pdf"]
    seen = []
    for page in laid_out(grid):
        heads = [word for word in page.body if word.text == "Number" and word.left < 60]
        actions = [word for word in page.body if word.text.startswith("1.1.") and word.left < 60]
        actions = [word for word in actions if word.text != "1.1.0"]
        seen += actions
        assert not actions or heads, [word.text for word in actions]
        if heads:
            below = sorted((w for w in page.body if w.top > heads[0].bottom), key=lambda word: word.top)
            first = [word for word in below if word.top < below[0].top + 2]
            assert min(word.left for word in first) < 60, f"a row goes on over a page: {first}"
    assert [word.text for word in seen] == [f"1.1.{number}" for number in range(1, ACTIONS + 1)]
