"""A web server for built sites: on 127.0.0.1, each site under a path of its own, every request on record.

It compresses, and says how long files keep, as docs/hosting.md asks of a host: by the site's own `_headers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

from tests.browser import headers

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Served:
    """Sites by name, and what was asked of the server: the path with the status of the answer."""

    root: str
    folders: Mapping[str, Path]
    asked: list[tuple[str, int]] = field(default_factory=list)

    def base(self, site: str) -> str:
        """The address of a site; only one without a name stands at the root of the host."""
        return f"{self.root}/sites/{site}/" if site else f"{self.root}/"

    def pages(self, site: str) -> tuple[str, ...]:
        """The addresses below `base` of all pages of a site."""
        folder = self.folders[site]
        files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
        assert files, folder
        return tuple(name.removesuffix("index.html") for name in files)


@contextmanager
def serving(folders: Mapping[str, Path]) -> Iterator[Served]:
    """Serve each folder at `/sites/<name>/`; whatever is asked outside them is not found."""
    server = ThreadingHTTPServer((HOST, 0), Handler)
    served = Served(f"http://{HOST}:{server.server_address[1]}", folders)
    server.served = served  # type: ignore[attr-defined]
    server.rules = {site: _rules(folder) for site, folder in folders.items()}  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _rules(folder: Path) -> headers.Rules:
    file = folder / headers.FILE
    return headers.read(file.read_text("utf-8") if file.is_file() else headers.USUAL)


class Handler(SimpleHTTPRequestHandler):
    """Answers from the folders of `Served`."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and content are written apart: each answer would wait for 40 ms

    @property
    def served(self) -> Served:
        """The sites, as the server was given them."""
        served: Served = self.server.served  # type: ignore[attr-defined]
        return served

    def _place(self) -> tuple[str, str] | None:
        """The site that the path leads to, and the address in it."""
        path = self.path.partition("?")[0]
        _, _, rest = path.partition("/sites/")
        name, _, below = rest.partition("/")
        if path.startswith("/sites/") and name in self.served.folders:
            return name, f"/{below}"
        return ("", path) if "" in self.served.folders else None

    def translate_path(self, path: str) -> str:
        """The file for a path, or one that does not exist."""
        del path  # it is that of the request
        place = self._place()
        if place is None:
            return "/nowhere"
        self.directory = str(self.served.folders[place[0]])
        return super().translate_path(place[1])

    def send_head(self) -> Any:
        """Send the headers, and give what is to follow them: compressed, where it is text and may be."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
        takes = "gzip" in self.headers.get("Accept-Encoding", "")
        if not takes or file.suffix not in headers.TEXT or not file.is_file():
            return super().send_head()
        content = headers.compressed(file, file.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def end_headers(self) -> None:
        """Add what the site's own `_headers` asks for."""
        place = self._place()
        if place is not None:
            rules: headers.Rules = self.server.rules[place[0]]  # type: ignore[attr-defined]
            for name, value in headers.headers_of(rules, place[1]).items():
                self.send_header(name, value)
        super().end_headers()

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        """Keep the request instead of printing it."""
        del size
        self.served.asked.append((self.path, int(code)))

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the library's own name
        """Say nothing: what was asked is in `asked`."""
