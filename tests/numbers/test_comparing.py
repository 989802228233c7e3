"""The comparison itself: a number that is wrong, missing, swapped or nobody's is found, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from adtp_publish.model.figure import Figure
from adtp_publish.model.release import Release
from adtp_publish.model.values import Absence
from adtp_publish.pipeline import Checked, public_totals
from adtp_publish.render import routes
from adtp_publish.render.pdf import Sheet, lay_out_pdf
from tests.conftest import MOMENT

from . import comparing
from .comparing import Compared
from .paper import Paper, read
from .saying import says, says_in_prose
from .screen import Page
from .test_every_number import Printed, of_document, printed, released

__all__ = ["printed"]
PLAN, DOCUMENT = "sheffield/2008-09", "part2"
CARE = f"{PLAN}/{DOCUMENT}.primary-care.sheffield.delivering"
NUMBER, SHARE = f"{CARE}.2007-08.number", f"{CARE}.2007-08.percentage"
LATER = f"{CARE}.2008-09.percentage"
Change = Callable[[str], str]


@pytest.fixture(scope="module")
def one(checked_plans: Checked) -> Release:
    (found,) = [item for item in released(checked_plans, "public") if item.key == PLAN]
    return found


@pytest.fixture(scope="module")
def figures(one: Release) -> Mapping[str, Figure]:
    return of_document(one, DOCUMENT)


@pytest.fixture(scope="module")
def document(one: Release, printed: Printed) -> Sheet:
    found = one.document(DOCUMENT)
    assert found is not None
    return printed(one, found)


def cell(html: str, name: str) -> str:
    """The cell of a figure, as it is written."""
    (found,) = re.findall(rf'<td[^>]* data-figure="{re.escape(name)}">[^<]*', html)
    return str(found)


def said(name: str, text: str) -> Change:
    """The cell of a figure, with another text."""

    def change(html: str) -> str:
        old = cell(html, name)
        return html.replace(old, old[: old.index(">") + 1] + text)

    return change


def swapped(first: str, second: str) -> Change:
    def change(html: str) -> str:
        texts = [cell(html, name).partition(">")[2] for name in (first, second)]
        return said(second, texts[0])(said(first, texts[1])(html))

    return change


def without_row(html: str) -> str:
    """Without the row that the practices of the trust stand in."""
    start = html.rindex("<tr", 0, html.index(NUMBER))
    return html[:start] + html[html.index("</tr>", start) + len("</tr>") :]


def laid_out(document: Sheet, change: Change) -> Paper:
    html = change(document.html)
    assert html != document.html
    return read(lay_out_pdf(replace(document, html=html)).content)


WRONG_PAPER: dict[str, tuple[Change, tuple[str, ...]]] = {
    "a wrong number": (said(SHARE, "17%"), (f"{SHARE} is said to be 17%",)),
    "a number of another unit": (said(SHARE, "16"), (f"{SHARE} is said to be 16",)),
    "a number that is longer": (said(NUMBER, "151"), (f"{NUMBER} is said to be 151",)),
    "a number that is not there": (said(NUMBER, ""), (f"{NUMBER} is said to be ",)),
    "two numbers swapped": (
        swapped(SHARE, LATER),
        (f"{SHARE} is said to be 22%", f"{LATER} is said to be 16%"),
    ),
    "a row left out": (without_row, ("has become",)),
    "another word in a row": (
        lambda html: html.replace("Transcribed from", "Copied from"),
        ("Transcribedfrom has become Copiedfrom",),
    ),
    "another number in the prose": (
        lambda html: html.replace("Worked out from", "9 worked out from"),
        ("is not in its prose",),
    ),
    "more prose": (
        lambda html: html.replace("</h1>", "</h1><p>Another 99 people.</p>", 1),
        ("Another99people. is nowhere in the HTML",),
    ),
    "another head of a column": (
        lambda html: re.sub(r"(<th[^>]*>)2007/08", r"\g<1>2006/07", html, count=1),
        ("the head",),
    ),
}


@pytest.mark.parametrize("case", WRONG_PAPER)
def test_what_is_wrong_in_a_pdf_is_found(case: str, document: Sheet, figures: Mapping[str, Figure]) -> None:
    change, wanted = WRONG_PAPER[case]
    wrong = comparing.paper("pdf", Page(document.html), laid_out(document, change), figures).wrong
    assert wrong
    for words in wanted:
        assert [line for line in wrong if words in line], (words, wrong)


def test_what_is_right_in_a_pdf_is_left_alone(document: Sheet, figures: Mapping[str, Figure]) -> None:
    found = read(lay_out_pdf(document).content)
    compared = comparing.paper("pdf", Page(document.html), found, figures)
    assert compared == Compared(len(figures), (), frozenset(figures))


WRONG_PAGE: dict[str, tuple[Change, tuple[str, ...]]] = {
    "a wrong number": (said(SHARE, "17%"), (f"page: {SHARE} is said to be 17%",)),
    "two numbers swapped": (
        swapped(SHARE, LATER),
        (f"page: {SHARE} is said to be 22%", f"page: {LATER} is said to be 16%"),
    ),
    "a figure left out": (
        lambda html: html.replace(f' data-figure="{NUMBER}"', ""),
        ("page: a number of no figure: 15", f"page: {NUMBER} is missing"),
    ),
    "a figure of no plan": (
        lambda html: html.replace(NUMBER, f"{NUMBER}s"),
        (f"page: {NUMBER}s is no figure of it", f"page: {NUMBER} is missing"),
    ),
}


@pytest.mark.parametrize("case", WRONG_PAGE)
def test_what_is_wrong_on_a_page_is_found(case: str, document: Sheet, figures: Mapping[str, Figure]) -> None:
    change, wanted = WRONG_PAGE[case]
    assert set(comparing.page("page", Page(change(document.html)), figures, figures.values()).wrong) == set(
        wanted
    )


@pytest.mark.parametrize(
    ("name", "more"),
    [
        (SHARE, {"value": Decimal(20)}),
        (NUMBER, {"value": Decimal(16)}),
        (SHARE, {"stated": Decimal(17)}),
        (SHARE, {"working": "15 ÷ 94"}),
        (SHARE, {"inputs": (NUMBER,)}),
    ],
)
def test_another_figure_in_the_model_is_found_in_all_data(
    name: str, more: dict[str, object], one: Release, figures: Mapping[str, Figure], built: Path
) -> None:
    changed = {**figures, name: replace(figures[name], **more)}  # type: ignore[arg-type]
    document = one.document(DOCUMENT)
    assert document is not None
    kinds = {"csv": comparing.table, "json": comparing.data}
    for kind, compare in kinds.items():
        content = (built / "site" / routes.download(one, document, kind)).read_bytes()
        assert compare("", content, figures) == Compared(len(figures))
        wrong = compare("", content, changed).wrong
        assert wrong
        assert all(name in line for line in wrong)
    content = (built / "site" / routes.provenance(one)).read_bytes()
    if {"value", "stated"} & set(more):
        assert [line for line in comparing.provenance("", content, changed).wrong if name in line]


def test_a_figure_that_data_lack_or_have_besides_is_found(
    one: Release, figures: Mapping[str, Figure], built: Path
) -> None:
    document = one.document(DOCUMENT)
    assert document is not None
    for kind, compare in {"csv": comparing.table, "json": comparing.data}.items():
        content = (built / "site" / routes.download(one, document, kind)).read_bytes()
        more = {**figures, "x": replace(figures[NUMBER], id="x")}
        assert compare("", content, more).wrong == (": x is missing",)
        less = {name: figure for name, figure in figures.items() if name != NUMBER}
        assert f": {NUMBER} is no figure of it" in compare("", content, less).wrong


def test_a_wrong_total_is_found(checked_plans: Checked, built: Path) -> None:
    totals = public_totals(checked_plans, MOMENT)
    (total,) = [item for item in totals if item.id == "pdu.england.2010-11"]
    figure = replace(total.figure, value=Decimal(5018))
    others = [replace(item, figure=figure) if item is total else item for item in totals]
    site = built / "site"
    page = Page((site / routes.file_of(routes.TOTALS)).read_text("utf-8"))
    assert len(comparing.all_totals("", page, totals).wrong) == 0
    assert len(comparing.all_totals("", page, others).wrong) == 2  # rounded, and before that
    home = Page((site / routes.INDEX).read_text("utf-8"))
    assert comparing.overview("", home, totals, {}).wrong == ()
    assert len(comparing.overview("", home, others, {}).wrong) == 1
    for name, compare in (
        (routes.TOTALS_CSV, comparing.totals_as_csv),
        (routes.TOTALS_JSON, comparing.totals_as_json),
    ):
        content = (site / name).read_bytes()
        assert compare("", content, totals).wrong == ()
        assert len(compare("", content, others).wrong) == 2
        assert f": {totals[0].id} is no figure of it" in compare("", content, totals[1:]).wrong
        assert compare("", content, [*totals, replace(total, figure=replace(figure, id="x"))]).wrong == (
            ": x is missing",
        )


def figure(**more: object) -> Figure:
    made = Figure("x", "X", "count", "people", "derived", "part2", (), Decimal("1234.5"))
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "text", "is_right"),
    [
        (figure(), "1,235", True),
        (figure(), "1,234", False),
        (figure(), "1235", False),
        (figure(), "11,235", False),
        (figure(value=Decimal(1_200_000)), "1.2 million", True),
        (figure(value=Decimal(1_200_001)), "1.2 million", False),
        (figure(value=Decimal(3571000), unit="£"), "£3571 thousand", True),
        (figure(value=Decimal("-5.5"), unit="%"), "−6%", True),
        (figure(value=Decimal("-5.5"), unit="%"), "−5%", False),
        (figure(value=Decimal("-5.5"), unit="%"), "6%", False),
        (figure(gaps=("y",), at_least=True), "at least 1,235, 1 row not known", True),
        (figure(gaps=("y", "z"), at_least=True), "at least 1,235, 2 rows not known", True),
        (figure(gaps=("y",), at_least=True), "1,235, 1 row not known", False),
        (figure(gaps=("y",), at_least=True), "1,235", False),
        (figure(gaps=("y",), formula="x ÷ y"), "1,235 (1 not known)", True),
        (figure(gaps=("y",), formula="x ÷ y"), "at least 1,235, 1 row not known", False),
        (figure(), "at least 1,235, 1 row not known", False),
        (figure(), "1,235 (1 not known)", False),
        (figure(value=None, absence=Absence("pending")), "Pending", True),
        (figure(value=None, absence=Absence("pending")), "0", False),
        (figure(value=None, absence=Absence("pending")), "", False),
        (figure(kind="rating", value=None, word="G"), "G Green", True),
        (figure(kind="rating", value=None, word="A", stated_word="G"), "A Amber", False),
        (figure(value=None, word="4 to 6"), "About 4 to 6 weeks", True),
        (figure(value=None, word="4 to 6"), "14 to 6 weeks", False),
        (figure(value=None, word="4 to 6"), "4 to 60 weeks", False),
    ],
)
def test_a_cell_says_its_figure_or_not(made: Figure, text: str, is_right: bool) -> None:
    assert says(made, text) is is_right


@pytest.mark.parametrize(
    ("made", "text", "is_right"),
    [
        (figure(), "1,235", True),
        (figure(), "+1,235", True),
        (figure(), "1,235 people", False),
        (figure(), "1,235 1,235", False),
        (figure(gaps=("y",), at_least=True), "at least 1,235, 1 row not known", True),
        (figure(gaps=("y",), at_least=True), "at least 1,235, 2 rows not known", False),
    ],
)
def test_in_a_column_of_numbers_nothing_else_stands(made: Figure, text: str, is_right: bool) -> None:
    assert says(made, text, alone=True) is is_right


FIVE, WEEKS = figure(value=Decimal(5)), figure(value=Decimal(12), word="12 weeks")
MONEY = figure(value=Decimal(1_250_000), unit="£")


@pytest.mark.parametrize(
    ("made", "form", "text", "is_right"),
    [
        (figure(), "", "1,235", True),
        (figure(), "", "1,234", False),
        (figure(), "", "about 1,235", False),
        (figure(), "", "", False),
        (figure(), "", "5", False),
        (figure(), "exact", "1,234.5", True),
        (figure(), "exact", "1,235", False),
        (FIVE, "words", "five", True),
        (FIVE, "words", "seven", False),
        (FIVE, "words", "", False),
        (FIVE, "words", "5", False),
        (FIVE, "", "five", False),
        (FIVE, "Words", "Five", True),
        (FIVE, "Words", "five", False),
        (WEEKS, "", "12 weeks", True),
        (WEEKS, "", "99 weeks", False),
        (WEEKS, "", "12 days", False),
        (WEEKS, "number", "12", True),
        (WEEKS, "words", "twelve weeks", True),
        (WEEKS, "words", "thirteen weeks", False),
        (figure(value=Decimal(-6), unit="%"), "words", "minus six per cent", True),
        (figure(value=Decimal(115)), "words", "one hundred and fifteen", True),
        (figure(value=Decimal(2036)), "words", "two thousand and thirty-six", True),
        (figure(value=Decimal(6), unit="%"), "change", "+6%", True),
        (figure(value=Decimal(6), unit="%"), "change", "6%", False),
        (MONEY, "million", "£1.25 million", True),
        (MONEY, "million", "1.25 million", False),
        (MONEY, "million", "£1.3 million", False),
        (figure(gaps=("y",), at_least=True), "", "at least 1,235", True),
        (figure(gaps=("y",), at_least=True), "", "1,235", False),
        (figure(value=None, absence=Absence("pending")), "", "pending", True),
        (figure(value=None, absence=Absence("pending")), "", "0", False),
        (figure(kind="rating", value=None, word="A", stated_word="G"), "", "Green", True),
        (figure(kind="rating", value=None, word="A", stated_word="G"), "", "Amber", False),
    ],
)
def test_words_within_a_sentence_say_their_figure_or_not(
    made: Figure, form: str, text: str, is_right: bool
) -> None:
    assert says_in_prose(made, text, form) is is_right
