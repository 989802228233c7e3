"""Findings as JUnit XML: a suite for each plan, a case for each of its files."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from ..findings import Finding
from .harmless import visible
from .record import TOOL, Report
from .text import as_text, counted

Files = list[tuple[str, tuple[Finding, ...]]]


def as_junit(report: Report) -> str:
    """A file with an error fails; its warnings and notices stand in what the case says.

    One failure a case, with all errors of the file in it: not every reader takes more.
    """
    files = list(report.by_file())
    suites = [(plan, list(of_plan)) for plan, of_plan in groupby(files, key=lambda item: _plan(item[0]))]
    lines = [f"<testsuites name={_attribute(TOOL)}{_counts(files)}>"]
    for plan, of_plan in suites:
        lines.append(f'  <testsuite name={_attribute(plan)}{_counts(of_plan)} skipped="0" time="0">')
        for file, findings in of_plan:
            lines += _case(plan, file, findings, report)
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"])


def _plan(file: str) -> str:
    """The folder of a file's plan; a file beside the plans has its own folder."""
    parts = file.split("/")
    for depth, part in enumerate(parts[:-1]):
        if part[:4].isdigit() and part[4:5] == "-":
            return "/".join(parts[: depth + 1])
    return "/".join(parts[:-1]) or "."


def _counts(files: Files) -> str:
    failed = sum(any(finding.is_error for finding in findings) for _, findings in files)
    return f' tests="{len(files)}" failures="{failed}" errors="0"'


def _case(plan: str, file: str, findings: Iterable[Finding], report: Report) -> list[str]:
    errors = [finding for finding in findings if finding.is_error]
    others = [finding for finding in findings if not finding.is_error]
    name = file.removeprefix(f"{plan}/")
    head = (
        f'    <testcase classname={_attribute(plan)} name={_attribute(name)} file={_attribute(file)} time="0"'
    )
    if not errors and not others:
        return [f"{head}/>"]
    lines = [f"{head}>"]
    if errors:
        first = f"{errors[0].message} [{errors[0].code}]"
        message = first if len(errors) == 1 else f"{counted(errors)}, the first: {first}"
        kind = errors[0].code if len({finding.code for finding in errors}) == 1 else "error"
        text = escape(as_text(errors, report.documents))
        lines.append(f"      <failure message={_attribute(message)} type={_attribute(kind)}>{text}</failure>")
    if others:
        lines.append(f"      <system-out>{escape(as_text(others, report.documents))}</system-out>")
    return [*lines, "    </testcase>"]


def _attribute(text: str) -> str:
    return quoteattr(visible(text))
