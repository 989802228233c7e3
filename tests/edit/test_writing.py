from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from adtp_publish.edit.writing import put_all, replace_file
from adtp_publish.errors import EnvironmentTrouble

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and links are those of POSIX")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "part1.yaml"
    path.write_bytes(b"old\n")
    return path


def test_a_file_is_replaced_whole(plan: Path) -> None:
    replace_file(plan, b"old\n", b"new\r\nline\n")
    assert plan.read_bytes() == b"new\r\nline\n"
    assert [path.name for path in plan.parent.iterdir()] == ["part1.yaml"]


@ON_POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_of_a_file_stays(plan: Path, mode: int) -> None:
    plan.chmod(mode)
    replace_file(plan, b"old\n", b"new\n")
    assert plan.stat().st_mode & 0o7777 == mode


def test_a_file_that_was_saved_meanwhile_is_left_alone(plan: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="was changed meanwhile"):
        replace_file(plan, b"older\n", b"new\n")
    assert plan.read_bytes() == b"old\n"


@ON_POSIX
def test_a_link_is_not_written_through(plan: Path) -> None:
    link = plan.with_name("link.yaml")
    link.symlink_to(plan)
    with pytest.raises(EnvironmentTrouble, match="not a plain file"):
        replace_file(link, b"old\n", b"new\n")
    assert link.is_symlink()
    assert plan.read_bytes() == b"old\n"


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_where_writing_fails_the_old_file_stays_and_nothing_beside_it(
    plan: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, full)
    with pytest.raises(EnvironmentTrouble, match="No space left on device"):
        replace_file(plan, b"old\n", b"new\n")
    monkeypatch.undo()
    assert plan.read_bytes() == b"old\n"
    assert [path.name for path in plan.parent.iterdir()] == ["part1.yaml"]


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="cannot write"):
        replace_file(tmp_path / "gone" / "part1.yaml", b"", b"new\n")


def test_several_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")
    changes = (("a.yaml", b"old", b"new"), ("b.yaml", None, b"begun"))
    put_all(tmp_path, changes)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.yaml": b"new",
        "b.yaml": b"begun",
    }
    (tmp_path / "c.yaml").write_bytes(b"saved meanwhile")
    more = (("a.yaml", b"new", b"newer"), ("d.yaml", None, b"begun"), ("c.yaml", b"old", b"new"))
    with pytest.raises(EnvironmentTrouble, match="was changed meanwhile"):
        put_all(tmp_path, more)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.yaml": b"new",
        "b.yaml": b"begun",
        "c.yaml": b"saved meanwhile",
    }
    with pytest.raises(EnvironmentTrouble, match="cannot write"):
        put_all(tmp_path, (("a.yaml", None, b"begun"),))
