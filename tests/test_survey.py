"""Whoever does the work, one process or several, the same is found, with the same places."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles
from adtp_publish.report.text import as_text, located
from adtp_publish.survey import Surveyed, survey
from tests.bench.generate import generate

FORMS = DiskFiles(Path(__file__).parents[1] / "schema")


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen partnerships, some of whose files have something to be found in them."""
    folder = tmp_path_factory.mktemp("survey") / "plans"
    generate(folder, plans=14, editions=1, seed=5)
    years = sorted(path for path in folder.glob("*/*") if path.is_dir())
    (years[0] / "part2.yaml").write_text("format: 1\nedition: 1999/00\n", "utf-8")
    (years[3] / "cover.yaml").write_bytes(b"\xff")
    (years[7] / "part4.yaml").unlink()
    (years[9] / "notes.txt").write_text("a note", "utf-8")
    (folder / "stray.yaml").write_text("format: 1\n", "utf-8")
    shutil.copytree(years[11], folder / "not-registered" / years[11].name)
    return folder


def of_processes() -> Executor:
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


@pytest.mark.parametrize("workers", [None, (2, lambda: ThreadPoolExecutor(2)), (3, of_processes)])
def test_the_same_is_found_by_one_process_and_by_many(
    plans: Path, moment: datetime, workers: tuple[int, Callable[[], Executor]] | None
) -> None:
    whole = check(DiskFiles(plans), "plans", FORMS, moment)
    found = survey(DiskFiles(plans), "plans", FORMS, moment, workers=workers)
    assert len({finding.code for finding in found.findings}) >= 5
    assert set(found.findings) == set(located(whole.findings, whole.documents))
    assert as_text(found.findings, found.documents) == as_text(whole.findings, whole.documents)
    assert found.plans == tuple(sorted(derived.plan.key for derived in whole.plans))


def test_a_survey_can_keep_to_one_plan(plans: Path, moment: datetime) -> None:
    key = min(path.relative_to(plans).as_posix() for path in plans.glob("*/*") if path.is_dir())

    def kept(only: str) -> Surveyed:
        return survey(DiskFiles(plans), "plans", FORMS, moment, only=only)

    assert kept(key).plans == (key,)
    assert {finding.file for finding in kept(key).findings} == {
        f"plans/{key}/part2.yaml",
        f"plans/{key}/record.yaml",  # its sign-off has no fingerprints
    }
    assert [finding.code for finding in kept("nowhere").findings] == ["no-plans"]


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        ((), ["no-plans"]),
        (("note.md",), ["no-plans"]),
        (("register.yaml",), ["no-plans"]),
        (("somewhere/2009-10/notes.txt",), ["no-register", "stray-file"]),
        (("somewhere/2009-10/cover.yaml",), ["no-register", *["missing-document"] * 10]),
    ],
)
def test_an_empty_folder_is_told_from_one_without_a_register(
    names: tuple[str, ...], codes: list[str], tmp_path: Path, moment: datetime
) -> None:
    whole = Path(__file__).parent / "examples/whole"
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        text = (whole / name).read_text("utf-8") if (whole / name).exists() else "a note\n"
        (tmp_path / name).write_text(text, "utf-8")
    found = survey(DiskFiles(tmp_path), "plans", FORMS, moment)
    assert [finding.code for finding in found.findings] == codes
    whole_check = check(DiskFiles(tmp_path), "plans", FORMS, moment)
    assert set(found.findings) == set(located(whole_check.findings, whole_check.documents))
