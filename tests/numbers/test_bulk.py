"""Tidy tables, their spreadsheets, the API, the zip and the tables of pages hold the figures of the model."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adtp_publish.model.figure import Figure
from adtp_publish.model.release import Release
from adtp_publish.pipeline import Checked, public_totals
from adtp_publish.render import routes
from tests.conftest import MOMENT
from tests.data.reading import records, sheets

from . import bulk
from .comparing import Compared
from .test_every_number import released


@pytest.fixture(scope="module")
def site(built: Path) -> Path:
    return (built / "site").resolve()


@pytest.fixture(scope="module")
def counted(checked_plans: Checked) -> list[Release]:
    return [one for one in released(checked_plans, "public") if one.state != "illustrative"]


def figures(releases: list[Release]) -> dict[str, Figure]:
    return {figure.id: figure for one in releases for figure in one.figures}


def of_sheet(path: Path | io.BytesIO) -> list[dict[str, Any]]:
    head, *rows = sheets(path)["Data"]
    return [dict(zip(head, row, strict=True)) for row in rows]


def outputs(site: Path, counted: list[Release], checked: Checked) -> Iterator[tuple[str, Compared]]:
    for year in sorted({one.year for one in counted}):
        known = figures([one for one in counted if one.year == year])
        csv = routes.figures_csv(year.replace("/", "-"))
        ods = routes.spreadsheet(csv)
        yield "tidy CSV", bulk.tidy(csv, records((site / csv).read_bytes()), known)
        yield "ODS", bulk.tidy(ods, of_sheet(site / ods), known)
        with zipfile.ZipFile(site / routes.ARCHIVE) as whole:
            yield "zip", bulk.tidy(f"zip: {csv}", records(whole.read(csv)), known)
            yield "zip", bulk.tidy(f"zip: {ods}", of_sheet(io.BytesIO(whole.read(ods))), known)
    for one in counted:
        where = routes.api_plan(one)
        yield "API", bulk.tidy(where, json.loads((site / where).read_bytes())["figures"], figures([one]))
    where = routes.api("indicators")
    totals = public_totals(checked, MOMENT)
    yield "API of totals", bulk.indicators(where, json.loads((site / where).read_bytes()), totals)
    known = figures(released(checked, "public"))
    for path in sorted((site / "partnerships").rglob("tables/*-tables.json")):
        yield "tables", bulk.tables(path.name, json.loads(path.read_bytes()), known)


def test_every_number_over_all_plans_is_that_of_the_model(
    site: Path, counted: list[Release], checked_plans: Checked
) -> None:
    numbers, wrong = Counter[str](), list[str]()
    for kind, compared in outputs(site, counted, checked_plans):
        numbers[kind] += compared.numbers
        wrong += compared.wrong
    print(f"{numbers.total()} numbers compared with the model: {dict(numbers)}")
    assert wrong == []
    assert set(numbers) == {"tidy CSV", "ODS", "zip", "API", "API of totals", "tables"}
    assert min(numbers.values()) > 20
    assert numbers["tidy CSV"] == numbers["ODS"] == numbers["API"] == len(figures(counted))


def test_a_row_that_is_not_as_the_model_has_it_is_seen(site: Path, counted: list[Release]) -> None:
    year = counted[0].year
    known = figures([one for one in counted if one.year == year])
    rows = records((site / routes.figures_csv(year.replace("/", "-"))).read_bytes())
    assert bulk.tidy("", rows, known).wrong == ()
    place = next(number for number, row in enumerate(rows) if row["value"])
    for name in ("value", "text", "year", "formula", "status", "provisional"):
        spoiled = [{**row, name: "7"} if number == place else row for number, row in enumerate(rows)]
        assert len(bulk.tidy("", spoiled, known).wrong) == 1, name
    assert len(bulk.tidy("", rows[1:], known).wrong) == 1
    assert len(bulk.tidy("", [*rows, rows[0]], known).wrong) == 1
    assert len(bulk.tidy("", rows, dict(list(known.items())[1:])).wrong) == 1


def test_no_illustration_is_in_any_data_over_all_plans(site: Path, checked_plans: Checked) -> None:
    made_up = [one for one in released(checked_plans, "public") if one.state == "illustrative"]
    assert made_up
    looked = 0
    for path in [*sorted((site / "data").iterdir()), *sorted((site / "api").rglob("*.json"))]:
        content = path.read_bytes()
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as whole:
                content = b"".join([member.encode() + whole.read(member) for member in whole.namelist()])
        looked += 1
        for one in made_up:
            assert f"{one.key}/".encode() not in content, path.name
            assert one.partnership.name.encode() not in content, path.name
    assert looked > 20
