"""The YAML of a submission: read again it is the same document, and laid out as plans are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from adtp_publish.checking import Checked, check_all
from adtp_publish.derive.completion import completed
from adtp_publish.edit.formatting import formatted
from adtp_publish.edit.forms import known_forms
from adtp_publish.findings import Finding
from adtp_publish.model.fingerprint import fingerprints
from adtp_publish.model.node import Node
from adtp_publish.ports import DiskFiles
from adtp_publish.release.release import release
from adtp_publish.render.canonical import canonical
from adtp_publish.render.documents import PUBLIC
from tests.bench.generate import generate
from tests.conftest import MOMENT, MemoryFiles
from tests.every_field.trees import EDITIONS, full_texts
from tests.privacy.repository import FORMS, PLANS, Texts

LAYOUTS = known_forms(FORMS)
OF_PLANS = {name: PLANS.read(name).decode() for name in PLANS.names() if name.endswith(".yaml")}


def looked_at(texts: Texts) -> Checked:
    """Plans as they are read: what follows does not stand in their documents."""
    return check_all(MemoryFiles(texts), "plans", FORMS, MOMENT)


def sent(texts: Texts, found: Checked, audience: str) -> Iterator[tuple[str, str]]:
    """The YAML of each document that an audience gets, by the name of its file below the plans."""
    for derived in found.plans:
        released, leaks = release(completed(derived), audience, MOMENT, found.register)
        assert released is not None
        assert not leaks
        assert not released.left_out
        for item in released.documents:
            document = derived.plan.document(item.id)
            assert document is not None
            yield f"{derived.plan.key}/{document.spec.file}", canonical(released, item).decode()


def told(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    """Findings without the lines at which they stand."""
    return sorted((one.code, one.severity, one.file, one.path, one.message) for one in findings)


def filled_in(node: Node) -> Node:
    """A tree without groups and lists in which nothing stands, which people leave behind."""
    below = (filled_in(child) for child in node.children)
    is_item = node.face.kind == "list"
    kept = tuple(child for child in below if child.value is not None or child.children or is_item)
    return replace(node, children=kept)


def is_the_same(texts: Texts, audience: str) -> int:
    """Hold the YAML of all plans against them; how many documents were compared."""
    before = looked_at(texts)
    written = dict(sent(texts, before, audience))
    assert written
    assert written.keys() <= texts.keys()
    after = looked_at({**texts, **written})
    assert told(after.findings) == told(before.findings)
    for old, new in zip(before.plans, after.plans, strict=True):
        assert old.figures == new.figures
        for one, other in zip(old.plan.documents, new.plan.documents, strict=True):
            assert filled_in(one.root) == filled_in(other.root), one.file
            assert fingerprints(old.plan, one) == fingerprints(new.plan, other)
    for name, text in written.items():
        result = formatted(text.encode(), name, LAYOUTS.of(name))
        assert result.findings == ()
        assert result.text.decode() == text, name
    return len(written)


@pytest.mark.parametrize(("audience", "least"), [("partnership", 60), ("nta", 58)])
def test_the_plans_of_this_repository_are_sent_as_they_are(audience: str, least: int) -> None:
    assert is_the_same(OF_PLANS, audience) >= least


@pytest.mark.parametrize("slug", EDITIONS)
def test_every_field_of_every_form_is_sent_as_it_is(slug: str) -> None:
    texts = full_texts(slug)
    assert is_the_same(texts, "partnership") == len(texts) - 1  # but for the register


def test_generated_plans_are_sent_as_they_are(tmp_path: Path) -> None:
    generate(tmp_path, 3, 2, seed=7)
    files = DiskFiles(tmp_path)
    assert is_the_same({name: files.read(name).decode() for name in files.names()}, "partnership") > 60


def test_the_plans_look_as_they_were_typed() -> None:
    """Not a line is other than in the file but for comments and blank lines, where texts are in blocks."""
    names = [name for name in OF_PLANS if name.endswith(("/part2.yaml", "/part4.yaml", "/cover.yaml"))]
    written = dict(sent(OF_PLANS, looked_at(OF_PLANS), "nta"))
    names = [name for name in names if "\nabsent:" not in OF_PLANS[name]]
    assert len(names) >= 8
    for name in names:
        lines = OF_PLANS[name].split("\n")
        typed = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
        assert [line for line in written[name].split("\n") if line.strip()] == typed, name


def test_the_public_gets_none() -> None:
    found = looked_at(OF_PLANS)
    released, _ = release(completed(found.plans[1]), PUBLIC, MOMENT, found.register)
    assert released is not None
    assert released.documents
    assert not any(item.head for item in released.documents)
    with pytest.raises(AssertionError):
        canonical(released, released.documents[0])
