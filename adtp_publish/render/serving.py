"""What WeasyPrint may fetch: the fonts and files that it is handed, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SCHEME = "asset:///"
Served = Mapping[str, tuple[bytes, str]]


def fetcher(served: Served) -> Any:
    """A fetcher that serves files by name, each with its media type, and no other file and no address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - half a second

    class Serving(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            """Serve a file; refuse anything else."""
            del headers
            name = url.removeprefix(SCHEME)
            if name not in served:
                raise ValueError(f"nothing but the fonts and files of the document is served, not {url}")
            content, media = served[name]
            return URLFetcherResponse(url, content, {"Content-Type": media})

    return Serving()
