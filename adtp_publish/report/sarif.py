"""Findings as SARIF 2.1.0, which code scanning and editors read."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from ..codes import CODES
from ..findings import ERROR, NOTICE, WARNING, Finding
from .as_json import written
from .harmless import decodable, visible
from .page import sentence, without_links
from .record import TOOL, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {ERROR: "error", WARNING: "warning", NOTICE: "note"}


def as_sarif(report: Report) -> str:
    """One run: a rule for each code that was found, a result for each finding."""
    codes = sorted({finding.code for finding in report.findings})
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": TOOL,
                "semanticVersion": report.version,
                "rules": [_rule(code, report.pages.get(code, "")) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(finding, codes, report, seen) for finding in report.findings],
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, page: str) -> dict[str, Any]:
    known = CODES.get(code)
    rule: dict[str, Any] = {
        "id": code,
        "defaultConfiguration": {"level": _LEVELS[known.severity]} if known else {},
    }
    if page:
        text = without_links(page)
        rule["shortDescription"] = {"text": sentence(text).replace("`", "")}
        rule["fullDescription"] = {"text": sentence(text).replace("`", "")}
        rule["help"] = {"text": text, "markdown": text}
    return rule


def _result(finding: Finding, codes: list[str], report: Report, seen: Counter[str]) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(finding.file), "region": _region(finding)}
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.path:
        name = visible(" > ".join(finding.path))
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "property"}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [location],
        "partialFingerprints": {"adtpPublishFinding/v1": _fingerprint(finding, report, seen)},
    }
    if finding.instead:
        result["fixes"] = [_fix(finding)]
    if finding.explained:
        result["suppressions"] = [{"kind": "inSource", "justification": _plain(finding.explained)}]
    return result


def _message(finding: Finding) -> str:
    return "\n".join(_plain(text) for text in (finding.message, finding.hint) if text)


def _plain(text: str) -> str:
    """Text in which a viewer finds no link: in a message of SARIF `[words](target)` is one."""
    return visible(text).replace("](", "] (")


def _artifact(file: str) -> dict[str, str]:
    """Where a file is: relative to the repository where it can be; bytes that are no UTF-8 as they are."""
    uri = quote(_bytes(file))
    if file.startswith("/"):
        return {"uri": f"file://{uri}"}
    if file[1:3] == ":/":  # a drive
        return {"uri": f"file:///{file[:2]}{quote(_bytes(file[2:]))}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _bytes(name: str) -> bytes:
    """The bytes that a name has on the disk."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return decodable(name).encode()


def _region(finding: Finding) -> dict[str, int]:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endColumn": finding.column + finding.length,
    }


def _fix(finding: Finding) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(finding),
        "insertedContent": {"text": decodable(finding.instead)},
    }
    change = {"artifactLocation": _artifact(finding.file), "replacements": [replacement]}
    return {"description": {"text": _plain(finding.hint) or "mend it"}, "artifactChanges": [change]}


def _fingerprint(finding: Finding, report: Report, seen: Counter[str]) -> str:
    """The same for the same finding when lines move: from its logical place, else from the line's text."""
    what = finding.path or (report.line(finding).strip(),)
    key = "\0".join((finding.code, finding.file, *what))
    digest = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"
