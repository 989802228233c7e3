"""Warnings that a plan explains: reviewers read the explanation instead of the warning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..codes import CODES, NOTICE, WARNING
from ..findings import Finding, finding_of
from ..model.node import Node
from ..model.paths import place_of
from ..model.plan import Document, Plan

_FIELD = "explanations"


def settled(plan: Plan, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """All findings of a plan: explained warnings as notices, and explanations that explain nothing."""
    documents = {document.file: document for document in plan.documents}
    used: set[tuple[str, int]] = set()
    said = {document.file: _said(document) for document in plan.documents}
    result = [
        _settled(plan, documents[f.file], f, said[f.file], used) if f.file in documents else f
        for f in findings
    ]
    unused = (finding for document in plan.documents for finding in _unused(document, used))
    return (*result, *unused)


def _said(document: Document) -> dict[tuple[str, str], tuple[int, Node]]:
    """The explanations of a document by the code and place that each is for; of two the first."""
    said: dict[tuple[str, str], tuple[int, Node]] = {}
    for number, item in enumerate(document.root.items(_FIELD)):
        said.setdefault((item.text("finding"), item.text("place")), (number, item))
    return said


def _settled(
    plan: Plan,
    document: Document,
    finding: Finding,
    said: dict[tuple[str, str], tuple[int, Node]],
    used: set[tuple[str, int]],
) -> Finding:
    if finding.severity != WARNING or not CODES[finding.code].explainable or finding.explained_at:
        return finding
    place = place_of(plan.edition.form(document.spec.schema), document.root, finding.path)
    if (finding.code, place) in said:
        number, item = said[finding.code, place]
        used.add((document.file, number))
        return replace(finding, severity=NOTICE, explained=" ".join(item.text("because").split()))
    where = f"`place: {place}`, " if place else ""
    hint = f"if it is meant, add under `{_FIELD}`: `- finding: {finding.code}`, {where}`because: ...`"
    between = " " if finding.hint.endswith("?") else "; "
    return replace(finding, hint=f"{finding.hint}{between}{hint}" if finding.hint else hint)


def _unused(document: Document, used: set[tuple[str, int]]) -> Iterator[Finding]:
    if document.broken:
        return  # not all rules have run: what it explains may come again
    for number, item in enumerate(document.root.items(_FIELD)):
        code, place = item.text("finding"), item.text("place")
        if (document.file, number) in used or not code:  # one without a code is not filled in
            continue
        where = f" at `{place}`" if place else ""
        message = f"there is no warning `{code}`{where} for this to explain"
        hint = "take it out, or copy `finding` and `place` from the hint of the warning"
        yield finding_of("nothing-to-explain", message, document.file, (*item.path, "finding"), hint)
