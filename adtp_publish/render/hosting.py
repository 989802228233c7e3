"""What hosts and search engines read: headers to send, what may be visited, and which pages there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

from ..model.output import OutputFile
from . import policy, routes
from .page import Page

_KEPT = "public, max-age=31536000, immutable"
_ASKED = "no-cache"
# Below these the name of a file changes with what is in it, so a browser may keep it for ever.
_BY_CONTENT = (
    routes.ASSETS,
    *(f"{routes.SEARCH_INDEX}{folder}/" for folder in ("fragment", "index", "filter")),
)
# What begins so there is asked for anew each time.
_ENGINE = tuple(f"{routes.SEARCH_INDEX}{name}*" for name in ("pagefind", "wasm"))
_EVERYWHERE = (
    ("Content-Security-Policy", policy.OF_HOST),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
)
_HEADERS = """\
# What a host should send with the files of this site, in the form that many hosts of static sites read.
# The paths begin at the root of the site. docs/hosting.md of the program has the same for other servers.
# Once the site is reached by https alone, add to the first block:
#   Strict-Transport-Security: max-age=31536000
"""
_ROBOTS = "User-agent: *\nDisallow:\n"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def hosting_files(address: str, pages: Sequence[Page], others: Sequence[str]) -> Iterator[OutputFile]:
    """`_headers`, `robots.txt` and, where the address of the site is known, `sitemap.xml`.

    `others` are the addresses of all other files; `address` begins with `https://` and ends with a slash.
    """
    found = [page for page in pages if page.indexed]
    is_named = bool(address and found)
    own = ("robots.txt", "sitemap.xml") if is_named else ("robots.txt",)
    yield OutputFile("_headers", _headers([*others, *own]).encode())
    yield OutputFile("robots.txt", f"{_ROBOTS}{_sitemap_line(address) if is_named else ''}".encode())
    if is_named:
        yield OutputFile("sitemap.xml", _sitemap(address, found).encode())


def _headers(addresses: Sequence[str]) -> str:
    """Rules of which no two set the same header for an address: hosts differ in which of two would hold."""
    first = {address.partition("/")[0] + "/" * ("/" in address) for address in addresses}
    asked = ["", *sorted(name for name in first if not name.endswith("/")), *_ENGINE]
    asked += [f"{name}*" for name in sorted(first) if name.endswith("/") and name not in _BY_CONTENT]
    blocks = [_block("*", *_EVERYWHERE)]
    blocks += [_block(f"{folder}*", ("Cache-Control", _KEPT)) for folder in _BY_CONTENT]
    blocks += [_block(path, ("Cache-Control", _ASKED)) for path in asked]
    return _HEADERS + "".join(blocks)


def _block(path: str, *headers: tuple[str, str]) -> str:
    return f"/{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers)


def _sitemap_line(address: str) -> str:
    return f"Sitemap: {address}sitemap.xml\n"


def _sitemap(address: str, pages: Sequence[Page]) -> str:
    """The pages that readers may find, with the day of their last change where a record says it."""
    entries = (
        f"<url><loc>{escape(address + quote(page.address))}</loc>"
        + (f"<lastmod>{page.changed}</lastmod>" if page.changed else "")
        + "</url>\n"
        for page in sorted(pages, key=lambda page: page.address)
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_NAMESPACE}">\n'
    return f"{head}{''.join(entries)}</urlset>\n"
