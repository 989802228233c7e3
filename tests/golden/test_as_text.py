"""The text of a page that golden files hold: in reading order, with what screen readers are told."""

from __future__ import annotations

import pytest

from tests.golden.as_text import as_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<title>A page</title>", "title: A page\n"),
        ("<main><h1>One</h1><p>Two <b>words</b>\n here</p></main>", "\n--- main\n\n# One\nTwo words here\n"),
        ('<nav aria-label="Menu"><a href="../">Home</a></nav>', "\n--- nav Menu\n[Home](../)\n"),
        ("<ul><li>one<li-x></li-x></li><li><p>two</p></li></ul>", "- one\n- two\n"),
        ("<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>", "- one\n  - two\n- three\n"),
        ("<dl><dt>Date</dt><dd>March</dd></dl>", "? Date\n: March\n"),
        (
            "<table><caption>C</caption><tr><td></td><th>Y</th></tr><tr><th>R</th><td><p>1</p><p>2</p></td></tr></table>",
            "Table: C\n|  | *Y* |\n| *R* | 1 2 |\n",
        ),
        (
            '<p>1<sup><span aria-hidden="true">†</span><span> (worked out)</span></sup></p>',
            "1 (worked out)\n",
        ),
        ("<p>before<script>no</script><span hidden>no</span> after</p>", "before after\n"),
        (
            '<figcaption>F</figcaption><svg><title>T</title><text>2</text><line y1="1"/></svg>',
            "F\ntitle: T\n- 2\n",
        ),
        ("<details><summary>More</summary><p>inside</p></details>", "> More\ninside\n"),
        ("<p>&lt;b&gt; &amp; &#x2019;</p>", "<b> & ’\n"),
    ],
)
def test_html_as_text(html: str, text: str) -> None:
    assert as_text(html) == text
