"""Every figure of the model in every output, with its id: pages, CSV, JSON and provenance say the same.

The pages are read as a program reads them, by `data-figure`, `data-worked-out` and `data-input`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from adtp_publish.model.chain import Step, chain
from adtp_publish.model.display import exact, number
from adtp_publish.model.figure import Figure
from adtp_publish.model.figure_text import in_sentence
from adtp_publish.model.release import Release
from adtp_publish.model.rounding import rounded
from adtp_publish.model.telling import told, value_of
from adtp_publish.pipeline import Checked
from adtp_publish.report.chains import as_data
from tests.conftest import ROOT

from .screen import VOID
from .test_every_number import released

SCHEMA = Draft202012Validator(json.loads((ROOT / "templates/schemas/provenance.schema.json").read_bytes()))
PLANS = ("coventry/2008-09", "example/2009-10", "lancashire/2009-10", "sheffield/2008-09")
MARKS = frozenset(("sup",))


class Told(HTMLParser):
    """What a page says of figures: of cells, workings and inputs, each by the id of its figure."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, list[tuple[str, str]]] = {
            "data-figure": [],
            "data-worked-out": [],
            "data-input": [],
        }
        self.below: list[tuple[str, str]] = []
        self.formats: list[tuple[str, str, str]] = []
        self._open: list[tuple[str, str, str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        kind = next((name for name in self.said if name in given), "")
        name = given.get(kind) or "" if kind else ""
        if kind == "data-input":
            above = next(
                opened for opened in reversed(self._open) if opened[1] in ("data-worked-out", "data-input")
            )
            self.below.append((above[2].partition("|")[0], name))
        if tag not in VOID:
            self._open.append((tag, kind, f"{name}|{given.get('data-format') or ''}", []))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        _, kind, told, texts = self._open.pop()
        name, _, form = told.partition("|")
        text = " ".join("".join(texts).split())
        if form:
            self.formats.append((name, form, text))
        elif kind:
            self.said[kind].append((name, text))

    def handle_data(self, data: str) -> None:
        if not any(tag in MARKS for tag, *_ in self._open):
            for *_, texts in self._open:
                texts.append(data)


@pytest.fixture(scope="module")
def releases(checked_plans: Checked) -> dict[str, Release]:
    return {one.key: one for one in released(checked_plans, "public")}


def folder(built: Path, plan: str) -> Path:
    return built / "site/partnerships" / plan


def pages(built: Path, plan: str) -> dict[str, Told]:
    found = {}
    for path in sorted(folder(built, plan).rglob("index.html")):
        found[path.parent.name] = page = Told()
        page.feed(path.read_text("utf-8"))
    return found


def known(one: Release) -> dict[str, Figure]:
    return {figure.id: figure for figure in one.figures}


def text_of(figure: Figure) -> str:
    """What a cell shows of a figure, written here once more: the stated number, else the rounded one."""
    if figure.shown is None:
        return (figure.absence.word if figure.absence else figure.word).casefold()
    return number(figure.shown, figure.unit, figure.places)


def test_every_plan_of_the_site_is_looked_at(releases: dict[str, Release], built: Path) -> None:
    assert tuple(sorted(releases)) == PLANS
    assert len(list((built / "site").rglob("*-provenance.json"))) == len(PLANS)
    formats = [form for plan in PLANS for page in pages(built, plan).values() for form in page.formats]
    assert len(formats) > 10, "figures that prose names in a format are looked at too"


@pytest.mark.parametrize("plan", PLANS)
def test_every_figure_stands_on_its_page_as_in_the_model(
    plan: str, releases: dict[str, Release], built: Path
) -> None:
    figures, told_on = known(releases[plan]), pages(built, plan)
    seen: Counter[str] = Counter()
    for name, page in told_on.items():
        for figure_id, text in page.said["data-figure"]:
            figure = figures[figure_id]
            assert (figure.word or text_of(figure)).casefold() in text.casefold(), (figure_id, text)
            seen[figure_id] += name == figure.document
        for figure_id, form, text in page.formats:
            assert text == in_sentence(figures[figure_id], form)
    assert set(seen) == set(figures)
    assert min(seen.values()) >= 1
    print(f"{plan}: {sum(seen.values())} cells compared")


@pytest.mark.parametrize("plan", PLANS)
def test_every_figure_that_follows_is_worked_out_once_on_its_page_down_to_what_was_typed(
    plan: str, releases: dict[str, Release], built: Path
) -> None:
    figures, told_on = known(releases[plan]), pages(built, plan)
    derived = {figure.id for figure in figures.values() if figure.formula}
    worked = Counter(
        name
        for place, page in told_on.items()
        if place.startswith("part")
        for name, _ in page.said["data-worked-out"]
    )
    assert worked == Counter(derived)
    for page in told_on.values():
        below: dict[str, list[str]] = {}
        for above, name in page.below:
            below.setdefault(above, []).append(name)
        for name, text in page.said["data-worked-out"]:
            figure = figures[name]
            assert list(dict.fromkeys(figure.inputs)) == below.get(name, []), name
            assert figure.formula in text
            assert figure.working in text
            if figure.status == "derived" and figure.value is not None:
                assert exact(figure.value, figure.unit) in text
            stated = figure.stated
            assert (
                stated is None
                or f"The form states {number(stated, figure.unit, figure.places)}, which" in text
            )
            assert ("differs." in text) == figure.differs
        for name, text in page.said["data-input"]:
            assert f": {value_of(figures[name])}" in text, name


@pytest.mark.parametrize("plan", PLANS)
def test_tables_of_values_say_what_the_model_says(
    plan: str, releases: dict[str, Release], built: Path
) -> None:
    figures, seen = known(releases[plan]), Counter[str]()
    for path in sorted(folder(built, plan).rglob("*.csv")):
        if path.parent.name == "tables":
            continue  # as the pages show them: test_tables.py
        for line in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")):
            figure = figures.get(line["id"])
            if figure is None:
                continue
            seen[figure.id] += 1
            assert line["formula"] == figure.formula
            assert line["working"].removeprefix("'") == figure.working
            assert line["inputs"].split() == list(figure.inputs)
            if figure.shown is not None and not figure.word:
                assert line["value"] == str(rounded(figure.shown, figure.places)), figure.id
    assert seen == Counter(list(figures))


@pytest.mark.parametrize("plan", PLANS)
def test_parts_as_json_say_what_the_model_says(plan: str, releases: dict[str, Release], built: Path) -> None:
    figures, seen = known(releases[plan]), Counter[str]()
    for path in sorted(folder(built, plan).rglob(f"{plan.replace('/', '-')}-*.json")):
        if path.stem.endswith(("-provenance", "-tables")):
            continue
        for record in json.loads(path.read_bytes())["figures"]:
            figure = figures[record["id"]]
            seen[figure.id] += 1
            assert (record["formula"], record["working"]) == (figure.formula, figure.working)
            assert [below["id"] for below in record["inputs"]] == list(dict.fromkeys(figure.inputs))
            assert all(below["shown"] == value_of(figures[below["id"]]) for below in record["inputs"])
    assert seen == Counter(list(figures))


def provenance(built: Path, plan: str) -> dict[str, Any]:
    name = f"{plan.replace('/', '-')}-provenance.json"
    found: dict[str, Any] = json.loads((folder(built, plan) / name).read_bytes())
    return found


@pytest.mark.parametrize("plan", PLANS)
def test_a_provenance_fits_its_schema(plan: str, built: Path) -> None:
    assert [error.message for error in SCHEMA.iter_errors(provenance(built, plan))] == []


def test_the_schema_of_provenance_refuses_what_it_should(built: Path) -> None:
    good = provenance(built, "lancashire/2009-10")
    for change in ({"line": 12}, {"file": "plans/x.yaml"}, {"value": 4041}, {"status": "guessed"}):
        bad = {**good, "figures": [{**good["figures"][0], **change}]}
        assert list(SCHEMA.iter_errors(bad)), change


def followed(record: dict[str, Any], records: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The chain of a figure by the ids of its inputs: each step with the step above it."""
    for below in record.get("inputs", ()):
        yield record["id"], below["id"]
        yield from followed(records[below["id"]], records)


def steps(step: Step) -> Iterator[tuple[str, str]]:
    for below in step.inputs:
        yield step.figure.id, below.figure.id
        yield from steps(below)


@pytest.mark.parametrize("plan", PLANS)
def test_a_provenance_holds_every_figure_with_the_chain_that_explain_tells(
    plan: str, releases: dict[str, Release], built: Path
) -> None:
    figures = known(releases[plan])
    records = {record["id"]: record for record in provenance(built, plan)["figures"]}
    assert list(records) == [figure.id for figure in releases[plan].figures]
    for name, record in records.items():
        explained = as_data(chain(figures[name], figures), lambda _: None)
        assert {key: record.get(key) for key in ("value", "shown", "formula", "working", "stated")} == {
            key: explained[key] for key in ("value", "shown", "formula", "working", "stated")
        }
        assert [below["shown"] for below in record.get("inputs", ())] == [
            below["shown"] for below in explained["inputs"]
        ]
        assert set(followed(record, records)) == set(steps(chain(figures[name], figures)))
        assert told(figures[name])["id"] == name


def test_no_public_output_names_a_file_or_a_line_of_a_plan(built: Path) -> None:
    looked = 0
    for path in (built / "site").resolve().rglob("*"):
        if path.suffix in (".html", ".json", ".csv") and "partnerships" in path.parts:
            assert not re.search(r"\.ya?ml|\"line\"|\"file\"", path.read_text("utf-8")), path
            looked += 1
    assert looked >= 4 * len(PLANS)


def test_the_count_of_what_is_compared_is_not_zero(releases: dict[str, Release]) -> None:
    counted = {plan: len(one.figures) for plan, one in releases.items()}
    print(f"{sum(counted.values())} figures compared in pages, CSV, JSON and provenance: {counted}")
    assert min(counted.values()) > 0
    assert sum(counted.values()) > 300
