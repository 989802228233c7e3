"""The leak gate catches each planted leak, also where releases filter nothing; a clean site passes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from adtp_publish.cache import NoCache
from adtp_publish.findings import Finding
from adtp_publish.model.output import OutputFile
from adtp_publish.model.public_texts import texts_of_program
from adtp_publish.model.withheld import Withheld
from adtp_publish.pipeline import Checked
from adtp_publish.publish.gate.gate import Hits, gate, hits_in
from adtp_publish.publish.gate.search import Index, index_of
from adtp_publish.release import release as releasing
from adtp_publish.release.audience import standing
from adtp_publish.render.pdf import Sheet, lay_out_pdf
from adtp_publish.withholding import withheld
from tests.conftest import MOMENT
from tests.privacy.planted import BROKEN, FIELDS, WAYS, leak, planted
from tests.privacy.repository import (
    DRAFT,
    ILLUSTRATION,
    PUBLISHED,
    build,
    checked,
    templates,
)

TEXTS = planted()[1]


@dataclass(frozen=True)
class Site:
    """What is withheld of the planted plans, and the clean site without its PDFs."""

    checked: Checked
    withheld: Withheld
    index: Index
    files: tuple[OutputFile, ...]


@cache
def site() -> Site:
    found = checked(planted()[0])
    made = build(found, "public")
    sought = withheld(found, MOMENT, made.releases, (), texts_of_program(*templates()), assets())
    return Site(found, sought, index_of(sought), without_pdfs(made.files))


def assets() -> Iterator[bytes]:
    return iter(templates()[0].assets.values())


def without_pdfs(files: tuple[OutputFile, ...]) -> tuple[OutputFile, ...]:
    """In these builds hashes stand for the PDFs."""
    return tuple(file for file in files if not file.address.endswith(".pdf"))


def found_in(*files: OutputFile) -> Hits:
    return hits_in(files, site().index, site().withheld.known, NoCache(), None)


def test_on_the_clean_site_the_gate_finds_nothing() -> None:
    assert len(site().files) > 40
    assert len(site().index.runs) > 2000
    assert gate(site().files, site().withheld, NoCache()) == ()


@pytest.mark.parametrize("way", WAYS)
def test_every_kind_of_field_is_caught_in_every_kind_of_file(way: str) -> None:
    assert len(TEXTS) * len(WAYS) > 700
    missed = []
    for kind, text in TEXTS.items():
        hits = found_in(leak(way, text))
        assert not hits.unread, (kind, hits.unread)
        if not hits.places:
            missed.append(kind)
    assert missed == []


@pytest.mark.parametrize("way", WAYS)
def test_a_public_text_is_no_leak_however_it_is_written(way: str) -> None:
    for text in ("Northshire Drug and Alcohol Action Team", "Adult drug treatment plan for Northshire"):
        hits = found_in(leak(way, text))
        assert (hits.places, hits.unread) == ({}, [])


def test_each_field_is_caught_on_a_page_of_a_pdf_where_it_is_laid_out_over_lines() -> None:
    pages = "".join(f"<p style='break-after: page; width: 4cm'>{text}</p>" for text in TEXTS.values())
    content = lay_out_pdf(Sheet("a.pdf", f"<html lang=en><title>A</title>{pages}", ())).content
    hits = found_in(OutputFile("a.pdf", content))
    where = {where for places in hits.places.values() for _, where in places}
    assert where >= {f"page {number}" for number in range(1, len(TEXTS) + 1)}


def test_a_leak_is_told_at_the_withheld_words_with_the_place_in_the_output() -> None:
    bad = OutputFile("a/index.html", b'<p>One</p>\n<img alt="halve THE queue for a first">\n')
    (finding,) = gate([*site().files, bad], site().withheld, NoCache())
    file, path, text = FIELDS["an objective"]
    assert (finding.code, finding.file) == ("withheld-text", f"plans/{file}.yaml")
    assert finding.path == tuple(path.split("/"))
    assert "`a/index.html` (attributes, line 2)" in finding.message
    assert finding.sought == text[: len("Halve the queue for a first")]
    assert finding.is_error


def test_a_leak_of_a_file_that_cannot_be_read_is_told_at_its_line() -> None:
    (finding,) = gate([OutputFile("a.txt", BROKEN.encode())], site().withheld, NoCache())
    assert (finding.file, finding.line) == (f"plans/{PUBLISHED}/part3/grid2.yaml", 2)


@pytest.mark.parametrize(
    ("address", "content", "why"),
    [
        ("a.7z", b"7z", "of a type that is not known"),
        ("a.png", b"\x89PNG", "of a type that is not known"),
        ("a", b"A", "of a type that is not known"),
        ("a.html", "pl\u00e4n".encode("latin-1"), "not UTF-8 at byte 2"),
        ("a.pdf", b"%PDF-1.7\n%%EOF", "no PDF that can be opened"),
        ("a.zip", b"PK\3\4", "no whole archive"),
        ("a.pf_meta", b"A", "not packed as one whole"),
        ("a.pf_meta", b"AAAAAAAAAAAAAAAA", "cannot be unpacked"),
        ("a.zip", leak("a file in a zip", "A").content[:-30], "no whole archive"),
    ],
)
def test_what_cannot_be_read_does_not_pass(address: str, content: bytes, why: str) -> None:
    (finding,) = gate([OutputFile(address, content)], site().withheld, NoCache())
    assert finding.code == "unreadable-output"
    assert why in finding.message


def test_a_font_or_picture_of_the_theme_may_pass_as_it_is() -> None:
    assert (
        gate(
            [OutputFile("a.ttf", next(a for a in assets() if a[:4] == b"\0\1\0\0"))],
            site().withheld,
            NoCache(),
        )
        == ()
    )


# --- the filter of releases switched off


def leaking(found: Checked) -> tuple[Finding, ...]:
    """What the gate says of the site that is made now."""
    made = build(found, "public")
    sought = withheld(found, MOMENT, made.releases, (), texts_of_program(*templates()), assets())
    return gate(without_pdfs(made.files), sought, NoCache())


def test_private_fields_that_are_released_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = releasing._copied
    monkeypatch.setattr(releasing, "_copied", lambda form, node, _public: copied(form, node, public=False))
    found = leaking(site().checked)
    assert {"withheld-name"} <= {finding.code for finding in found}
    assert {finding.path[:1] for finding in found if finding.file == f"plans/{PUBLISHED}/cover.yaml"} == {
        ("signatories",)
    }


def test_plans_that_are_released_too_early_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    published = next(
        stands
        for d in site().checked.plans
        if (stands := standing(d.plan, "public", MOMENT)) and stands.state == "published"
    )
    monkeypatch.setattr(releasing, "standing", lambda *_: published)
    files = {finding.file.removeprefix("plans/").rpartition("/")[0] for finding in leaking(site().checked)}
    assert {DRAFT, "westshire/2009-10"} <= files
    assert ILLUSTRATION not in files
