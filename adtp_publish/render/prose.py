"""Markdown of plans to safe HTML: raw HTML is text, links keep to an allow-list, headings sink."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .footnotes import put_in, taken_out

if TYPE_CHECKING:
    from markdown import Markdown

_TAGS = frozenset(
    (
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "code",
        "pre",
        "blockquote",
        "hr",
        "br",
        "a",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "sup",
        "sub",
    )
)
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"scope"}, "ol": {"start"}}
_HEADING = re.compile(r"<(/?)h([1-6])>")
_IMAGE = re.compile(r'<img alt="([^"]*)"[^>]*>')
# A link whose address was taken away, as nh3 writes it.
_LINK_TO_NOWHERE = re.compile(r'<a(?: (?!href=)[a-z]+="[^"]*")*>(.*?)</a>', re.DOTALL)
_DEEPEST = 6
_SCHEMES = frozenset(("https", "mailto", "tel"))


def to_html(text: str, level: int = 3, ours: bool = False, name: str = "text") -> str:
    """HTML of a Markdown text; its first level of headings becomes `level`.

    `name` begins the ids of its footnotes: the place of the text in its document.
    Only our own texts may link to places of the site; a plan's link to one is shown as its text.
    """
    import nh3  # noqa: PLC0415 - only where prose is rendered

    html = taken_out(_markdown().reset().convert(text))
    html = _HEADING.sub(lambda m: f"<{m[1]}h{min(int(m[2]) + level - 1, _DEEPEST)}>", html)
    html = html.replace("<th>", '<th scope="col">')
    html = _IMAGE.sub(r"\1", html)  # no images from plans, but nothing is dropped: what one shows stays
    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES),
        link_rel="noopener",
        strip_comments=True,
        attribute_filter=_link if ours else _link_elsewhere,
    )
    return put_in(_LINK_TO_NOWHERE.sub(r"\1", clean), name)


def _link(tag: str, attribute: str, value: str) -> str | None:
    """A link to a host without a scheme (`//host`) is none."""
    return None if (tag, attribute) == ("a", "href") and value.strip().startswith(("//", "\\")) else value


def _link_elsewhere(tag: str, attribute: str, value: str) -> str | None:
    """A link that names no scheme is none: a plan knows no address of the site."""
    if (tag, attribute) != ("a", "href"):
        return value
    return value if value.lower().startswith(tuple(f"{scheme}:" for scheme in _SCHEMES)) else None


def plain(text: str) -> tuple[str, ...]:
    """The paragraphs of a text of a form's cell, which is not Markdown."""
    parts = re.split(r"\n\s*\n", text.strip())
    return tuple(" ".join(part.split()) for part in parts if part.strip())


@cache
def _markdown() -> Markdown:
    from markdown import Markdown  # noqa: PLC0415 - 31 ms, only where prose is rendered

    from .footnote_marks import Footnotes  # noqa: PLC0415 - it needs the library

    # Two spaces nest a list, as people write it; the library wants four by itself.
    converter = Markdown(extensions=["tables", "sane_lists", Footnotes()], output_format="html", tab_length=2)
    # Raw HTML of a plan is shown as the text that it is.
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter
