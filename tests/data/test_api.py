"""The API fits its schema, leads to what is there, and the tables of pages and the zip say what they hold."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.data.reading import csv_rows, records

HREFS = {"href", "page", "provenance", "csv", "json", "ods", "pdf", "about", "package"}
LISTS = ("editions", "partnerships", "plans", "indicators")


def schema(site: Path, name: str) -> Draft202012Validator:
    """A schema as the site publishes it."""
    content = json.loads((site / "api/v1/schema" / f"{name}.schema.json").read_bytes())
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content, format_checker=FormatChecker())


def api_files(site: Path) -> list[Path]:
    found = [p for p in sorted((site / "api/v1").rglob("*.json")) if p.parent.name != "schema"]
    found = [p for p in found if "kind" in json.loads(p.read_bytes())]
    assert len(found) >= 5 + 3, "the lists and the plans"
    return found


def addresses(value: Any) -> Iterator[str]:
    """The addresses in a file of the API."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in HREFS | set(LISTS) and isinstance(item, str):
                yield item
            elif key == "schemas":
                yield from item
            else:
                yield from addresses(item)
    elif isinstance(value, list):
        for item in value:
            yield from addresses(item)


def test_every_file_of_the_api_fits_the_published_schema(site: Path) -> None:
    checks = schema(site, "api")
    for path in api_files(site):
        assert [error.message for error in checks.iter_errors(json.loads(path.read_bytes()))] == [], path


@pytest.mark.parametrize(
    "change", [{"state": "illustrative"}, {"edition": "2009"}, {"line": 12}, {"figures": [{}]}, {"kind": "x"}]
)
def test_the_schema_refuses_what_it_should(site: Path, change: dict[str, Any]) -> None:
    content = json.loads((site / "api/v1/plans/lancashire/2009-10.json").read_bytes())
    assert list(schema(site, "api").iter_errors({**content, **change}))


def test_every_address_in_the_api_leads_somewhere_and_the_index_to_everything(site: Path) -> None:
    reached, waiting, led = set[Path](), [site / "api/v1/index.json"], 0
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        for address in addresses(json.loads(path.read_bytes())):
            target = (path.parent / address).resolve()
            led += 1
            assert target.exists(), f"{path.name} leads to {address}"
            if (
                target.suffix == ".json"
                and target.is_relative_to(site / "api")
                and "schema" not in target.parts
            ):
                waiting.append(target)
    assert set(api_files(site)) <= reached
    assert led > 30


def test_every_schema_that_is_published_describes_something(site: Path) -> None:
    published = {p.name.removesuffix(".schema.json") for p in (site / "api/v1/schema").iterdir()}
    assert {"api", "provenance", "totals", "tables"} <= published


def test_the_tables_of_every_page_fit_their_schema_and_their_csv_says_the_same(site: Path) -> None:
    checks, compared = schema(site, "tables"), 0
    for path in sorted(site.rglob("tables/*-tables.json")):
        content = json.loads(path.read_bytes())
        assert [error.message for error in checks.iter_errors(content)] == [], path
        for table in content["tables"]:
            compared += 1
            head, *rows = csv_rows((path.parent / table["csv"]).read_bytes())
            assert len(rows) == len(table["rows"]), table["csv"]
            for row, record in zip(rows, table["rows"], strict=True):
                told = [record["head"], *(cell["text"] for cell in record["cells"])]
                exact = [cell["exact"] for cell in record["cells"] if "exact" in cell]
                cells = [cell.removeprefix("'") for cell in row]
                assert all(text.removeprefix("'") in cells for text in told), table["csv"]
                assert [
                    c for c, name in zip(row, head, strict=True) if name.endswith("(exact)") and c
                ] == exact
    assert compared > 50


def test_the_tables_of_an_illustration_say_so(site: Path) -> None:
    found = sorted((site / "partnerships/example").rglob("tables/*"))
    assert len(found) > 10
    assert all(path.name.startswith("illustration-") for path in found)
    states = [json.loads(path.read_bytes())["state"] for path in found if path.suffix == ".json"]
    assert all("made up" in state for state in states)


def test_the_zip_holds_what_its_manifest_lists_and_what_the_site_has(site: Path) -> None:
    manifest = (site / "data/manifest.json").read_bytes()
    listed = {item["path"]: item for item in json.loads(manifest)["files"]}
    assert list(listed) == sorted(listed)
    with zipfile.ZipFile(site / "data/adult-drug-treatment-plans.zip") as whole:
        assert whole.read("manifest.json") == manifest
        assert set(whole.namelist()) == {"README.txt", "manifest.json", *listed}
        for name, item in listed.items():
            content = whole.read(name)
            assert content == (site / name).read_bytes(), name
            assert (item["bytes"], item["sha256"]) == (len(content), sha256(content).hexdigest()), name


def left_out(name: str) -> str:
    """Why a file of the site is not in the zip of all data; nothing where it should be there."""
    if name.startswith("partnerships/example/"):
        return "an illustration is made up"
    if name.startswith("pagefind/"):
        return "the search index is no data"
    if name.endswith((".html", ".pdf", ".css", ".js", ".svg", ".txt", ".png")) or name == "_headers":
        return "it is no data"
    return {
        "changes.atom": "it says what changes.json says, for readers of feeds",
        "data/manifest.json": "it stands in the zip under a name of its own",
        "data/adult-drug-treatment-plans.zip": "it is the zip",
    }.get(name, "")


def test_every_file_of_data_of_the_site_is_in_the_zip_or_left_out_with_a_reason(site: Path) -> None:
    listed = {item["path"] for item in json.loads((site / "data/manifest.json").read_bytes())["files"]}
    known = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert [name for name in sorted(known) if (name in listed) == bool(left_out(name))] == []
    kinds = ("/tables/", "api/v1/plans/", "api/v1/schema/", "compare/", "data/", "changes.json", ".ods")
    assert all(any(kind in name for name in listed) for kind in kinds)
    made_up = [name for name in known if left_out(name).startswith("an illustration")]
    assert len([name for name in made_up if name.endswith((".csv", ".json"))]) > 20


def test_the_list_of_plans_says_where_each_is_from(site: Path) -> None:
    plans = {
        row["partnership"]: row
        for row in records((site / "data/adult-drug-treatment-plan-list.csv").read_bytes())
    }
    assert {row["state"] for row in plans.values()} == {"transcription"}
    assert all(row["source"] and not row["published"] for row in plans.values())
    assert all((site / row["page"] / "index.html").is_file() for row in plans.values())
    assert all((site / row["provenance"]).is_file() for row in plans.values())


def test_the_data_page_describes_the_data_as_schema_org_knows_it(site: Path) -> None:
    page = (site / "data/index.html").read_text("utf-8")
    told = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    dataset = json.loads(told)
    assert dataset["@type"] == "Dataset"
    assert dataset["license"].startswith("https://")
    files = [item["contentUrl"] for item in dataset["distribution"]]
    assert len(files) >= 6
    assert all((site / "data" / name).is_file() for name in files)
