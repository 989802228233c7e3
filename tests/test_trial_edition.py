"""The edition that is on trial in this repository: files alone, a whole plan on it, nothing of it public."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache

import pytest

from adtp_publish.model.form import Form
from adtp_publish.model.node import Node
from adtp_publish.pipeline import Checked, Made
from adtp_publish.ports import DiskFiles
from tests.conftest import ROOT
from tests.every_field.trees import place
from tests.privacy.repository import build, checked, editions

FORMS = DiskFiles(ROOT / "schema")
EDITIONS = editions()
(TRIAL,) = (edition for edition in EDITIONS.values() if edition.trial)
CASE = DiskFiles(ROOT / "tests/examples/valid/an-edition-on-trial")
WHOLE = DiskFiles(ROOT / "tests/examples/whole")
REGISTER = CASE.read("register.yaml").decode()


def git(*arguments: str) -> list[str]:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines() if done.returncode == 0 else []


def names(form: Form) -> Iterator[str]:
    for field in (*form.fields, *((form.item,) if form.item else ())):
        yield field.face.name
        yield from names(field)


# --- files alone


def test_the_commit_that_brought_it_changes_no_code_and_no_template() -> None:
    added = git("log", "--diff-filter=A", "--format=%H", "--", f"schema/{TRIAL.slug}/edition.yaml")
    changed = git("show", "--format=", "--name-only", added[-1]) if added else ["pyproject.toml"]
    if "pyproject.toml" in changed:
        pytest.skip("a copy without its history; what the files themselves say is held below")
    assert len([name for name in changed if name.startswith(f"schema/{TRIAL.slug}/")]) >= 4
    assert [name for name in changed if name.startswith(("adtp_publish/", "templates/"))] == []


def test_no_field_that_only_it_has_is_named_in_code_or_templates() -> None:
    others = {
        name
        for edition in EDITIONS.values()
        for _, form in edition.forms
        if edition is not TRIAL
        for name in names(form)
    }
    own = {name for _, form in TRIAL.forms for name in names(form) if name not in others}
    assert {"expected_outcomes", "continuity", "leaving_prison"} <= own
    holders = [*(ROOT / "adtp_publish").rglob("*.py"), *(ROOT / "templates").rglob("*.html")]
    assert len(holders) > 100
    for path in holders:
        words = set(re.findall(r"\w+(?:/\w+)?", path.read_text("utf-8")))
        assert not words & (own - {"outcome", "measure"}), path


def test_its_forms_say_little_that_the_year_before_says() -> None:
    own = [name for name in FORMS.names() if name.startswith(f"{TRIAL.slug}/")]
    before = "2009-10"
    replaced = [name for name in FORMS.names() if name.startswith(f"{before}/")]
    sizes = [sum(len(FORMS.read(name)) for name in some) for some in (own, replaced)]
    assert len(own) >= 4
    assert sizes[0] * 10 < sizes[1]


# --- a whole plan on it


@cache
def plans(with_trial: bool, with_year_before: bool = False) -> Checked:
    texts = {name: WHOLE.read(name).decode() for name in WHOLE.names()} | {"register.yaml": REGISTER}
    if with_year_before:
        example = DiskFiles(ROOT / "plans")
        names_ = [name for name in example.names() if name.startswith("example/")]
        texts |= {name: example.read(name).decode() for name in names_}
    if with_trial:
        texts |= {name: CASE.read(name).decode() for name in CASE.names() if name.startswith("example/")}
    return checked(texts)


def filled(node: Node, form: Form) -> Iterator[tuple[str, ...]]:
    for child in node.children:
        below = form.item or next(item for item in form.fields if item.face.name == child.path[-1])
        yield place(child.path)
        yield from filled(child, below)


def fields(form: Form, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for field in (*form.fields, *((form.item,) if form.item else ())):
        yield (*path, field.face.name)
        yield from fields(field, (*path, field.face.name))


@pytest.mark.parametrize("schema", ["part2", "grid", "part4", "laa"])
def test_the_plan_fills_in_every_field_of_the_forms_that_are_its_own(schema: str) -> None:
    (derived,) = (item for item in plans(True).plans if item.plan.edition.trial)
    form = derived.plan.edition.form(schema)
    held = [document for document in derived.plan.documents if document.spec.schema == schema]
    assert held
    found = {path for document in held for path in filled(document.root, form)}
    # Heads that excuse a document from being filled in, and reasons for what does not differ here.
    excuses = {"absent", "partial", "source", "explained", "explanations", "evidence"}
    wanted = {path for path in fields(form) if not excuses & set(path)}
    assert len(wanted) > 10
    assert {path for path in wanted if {"expected_outcomes", "continuity", "rating"} & set(path)} <= found
    assert wanted - found <= unfilled_in_the_year_before(schema)


@cache
def unfilled_in_the_year_before(schema: str) -> set[tuple[str, ...]]:
    """What the example plan does without, by the names of this year: that its own test accounts for."""
    (derived,) = (item for item in plans(False, True).plans if item.plan.key == "example/2009-10")
    form = derived.plan.edition.form(schema)
    held = [document for document in derived.plan.documents if document.spec.schema == schema]
    found = {path for document in held for path in filled(document.root, form)}
    return {tuple(_next(step) for step in path) for path in set(fields(form)) - found}


def _next(step: str) -> str:
    year = re.fullmatch(r"(\d{4})/(\d{2})", step)
    return f"{int(year[1]) + 1}/{int(year[2]) + 1:02}" if year else step


def test_its_new_fields_are_in_what_the_nta_gets() -> None:
    texts = released_to("nta")
    for words in ("Continuity of care", "Clients leaving prison", "Expected outcomes", "How it is measured"):
        assert words in texts, words
    release = next(item for item in build(plans(True), "nta").releases if item.year == TRIAL.year)
    assert {"grid1", "grid5", "part2", "part4", "q4"} <= {document.id for document in release.documents}


@cache
def released_to(audience: str) -> str:
    release = next(item for item in build(plans(True), audience).releases if item.year == TRIAL.year)
    return json.dumps([labels(document.root) for document in release.documents])


def labels(node: Node) -> list[str]:
    return [node.face.label, *(label for child in node.children for label in labels(child))]


# --- nothing of it public


def same(one: Made, other: Made) -> bool:
    return {file.address: file.content for file in one.files} == {
        file.address: file.content for file in other.files
    }


def test_the_public_site_is_the_same_with_and_without_it() -> None:
    """Beside a plan of the year before, with which it shares a page, a list of years, and totals if any."""
    without, with_it = build(plans(False, True), "public"), build(plans(True, True), "public")
    assert len(without.files) > 20
    assert any(release.key == "example/2009-10" for release in without.releases)
    assert same(without, with_it)
    (finding,) = with_it.findings
    assert (finding.code, finding.file) == ("trial-edition", f"plans/example/{TRIAL.slug}/cover.yaml")
    assert without.findings == ()


def test_the_nta_gets_one_plan_more() -> None:
    without, with_it = build(plans(False, True), "nta"), build(plans(True, True), "nta")
    more = {release.key for release in with_it.releases} - {release.key for release in without.releases}
    assert more == {f"example/{TRIAL.slug}"}
    assert with_it.findings == ()
