"""What every PDF holds: title and language, outline, foot and banner on each page, its own fonts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.pdf.conftest import Pdfs
from tests.pdf.reading import PAGE_NUMBER, dictionaries, fonts, foot, head, headings, outline, pages, squeezed

# By the plan: the partnership on its cover, the date at the foot, and what its banner says that it is.
PLANS = {
    "coventry": ("Coventry", "not in the source", "transcription"),
    "example": ("Exampleshire Drug and Alcohol Partnership", "27 March 2009", "illustration"),
    "lancashire": ("Lancashire", "not in the source", "transcription"),
    "sheffield": ("Sheffield", "not in the source", "transcription"),
    "stockton": ("Stockton", "not in the source", "transcription"),
}
# What would make a reader's program run, fetch or send something.
ACTIVE = {"/JavaScript", "/JS", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/AA"}
FETCHED = {"/RichMedia", "/FFilter", "/OpenAction", "/Collection"}
# The files inside (tests/pdf/test_attached.py) hang on the document as a whole, and no page leads to one.
INSIDE = {"/AF": "/Catalog", "/EmbeddedFiles": None}

# A list of headings leads to them as the outline does, and is not in it.
CONTENTS = (2, "Contents")


def plan_of(path: Path) -> tuple[str, str, str]:
    return PLANS[path.name.partition("-")[0]]


def test_metadata_name_the_document_its_author_and_its_language(some: list[Path]) -> None:
    assert len(some) > 10
    for path in some:
        reader = PdfReader(path)
        metadata = reader.metadata
        assert metadata is not None, path.name
        assert metadata.title, path.name
        assert metadata.author, path.name
        assert metadata.author.startswith(plan_of(path)[0]), path.name
        assert metadata.author in metadata.title, path.name
        root = reader.root_object
        assert str(root["/Lang"]) == "en-GB", path.name
        # As it is written into a PDF: `true` is an object of its own there.
        assert str(root["/ViewerPreferences"]) == "{'/DisplayDocTitle': True}", path.name
        assert str(root["/MarkInfo"]) == "{'/Marked': True}", path.name


def test_no_two_documents_of_an_audience_have_the_same_title(pdfs: Pdfs) -> None:
    for audience, paths in pdfs.items():
        titles = Counter(str(PdfReader(path).metadata.title) for path in paths)  # type: ignore[union-attr]
        assert [title for title, times in titles.items() if times > 1] == [], audience


def test_metadata_hold_no_moment_and_no_path(some: list[Path], project: Path) -> None:
    for path in some:
        metadata = PdfReader(path).metadata
        assert metadata is not None
        assert set(metadata) <= {"/Title", "/Author", "/Subject", "/Keywords", "/Producer"}, path.name
        assert str(project).encode() not in path.read_bytes(), path.name


def test_the_outline_is_the_headings(some: list[Path]) -> None:
    for path in some:
        found = headings(path)
        assert found, path.name
        assert found[0][0] == 1, path.name
        assert all(text for _, text in found), path.name
        assert outline(path) == [heading for heading in found if heading != CONTENTS], path.name


def test_no_heading_skips_a_level(some: list[Path]) -> None:
    for path in some:
        before = 0
        for level, text in headings(path):
            assert level <= before + 1, f"{path.name}: {text}"
            before = level
        assert Counter(level for level, _ in headings(path))[1] == 1, path.name


def test_the_foot_of_each_page_names_partnership_document_date_and_page(some: list[Path]) -> None:
    for path in some:
        metadata = PdfReader(path).metadata
        assert metadata is not None
        document = str(metadata.subject).rpartition(": ")[2]
        assert document, path.name
        text = pages(path)
        assert len(text) == len(PdfReader(path).pages), path.name
        for number, page in enumerate(text, 1):
            named = f"{path.name}, page {number}: {foot(page)}"
            assert f"{metadata.author} · {document}" in foot(page), named
            assert plan_of(path)[1] in foot(page), named
            assert PAGE_NUMBER.findall(page)[-1] == (str(number), str(len(text))), named


def test_each_page_says_what_is_an_illustration_or_a_transcription(some: list[Path]) -> None:
    for path in some:
        first, *others = pages(path)
        banner = f"This is a{'n' * (plan_of(path)[2] == 'illustration')} {plan_of(path)[2]}"
        assert banner in head(first, 8), path.name
        for number, page in enumerate(others, 2):
            assert head(page, 2).startswith(banner), f"{path.name}, page {number}: {head(page, 2)}"


def test_fonts_are_inside_and_are_our_own(some: list[Path]) -> None:
    for path in some:
        assert fonts(path), path.name
        for name, embedded, readable in fonts(path):
            assert embedded, f"{path.name}: {name}"
            assert readable, f"{path.name}: {name}"
            assert "+Plan-Sans" in name, f"{path.name}: {name}: a font of the machine"


def test_a_pdf_runs_fetches_and_sends_nothing(some: list[Path]) -> None:
    for path in some:
        seen = 0
        for found in dictionaries(path):
            seen += 1
            assert not (ACTIVE | FETCHED) & set(found), f"{path.name}: {found}"
            assert found.get("/S") not in ACTIVE, f"{path.name}: {found}"
            assert all(found.get("/Type") == kind for name, kind in INSIDE.items() if name in found), (
                path.name
            )
            assert found.get("/Subtype") not in {"/FileAttachment", "/RichMedia", "/Movie"}, path.name
            address = str(found.get("/URI", "https:"))
            assert address.startswith(("https:", "mailto:", "tel:")), f"{path.name}: {address}"
        assert seen > 20, path.name


def test_no_page_is_empty(some: list[Path]) -> None:
    for path in some:
        for number, page in enumerate(pages(path), 1):
            said = squeezed(page).removesuffix(foot(page))
            assert len(said) > 150, f"{path.name}, page {number}: {said}"


@pytest.mark.parametrize("text", ["3,808", "3,884", "4,041", "28%"])
def test_figures_can_be_read_as_text(pdfs: Pdfs, text: str) -> None:
    (part2,) = [path for path in pdfs["public"] if path.name == "lancashire-2009-10-part2.pdf"]
    assert text in squeezed(" ".join(pages(part2)))
