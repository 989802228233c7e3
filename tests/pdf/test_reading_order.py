"""The text of a PDF, read by its tags, is that of the view that it is made of: all of it, in order."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pytest
from pypdf import PdfReader

from adtp_publish.pipeline import Checked, check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.release.release import release
from adtp_publish.render.documents import print_document
from adtp_publish.render.environment import environment
from adtp_publish.render.pdf import lay_out_pdf, sheet_of
from adtp_publish.render.views import PrintDocument
from tests.conftest import MOMENT
from tests.numbers.paper import squeezed
from tests.pdf.conftest import AUDIENCES, BEFORE_THE_YEAR, kind_of
from tests.pdf.in_order import PAGE, Line, differing, of_html, of_tags, pages_of_contents
from tests.pdf.of_view import OWN, between, pieces
from tests.pdf.torture import write_torture
from tests.privacy.repository import templates


@dataclass(frozen=True)
class Printed:
    """A document as a view, as the HTML that is made of it, and as a PDF."""

    name: str
    view: PrintDocument
    html: list[Line]
    content: bytes

    @property
    def said(self) -> str:
        """All that the HTML says."""
        return "".join(cell for line in self.html for cell in line.cells)


def printed(checked: Checked, *, one_of_each_kind: bool) -> Iterator[Printed]:
    """The documents of all plans for each audience; or the longest of each kind."""
    made, nhs = templates()
    jinja = environment(made.texts, nhs)
    found = []
    for derived in checked.plans:
        for audience in AUDIENCES:
            released, _ = release(derived, audience, MOMENT, checked.register)
            if released is not None:
                found += [(released, document) for document in released.documents]
    if one_of_each_kind:
        found.sort(key=lambda pair: len(list(pair[1].root.walk())))
        found = list({(one.audience, kind_of(it.id)): (one, it) for one, it in found}.values())
    for one, document in found:
        if not one_of_each_kind or one.audience != "nta":
            view = print_document(one, document)
            sheet = sheet_of("a.pdf", view, jinja, made)
            name = f"{one.audience} {one.key} {document.id}"
            yield Printed(name, view, of_html(sheet.html), lay_out_pdf(sheet).content)


LONGEST, ALL, HARD = "the longest of each kind", "all", "plans that are hard to lay out"


@pytest.fixture(
    scope="module", params=[LONGEST, *(pytest.param(p, marks=pytest.mark.slow) for p in (ALL, HARD))]
)
def documents(
    request: pytest.FixtureRequest,
    checked_plans: Checked,
    forms: Files,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Printed]:
    if request.param != HARD:
        return list(printed(checked_plans, one_of_each_kind=request.param == LONGEST))
    folder = tmp_path_factory.mktemp("hard")
    write_torture(folder)
    return list(printed(check(DiskFiles(folder), "plans", forms, BEFORE_THE_YEAR), one_of_each_kind=True))


def test_a_pdf_is_read_as_its_html_is_written(documents: list[Printed]) -> None:
    assert len(documents) >= 10
    for document in documents:
        assert list(differing(document.html, of_tags(document.content))) == [], document.name


def test_the_html_says_what_the_view_says(documents: list[Printed]) -> None:
    told = 0
    for document in documents:
        texts = pieces(document.view)
        told += len(texts)
        assert set(between(document.said, texts)) <= OWN, document.name
    assert told > 1000


def test_the_contents_lead_to_the_pages_of_their_headings(documents: list[Printed]) -> None:
    seen = 0
    for document in documents:
        if document.view.contents:
            reader = PdfReader(io.BytesIO(document.content))
            headings = [squeezed(heading.number + heading.text) for heading in document.view.contents]
            stand = dict(_outline(reader, reader.outline))
            wanted = [stand[heading] for heading in headings]
            assert pages_of_contents(document.html, of_tags(document.content)) == wanted, document.name
            seen += len(wanted)
    assert seen > 20


def _outline(reader: PdfReader, items: Sequence[object]) -> Iterator[tuple[str, int]]:
    for item in items:
        if isinstance(item, list):
            yield from _outline(reader, item)
        else:
            number = reader.get_destination_page_number(item)  # type: ignore[arg-type]
            assert number is not None
            yield squeezed(str(item.title)), number + 1  # type: ignore[attr-defined]


# --- what the comparison sees


ROW = Line(["one", "two"], row=True)
HEAD = Line(["A", "B"], row=True, head=True)
SAID = [Line(["Before"]), HEAD, ROW, Line(["three", "four"], row=True), Line(["After"])]


@pytest.mark.parametrize(
    "read",
    [
        SAID,
        [*SAID[:3], HEAD, *SAID[3:]],
        [Line(["Bef"]), Line(["ore"]), *SAID[1:]],
        [*SAID[:2], Line(["one", "t"], row=True), HEAD, Line(["", "wo"], row=True), *SAID[3:]],
    ],
)
def test_what_a_page_breaks_is_put_together(read: list[Line]) -> None:
    assert list(differing(SAID, read)) == []


@pytest.mark.parametrize(
    "read",
    [
        SAID[:-1],
        SAID[1:],
        [*SAID, Line(["More"])],
        [*SAID[:2], SAID[3], SAID[2], SAID[4]],
        [*SAID[:2], replace(ROW, cells=["two", "one"]), *SAID[3:]],
        [*SAID[:2], replace(ROW, cells=["one", "twice"]), *SAID[3:]],
        [*SAID[:2], ROW, ROW, *SAID[3:]],
        [SAID[0], *SAID[2:]],
    ],
)
def test_anything_else_is_a_difference(read: list[Line]) -> None:
    assert len(list(differing(SAID, read))) == 1


def test_a_page_number_is_none_that_is_no_number() -> None:
    html = [Line([f"1Ways{PAGE}2Means{PAGE}"])]
    assert pages_of_contents(html, [Line(["1Ways32Means14"])]) == [3, 14]
    assert list(differing(html, [Line(["1Ways32Means"])])) != []
