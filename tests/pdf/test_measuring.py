"""How long a narrative is: measured where it is laid out, kept with the PDF, and not estimated then."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from adtp_publish.cache import DiskCache
from adtp_publish.findings import ERROR, NOTICE, WARNING
from adtp_publish.load.components import load_components
from adtp_publish.load.templates import load_templates
from adtp_publish.measuring import files_of, measured, without_estimates
from adtp_publish.model.length import Length
from adtp_publish.pipeline import Checked, Tools, check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.release.release import release
from adtp_publish.render.pdf import Sheet, lay_out_pdf, pdfs
from adtp_publish.render.pdf import sheet as sheet_of_document
from tests.conftest import ROOT, MemoryFiles

PLAN = "somewhere/2009-10"
REGISTER = "format: 1\nregions: []\npartnerships:\n  - slug: somewhere\n    name: Somewhere\n"
COVER = """\
format: 1
edition: 2009/10
nature: plan
partnership: Somewhere
date: 2009-03-31
signatories:
  - post: Chair
"""
PART_1 = """\
format: 1
edition: 2009/10
sections:
  - number: "1.0"
    title: Needs
    text: Short.
"""
EXPLAINED = """\
explanations:
  - finding: narrative-length
    place: sections
    because: The panel agreed to it.
"""


def sheet(*heights: tuple[str, int]) -> Sheet:
    """Blocks of so many tenths of a page, each under a heading with an anchor."""
    style = "@page { size: 100mm 120mm; margin: 10mm } h2 { height: 0; margin: 0; font-size: 0 }"
    body = "".join(
        f'<h2 id="{name}">x</h2>' + '<div style="height: 10mm"></div>' * tenths for name, tenths in heights
    )
    html = f"<!DOCTYPE html><html lang=en-GB><title>T</title><style>{style}</style><body>{body}</body></html>"
    return Sheet("t.pdf", html, ())


@pytest.mark.parametrize(
    ("heights", "tenths"),
    [
        ([("top", 3), ("section-1-0", 4), ("section-1-1", 13), ("after", 5)], 17),
        ([("section-1-0", 10), ("after", 2)], 10),
        ([("top", 10), ("section-1-0", 25), ("after", 2), ("section", 9)], 25),
        ([("top", 3), ("section", 9)], 0),
    ],
)
def test_from_the_first_section_to_what_follows_the_last(heights: list[tuple[str, int]], tenths: int) -> None:
    assert abs(lay_out_pdf(sheet(*heights)).narrative.tenths - tenths) <= (1 if tenths else 0)


@pytest.mark.parametrize(
    ("heights", "pages"),
    [
        ([("top", 3), ("section-1-0", 4), ("section-1-1", 11), ("after", 5)], (1, 2)),
        ([("top", 12), ("section-1-0", 5), ("after", 2)], (2, 2)),
        ([("top", 10), ("section-1-0", 25), ("after", 2)], (2, 4)),
        ([("top", 3)], (0, 0)),
    ],
)
def test_the_pages_on_which_it_stands(heights: list[tuple[str, int]], pages: tuple[int, int]) -> None:
    found = lay_out_pdf(sheet(*heights)).narrative
    assert (found.first, found.last) == pages


def test_a_narrative_that_nothing_follows_ends_with_the_last_page() -> None:
    assert lay_out_pdf(sheet(("section-1-0", 12))).narrative.tenths in (19, 20)


@dataclass(frozen=True)
class Kept:
    """A cache in memory."""

    entries: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str, /) -> bytes | None:
        return self.entries.get(key)

    def put(self, key: str, content: bytes, /) -> None:
        self.entries[key] = content


def test_the_length_is_kept_with_the_pdf_and_not_in_it() -> None:
    kept, item = Kept(), sheet(("section-1-0", 7), ("after", 2))
    first = pdfs([item], kept, None, lambda _: None)
    (content,) = kept.entries.values()
    assert first["t.pdf"].narrative.tenths in (7, 8)
    assert first["t.pdf"].content.rstrip().endswith(b"%%EOF")
    assert content.startswith(first["t.pdf"].content)
    assert pdfs([item], kept, None, lambda _: None) == first


def test_an_entry_without_its_lengths_is_made_again() -> None:
    kept, item = Kept(), sheet(("section-1-0", 7), ("after", 2))
    first = pdfs([item], kept, None, lambda _: None)
    (key,) = kept.entries
    kept.entries[key] = b"%PDF-1.7"
    assert pdfs([item], kept, None, lambda _: None) == first


def test_the_pages_of_a_pdf_are_counted() -> None:
    made = pdfs([sheet(("section-1-0", 7), ("after", 2))], Kept(), None, lambda _: None)
    assert made["t.pdf"].pages == len(PdfReader(BytesIO(made["t.pdf"].content)).pages) > 0


@pytest.fixture(scope="module")
def checked(forms: Files, moment: datetime) -> Callable[[str, bool], Checked]:
    """A plan whose Part 1 ends in some lines, checked."""

    @cache
    def made(more: str, is_strict: bool) -> Checked:
        texts = {"register.yaml": REGISTER, f"{PLAN}/cover.yaml": COVER, f"{PLAN}/part1.yaml": PART_1 + more}
        return check(MemoryFiles(texts), "plans", forms, moment, is_strict=is_strict)

    return made


@pytest.mark.parametrize(
    ("tenths", "more", "is_strict", "severity"),
    [
        (45, "", False, ""),
        (61, "", False, WARNING),
        (30, "", False, WARNING),
        (61, "", True, ERROR),
        (61, EXPLAINED, False, NOTICE),
        (61, EXPLAINED, True, NOTICE),
    ],
)
def test_a_measured_length_is_settled_as_every_finding_is(
    checked: Callable[[str, bool], Checked], tenths: int, more: str, is_strict: bool, severity: str
) -> None:
    found = measured(checked(more, is_strict), {(PLAN, "part1"): Length(tenths, 1, 3)})
    assert [finding.severity for finding in found] == ([severity] if severity else [])
    assert all(
        f"{tenths // 10}.{tenths % 10} pages of its PDF, pages 1 to 3" in finding.message for finding in found
    )


def test_what_was_measured_is_not_estimated(checked: Callable[[str, bool], Checked]) -> None:
    plans = checked("", False)
    told = [finding for finding in plans.findings if finding.code == "narrative-length"]
    assert ["about 1 page" in finding.message for finding in told] == [True]
    files = files_of(plans, {(PLAN, "part1"): 45})
    assert files == {told[0].file}
    rest = without_estimates(plans.findings, files)
    assert set(plans.findings) - set(rest) == set(told)
    assert without_estimates(plans.findings, frozenset()) == plans.findings


def test_a_part_that_is_held_in_part_is_not_measured(checked: Callable[[str, bool], Checked]) -> None:
    plans = checked("", False)
    (derived,) = plans.plans
    documents = tuple(replace(d, partial="pending") for d in derived.plan.documents)
    partial = replace(plans, plans=(replace(derived, plan=replace(derived.plan, documents=documents)),))
    assert measured(partial, {(PLAN, "part1"): Length(90, 1, 9)}) == ()


LANCASHIRE = "lancashire/2009-10"


def of_lancashire(times: int, forms: Files, pdf_cache: Path) -> tuple[Length, tuple[str, ...]]:
    """How long the real Part 1 is where its text stands so many times, and what is found in it."""
    files = DiskFiles(ROOT / "plans")
    texts = {
        name: files.read(name).decode() for name in files.names() if name.startswith((LANCASHIRE, "reg"))
    }
    name = f"{LANCASHIRE}/part1.yaml"
    blocks = re.compile(r"^    text: \|\n((?:      .*\n|\n)+)", re.MULTILINE)
    assert len(blocks.findall(texts[name])) > 10
    texts[name] = blocks.sub(lambda found: "    text: |\n" + "\n".join([found[1]] * times), texts[name])
    plans = check(MemoryFiles(texts), "plans", forms, datetime(2011, 6, 1, 12, tzinfo=UTC))
    tools = Tools(
        load_templates(DiskFiles(ROOT / "templates")), load_components(), DiskCache(pdf_cache), None, print
    )
    (derived,) = plans.plans
    released, _ = release(derived, "nta", datetime(2011, 6, 1, 12, tzinfo=UTC), plans.register)
    assert released is not None
    document = released.document("part1")
    assert document is not None
    press = tools.press()
    made = press.pdfs(
        [sheet_of_document("part1.pdf", released, document, press.environment(), tools.templates)]
    )
    length = made["part1.pdf"].narrative
    return length, tuple(f.message for f in measured(plans, {(LANCASHIRE, "part1"): length}))


def test_part_1_of_lancashire_is_held_against_four_to_six_pages(forms: Files, pdf_cache: Path) -> None:
    length, found = of_lancashire(1, forms, pdf_cache)
    assert 30 < length.tenths <= 60
    assert found == ()


def test_were_it_twice_as_long_the_finding_would_name_its_pages(forms: Files, pdf_cache: Path) -> None:
    length, (found,) = of_lancashire(2, forms, pdf_cache)
    told = (
        f"{length.tenths // 10}.{length.tenths % 10} pages of its PDF, pages {length.first} to {length.last}"
    )
    assert found == f"the narrative takes {told}; wanted 4 to 6"
    assert length.tenths > 100
    assert length.last - length.first >= 10
