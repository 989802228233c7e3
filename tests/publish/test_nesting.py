"""Tags of a page that do not match are found where they are asked for, with the line of the first."""

from __future__ import annotations

import pytest

from adtp_publish.model.output import OutputFile
from adtp_publish.publish.verify import Unfit, verify

PAGE = '<!DOCTYPE html>\n<html lang="en-GB"><body><main>\n{}\n</main></body></html>\n'


def site(body: str) -> list[OutputFile]:
    return [OutputFile("index.html", PAGE.format(body).encode())]


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("<p>well</p>\n<p><b>Write</p></div></main>", 4, "`<b>` without its `</b>`"),
        ("</div>", 3, "`</div>` without its `<div>`"),
        ("<div>\n<div></div>", 3, "`<div>` without its `</div>`"),
        ("<div/>", 3, "`<div>` without its `</div>`"),
        ("<b><i>x</b></i>", 3, "`<i>` without its `</i>`"),
        ("<ul><li><a href='#'>x</li></ul>", 3, "`<a>` without its `</a>`"),
        ("<svg><g></svg>", 3, "`<g>` without its `</g>`"),
        ("</main>", 4, "`</main>` without its `<main>`"),
        ("x\n</p>", 4, "`</p>` without its `<p>`"),
    ],
)
def test_the_first_tag_that_does_not_match_is_found_with_its_line(body: str, line: int, what: str) -> None:
    with pytest.raises(Unfit) as unfit:
        verify(site(body), with_tags=True)
    (slip,) = unfit.value.slips
    assert (slip.address, slip.line, slip.what) == ("index.html", line, what)
    assert slip.hint


def test_what_is_open_at_the_end_of_the_page_is_found() -> None:
    page = OutputFile("index.html", b"<html><body><main>\n<p>x</p>\n</html>")
    with pytest.raises(Unfit, match="line 1, has `<main>` without its `</main>`"):
        verify([page], with_tags=True)


@pytest.mark.parametrize(
    "body",
    [
        "<p>one<p>two<ul><li>a<li>b</ul><dl><dt>a<dd>b</dl>",
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "<br>x<hr/><wbr><img src='' alt=''>",
        "<svg/><svg><path d='M0 0'/><g><circle r='1'/></g></svg>",
        "<!-- <b> --> &lt;b&gt; <b title='</i>'>x</b>",
        '<script type=\'application/ld+json\'>{"a": "<b>"}</script>',
        "<P><B>x</b></p>",
    ],
)
def test_what_html_lets_stay_open_passes(body: str) -> None:
    verify(site(body), with_tags=True)


def test_only_where_it_is_asked_for_are_tags_held_against_each_other() -> None:
    verify(site("<p><b>Write</p>"))
