"""Any change of any value of a signed-off document is found and named; any other layout of it is none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from adtp_publish.findings import Finding
from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.fingerprint import fingerprints
from adtp_publish.model.form import Form
from adtp_publish.model.node import Node, Path
from adtp_publish.model.plan import Document, Plan
from adtp_publish.model.signed import signed_documents
from adtp_publish.model.values import Scalar
from adtp_publish.validate.rules.signed import changed_after_sign_off
from tests.edit.keeping import PLAN, Plans, signed_off

CHANGED = "changed-after-sign-off"
SIGNED = signed_off()
# What is said of the file and not by the plan, and what is for reviewers.
HEAD = ("format", "edition", "explanations")


@cache
def plan() -> Plan:
    return next(d.plan for d in SIGNED.checked().plans)


@cache
def leaves() -> tuple[tuple[str, Path], ...]:
    """Each value of each document that was signed off, but for the ratings that are filled in all year."""
    return tuple(
        (document.spec.id, path)
        for document in signed_documents(plan())
        for path in _bound(plan().edition.form(document.spec.schema), document.root)
        if path[0] not in HEAD
    )


def _bound(form: Form, node: Node) -> list[Path]:
    if form.until == "sign-off":
        return []
    own = [node.path] if node.value is not None else []
    for child in node.children:
        below = form.item if form.item is not None else form.field(child.path[-1])
        assert below is not None
        own += _bound(below, child)
    return own


def another(value: Scalar) -> Scalar:
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case str():
            return f"{value} "
    return "another value"


def changed(document: Document, path: Path) -> Document:
    def with_other(node: Node) -> Node:
        if node.path == path:
            assert node.value is not None
            return replace(node, value=another(node.value))
        if node.path != path[: len(node.path)]:
            return node
        return replace(node, children=tuple(with_other(child) for child in node.children))

    return replace(document, root=with_other(document.root))


def test_every_change_of_one_value_is_found_and_named_by_its_document() -> None:
    before = plan()
    assert not list(changed_after_sign_off(before))
    by_document: dict[str, int] = {}
    for name, path in leaves():
        documents = tuple(changed(d, path) if d.spec.id == name else d for d in before.documents)
        found = [finding.file for finding in changed_after_sign_off(replace(before, documents=documents))]
        held = before.document(name)
        assert held is not None
        assert found == [held.file], (name, path)
        by_document[name] = by_document.get(name, 0) + 1
    assert len(by_document) == 11
    assert sum(by_document.values()) > 1000
    assert min(by_document.values()) > 5


def test_a_rating_of_an_action_is_no_change() -> None:
    before, tried = plan(), 0
    for document in signed_documents(before):
        for node in document.root.walk():
            if document.spec.id.startswith("grid") and node.path[-1:] == ("rating",):
                documents = tuple(changed(d, node.path) if d is document else d for d in before.documents)
                assert not list(changed_after_sign_off(replace(before, documents=documents)))
                tried += 1
    assert tried > 5


def _news(plans: Plans) -> set[Finding]:
    known = {(f.code, f.file, f.message) for f in SIGNED.checked().findings}
    return {f for f in plans.checked().findings if (f.code, f.file, f.message) not in known}


@settings(max_examples=25)
@given(st.data())
def test_a_change_of_what_is_typed_is_found_in_its_file(data: st.DataObject) -> None:
    name, path = data.draw(st.sampled_from(leaves()))
    document = plan().document(name)
    assert document is not None
    file = document.file.removeprefix("plans/")
    text = SIGNED.texts[file]
    line, column, length = parse(text.encode(), "")[0].positions.values[path]
    lines = text.split("\n")
    typed = lines[line - 1][column - 1 : column - 1 + length]
    if typed in ("|", ">", "|-"):
        line, column, typed = line + 1, 1, lines[line]
    other = _typed_otherwise(typed)
    row = lines[line - 1]
    lines[line - 1] = row[: column - 1] + other + row[column - 1 + len(typed) :]
    plans = Plans()
    plans.texts = {**SIGNED.texts, file: "\n".join(lines)}
    named = {f.file for f in _news(plans) if f.code == CHANGED or f.is_error}
    assert document.file in named, (file, path, typed, other)


def _typed_otherwise(typed: str) -> str:
    """Another value that may stand in its place, or a slip that has its own finding."""
    if typed in ("yes", "no"):
        return {"yes": "no", "no": "yes"}[typed]
    digits = list(re.finditer(r"[0-9]", typed))
    if not digits:
        return f"{typed[:-1]}x{typed[-1:]}"
    last = digits[-1]
    return f"{typed[: last.start()]}{(int(last[0]) + 1) % 10}{typed[last.end() :]}"


@settings(max_examples=30)
@given(st.data())
def test_any_other_layout_of_a_document_leaves_its_fingerprints(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from([d for d in signed_documents(plan()) if d.root.children]))
    file = document.file.removeprefix("plans/")
    held = parse(SIGNED.texts[file].encode(), "")[0].data
    text = yaml.dump(
        _shuffled(held, data),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        indent=data.draw(st.integers(2, 4)),
        width=10**6,
    )
    remarks = data.draw(st.lists(st.sampled_from(["# a remark", "#", ""]), max_size=3))
    plans = Plans()
    plans.texts = {**SIGNED.texts, file: "\n".join([*remarks, text])}
    after = next(d.plan for d in plans.checked().plans)
    now = after.document(document.spec.id)
    assert now is not None
    assert plans.texts[file] != SIGNED.texts[file]
    assert fingerprints(after, now) == fingerprints(plan(), document)
    assert plans.found(CHANGED) == []


def _shuffled(held: Any, data: st.DataObject) -> Any:
    """Fields in another order at every level; the items of a list stay where they are."""
    if isinstance(held, list):
        return [_shuffled(item, data) for item in held]
    if isinstance(held, dict):
        names = list(held)
        turned = data.draw(st.sampled_from([names, names[::-1], sorted(names), names[1:] + names[:1]]))
        return {name: _shuffled(held[name], data) for name in turned}
    return held


class _Dumper(yaml.SafeDumper):
    """Every text as itself: over several lines as a block, else between quotation marks."""


def _represented(dumper: _Dumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else '"' if '"' not in text and "\\" not in text else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _represented)


@pytest.mark.parametrize("name", ["cover", "part1", "part2", "part4", "grid1", "grid5", "harm-reduction"])
def test_a_field_that_is_taken_out_is_found(name: str) -> None:
    before = plan()
    document = before.document(name)
    assert document is not None
    fields = [child for child in document.root.children if child.path[0] not in HEAD]
    assert fields
    for field in fields:
        root = replace(document.root, children=tuple(c for c in document.root.children if c is not field))
        documents = tuple(replace(d, root=root) if d is document else d for d in before.documents)
        found = [finding.file for finding in changed_after_sign_off(replace(before, documents=documents))]
        assert found == [f"plans/{PLAN}/{document.spec.file}"], field.path
