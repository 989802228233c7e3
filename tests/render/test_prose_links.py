"""Links of prose: one that may not lead anywhere is its text and nothing else."""

from __future__ import annotations

import pytest

from adtp_publish.render.prose import to_html


@pytest.mark.parametrize(
    "text",
    [
        "[click](javascript:run)",
        '[click](javascript:run "a title > that ends")',
        '[click](javascript:run " href=x")',
        "[click](//example.org)",
        "[click](about/)",
    ],
)
def test_a_link_without_an_address_is_its_text(text: str) -> None:
    assert to_html(text).strip() == "<p>click</p>"


def test_what_such_a_link_holds_stays() -> None:
    html = to_html("[**one** two](x:y) and [three](https://example.org)")
    assert '<strong>one</strong> two and <a href="https://example.org" rel="noopener">three</a>' in html
