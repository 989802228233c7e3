"""The search index of the site, made by pagefind: a program of its own, run in a folder of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import EnvironmentTrouble
from ..report.harmless import visible
from .index_order import ENTRY, VERSION, UnknownLayout, in_order

# Nothing of what it makes for interfaces of its own is published: ours is written without inline styles.
_UNUSED = (
    "pagefind-ui.",
    "pagefind-modular-ui.",
    "pagefind-component-ui.",
    "pagefind-highlight.",
    "wasm.unknown.",
)
# Texts that would stand in every excerpt, or make a page be found for what it only lists: banners, ways on,
# what is folded away, and tables of pages that are about no partnership in particular.
_LEFT_OUT = (
    "h1",  # the title of a result, which is searched as such
    ".nhsuk-card--warning",
    ".nhsuk-details",
    ".nhsuk-pagination",
    ".nhsuk-contents-list",
    ".app-downloads",
    ".app-links",
    ".app-marks",
    "main:not([data-partnership]) table",
)
_PATIENCE = 600  # seconds; a national set takes some ten
_STAYS = "nothing was swapped: what was published before is still there"


@dataclass(frozen=True, slots=True)
class Pagefind:
    """See `ports.Indexer`. `program` stands in place of the one that comes with the package."""

    program: Path | None = None

    def made_by(self) -> str:
        """The version and what it is told: the same pages give another index where these change."""
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - 31 ms

        try:
            return f"pagefind {version('pagefind_bin')}, in order, {_LEFT_OUT} {_UNUSED}"
        except PackageNotFoundError:
            raise _missing() from None

    def index(self, pages: Mapping[str, bytes]) -> dict[str, bytes]:
        """The files of the index over pages, by their names below its folder: the same for the same pages."""
        program = self.program or _program()
        try:
            with TemporaryDirectory(prefix="adtp-search-") as folder:
                site, made = Path(folder, "site"), Path(folder, "index")
                for name, content in pages.items():
                    (site / name).parent.mkdir(parents=True, exist_ok=True)
                    (site / name).write_bytes(content)
                _run(program, site, made)
                found = sorted(place for place in made.rglob("*") if place.is_file())
                files = {
                    place.relative_to(made).as_posix(): place.read_bytes()
                    for place in found
                    if not place.name.startswith(_UNUSED)
                }
        except OSError as trouble:
            message = f"the search index cannot be made: {trouble.strerror} (`{trouble.filename}`)"
            raise EnvironmentTrouble(message, _STAYS) from None
        try:
            return in_order(files)
        except UnknownLayout as trouble:
            message = (
                f"the search index cannot be made: it is not as `pagefind` {VERSION} lays it out ({trouble})"
            )
            raise EnvironmentTrouble(message, f"install `pagefind_bin` {VERSION}; {_STAYS}") from None


def _program() -> Path:
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - only where an index is made

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        raise _missing() from None


def _missing() -> EnvironmentTrouble:
    message = "the search index cannot be made: the program `pagefind` is not installed"
    return EnvironmentTrouble(message, f"install the package `pagefind_bin`; {_STAYS}")


def _run(program: Path, site: Path, made: Path) -> None:
    command = [str(program), "--site", str(site), "--output-path", str(made), "--silent"]
    try:
        done = subprocess.run(
            [*command, "--force-language", "en-gb", "--exclude-selectors", ", ".join(_LEFT_OUT)],
            cwd=site,
            env={},  # it would take settings from there
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        message = f"the search index cannot be made: `pagefind` did not end within {_PATIENCE} seconds"
        raise EnvironmentTrouble(message, _STAYS) from None
    if done.returncode or not (made / ENTRY).is_file():
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        last = f"; it said: {visible(said[-1][:200])}" if said else ""
        message = f"the search index cannot be made: `pagefind` ended with code {done.returncode}{last}"
        raise EnvironmentTrouble(message, _STAYS)
