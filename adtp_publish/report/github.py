"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request."""

from __future__ import annotations

from ..codes import SEVERITIES
from ..findings import ERROR, NOTICE, WARNING, Finding
from .harmless import visible
from .record import Report

_COMMANDS = {ERROR: "error", WARNING: "warning", NOTICE: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def as_commands(report: Report) -> str:
    """A command a finding, the worst first: GitHub shows ten of each severity for a step."""
    worst = sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    return "\n".join(_command(finding) for finding in worst)


def _command(finding: Finding) -> str:
    properties = {
        "file": finding.file,
        "line": str(finding.line),
        "endLine": str(finding.line),
        "col": str(finding.column),
        "endColumn": str(finding.column + finding.length),
        "title": finding.code,
    }
    given = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    then = f"explained: {finding.explained}" if finding.explained else finding.hint
    said = "%0A".join(_escaped(text, _DATA) for text in (finding.message, then) if text)
    return f"::{_COMMANDS[finding.severity]} {given}::{said}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in visible(text))
