"""The files inside of PDFs: in a submission the document as YAML and its figures, in public figures alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import md5
from pathlib import Path

import pikepdf
import pytest

from adtp_publish.model.release import Release
from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release
from adtp_publish.render.attached import day_of_plan
from adtp_publish.render.canonical import canonical
from adtp_publish.render.data.part_csv import as_csv
from tests.conftest import MOMENT
from tests.pdf.conftest import AUDIENCES, FRONT, Pdfs, kind

MEDIA = {"csv": "text/csv", "yaml": "application/yaml"}
RELATED = {"csv": "/Data", "yaml": "/Source"}
DAYS = {"example": date(2009, 3, 27), "coventry": date(2008, 4, 1), "sheffield": date(2008, 4, 1)}


@dataclass(frozen=True)
class Inside:
    """A file inside of a PDF, as qpdf finds it."""

    content: bytes
    media: str
    relationship: str
    dated: tuple[datetime | None, datetime | None]
    about: str


def inside(path: Path) -> dict[str, Inside]:
    """The files inside of a PDF by name; each is associated with the whole document, once."""
    with pikepdf.open(path) as pdf:
        found = {}
        for name, spec in pdf.attachments.items():
            file = spec.get_file()
            content = file.read_bytes()
            assert file.md5 == md5(content, usedforsecurity=False).digest()
            assert file.size == len(content)
            assert spec.filename == name
            dated = (file.creation_date, file.mod_date)
            found[name] = Inside(content, file.mime_type, str(spec.relationship), dated, spec.description)
        listed = [str(spec.UF) for spec in pdf.Root.get("/AF", ())]
        assert listed == list(found)
        assert listed == sorted(found)
    return found


Releases = dict[tuple[str, str], Release]


@pytest.fixture(scope="module")
def releases(checked_plans: Checked) -> Releases:
    """What each audience is given of each plan."""
    found = {
        (audience, derived.plan.key): release(derived, audience, MOMENT, checked_plans.register)[0]
        for derived in checked_plans.plans
        for audience in AUDIENCES
    }
    return {key: released for key, released in found.items() if released is not None}


def of(pdfs: Pdfs, releases: Releases, some: list[Path]) -> Iterator[tuple[Path, Release, str]]:
    """Each PDF that is in no pack with the release and the document that it is made of."""
    for audience, paths in pdfs.items():
        for path in paths:
            if path in some and kind(path) != FRONT:
                partnership, first, last, document = path.stem.split("-", 3)
                yield path, releases[audience, f"{partnership}/{first}-{last}"], document


def test_each_pdf_holds_what_it_should(pdfs: Pdfs, releases: Releases, some: list[Path]) -> None:
    held = {"csv": 0, "yaml": 0}
    for path, released, name in of(pdfs, releases, some):
        document = released.document(name)
        assert document is not None
        wanted = {}
        if any(figure.document == name for figure in released.figures):
            wanted[f"{path.stem}.csv"] = as_csv(released, document)
        if released.audience != "public":
            wanted[f"{path.stem}.yaml"] = canonical(released, document)
        found = inside(path)
        assert {at: file.content for at, file in found.items()} == wanted, path
        for at, file in found.items():
            ending = at.rpartition(".")[2]
            held[ending] += 1
            assert (file.media, file.relationship) == (MEDIA[ending], RELATED[ending]), at
            assert file.about
            day = DAYS.get(released.partnership.slug, date(2009, 4, 1))
            assert file.dated == (datetime(day.year, day.month, day.day, tzinfo=UTC),) * 2, at
            assert day == day_of_plan(released)
    assert min(held.values()) >= 8, held


def test_the_figures_in_a_public_pdf_are_those_beside_it(pdfs: Pdfs) -> None:
    compared = 0
    for path in pdfs["public"]:
        for name, file in inside(path).items():
            assert file.content == (path.parent / name).read_bytes()
            compared += 1
    assert compared >= 5


def test_no_public_pdf_holds_a_file_of_a_plan(pdfs: Pdfs) -> None:
    names = [name for path in pdfs["public"] for name in inside(path)]
    assert names
    assert [name for name in names if not name.endswith(".csv")] == []


def test_qpdf_finds_nothing(some: list[Path]) -> None:
    for path in some:
        with pikepdf.open(path) as pdf:
            assert pdf.check_pdf_syntax() == [], path.name
            assert pdf.get_warnings() == [], path.name


def test_qpdf_finds_what_is_broken(tmp_path: Path, some: list[Path]) -> None:
    content = bytearray(some[0].read_bytes())
    at = content.index(b"stream\n") + 20
    content[at : at + 40] = b"\0" * 40
    (tmp_path / "broken.pdf").write_bytes(content)
    with pikepdf.open(tmp_path / "broken.pdf") as pdf:
        assert pdf.check_pdf_syntax() != []


XMP = {
    "pdfaid:part": "3",
    "pdfaid:conformance": "A",
    "pdfuaid:part": "1",
    "dc:language": {"en-GB"},
}


def test_metadata_say_what_the_file_is_and_no_more(some: list[Path]) -> None:
    for path in some:
        with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
            told = {name: metadata[name] for name in XMP}
            assert told == XMP, path.name
            own = {
                "dc:title": str(pdf.docinfo["/Title"]),
                "dc:creator": [str(pdf.docinfo["/Author"])],
                "dc:description": str(pdf.docinfo["/Subject"]),
                "pdf:Producer": str(pdf.docinfo["/Producer"]),
            }
            assert {name: metadata[name] for name in own} == own, path.name
            # Besides: the schema that describes what says that it is PDF/UA.
            assert len(metadata) == len(XMP) + len(own) + 1, path.name


@pytest.mark.parametrize("audience", ["nta", "partnership"])
def test_every_document_of_a_submission_is_in_its_pdf(pdfs: Pdfs, releases: Releases, audience: str) -> None:
    """What a plan holds goes with it: whoever has the PDFs has the plan."""
    found = {(path.stem, name) for path in pdfs[audience] for name in inside(path)}
    for (given_to, _), released in releases.items():
        stem = f"{released.partnership.slug}-{released.slug}"
        held = {f"{stem}-{item.id}" for item in released.documents if not item.absent or item.id == "cover"}
        assert held
        assert given_to != audience or {(name, f"{name}.yaml") for name in held} <= found


def test_a_pack_has_in_its_pdfs_what_stands_beside_them(packed: list[Path]) -> None:
    fronts = [path for path in packed if kind(path) == FRONT]
    others = [path for path in packed if kind(path) != FRONT]
    assert len(fronts) >= 8
    assert len(others) > len(fronts)
    assert [inside(path) for path in fronts if inside(path)] == []
    for path in others:
        beside = path.with_suffix(".yaml").read_bytes()
        assert inside(path)[f"{path.stem}.yaml"].content == beside
