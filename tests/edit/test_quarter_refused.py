"""Where the report of a quarter cannot be prepared: it is said why, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from adtp_publish.edit.documents import Beginning
from adtp_publish.edit.new import CannotBegin, begin_plan, known_before
from adtp_publish.edit.preparing import Asked, Check, prepare
from adtp_publish.ports import DiskFiles
from tests.edit.new_plans import FORMS, repository
from tests.edit.quarters import checked, plans_without, prepared, read, reports
from tests.edit.test_new_refused import tree

CHECK: Check = checked


@pytest.mark.parametrize(
    ("slug", "year", "quarter", "told"),
    [
        ("example", "2009/10", "q5", "has no quarter `q5`, only `q1`, `q2`, `q3` or `q4`"),
        ("example", "2009/10", "Q3", "did you mean `q3`?"),
        ("example", "2009/10", "q3-comments", "has no quarter `q3-comments`"),
        ("example", "2009/10", "part1", "has no quarter `part1`"),
        ("example", "2009/10", "", "has no quarter ``"),
        ("coventry", "2009/10", "q1", "begin it with `adtp-publish new coventry 2009/10`"),
        ("coventri", "2009/10", "q1", "did you mean `coventry`?"),
        ("example", "2031/32", "q1", "no forms are known for `2031/32`"),
        ("example", "2010/11", "q1", "add `--trial`"),
        ("example", "2009/10", "q3", "q3.yaml` is there already: write in it, or take it away first"),
    ],
)
def test_what_is_not_known_or_there_already_is_refused(
    tmp_path: Path, slug: str, year: str, quarter: str, told: str
) -> None:
    plans = plans_without(tmp_path)
    before = tree(tmp_path)
    with pytest.raises(CannotBegin) as refused:
        prepare(plans, DiskFiles(plans), FORMS, CHECK, Asked(slug, year, quarter))
    assert told in str(refused.value)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("there", ["a link", "a folder", "an empty file"])
def test_whatever_has_the_name_is_left_alone(tmp_path: Path, there: str) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    place = plans / "example/2009-10/progress/q3.yaml"
    match there:
        case "a link":
            place.symlink_to("elsewhere.yaml")
        case "a folder":
            place.mkdir()
        case _:
            place.touch()
    before = tree(tmp_path)
    with pytest.raises(CannotBegin, match="is there already"):
        prepared(plans, "example", "q3")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("file", ["progress/q2.yaml", "progress/q1.yaml", "part1.yaml", "part3/grid2.yaml"])
def test_errors_in_what_it_is_made_from_are_mended_first(tmp_path: Path, file: str) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    place = plans / "example/2009-10" / file
    place.write_bytes(place.read_bytes() + b"nonsense: 1\n")
    before = tree(tmp_path)
    done = prepared(plans, "example", "q3")
    assert [finding.code for finding in done.refusals] == ["unknown-field"]
    assert done.refusals[0].file.endswith(file)
    assert done.documents
    assert not done.file
    assert tree(tmp_path) == before


def test_a_grid_that_cannot_be_read_is_mended_first(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    (plans / "example/2009-10/part3/grid2.yaml").write_text("objectives: [", "utf-8")
    done = prepared(plans, "example", "q3")
    assert done.refusals
    assert all(finding.file.endswith("grid2.yaml") for finding in done.refusals)


def test_errors_elsewhere_are_no_obstacle(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    place = plans / "example/2009-10/part4.yaml"
    place.write_bytes(place.read_bytes() + b"nonsense: 1\n")
    assert prepared(plans, "example", "q3").file


def test_a_folder_without_a_document_is_no_plan(tmp_path: Path) -> None:
    plans = plans_without(tmp_path)
    (plans / "coventry/2009-10").mkdir()
    (plans / "coventry/2009-10/notes.txt").write_text("none")
    before = tree(tmp_path)
    with pytest.raises(CannotBegin, match="coventry/2009-10"):
        prepared(plans, "coventry", "q3")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("there", ["a link", "a file"])
def test_a_folder_of_reports_that_is_none_is_left_alone(tmp_path: Path, there: str) -> None:
    plans = plans_without(tmp_path)
    folder = plans / "lancashire/2009-10/progress"
    if there == "a link":
        folder.symlink_to(tmp_path)
    else:
        folder.write_text("mine", "utf-8")
    before = tree(tmp_path)
    with pytest.raises(CannotBegin, match="is no folder: take it away first"):
        prepared(plans, "lancashire", "q1")
    assert tree(tmp_path) == before


def test_the_file_that_new_began_is_taken_the_place_of(tmp_path: Path) -> None:
    """A plan that was begun with `new` has a file for each report, which says that it is still to come."""
    plans = repository(tmp_path)
    begun = begin_plan(plans, FORMS, "lancashire", "2009/10")
    place = begun.folder / "progress/q1.yaml"
    assert read(place)["absent"] == "pending"
    assert prepared(plans, "lancashire", "q1").file == place.as_posix()
    assert "absent" not in read(place)


def test_a_file_that_new_began_and_somebody_changed_is_left_alone(tmp_path: Path) -> None:
    plans = repository(tmp_path)
    begun = begin_plan(plans, FORMS, "lancashire", "2009/10")
    place = begun.folder / "progress/q1.yaml"
    place.write_bytes(place.read_bytes() + b"# mine\n")
    with pytest.raises(CannotBegin, match="is there already"):
        prepared(plans, "lancashire", "q1")
    assert place.read_bytes().endswith(b"# mine\n")


def test_comments_need_a_report(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, *reports("example", ("q3", "q4")))
    with pytest.raises(CannotBegin, match="prepare it with `adtp-publish new --quarter q3 example 2009/10`"):
        prepared(plans, "example", "q3", comments=True)


def test_a_form_on_trial_is_prepared_where_that_is_asked_for(tmp_path: Path) -> None:
    plans = repository(tmp_path)
    begin_plan(plans, FORMS, "lancashire", "2010/11", trial=True)
    done = prepare(plans, DiskFiles(plans), FORMS, CHECK, Asked("lancashire", "2010/11", "q1", trial=True))
    known = known_before(plans, FORMS, "lancashire", "2010/11", trial=True)
    assert isinstance(known, Beginning)
    assert known.edition.trial
    assert read(done.file)["edition"] == "2010/11"
