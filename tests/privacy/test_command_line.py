"""Non-interference from the command line: two folders of plans, one public site with one name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from adtp_publish.ports import DiskFiles
from tests import forked
from tests.privacy.changes import HiddenPlan
from tests.privacy.repository import DRAFT, PUBLISHED, Texts, base
from tests.privacy.test_non_interference import every_change

AT = "2011-06-01T12:00"
DOCUMENTS = ("cover", "record", "part2", "part3/grid1")


def small() -> Texts:
    """A published plan of few documents, a draft, and the register."""
    kept = {f"{key}/{name}.yaml" for key in (PUBLISHED, DRAFT) for name in DOCUMENTS}
    return {name: text for name, text in base().items() if name in kept or name == "register.yaml"}


def build(folder: Path, texts: Texts) -> Path:
    """Build for all audiences; where the output is."""
    for name, text in texts.items():
        file = folder / "plans" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    command = ("build", "--audience", "all", "--at", AT, "--quiet", "--plans", "plans", "--out", "out")
    done = forked.run(command, folder, os.environ)
    assert (done.code, done.err) == (1, b""), done.out  # documents of the form are missing
    return folder / "out"


def files(folder: Path) -> dict[str, bytes]:
    tree = DiskFiles(folder.resolve())
    return {name: tree.read(name) for name in tree.names()}


@pytest.fixture(scope="module")
def outs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two outputs: of the plans, and of plans in which all that is withheld is other."""
    other = every_change(small())
    HiddenPlan("eastshire/2009-10", ("part2",), "", ".none").apply(other)
    other[f"{PUBLISHED}/part3/grid1.yaml"] = "["
    folder = tmp_path_factory.mktemp("builds")
    return build(folder / "one", small()), build(folder / "two", other)


def test_what_is_withheld_does_not_change_the_site_nor_the_name_of_its_release(
    outs: tuple[Path, Path],
) -> None:
    first, second = (files(out / "site") for out in outs)
    assert [name for name in first if name.endswith(".pdf")] == [
        f"partnerships/{PUBLISHED}/northshire-2009-10-cover.pdf",
        f"partnerships/{PUBLISHED}/part2/northshire-2009-10-part2.pdf",
    ]
    assert [name for name in first if name.startswith("pagefind/fragment/")]
    assert first == second
    assert (outs[0] / "site").readlink() == (outs[1] / "site").readlink()
    assert files(outs[0] / "releases") == files(outs[1] / "releases")


def test_what_is_withheld_changes_the_submissions(outs: tuple[Path, Path]) -> None:
    first, second = (files(out / "submissions" / "nta") for out in outs)
    assert f"{PUBLISHED}/northshire-2009-10-grid1.pdf" in set(first) - set(second)
    assert "eastshire/2009-10/eastshire-2009-10-part2.pdf" in set(second) - set(first)
    cover = f"{PUBLISHED}/northshire-2009-10-cover.pdf"
    assert first[cover] != second[cover], "other names signed it"


def test_public_and_restricted_output_have_roots_of_their_own(outs: tuple[Path, Path]) -> None:
    for out in outs:
        names = {path.name for path in out.iterdir()}
        assert names == {"site", "releases", "submissions", "notes", "store", ".cache", ".lock"}
        assert {
            (out / name).stat().st_mode & 0o077 for name in ("submissions", "notes", "store", ".cache")
        } == {0}
        submission = files(out / "submissions" / "nta").values()
        assert len(submission) > 6
        assert not set(submission) & set(files(out / "site").values())
