"""Whatever the file system refuses, and whenever: the old release or the new one is shown, whole."""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from adtp_publish.errors import EnvironmentTrouble
from adtp_publish.publish.folder import Shelf
from tests.publish.shelves import is_whole, pages, put_out, shown

CALLS = ("mkdir", "fsync", "rename", "replace", "symlink", "open", "utime", "unlink", "rmdir", "listdir")


def _before_the_first(_: Shelf) -> None:
    """Nothing was ever published."""


def _after(*texts: str) -> Callable[[Shelf], None]:
    def prepare(shelf: Shelf) -> None:
        for text in texts:
            put_out(shelf, pages(text))

    return prepare


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the disk: power does not fail here."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def _damaged(shelf: Shelf) -> None:
    put_out(shelf, pages("a"))
    name = put_out(shelf, pages("new"))
    (shelf.releases / name / "index.html").write_bytes(b"damaged")


SITUATIONS = {
    "first": _before_the_first,
    "second": _after("a"),
    "fifth": _after("a", "b", "c", "d"),
    "same again": _after("a", "new"),
    "damaged": _damaged,
}


@contextmanager
def failing(number: int, error: int, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Let the call of that number, counted over all that a release is written with, fail with `error`."""
    made: list[str] = []

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            made.append(name)
            if len(made) == number:
                raise OSError(error, os.strerror(error), "somewhere")
            return real(*arguments, **named)

        return call

    with patch.context() as patched:
        for name in CALLS:
            patched.setattr(os, name, wrapped(name, getattr(os, name)))
        patched.setattr(io, "open", wrapped("io.open", io.open))
        yield made


@pytest.mark.parametrize(
    "error",
    [
        errno.ENOSPC,
        pytest.param(errno.EROFS, marks=pytest.mark.slow),
        pytest.param(errno.EIO, marks=pytest.mark.slow),
    ],
    ids=["full", "read-only", "broken"],
)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_whichever_call_fails_the_old_release_or_the_new_is_whole(
    tmp_path: Path, quick_disk: None, monkeypatch: pytest.MonkeyPatch, situation: str, error: int
) -> None:
    start = Shelf(tmp_path / "start", "site")
    start.root.mkdir()
    SITUATIONS[situation](start)
    old, new = shown(start), pages("new")
    failed = []
    for number in range(1, 200):
        shelf = Shelf(tmp_path / str(number), "site")
        shutil.copytree(start.root, shelf.root, symlinks=True)
        hint = ""
        with failing(number, error, monkeypatch) as made:
            try:
                put_out(shelf, new)
            except EnvironmentTrouble as trouble:
                hint = trouble.hint
        if len(made) < number:  # nothing failed this time
            assert not hint
            assert shown(shelf) == new
            break
        is_whole(shelf, old, new, hint)
        failed.append(made[number - 1])
    assert {"fsync", "replace", "symlink", "io.open"} <= set(failed)
