"""A year whose forms are files alone: what it inherits, where it is damaged, and what a trial means."""

from __future__ import annotations

import pickle
import shutil
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from adtp_publish import config
from adtp_publish.checking import check_all
from adtp_publish.cli import main
from adtp_publish.cli.main import commands
from adtp_publish.derive.checks import apply_across_years
from adtp_publish.edit.new import Begun, CannotBegin, begin_plan
from adtp_publish.errors import BadForms
from adtp_publish.load.schemas import load_schemas
from adtp_publish.pipeline import Checked, check
from adtp_publish.ports import DiskFiles
from adtp_publish.preparation import Editions, known_editions
from adtp_publish.release.release import release
from tests.conftest import MOMENT, ROOT, LayeredFiles, MemoryFiles

# A year that nobody will have forms for before this program is forgotten.
YEAR, FOLDER = "2031/32", "2031-32"
EDITION = f"""\
format: 1
edition: {YEAR}
inherits: 2009/10
title: Plan of the future
starts: 2031-04-01
ends: 2032-03-31
declaration: We approve.
"""
HEIR = '{"x-inherits": "../2009-10/FORM.schema.json", "x-years": 22}'
FORMS = {f"{FOLDER}/{name}.schema.json": HEIR.replace("FORM", name) for name in ("part2", "part4", "laa")}
TRIAL = {f"{FOLDER}/edition.yaml": EDITION + "status: trial\n"}
REGISTER = """\
format: 1
regions:
  - slug: west
    name: West
partnerships:
  - slug: somewhere
    name: Somewhere
    region: west
"""


def files(**changed: str) -> LayeredFiles:
    """The forms of this repository with the new year's; a keyword changes a file: `edition`, `part2`."""
    texts = {f"{FOLDER}/edition.yaml": EDITION, **FORMS}
    for name, text in changed.items():
        texts[f"{FOLDER}/{name}{'.yaml' if name == 'edition' else '.schema.json'}"] = text
    return LayeredFiles((MemoryFiles(texts), DiskFiles(ROOT / "schema")))


def editions(**changed: str) -> Editions:
    forms = files(**changed)
    return known_editions(forms, load_schemas(forms))


def trial() -> LayeredFiles:
    return files(edition=EDITION + "status: trial\n")


# --- what it inherits


def test_a_new_year_inherits_all_that_it_does_not_say() -> None:
    new, old = editions()[FOLDER], editions()["2009-10"]
    assert (new.year, new.title, new.declaration) == (YEAR, "Plan of the future", "We approve.")
    assert new.documents == old.documents
    moved = [replace(item, by=item.by.replace(year=item.by.year + 22)) for item in old.timetable]
    assert list(new.timetable) == moved
    assert len(moved) > 10
    assert new.thresholds == old.thresholds
    assert not new.trial
    of_new, of_old = ([field.face.label for field in edition.form("part2").fields] for edition in (new, old))
    assert of_new == of_old
    assert "2031/32" in str(new.form("part4"))
    assert "2009/10" in str(old.form("part4"))
    assert "2009/10" not in str(new.form("part4"))


def test_a_plan_of_the_new_year_is_checked_and_has_its_figures() -> None:
    part2 = f"""\
format: 1
edition: {YEAR}
partial: pending
pdu:
  baseline: 1000
  basis: year on year
  change:
    2030/31: 2%
    2031/32: 2%
    2032/33: 2%
"""
    plans = MemoryFiles({"register.yaml": REGISTER, f"somewhere/{FOLDER}/part2.yaml": part2})
    checked = check(plans, "plans", files(), MOMENT)
    (derived,) = checked.plans
    assert not [finding for finding in checked.findings if "part2" in finding.file]
    figures = {figure.id: figure.shown for figure in derived.figures}
    assert figures["somewhere/2031-32/part2.pdu.target.2032-33"] == Decimal("1061.208")


def test_a_code_whose_severity_differs_is_one_entry_of_its_own() -> None:
    more = "severities:\n  - finding: dead-link\n    severity: off\n"
    assert ("dead-link", "off") in editions(edition=EDITION + more)[FOLDER].severities


def test_days_that_are_left_out_move_with_the_year() -> None:
    """Also over two editions, and to the last day of a February."""
    leap = "timetable:\n  - key: february\n    by: 2028-02-29\n"
    texts = {
        "2028-29/edition.yaml": f"format: 1\nedition: 2028/29\ninherits: 2009/10\ntitle: A\n{leap}",
        f"{FOLDER}/edition.yaml": f"format: 1\nedition: {YEAR}\ninherits: 2028/29\n",
        **FORMS,
    }
    forms = LayeredFiles((MemoryFiles(texts), DiskFiles(ROOT / "schema")))
    edition = known_editions(forms, load_schemas(forms))[FOLDER]
    assert (edition.starts, edition.ends) == (date(2031, 4, 1), date(2032, 3, 31))
    days = {item.key: item.by for item in edition.timetable}
    assert (days["february"], days["q4"]) == (date(2031, 2, 28), date(2032, 4, 14))


# --- where it is damaged


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "starts: 2031-04-01",
            "starts: 2033-04-01",
            "found `starts: 2033-04-01`; wanted `starts: 2031-04-01`, the first day of 2031/32",
        ),
        ("ends: 2032-03-31", "ends: 2001-01-01", "wanted `ends: 2032-03-31`, the last day of 2031/32"),
        (f"edition: {YEAR}", "edition: 2030/31", "wanted the year that its folder is named by: `2031-32`"),
        (
            "declaration",
            "timetable:\n  - key: q1\n    by: 2030-07-14\ndeclaration",
            "found `by: 2030-07-14` of `q1` of `timetable`; wanted a day from 2030-09-30 to 2032-09-30",
        ),
        (
            "declaration",
            "timetable:\n  - key: q1\n    by: 2009-07-14\ndeclaration",
            "the day of 2009/10; wanted one of 2031/32, such as `2031-07-14`, or no `by`",
        ),
    ],
)
def test_days_that_cannot_be_those_of_the_year_are_refused(old: str, new: str, told: str) -> None:
    with pytest.raises(BadForms) as refused:
        editions(edition=EDITION.replace(old, new))[FOLDER]
    lines = (refused.value.message, *refused.value.further)
    assert [line for line in lines if told in line and line.startswith(f"schema/{FOLDER}/edition.yaml: ")]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "edition",
            EDITION.replace("2009/10", "2029/30"),
            "schema/2031-32/edition.yaml: found `inherits: 2029/30`; wanted `2008/09`",
        ),
        (
            "edition",
            EDITION.replace("inherits: 2009/10", f"inherits: {YEAR}"),
            f"found `inherits: {YEAR}`; wanted",
        ),
        (
            "edition",
            EDITION.replace("inherits: 2009/10\n", ""),
            "schema/2031-32/edition.yaml: found no `documents`; wanted it here or in what is inherited",
        ),
        (
            "edition",
            f"{EDITION}documents:\n  - id: letter\n    file: letter.yaml\n",
            "found no `schema` of `letter` of `documents`; wanted it here or in what is inherited",
        ),
        (
            "edition",
            f"{EDITION}documents:\n  - id: cover\n    after: letter\n",
            "found `after: letter`; wanted the name of another entry of that list",
        ),
        ("edition", f"{EDITION}status: tried\n", "schema/2031-32/edition.yaml: "),
        ("edition", f"{EDITION}documents: [\n", "schema/2031-32/edition.yaml: "),
        (
            "edition",
            f"{EDITION}documents:\n  - id: cover\n    schema: covr\n",
            "found no form `covr`; wanted `schema/2031-32/covr.schema.json`, or one in `schema/common`",
        ),
        (
            "edition",
            EDITION.replace("2009/10", "2010/11"),
            "found no `schema/2031-32/grid.schema.json`, though 2010/11 has a form `grid` of its own; wanted",
        ),
        (
            "part2",
            '{"x-inherits": "../2009-10/part2.schema.json", "properties": {"n": {"type": "string"}}}',
            "schema/2031-32/part2.schema.json: found no `x-kind` at `properties/n`; wanted one",
        ),
        (
            "part2",
            '{"type": "object", "properties": ["n"]}',
            "schema/2031-32/part2.schema.json: found `['n']` at `properties`; wanted a group",
        ),
        (
            "part2",
            '{"x-inherits": "../2009-10/part2.schema.json", "x-publik": true}',
            "schema/2031-32/part2.schema.json: found `x-publik` at the top; wanted `x-public`",
        ),
        (
            "part2",
            '{"x-inherits": "../2009-10/part2.schema.json", "properties": {"pdu": {"x-publik": true}}}',
            "schema/2031-32/part2.schema.json: found `x-publik` at `properties/pdu`; wanted `x-public`",
        ),
    ],
)
def test_a_damaged_edition_is_refused_with_its_file(name: str, text: str, told: str) -> None:
    with pytest.raises(BadForms) as refused:
        editions(**{name: text})[FOLDER]
    assert told in refused.value.message
    assert "docs/editions.md" in refused.value.hint


def test_a_form_that_only_the_validator_refuses_is_told_in_our_words() -> None:
    """It compiles, and is no JSON Schema: found when the first plan is held against it."""
    text = '{"x-inherits": "../2009-10/part2.schema.json", "properties": {"pdu": {"required": "baseline"}}}'
    plans = MemoryFiles(
        {"register.yaml": REGISTER, f"somewhere/{FOLDER}/part2.yaml": f"format: 1\nedition: {YEAR}\n"}
    )
    with pytest.raises(BadForms) as refused:
        check_all(plans, "plans", files(part2=text), MOMENT)
    assert "found `baseline` at `properties/pdu/required`; wanted a list" in refused.value.message


def test_editions_that_inherit_from_one_another_are_refused() -> None:
    texts = {
        f"{FOLDER}/edition.yaml": EDITION.replace("2009/10", "2032/33"),
        "2032-33/edition.yaml": EDITION.replace(YEAR, "2032/33").replace(
            "inherits: 2009/10", f"inherits: {YEAR}"
        ),
    }
    forms = LayeredFiles((MemoryFiles(texts), DiskFiles(ROOT / "schema")))
    with pytest.raises(
        BadForms, match=r"schema/2032-33/edition.yaml: found `inherits: 2031/32`; wanted `2008/09`"
    ):
        known_editions(forms, load_schemas(forms))[FOLDER]


def test_a_damaged_form_that_another_process_finds_is_told_as_well() -> None:
    """Many plans are checked by several processes: what one of them raises is handed over."""
    handed = pickle.loads(pickle.dumps(BadForms("schema/a.schema.json: found nothing", "and")))  # noqa: S301 - our own
    assert handed.further == ("and",)
    assert (handed.message, "docs/editions.md" in handed.hint) == (
        "schema/a.schema.json: found nothing",
        True,
    )


@pytest.mark.parametrize(("edition", "code"), [(EDITION, 0), (EDITION.replace("2009/10", "2029/30"), 3)])
def test_the_command_ends_with_one_message_and_exit_code_3(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    edition: str,
    code: int,
) -> None:
    forms = tmp_path / "schema"
    shutil.copytree(ROOT / "schema", forms)
    (forms / FOLDER).mkdir()
    for name, text in {f"{FOLDER}/edition.yaml": edition, **FORMS}.items():
        (forms / name).write_text(text, "utf-8")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/register.yaml").write_text(REGISTER, "utf-8")
    monkeypatch.setattr(
        config, "_carried", lambda *names: forms if names[0] == "schema" else ROOT / names[-1]
    )
    monkeypatch.setattr(
        sys, "argv", ["adtp-publish", "new", "somewhere", YEAR, "--plans", f"{tmp_path}/plans"]
    )
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    if code:
        told = "adtp-publish: schema/2031-32/edition.yaml: found `inherits: 2029/30`; wanted `2008/09`"
        assert capsys.readouterr().err.startswith(told)


def test_each_slip_of_a_form_is_told_on_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def damaged(**_: object) -> None:
        raise BadForms("schema/a.schema.json: found `b`", "schema/a.schema.json: found `c`")

    monkeypatch.setattr(commands, "main", damaged)
    with pytest.raises(SystemExit) as ended:
        main()
    lines = capsys.readouterr().err.splitlines()
    assert (ended.value.code, lines[:2]) == (
        3,
        ["adtp-publish: schema/a.schema.json: found `b`", "schema/a.schema.json: found `c`"],
    )
    assert len(lines) == 3


# --- a trial


def begun(place: Path, year: str, is_trial: bool, forms: LayeredFiles) -> Begun:
    (place / "plans").mkdir(exist_ok=True)
    (place / "plans/register.yaml").write_text(REGISTER, "utf-8")
    return begin_plan(place / "plans", forms, "somewhere", year, is_trial)


def test_a_plan_on_trial_is_begun_only_by_who_says_so(tmp_path: Path) -> None:
    with pytest.raises(
        CannotBegin, match=r"are on trial: they may still change, .*\nto begin .* add `--trial`"
    ):
        begun(tmp_path, YEAR, False, trial())
    with pytest.raises(
        CannotBegin, match="the forms of `2009/10` are in use, not on trial: leave out `--trial`"
    ):
        begun(tmp_path, "2009/10", True, trial())
    with pytest.raises(CannotBegin) as refused:
        begun(tmp_path, "1999/00", False, trial())
    assert YEAR not in str(refused.value), "only what anybody may begin is offered"
    with pytest.raises(CannotBegin, match=YEAR):
        begun(tmp_path, "1999/00", True, trial())
    assert [path.name for path in (tmp_path / "plans").iterdir()] == ["register.yaml"]
    assert len(begun(tmp_path, YEAR, True, trial()).files) > 15


def test_forms_on_trial_are_held_against_json_schema_before_a_plan_is_begun(tmp_path: Path) -> None:
    text = HEIR.replace("FORM", "part4").replace("22", '22, "properties": {"table1": {"x-publik": true}}')
    forms = files(edition=EDITION + "status: trial\n", part4=text)
    with pytest.raises(BadForms) as refused:
        begun(tmp_path, YEAR, True, forms)
    told = "schema/2031-32/part4.schema.json: found `x-publik` at `properties/table1`; wanted `x-public`"
    assert refused.value.message == told
    with pytest.raises(BadForms, match="x-publik"):
        begun(tmp_path, YEAR, False, files(part4=text))


def on_trial(checked: Checked) -> Checked:
    """The plans of this repository, as if the forms of 2009/10 were on trial."""
    plans = tuple(
        replace(item, plan=replace(item.plan, edition=replace(item.plan.edition, trial=True)))
        if item.plan.edition.year == "2009/10"
        else item
        for item in checked.plans
    )
    return replace(checked, plans=plans)


def test_the_public_is_shown_no_plan_on_trial_and_everybody_else_is(checked_plans: Checked) -> None:
    plans = [item for item in on_trial(checked_plans).plans if item.plan.edition.trial]
    assert {item.plan.nature for item in plans} >= {"illustrative", "transcription"}
    for derived in plans:
        assert release(derived, "public", MOMENT, checked_plans.register)[0] is None
        (finding,) = release(derived, "public", MOMENT, checked_plans.register)[1]
        assert (finding.code, finding.is_error, finding.path) == ("trial-edition", True, ("edition",))
        for audience in ("nta", "partnership"):
            found, findings = release(derived, audience, MOMENT, checked_plans.register)
            assert found is not None
            assert not findings


def test_a_figure_of_a_trial_is_held_against_no_earlier_one() -> None:
    """In totals the later edition rules; a trial is in none."""

    def part2(baseline: int) -> str:
        return f"partial: pending\npdu:\n  baseline: {baseline}\n"

    old, new = "somewhere/2009-10", f"somewhere/{FOLDER}"
    texts = {
        "register.yaml": REGISTER,
        f"{old}/part2.yaml": f"format: 1\nedition: 2009/10\n{part2(1000)}",
        f"{new}/part2.yaml": f"format: 1\nedition: {YEAR}\n{part2(2000)}",
    }
    same_years = '{"x-inherits": "../2009-10/part2.schema.json"}'
    for status, told in (("in use", True), ("trial", False)):
        forms = files(edition=f"{EDITION}status: {status}\n", part2=same_years)
        checked = check(MemoryFiles(texts), "plans", forms, MOMENT)
        assert len(checked.plans) == 2
        across = apply_across_years(checked.plans)
        assert any(finding.code == "editions-differ" for finding in across) == told
