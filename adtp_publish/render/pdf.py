"""PDFs: one for each document, archival and accessible, from fonts and styles that come with the program.

A unit of work is a pure function of picklable inputs, so that it can be cached by content and
run in other processes. WeasyPrint is imported only where a PDF is made.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..errors import EnvironmentTrouble
from ..model.length import Length
from ..model.release import Release, ReleasedDocument
from ..model.source import Templates
from ..ports import Cache
from .archival import VARIANT, archival_pdf
from .attached import Attached, attached
from .documents import print_document
from .faults import rendered
from .measure import narrative_length
from .serving import SCHEME, fetcher
from .views import PrintDocument

if TYPE_CHECKING:
    from jinja2 import Environment

FONTS = "fonts/"
_LENGTH = b"\n%length "  # in the cache alone, never in what is published
_APT = "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document ready to be laid out: its address, its HTML with styles, its fonts, and files inside."""

    address: str
    html: str
    fonts: tuple[tuple[str, bytes], ...]
    attached: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF, how many pages it has, and how long its numbered sections are."""

    content: bytes
    pages: int
    narrative: Length = Length()  # noqa: RUF009 - it is frozen


class LayoutTrouble(RuntimeError):
    """WeasyPrint refused or warned: a bug in our templates, never in a plan."""


def sheet(
    address: str,
    release: Release,
    document: ReleasedDocument,
    jinja: Environment,
    templates: Templates,
) -> Sheet:
    """The sheet of a released document."""
    made = sheet_of(address, print_document(release, document), jinja, templates)
    return replace(made, attached=attached(release, document))


def sheet_of(address: str, record: PrintDocument, jinja: Environment, templates: Templates) -> Sheet:
    """The sheet of a print document, with no file inside."""
    html = rendered(jinja, templates, "pdf/document.html", document=record)
    fonts = tuple(sorted((name, data) for name, data in templates.assets.items() if name.startswith(FONTS)))
    return Sheet(address, html, fonts)


def pdfs(
    sheets: Sequence[Sheet],
    cache: Cache,
    workers: Callable[[], Executor] | None,
    progress: Callable[[str], None],
) -> dict[str, Paper]:
    """The PDF of each sheet by its address; what is in the cache is not made again.

    Sheets with the same content (an NTA's and a partnership's copy) are laid out once.
    """
    keys = {item.address: _key(item) for item in sheets}
    made = {key: paper for key in set(keys.values()) if (paper := _kept(key, cache)) is not None}
    missing = {keys[item.address]: item for item in sheets if keys[item.address] not in made}
    for done, (key, paper) in enumerate(_laid_out(missing, workers), 1):
        cache.put(key, paper.content + _LENGTH + _told(paper).encode())
        made[key] = paper
        progress(f"{done} of {len(missing)} PDFs laid out")
    return {address: made[key] for address, key in keys.items()}


def _laid_out(
    missing: Mapping[str, Sheet], workers: Callable[[], Executor] | None
) -> Iterable[tuple[str, Paper]]:
    if workers is None or len(missing) < 2:
        yield from ((key, lay_out_pdf(item)) for key, item in missing.items())
        return
    # The longest first, so that no worker is left alone with one at the end.
    ordered = sorted(missing.items(), key=lambda pair: (-len(pair[1].html), pair[0]))
    with workers() as pool:
        yield from zip(
            (key for key, _ in ordered), pool.map(lay_out_pdf, (s for _, s in ordered)), strict=True
        )


def _kept(key: str, cache: Cache) -> Paper | None:
    """What the cache has under a key: the PDF with its lengths behind it."""
    content, mark, lengths = (cache.get(key) or b"").rpartition(_LENGTH)
    if not mark:
        return None
    pages, *narrative = map(int, lengths.split())
    return Paper(content, pages, Length(*narrative))


def _told(paper: Paper) -> str:
    told = paper.narrative
    return f"{paper.pages} {told.tenths} {told.first} {told.last}"


def lay_out_pdf(item: Sheet) -> Paper:
    """One PDF, and how long its narrative is. The same sheet gives the same bytes."""
    weasyprint = _weasyprint()
    fonts = {name: (content, "font/ttf") for name, content in item.fonts}
    trouble: list[str] = []
    handler = _Listening(trouble)
    log = logging.getLogger("weasyprint")
    log.addHandler(handler)
    try:
        html = weasyprint.HTML(string=item.html, base_url=SCHEME, url_fetcher=fetcher(fonts))
        laid_out = html.render(pdf_variant=VARIANT)
        content = archival_pdf(laid_out, item.attached)
    finally:
        log.removeHandler(handler)
    if trouble:
        raise LayoutTrouble(f"{item.address}: {'; '.join(trouble[:3])}")
    return Paper(content, len(laid_out.pages), narrative_length(laid_out.pages))


class _Listening(logging.Handler):
    """WeasyPrint only logs what it refuses; a log entry is a failure here."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def _weasyprint() -> Any:
    try:
        import weasyprint  # noqa: PLC0415 - half a second and 474 modules
    except OSError as trouble:
        raise EnvironmentTrouble(
            f"the PDF library cannot find what it needs: {trouble}", f"run: {_APT}"
        ) from None
    return weasyprint


def _key(item: Sheet) -> str:
    digest = sha256(_made_by().encode())
    digest.update(sha256(item.html.encode()).digest())
    for name, data in item.fonts:
        digest.update(name.encode() + sha256(data).digest())
    for file in item.attached:
        told = (file.name, file.relationship, file.about, file.media, file.day.isoformat())
        digest.update("\n".join(told).encode() + sha256(file.content).digest())
    return digest.hexdigest()


@cache
def _made_by() -> str:
    """What lays out PDFs, in versions; the same for as long as a process lives."""
    from importlib.metadata import version  # noqa: PLC0415 - 31 ms

    of = f"{__version__} {VARIANT} {_LENGTH!r} weasyprint {version('weasyprint')} pydyf {version('pydyf')}"
    return f"{of} pango {_pango()}"


def _pango() -> str:
    """The version of Pango: other versions set lines otherwise."""
    _weasyprint()
    from weasyprint.text.ffi import pango  # noqa: PLC0415 - see above

    return str(pango.pango_version())
