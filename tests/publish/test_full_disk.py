"""What a file system really refuses: a file too long, a folder that is read-only, a disk that is full."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adtp_publish.errors import EnvironmentTrouble
from adtp_publish.publish.folder import Shelf
from tests.conftest import ROOT
from tests.publish.shelves import PLANS, UNCHANGED, is_whole, pages, put_out, shown

NOBODY = 65534


@contextmanager
def _no_file_longer_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [1, 10, 300, 5000])
@pytest.mark.parametrize("again", [False, True])
def test_a_file_that_cannot_be_written_whole_leaves_the_old_site(
    tmp_path: Path, size: int, again: bool
) -> None:
    shelf = Shelf(tmp_path, "site")
    put_out(shelf, pages("a"))
    # The same release again only writes its manifest.
    with _no_file_longer_than(size):
        if again and size > 300:
            put_out(shelf, pages("a"))
        else:
            with pytest.raises(EnvironmentTrouble, match="File too large") as trouble:
                put_out(shelf, pages("a" if again else "a longer text"))
            assert trouble.value.hint == UNCHANGED
    is_whole(shelf, pages("a"), pages("b"), UNCHANGED)


@pytest.fixture
def without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Let go of root's right to write anywhere, in a folder that everybody can enter."""
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)  # the folders above may not be entered
    user = os.geteuid()
    yield lambda: os.seteuid(NOBODY) if user == 0 else None
    os.seteuid(user)


@pytest.mark.parametrize("place", [".", "releases"])
def test_a_folder_that_is_read_only_keeps_what_it_holds(
    without_rights: Callable[[], None], tmp_path: Path, place: str
) -> None:
    shelf = Shelf(Path("build"), "site")
    put_out(shelf, pages("a"))
    for folder in (shelf.root, shelf.releases):
        folder.chmod(0o777)
    folder = shelf.root / place
    folder.chmod(0o555)
    without_rights()
    with pytest.raises(EnvironmentTrouble, match=r"cannot write `build.*`: Permission denied") as trouble:
        put_out(shelf, pages("b"))
    assert trouble.value.hint == UNCHANGED
    assert shown(shelf) == pages("a")
    assert shelf.live() == PLANS


FILLS = """
from pathlib import Path
from adtp_publish.errors import EnvironmentTrouble
from adtp_publish.publish.folder import Shelf
from tests.publish.shelves import pages, put_out, shown
shelf = Shelf(Path("build"), "site")
put_out(shelf, pages("a"))
try:
    put_out(shelf, pages("b" * 200))
except EnvironmentTrouble as trouble:
    print(trouble.message, shown(shelf) == pages("a"), bool(shelf.live()))
"""


def test_a_disk_that_is_full_keeps_what_it_holds(tmp_path: Path) -> None:
    own_mounts = ["unshare", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*own_mounts, "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    mount = 'mount -t tmpfs -o size=128k tmpfs . && cd "$PWD" && exec "$@"'
    done = subprocess.run(
        [*own_mounts, "sh", "-c", mount, "sh", sys.executable, "-c", FILLS],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "No space left on device True True" in done.stdout, done.stderr
