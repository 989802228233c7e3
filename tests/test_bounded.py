"""Of one file at most fifty findings are said, whatever they come from: the worst of them, and a count."""

from __future__ import annotations

import random
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from adtp_publish.bounded import at_most_fifty
from adtp_publish.cli.validating import Validate, find
from adtp_publish.findings import ERROR, NOTICE, WARNING, Finding, finding_of, in_order
from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles
from adtp_publish.report.text import located
from adtp_publish.survey import survey
from adtp_publish.validate.bounds import MOST

ROOT = Path(__file__).parents[1]
FORMS = DiskFiles(ROOT / "schema")
FILE = "plans/somewhere/2009-10/part1.yaml"


def at(line: int, severity: str = WARNING, code: str = "dead-link", file: str = FILE) -> Finding:
    return replace(finding_of(code, f"in line {line}", file, severity=severity), line=line, column=1)


def count(findings: tuple[Finding, ...]) -> Finding:
    (found,) = [finding for finding in findings if finding.code == "more-findings"]
    return found


def test_fifty_are_all_said_and_of_more_the_first_with_a_count() -> None:
    fifty = tuple(at(line) for line in range(1, MOST + 1))
    assert at_most_fifty(fifty, {}) == fifty
    more = [*fifty, at(MOST + 1), at(MOST + 2)]
    random.Random(1).shuffle(more)
    *first, last = in_order(at_most_fifty(more, {}))
    assert first == list(fifty)
    assert last.message == "found 2 more findings in this file; the 50 worst are shown"
    assert (last.severity, last.line) == (WARNING, MOST + 1)


@pytest.mark.parametrize(("worst", "second"), [(ERROR, WARNING), (ERROR, NOTICE), (WARNING, NOTICE)])
def test_the_worst_are_said_before_any_other(worst: str, second: str) -> None:
    found = at_most_fifty([*(at(line, second) for line in range(1, 90)), at(90, worst)], {})
    assert at(90, worst) in found
    assert count(found).severity == second
    assert len(found) == MOST + 1


def test_an_error_that_is_not_shown_is_an_error_of_the_count() -> None:
    found = at_most_fifty([*(at(line, ERROR) for line in range(1, 60)), at(60)], {})
    assert (count(found).severity, "found 10 more findings" in count(found).message) == (ERROR, True)


def test_each_file_has_fifty_and_what_is_not_filled_in_has_its_own() -> None:
    other = "plans/somewhere/2009-10/part2.yaml"
    few = [at(line, file=other) for line in range(1, 40)]
    empty = [at(line, NOTICE, "not-filled-in") for line in range(1, MOST + 2)]
    found = at_most_fifty([*few, *empty, *(at(line) for line in range(1, 70))], {})
    assert set(few) | set(empty) <= set(found)
    assert len(found) == len(few) + len(empty) + MOST + 1


def test_what_the_form_has_counted_is_counted_with_the_others() -> None:
    counted = replace(at(70, ERROR, "more-findings"), also=(("a",), ("b",), ("c",)))
    found = at_most_fifty([*(at(line) for line in range(1, 53)), counted], {})
    assert count(found).message == "found at least 5 more findings in this file; the 50 worst are shown"
    assert count(found).severity == ERROR


def test_to_do_it_twice_changes_nothing() -> None:
    once = at_most_fifty([at(line, ERROR) for line in range(1, 2000)], {})
    assert len(once) == MOST + 1
    assert at_most_fifty(once, {}) == once


# --- where all findings come together


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A tree in which one file has hundreds of errors that load finds, and warnings of rules beside."""
    folder = tmp_path / "plans"
    shutil.copytree(Path(__file__).parent / "examples" / "whole", folder)
    lines = "".join(f"  - see the report #{number}\n" for number in range(300))
    text = f"format: 1\nedition: 2009/10\nkey_priorities:\n{lines}k: 1\n"
    (folder / "somewhere" / "2009-10" / "part1.yaml").write_text(text, "utf-8")
    return folder


def test_who_ever_does_the_work_the_same_fifty_are_said(plans: Path, moment: datetime) -> None:
    whole = check(DiskFiles(plans), "plans", FORMS, moment)
    here = [finding for finding in whole.findings if finding.file == FILE]
    assert len(here) == MOST + 1
    assert count(tuple(here)).severity == ERROR
    for workers in (None, (2, lambda: ThreadPoolExecutor(2))):
        found = survey(DiskFiles(plans), "plans", FORMS, moment, workers=workers)
        assert found.findings == located(whole.findings, whole.documents)


def test_who_selects_some_codes_is_told_of_them_however_many_others_there_are(
    plans: Path, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plans.parent / "schema").symlink_to(ROOT / "schema")
    monkeypatch.chdir(plans.parent)

    def codes(**asked: object) -> list[str]:
        return [f.code for f in find(Validate((Path("plans"),), moment, **asked)).findings]  # type: ignore[arg-type]

    everything = codes(statistics=True)
    assert everything.count("lost-after-hash") == 300
    other = next(code for code in everything if code not in ("lost-after-hash", "more-findings"))
    assert other in codes(select=frozenset((other,)))
    assert codes(select=frozenset(("lost-after-hash",))).count("lost-after-hash") == MOST
    assert "lost-after-hash" not in codes(ignore=frozenset(("lost-after-hash",)))
