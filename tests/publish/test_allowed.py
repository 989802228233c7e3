"""What the security policy of the pages forbids is found before a site goes out, with its place."""

from __future__ import annotations

import pytest

from adtp_publish.model.output import OutputFile
from adtp_publish.publish.verify import Unfit, verify

PAGE = '<!DOCTYPE html>\n<html lang="en-GB"><body>\n{}\n</body></html>\n'
FORBIDDEN = "which the security policy of the pages forbids"


def site(page: str = "", css: str = "", js: str = "") -> list[OutputFile]:
    texts = {
        "index.html": PAGE.format(page),
        "assets/site.css": css,
        "assets/site.js": js,
        "assets/own/font.woff2": "font",
    }
    return [OutputFile(address, text.encode()) for address, text in texts.items()]


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        ("<script>alert(1)</script>", "an inline script `<script>`"),
        ('<SCRIPT type="module">alert(1)</SCRIPT>', "an inline script `<script>`"),
        ("<style>p { color: red }</style>", "an inline style `<style>`"),
        ("<svg><style>p { color: red }</style></svg>", "an inline style `<style>`"),
        ('<p style="color: red">x</p>', "an attribute `style`"),
        ("<p STYLE=color:red>x</p>", "an attribute `style`"),
        ('<button onclick="go()">x</button>', "an attribute `onclick`"),
        ('<img src="assets/site.css" alt="" onError="go()">', "an attribute `onerror`"),
        ('<iframe src="index.html"></iframe>', "the element `<iframe>`"),
        ('<object data="index.html"></object>', "the element `<object>`"),
        ('<video src="index.html"></video>', "the element `<video>`"),
        ('<base href="index.html">', "the element `<base>`"),
    ],
)
def test_what_a_browser_passes_over_in_a_page_is_found_with_its_line(tag: str, what: str) -> None:
    with pytest.raises(Unfit) as unfit:
        verify(site(page=f"<p>well</p>\n{tag}"))
    assert str(unfit.value).startswith(f"index.html, line 4, has {what}, {FORBIDDEN}; ")
    (slip,) = unfit.value.slips
    assert (slip.address, slip.line) == ("index.html", 4)
    assert slip.hint


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="assets/site.js"></script>',
        '<script type="application/ld+json">{"name": "<style>"}</script>',
        "<!-- <style></style> <p onclick=x> -->",
        "<p>onclick= and style= and &lt;script&gt;</p>",
        '<p data-style="x" class="on style">x</p>',
    ],
)
def test_what_a_browser_takes_passes(tag: str) -> None:
    verify(site(page=tag))


@pytest.mark.parametrize(
    "css",
    [
        "a { background: url(https://cdn.example.org/x.png) }",
        "a { background: URL( 'http://cdn.example.org/x.png' ) }",
        'a { background: url("//cdn.example.org/x.png") }',
        "a { background: url(data:image/png;base64,x) }",
        "a { background: url(/own/x.png) }",
        '@import "https://cdn.example.org/x.css";',
        "@import url(https://cdn.example.org/x.css);",
        "@IMPORT 'own.css';",
        "a { background: url(own/gone.png) }",
    ],
)
def test_styles_load_what_the_site_has_and_nothing_else(css: str) -> None:
    with pytest.raises(Unfit) as unfit:
        verify(site(css=f"/* first\n*/\n{css}\n"))
    assert str(unfit.value).startswith("assets/site.css, line 3, has the address `")
    assert len(unfit.value.slips) == 1


@pytest.mark.parametrize(
    "css",
    [
        "/* see url(https://www.example.org/) */",
        '@font-face { src: url("own/font.woff2?v=1#x") format("woff2") }',
        "a { clip-path: url(#shape) }",
        "a::after { content: 'https://www.example.org/' }",
        'a[href^="https://"] { color: red }',
    ],
)
def test_styles_that_load_nothing_from_elsewhere_pass(css: str) -> None:
    verify(site(css=css))


@pytest.mark.parametrize(
    "js",
    [
        'import { x } from "https://cdn.example.org/x.js"',
        "import 'https://cdn.example.org/x.js'",
        "await import(`//cdn.example.org/x.js`)",
        'fetch("https://api.example.org/")',
        "new WebSocket('wss://example.org/')",
    ],
)
def test_scripts_load_nothing_from_elsewhere(js: str) -> None:
    with pytest.raises(Unfit, match=r"assets/site\.js, line 2, has the address `"):
        verify(site(js=f"'use strict'\n{js}\n"))


@pytest.mark.parametrize(
    "js", ['const space = "http://www.w3.org/2000/svg"', "import('./own.js')", "// from https://example.org/"]
)
def test_scripts_that_name_an_address_without_loading_it_pass(js: str) -> None:
    verify(site(js=js))


@pytest.mark.parametrize(
    "tag",
    [
        '<form action="{}"></form>',
        '<button formaction="{}">x</button>',
        '<img srcset="assets/site.css 1x, {} 2x" alt="">',
        '<use xlink:href="{}"/>',
    ],
)
def test_no_other_attribute_leads_a_page_to_another_host(tag: str) -> None:
    verify(site(page=tag.format("index.html")))
    with pytest.raises(Unfit, match="is not a place on this site"):
        verify(site(page=tag.format("https://cdn.example.org/x")))
