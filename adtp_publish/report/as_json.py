"""Findings as JSON; `docs/reports/findings.schema.json` describes it."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from ..findings import ERROR, NOTICE, WARNING, Finding
from .harmless import decodable, visible
from .record import TOOL, Report

FORMAT = 1
# Only texts hold `#`, and in a text this means the same: no log reads a command out of it.
_LOG_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")


def as_json(report: Report) -> str:
    """One object with the tool, a summary and all findings."""
    return written(
        {
            "format": FORMAT,
            "tool": {"name": TOOL, "version": report.version},
            "summary": _summary(report),
            "findings": [_finding(finding) for finding in report.findings],
        }
    )


def written(data: Any) -> str:
    """Data as JSON in ASCII: what is hostile in a text stands there as an escape."""
    return _LOG_COMMAND.sub(r"#\\u0023", json.dumps(data, indent=2, ensure_ascii=True))


def _summary(report: Report) -> dict[str, Any]:
    counts = Counter(finding.severity for finding in report.findings)
    return {
        "files_checked": len(set(report.files)),
        "files_with_findings": len({finding.file for finding in report.findings}),
        "errors": counts[ERROR],
        "warnings": counts[WARNING],
        "notices": counts[NOTICE],
        "codes": dict(sorted(Counter(finding.code for finding in report.findings).items())),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": visible(finding.message),
        "hint": visible(finding.hint),
        "explained": visible(finding.explained) or None,
        "file": decodable(finding.file),
        "line": finding.line,
        "column": finding.column,
        "end_column": finding.column + finding.length,
        "path": [decodable(step) for step in finding.path],
        "instead": decodable(finding.instead) or None,
        "docs": f"docs/findings/{finding.code}.md",
    }
