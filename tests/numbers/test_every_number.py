"""One test of every number: each with its figure, in each output of each audience, against the model.

Pages are read by `data-figure`. A PDF has no ids: its text is read from its tags, row by
row, beside the HTML that it was made from. CSV, JSON and provenance give ids themselves. Compared are both
ways: what an output says with the model, and what the model has with the output.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adtp_publish.load.components import load_components
from adtp_publish.load.templates import load_templates
from adtp_publish.model.figure import Figure
from adtp_publish.model.release import Release, ReleasedDocument
from adtp_publish.pipeline import Checked, public_totals
from adtp_publish.ports import DiskFiles
from adtp_publish.release.release import release
from adtp_publish.render import routes
from adtp_publish.render.environment import environment
from adtp_publish.render.frame import parts_of
from adtp_publish.render.pdf import Sheet, sheet
from tests.conftest import MOMENT, ROOT

from . import comparing
from .comparing import Compared, Figures
from .paper import read
from .saying import lacking
from .screen import Page

AUDIENCES = ("public", "nta", "partnership")
Printed = Callable[[Release, ReleasedDocument], Sheet]


@pytest.fixture(scope="module")
def printed() -> Printed:
    """The HTML that the PDF of a document is made from."""
    templates = load_templates(DiskFiles(ROOT / "templates"))
    jinja = environment(templates.texts, load_components())
    return lambda one, document: sheet("", one, document, jinja, templates)


def released(checked: Checked, audience: str) -> list[Release]:
    made = (release(plan, audience, MOMENT, checked.register)[0] for plan in checked.plans)
    return [one for one in made if one is not None]


def of_document(one: Release, document: str) -> dict[str, Figure]:
    return {figure.id: figure for figure in one.figures if figure.document == document}


def papers(built: Path, one: Release, printed: Printed) -> Iterator[tuple[str, Compared]]:
    """The PDF of each document that a release holds; together they have every figure of it."""
    public = one.audience == "public"
    root = built / "site" if public else built / "submissions" / one.audience
    cover = one.document("cover")
    parts = [*([cover] if cover else []), *parts_of(one)] if public else list(one.documents)
    known, seen = {figure.id: figure for figure in one.figures}, set[str]()
    for document in parts:
        # A submission has a cover in any case: it tells what is absent, and counts over all of the plan.
        if not document.absent or (document is cover and not public):
            where = routes.download(one, document, "pdf") if public else routes.submission(one, document)
            found, html = read((root / where).read_bytes()), Page(printed(one, document).html)
            compared = comparing.paper(where, html, found, known)
            seen |= compared.seen
            yield f"{one.audience} PDF", compared
    yield f"{one.audience} PDF", Compared(0, tuple(lacking(one.figures, seen, f"PDFs of {one.key}")))


def pages(built: Path, one: Release) -> Iterator[tuple[str, Compared]]:
    """The pages of a plan: each of its parts with all of its figures, and those of others that it shows."""
    known: Figures = {figure.id: figure for figure in one.figures}
    documents = {document.id: document for document in one.documents}
    folder = built / "site" / routes.plan(one)
    for file in sorted(folder.rglob(routes.INDEX)):
        where, name = file.relative_to(built / "site").as_posix(), file.parent.name
        whole = of_document(one, name).values() if name in documents else ()
        yield "page", comparing.page(where, Page(file.read_text("utf-8")), known, whole)


def downloads(built: Path, one: Release) -> Iterator[tuple[str, Compared]]:
    for kind, compare in (("csv", comparing.table), ("json", comparing.data)):
        for document in parts_of(one):
            where = routes.download(one, document, kind)
            content = (built / "site" / where).read_bytes()
            yield kind.upper(), compare(where, content, of_document(one, document.id))
    where = routes.provenance(one)
    known = {figure.id: figure for figure in one.figures}
    yield "provenance", comparing.provenance(where, (built / "site" / where).read_bytes(), known)


def totals(built: Path, checked: Checked) -> Iterator[tuple[str, Compared]]:
    site, found = built / "site", public_totals(checked, MOMENT)
    where = routes.file_of(routes.TOTALS)
    yield "page of totals", comparing.all_totals(where, Page((site / where).read_text("utf-8")), found)
    known = {figure.id: figure for one in released(checked, "public") for figure in one.figures}
    for file in sorted([site / routes.INDEX, *overviews(site)]):
        where = file.relative_to(site).as_posix()
        yield "overview", comparing.overview(where, Page(file.read_text("utf-8")), found, known)
    yield "CSV of totals", comparing.totals_as_csv("", (site / routes.TOTALS_CSV).read_bytes(), found)
    yield "JSON of totals", comparing.totals_as_json("", (site / routes.TOTALS_JSON).read_bytes(), found)


def overviews(site: Path) -> Iterator[Path]:
    """The pages over many plans, and those of partnerships, which have the numbers of several plans."""
    for folder in (routes.REGIONS, routes.YEARS):
        yield from (site / folder).rglob(routes.INDEX)
    yield from (site / routes.PARTNERSHIPS).glob(f"*/{routes.INDEX}")


def comparisons(built: Path, checked: Checked) -> Iterator[tuple[str, Compared]]:
    """The pages that set plans beside one another: each number is that of the plan whose figure it is."""
    site = built / "site"
    known: Figures = {figure.id: figure for one in released(checked, "public") for figure in one.figures}
    for file in sorted((site / routes.COMPARE).rglob(routes.INDEX)):
        where = file.relative_to(site).as_posix()
        yield "comparison", comparing.page(where, Page(file.read_text("utf-8")), known)


def outputs(built: Path, checked: Checked, printed: Printed) -> Iterator[tuple[str, Compared]]:
    for audience in AUDIENCES:
        for one in released(checked, audience):
            yield from papers(built, one, printed)
            if audience == "public":
                yield from pages(built, one)
                yield from downloads(built, one)
    yield from totals(built, checked)
    yield from comparisons(built, checked)


def test_every_number_of_every_output_is_that_of_the_model(
    built: Path, checked_plans: Checked, printed: Printed
) -> None:
    counted, files, wrong = Counter[str](), Counter[str](), list[str]()
    for kind, compared in outputs(built, checked_plans, printed):
        counted[kind] += compared.numbers
        files[kind] += 1
        wrong += compared.wrong
    print(f"{counted.total()} numbers compared with the model in {files.total()} files: {dict(counted)}")
    assert wrong == []
    kinds = {
        *(f"{audience} PDF" for audience in AUDIENCES),
        "page",
        "CSV",
        "JSON",
        "provenance",
        "comparison",
    }
    assert set(counted) == kinds | {"page of totals", "overview", "CSV of totals", "JSON of totals"}
    assert min(counted.values()) > 20
    assert counted.total() > 4000
