"""The site of a made-up national set of plans, whose PDFs are all one sheet: tests look at its pages."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfWriter

from adtp_publish.load.components import load_components
from adtp_publish.load.templates import load_templates
from adtp_publish.pipeline import Tools, check, make
from adtp_publish.ports import DiskFiles
from tests.bench.generate import generate
from tests.conftest import MOMENT, ROOT

PLANS = 149


class OneSheet:
    """A cache that has each PDF already: always the same sheet, and a narrative of five pages."""

    def get(self, _key: str, /) -> bytes | None:
        """The sheet, as the cache keeps PDFs."""
        return _sheet() + b"\n%length 1 5 1 1"

    def put(self, _key: str, _content: bytes, /) -> None:
        """What is made here would be made for nothing."""
        raise AssertionError("a PDF was laid out")


@cache
def _sheet() -> bytes:
    writer, made = PdfWriter(), BytesIO()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": "A sheet in place of a document"})
    writer.write(made)
    return made.getvalue()


def write_national_site(folder: Path, plans: int = PLANS, seed: int = 1) -> None:
    """Make the plans of one edition beside `folder`, and their public site in it."""
    source = folder.with_name(f"{folder.name}-plans")
    generate(source, plans=plans, editions=1, seed=seed)
    checked = check(DiskFiles(source), "plans", DiskFiles(ROOT / "schema"), MOMENT)
    wrong = [finding for finding in checked.findings if finding.is_error]
    assert not wrong, wrong[:5]
    templates = load_templates(DiskFiles(ROOT / "templates"))
    tools = Tools(templates, load_components(), OneSheet(), None, lambda _: None)
    made = make(checked, "public", MOMENT, tools)
    assert len(made.plans()) > plans * 0.9
    for file in made.files:
        place = folder / file.address
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.content)
