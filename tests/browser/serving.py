"""A web server for built sites: on 127.0.0.1, each site under a path of its own, every request on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Served:
    """Sites by name, and what was asked of the server: the path with the status of the answer."""

    root: str
    folders: Mapping[str, Path]
    asked: list[tuple[str, int]] = field(default_factory=list)

    def base(self, site: str) -> str:
        """The address of a site; it never stands at the root of the host."""
        return f"{self.root}/sites/{site}/"

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
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Handler(SimpleHTTPRequestHandler):
    """Answers from the folders of `Served`."""

    protocol_version = "HTTP/1.1"

    @property
    def served(self) -> Served:
        """The sites, as the server was given them."""
        served: Served = self.server.served  # type: ignore[attr-defined]
        return served

    def translate_path(self, path: str) -> str:
        """The file for a path, or one that does not exist."""
        _, _, rest = path.partition("/sites/")
        name, _, below = rest.partition("/")
        if not path.startswith("/sites/") or name not in self.served.folders:
            return "/nowhere"
        self.directory = str(self.served.folders[name])
        return super().translate_path(f"/{below}")

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        """Keep the request instead of printing it."""
        del size
        self.served.asked.append((self.path, int(code)))

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the library's own name
        """Say nothing: what was asked is in `asked`."""
