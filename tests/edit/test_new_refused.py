"""Where a plan cannot be begun: it is said why, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from adtp_publish.edit.new import CannotBegin, begin_plan
from adtp_publish.errors import EnvironmentTrouble
from adtp_publish.publish import plain
from adtp_publish.publish.folder import write_file
from tests.edit.new_plans import FORMS, REGISTER, repository


def tree(place: Path) -> dict[str, bytes | str]:
    return {
        path.relative_to(place).as_posix(): str(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else ""
        for path in place.rglob("*")
    }


@pytest.mark.parametrize(
    ("slug", "year", "told"),
    [
        (
            "lancashir",
            "2009/10",
            "`lancashir` is not in the register of partnerships; did you mean `lancashire`?",
        ),
        ("Lancashire", "2009/10", "did you mean `lancashire`?"),
        ("Exampleshire", "2009/10", "did you mean `example`?"),
        (
            "elsewhere",
            "2009/10",
            "write its `slug` and `name` under `partnerships` in `{plans}/register.yaml`",
        ),
        ("../lancashire", "2009/10", "is not in the register"),
        ("", "2009/10", "is not in the register"),
        ("lancashire", "2031/32", "no forms are known for `2031/32`; known are `2008/09` or `2009/10`"),
        ("lancashire", "2009", "no forms are known for `2009`"),
        ("lancashire", "../2009-10", "no forms are known"),
        ("lancashire", "common", "no forms are known"),
    ],
)
def test_names_that_are_not_known_are_refused(tmp_path: Path, slug: str, year: str, told: str) -> None:
    plans = repository(tmp_path)
    before = tree(tmp_path)
    with pytest.raises(CannotBegin) as refused:
        begin_plan(plans, FORMS, slug, year)
    assert told.replace("{plans}", plans.as_posix()) in str(refused.value)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("there", ["a file in it", "a hidden file in it", "a file", "a link"])
def test_what_is_there_is_never_written_over(tmp_path: Path, there: str) -> None:
    plans = repository(tmp_path)
    folder = plans / "lancashire/2009-10"
    folder.mkdir(parents=True)
    match there:
        case "a file in it":
            (folder / "notes.txt").write_text("mine")
        case "a hidden file in it":
            (folder / ".notes").write_text("mine")
        case "a file":
            folder.rmdir()
            folder.write_text("mine")
        case _:
            folder.rmdir()
            folder.symlink_to(tmp_path)
    before = tree(tmp_path)
    with pytest.raises(CannotBegin, match="take it away"):
        begin_plan(plans, FORMS, "lancashire", "2009/10")
    assert tree(tmp_path) == before


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    plans = repository(tmp_path)
    (plans / "lancashire/2009-10").mkdir(parents=True)
    assert len(begin_plan(plans, FORMS, "lancashire", "2009/10").files) > 15


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "there is no `"),
        (b"format: 1\n", "has errors"),
        (b"regions: [", "has errors"),
        (REGISTER.replace(b"region: north-west", b"region: north-wst"), "has errors"),
    ],
)
def test_a_register_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, told: str) -> None:
    plans = repository(tmp_path)
    (plans / "register.yaml").unlink()
    if content is not None:
        (plans / "register.yaml").write_bytes(content)
    before = tree(tmp_path)
    with pytest.raises(CannotBegin, match=told):
        begin_plan(plans, FORMS, "lancashire", "2009/10")
    assert tree(tmp_path) == before


def test_a_plan_that_cannot_be_written_whole_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = repository(tmp_path)

    def failing(place: Path, content: bytes) -> None:
        if place.name == "part4.yaml":
            raise OSError(28, "No space left on device")
        write_file(place, content)

    monkeypatch.setattr(plain, "write_file", failing)
    with pytest.raises(EnvironmentTrouble, match="No space left"):
        begin_plan(plans, FORMS, "lancashire", "2009/10")
    assert list((plans / "lancashire").iterdir()) == []
