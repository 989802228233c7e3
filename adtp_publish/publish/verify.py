"""Verify files before they go out: each parses as what it is, and each link of a page leads somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from ..model.output import OutputFile
from .allowed import Slip, of_script, of_styles, of_tag
from .nesting import Nesting

_ELSEWHERE = ("https:", "mailto:", "tel:")
_FOLLOWED = frozenset(("a", "area"))
_LINKS = frozenset(("action", "formaction", "href", "poster", "src", "xlink:href"))
_SEVERAL = frozenset(("imagesrcset", "srcset"))


class Unfit(RuntimeError):
    """Output that must not go out: a bug of ours or of a template, with what is wrong.

    `slips` are all that browsers would pass over, where that is what is wrong.
    """

    def __init__(self, message: str, slips: Sequence[Slip] = ()) -> None:
        super().__init__(message)
        self.slips = tuple(slips)


def verify(files: Sequence[OutputFile], *, with_tags: bool = False) -> None:
    """Raise `Unfit` where a file is empty, broken or twice there, or a link leads nowhere.

    So too where a page or an asset has what the security policy of the pages forbids, and `with_tags` where
    the tags of a page do not match: to be asked of pages that templates of somebody else made.
    """
    known = {file.address for file in files}
    if len(known) != len(files):
        raise Unfit("two files have the same address")
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str, str]] = []
    slips: list[Slip] = []
    for file in files:
        _parses(file)
        if file.address.endswith(".html"):
            text = file.content.decode()
            page = _Page(file.address, Nesting(file.address, text) if with_tags else None)
            page.feed(text)
            slips += page.all_slips()
            anchors[file.address] = page.anchors
            links += [(file.address, tag, link) for tag, link in page.links]
        elif file.address.endswith(".css"):
            slips += of_styles(file.address, file.content.decode(errors="replace"), frozenset(known))
        elif file.address.endswith((".js", ".mjs")):
            slips += of_script(file.address, file.content.decode(errors="replace"))
    if slips:
        others = f" (and {len(slips) - 1} more)" if len(slips) > 1 else ""
        raise Unfit(f"{slips[0]}{others}; {slips[0].hint}", slips)
    for source, tag, link in links:
        # A reader may follow a link to elsewhere; a page loads nothing from there.
        if not (tag in _FOLLOWED and link.lower().startswith(_ELSEWHERE)):
            _leads(source, link, known, anchors)


def complete(files: Sequence[OutputFile], wanted: Iterable[str]) -> None:
    """Raise `Unfit` where a file that is wanted is not there."""
    there = {file.address for file in files}
    for address in wanted:
        if address not in there:
            raise Unfit(f"{address} is not there")


def _parses(file: OutputFile) -> None:
    if normpath(file.address) != file.address or file.address.startswith(("/", "..")):
        raise Unfit(f"{file.address} is not an address below the root")
    if not file.content and not file.address.endswith((".css", ".js")):
        raise Unfit(f"{file.address} is empty")
    if file.address.endswith(".pdf") and not (
        file.content.startswith(b"%PDF-") and file.content.rstrip().endswith(b"%%EOF")
    ):
        raise Unfit(f"{file.address} is not a whole PDF")
    if file.address.endswith(".json"):
        try:
            json.loads(file.content)
        except ValueError:
            raise Unfit(f"{file.address} is not JSON") from None
    if file.address.endswith(".html") and not file.content.rstrip().endswith(b"</html>"):
        raise Unfit(f"{file.address} is not a whole page")


def _leads(source: str, link: str, known: set[str], anchors: dict[str, set[str]]) -> None:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        raise Unfit(f"{source} links to `{link}`, which is not a place on this site")
    folder = source.rpartition("/")[0]
    target = (
        source
        if not parts.path
        else normpath(f"{folder}/{unquote(parts.path)}" if folder else unquote(parts.path))
    )
    if (
        parts.path.endswith("/")
        or target in (".", "")
        or (target not in known and f"{target}/index.html" in known)
    ):
        target = normpath(f"{target}/index.html")
    if target not in known:
        raise Unfit(f"{source} links to `{link}`, and there is no such file")
    if parts.fragment and parts.fragment not in anchors.get(target, set()):
        raise Unfit(f"{source} links to `{link}`, and there is no such place on that page")


class _Page(HTMLParser):
    """The links and anchors of a page, what its policy forbids, and which tags do not match, where asked."""

    def __init__(self, address: str, nesting: Nesting | None) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.slips: list[Slip] = []
        self.links: list[tuple[str, str]] = []
        self.anchors: set[str] = set()
        self.nesting = nesting

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the links and the id of an element."""
        text = self.get_starttag_text() or ""
        if self.nesting is not None:
            self.nesting.opened(tag, self.getpos(), text)
        if tag == "link" and ("rel", "canonical") in attrs:
            tag = "a"  # no browser loads what it names
        self.slips += of_tag(self.address, self.getpos()[0], tag, attrs, text)
        for name, value in attrs:
            if name in _LINKS and value is not None:
                self.links.append((tag, value))
            elif name in _SEVERAL and value is not None:
                self.links += [(tag, one.split()[0]) for one in value.split(",") if one.strip()]
            elif name == "id" and value:
                self.anchors.add(value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>`, `<path/>`: to a browser an open tag like others, outside of drawings."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Hold it against the tags that are open."""
        if self.nesting is not None:
            self.nesting.closed(tag, self.getpos())

    def all_slips(self) -> list[Slip]:
        """What the policy forbids, and the first tag that does not match; once the page is read."""
        if self.nesting is None:
            return self.slips
        self.close()
        self.nesting.ended()
        return self.slips + ([self.nesting.slip] if self.nesting.slip is not None else [])
