"""Reports for machines, read back by what reads them: JSON Schema, SARIF's own schema, a JUnit parser."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import junitparser
import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator, Draft202012Validator

from adtp_publish.findings import Finding, finding_of, finding_of_file
from adtp_publish.model.source import RawDocument
from adtp_publish.pipeline import Checked
from adtp_publish.report.as_json import as_json
from adtp_publish.report.github import as_commands
from adtp_publish.report.job_summary import LIMIT, as_summary
from adtp_publish.report.junit import as_junit
from adtp_publish.report.record import Report, report_of
from adtp_publish.report.sarif import SCHEMA, as_sarif

from .hostile import reports

ROOT = Path(__file__).parents[2]
OURS = Draft202012Validator(json.loads((ROOT / "docs/reports/findings.schema.json").read_bytes()))
SARIF = Draft4Validator(json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_bytes()))
FILE = "plans/somewhere/2009-10/part2.yaml"
OTHER = "plans/somewhere/2009-10/part3/grid1.yaml"
PAGE = (
    "# `wrong-value`\n\nIt is not what\nthis takes.\n\nSeverity: error. Found in: x.\n\n[See](README.md).\n"
)


def placed(finding: Finding, line: int, column: int, length: int) -> Finding:
    return replace(finding, line=line, column=column, length=length)


def some() -> Report:
    found = (
        placed(finding_of("wrong-value", "found `5`", FILE, ("pdu", "change"), "write `5%`"), 2, 8, 1),
        placed(finding_of("stated-differs", "states 28%", FILE, ("table", "0"), "correct it"), 3, 3, 4),
        finding_of_file("stray-file", "not a plan", OTHER, severity="notice"),
    )
    mended = replace(found[0], instead="5%")
    explained = replace(found[1], severity="notice", explained="The board, rounded up")
    lines = ("pdu:", "  change: 5", "  x: 28%")
    documents = {FILE: RawDocument("part2.yaml", FILE, text="\n".join(lines))}
    files = (FILE, OTHER, "plans/somewhere/2009-10/part4.yaml", "plans/register.yaml")
    return report_of((mended, explained, found[2]), documents, files, "0.1.0", {"wrong-value": PAGE})


# --- JSON


def test_json_says_all_of_a_finding() -> None:
    data = json.loads(as_json(some()))
    assert data["summary"] == {
        "files_checked": 4,
        "files_with_findings": 2,
        "errors": 1,
        "warnings": 0,
        "notices": 2,
        "codes": {"stated-differs": 1, "stray-file": 1, "wrong-value": 1},
    }
    assert data["findings"][0] == {
        "code": "wrong-value",
        "severity": "error",
        "message": "found `5`",
        "hint": "write `5%`",
        "explained": None,
        "file": FILE,
        "line": 2,
        "column": 8,
        "end_column": 9,
        "path": ["pdu", "change"],
        "instead": "5%",
        "docs": "docs/findings/wrong-value.md",
    }
    assert data["findings"][1]["explained"] == "The board, rounded up"


def test_the_pages_that_json_names_are_there() -> None:
    for finding in json.loads(as_json(some()))["findings"]:
        assert (ROOT / finding["docs"]).is_file()


@given(reports())
def test_json_is_what_its_schema_says(report: Report) -> None:
    data = json.loads(as_json(report))
    OURS.validate(data)
    assert len(data["findings"]) == len(report.findings)


def test_the_schema_of_the_json_is_one_and_is_strict() -> None:
    Draft202012Validator.check_schema(OURS.schema)
    data = json.loads(as_json(some()))
    OURS.validate(data)
    for spoil in ({"more": 1}, {"format": 2}, {"findings": None}):
        assert not OURS.is_valid({**data, **spoil})
    for field in data["findings"][0]:
        less = {key: value for key, value in data["findings"][0].items() if key != field}
        assert not OURS.is_valid({**data, "findings": [less]}), field


# --- SARIF


def run_of(report: Report) -> dict[str, Any]:
    data = json.loads(as_sarif(report))
    SARIF.validate(data)
    (run,) = data["runs"]
    assert isinstance(run, dict)
    return run


def test_the_sarif_schema_is_the_official_one() -> None:
    assert isinstance(SARIF.schema, dict)
    assert SARIF.schema["id"] == SCHEMA
    assert not SARIF.is_valid({"version": "2.1.0"})


@settings(max_examples=50)
@given(reports())
def test_sarif_is_valid_whatever_a_plan_holds(report: Report) -> None:
    assert len(run_of(report)["results"]) == len(report.findings)


def test_sarif_of_nothing_is_valid() -> None:
    assert run_of(report_of((), {}, (), "0.1.0"))["results"] == []


def test_sarif_places_a_finding_with_its_fix() -> None:
    result = run_of(some())["results"][0]
    region = {"startLine": 2, "startColumn": 8, "endColumn": 9}
    where = {"uri": FILE, "uriBaseId": "%SRCROOT%"}
    assert (result["ruleId"], result["level"]) == ("wrong-value", "error")
    assert result["message"]["text"] == "found `5`\nwrite `5%`"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {"artifactLocation": where, "region": region}
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "pdu > change"
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == where
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "5%"}}]


def test_sarif_carries_the_page_of_a_finding_without_links_that_lead_nowhere() -> None:
    run = run_of(some())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["stated-differs", "stray-file", "wrong-value"]
    rule = rules[run["results"][0]["ruleIndex"]]
    assert rule["id"] == "wrong-value"
    assert rule["shortDescription"]["text"] == "It is not what this takes."
    assert "README.md" not in rule["help"]["markdown"]
    assert "See." in rule["help"]["markdown"]
    assert rule["defaultConfiguration"]["level"] == "error"


def test_sarif_takes_an_explained_finding_for_settled() -> None:
    results = run_of(some())["results"]
    assert results[1]["suppressions"] == [{"kind": "inSource", "justification": "The board, rounded up"}]
    assert "suppressions" not in results[0]


def marks(report: Report) -> list[str]:
    return [result["partialFingerprints"]["adtpPublishFinding/v1"] for result in run_of(report)["results"]]


def test_a_finding_keeps_its_fingerprint_when_lines_move() -> None:
    report = some()
    moved = report_of((replace(f, line=f.line + 7) for f in report.findings), {}, report.files)
    assert marks(report)[:2] == marks(moved)[:2]
    assert len(set(marks(report))) == 3
    again = report_of((*report.findings, replace(report.findings[0], column=9)), {}, report.files)
    assert len(set(marks(again))) == 4, "two findings at one place are two"


@pytest.mark.parametrize(
    ("file", "uri", "based"),
    [
        ("plans/a b/ü.yaml", "plans/a%20b/%C3%BC.yaml", True),
        ("/srv/plans/a.yaml", "file:///srv/plans/a.yaml", False),
        ("C:/plans/a.yaml", "file:///C:/plans/a.yaml", False),
        ("plans/caf\udce9.yaml", "plans/caf%E9.yaml", True),
        ("plans/a:1?b#c.yaml", "plans/a%3A1%3Fb%23c.yaml", True),
    ],
)
def test_sarif_names_files_by_addresses(file: str, uri: str, based: bool) -> None:
    result = run_of(report_of([finding_of_file("stray-file", "m", file)], {}))["results"][0]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == ({"uri": uri, "uriBaseId": "%SRCROOT%"} if based else {"uri": uri})


# --- GitHub

COMMAND = re.compile(
    r"::(?P<kind>error|warning|notice) (?P<given>[^:\n]*)::(?P<said>[^\n]*)",
)


def unescaped(text: str) -> str:
    for escape, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def test_a_finding_is_a_workflow_command_and_the_worst_come_first() -> None:
    lines = as_commands(some()).split("\n")
    place = f"file={FILE},line=2,endLine=2,col=8,endColumn=9,title=wrong-value"
    assert lines[0] == f"::error {place}::found `5`%0Awrite `5%25`"
    assert [line.split()[0] for line in lines] == ["::error", "::notice", "::notice"]
    assert lines[1].endswith("::states 28%25%0Aexplained: The board, rounded up")


def test_errors_come_first_whatever_their_file() -> None:
    found = [
        finding_of_file("stray-file", "m", "a", severity="notice"),
        finding_of_file("stated-differs", "m", "b"),
        finding_of_file("stray-file", "m", "c"),
    ]
    kinds = [line.split()[0] for line in as_commands(report_of(found, {})).split("\n")]
    assert kinds == ["::error", "::warning", "::notice"]


@given(reports())
def test_workflow_commands_are_read_back_as_they_were_meant(report: Report) -> None:
    lines = as_commands(report).split("\n")
    assert len(lines) == len(report.findings)
    for line in lines:
        command = COMMAND.fullmatch(line)
        assert command is not None, line
        given = dict(item.split("=", 1) for item in command["given"].split(","))
        assert list(given) == ["file", "line", "endLine", "col", "endColumn", "title"]
        assert unescaped(given["title"]) in {finding.code for finding in report.findings}


def test_the_summary_of_a_job_holds_all_findings_by_file() -> None:
    written = as_summary(some())
    assert written.startswith("## Plans: 1 error, 2 notices in 2 files\n")
    assert written.count("\n### ") == 2
    assert "| 2 | error `wrong-value` | found <code>5</code> | write <code>5&#37;</code> |" in written
    assert "explained&#58; The board&#44; rounded up" in written
    assert as_summary(report_of((), {})) == "## Plans: no findings\n\n"


def test_a_summary_that_is_too_long_says_how_much_was_cut() -> None:
    found = [placed(finding_of("wrong-value", "é" * 200, FILE), n, 1, 1) for n in range(1, 5000)]
    report = report_of(found, {})
    written = as_summary(report)
    assert LIMIT - 1000 < len(written.encode()) <= LIMIT
    rows = len(re.findall(r"^\| \d+ \|", written, re.MULTILINE))
    assert written.endswith(
        f"\n{4999 - rows} more findings had no room here: run `adtp-publish validate` to see all.\n"
    )
    for room in range(0, 2000, 37):
        assert len(as_summary(report, room).encode()) <= room


# --- JUnit


def suites(report: Report) -> junitparser.JUnitXml:
    read = junitparser.JUnitXml.fromstring(as_junit(report).encode())
    assert isinstance(read, junitparser.JUnitXml)
    return read


def test_junit_has_a_suite_for_each_plan_and_a_case_for_each_file() -> None:
    read = suites(some())
    names = {suite.name: [case.name for case in suite] for suite in read}
    assert names == {
        "plans": ["register.yaml"],
        "plans/somewhere/2009-10": ["part2.yaml", "part3/grid1.yaml", "part4.yaml"],
    }
    assert (read.tests, read.failures, read.errors) == (4, 1, 0)
    (part2, grid1, part4) = next(suite for suite in read if suite.name != "plans")
    (failure,) = part2.result
    assert (failure.message, failure.type) == ("found `5` [wrong-value]", "wrong-value")
    assert failure.text.split("\n") == [
        f"{FILE}:2:8: error: found `5` [wrong-value]",
        "    2 |   change: 5",
        "      |        ^",
        "  write `5%`",
    ]
    assert "explained: The board, rounded up" in part2.system_out
    assert part4.is_passed
    assert grid1.is_passed
    assert "not a plan" in grid1.system_out


def test_junit_puts_all_errors_of_a_file_into_one_failure() -> None:
    found = [placed(finding_of(code, code, FILE), 1, 1, 1) for code in ("wrong-value", "tag")]
    (suite,) = suites(report_of(found, {}))
    (case,) = suite
    (failure,) = case.result
    assert failure.message == "2 errors, the first: tag [tag]"
    assert failure.text.count("error: ") == 2


@given(reports())
def test_junit_can_be_read_whatever_a_plan_holds(report: Report) -> None:
    read = suites(report)
    cases = [case for suite in read for case in suite]
    assert len(cases) == read.tests == len(dict(report.by_file()))
    failed = {finding.file for finding in report.findings if finding.is_error}
    assert sum(not case.is_passed for case in cases) == read.failures == len(failed)


# --- all of them, of the real plans


def test_reports_of_the_real_plans_are_valid(checked_plans: Checked) -> None:
    files = [d.file for derived in checked_plans.plans for d in derived.plan.documents]
    report = report_of(checked_plans.findings, checked_plans.documents, files, "0.1.0")
    assert report.findings
    OURS.validate(json.loads(as_json(report)))
    assert len(run_of(report)["results"]) == len(report.findings)
    assert len(as_commands(report).split("\n")) == len(report.findings)
    read = suites(report)
    assert read.tests == len(set(files))
    assert read.failures == 0
    assert len(list(read)) == len(checked_plans.plans)
