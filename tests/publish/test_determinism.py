"""The same plans at the same moment give the same bytes, wherever and however they are built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.publish.workshop import AT, AUDIENCES, adtp, contents, real_workshop

LONG = "a folder with spaces, “quotes” and " + "a very long name " * 8


@dataclass(frozen=True)
class Surroundings:
    """What may differ between two builds and must not show in them."""

    folder: str = "build"
    settings: dict[str, str] = field(default_factory=dict)
    one_processor: bool = False
    reversed_files: bool = False


ODD = Surroundings(
    LONG,
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    one_processor=True,
    reversed_files=True,
)
EIGHT = {
    "as it comes": Surroundings(),
    "odd": ODD,
    "hash seed": Surroundings(settings={"PYTHONHASHSEED": "4294967295"}),
    "west of London": Surroundings(settings={"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"}),
    "plain C": Surroundings(settings={"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}),
    "German": Surroundings("Straße", {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Asia/Kolkata"}),
    "one processor": Surroundings(one_processor=True, settings={"PYTHONHASHSEED": "3"}),
    "files the other way round": Surroundings(reversed_files=True, settings={"TMPDIR": "/tmp"}),  # noqa: S108
}


@contextmanager
def _on(one_processor: bool) -> Iterator[None]:
    """What is started here runs on one processor, if asked for, or on all."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)} if one_processor else allowed)
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def _copy(target: Path, backwards: bool, partnerships: tuple[str, ...]) -> None:
    """The plans, their files made in one order or the other: a folder may list them so."""
    places = sorted((ROOT / "plans").rglob("*.yaml"), reverse=backwards)
    assert places
    for place in places:
        below = place.relative_to(ROOT / "plans")
        if not partnerships or below.parts[0] in (*partnerships, "register.yaml"):
            (target / below).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(place, target / below)


def built(root: Path, where: Surroundings, *partnerships: str) -> dict[str, dict[str, bytes]]:
    """Build with an empty cache; the files for each audience, under the name of the release."""
    folder = root / where.folder
    _copy(folder / "plans", where.reversed_files, partnerships)
    out = folder / "out put"
    with _on(where.one_processor):
        ran = adtp(
            *("build", "--at", AT, "--audience", "all"),
            *("--plans", str(folder / "plans"), "--out", str(out)),
            cwd=root,
            **where.settings,
        )
    assert ran.code == 0, ran.err
    return output(out)


def output(out: Path) -> dict[str, dict[str, bytes]]:
    made = {f"{link} -> {(out / link).readlink()}": contents(out / link) for link in AUDIENCES}
    assert all(made.values())
    assert any("pagefind/fragment/" in address for files in made.values() for address in files)
    return made


def differing(one: dict[str, dict[str, bytes]], other: dict[str, dict[str, bytes]]) -> list[str]:
    """The addresses whose bytes differ, for a message that a person can read."""
    found = []
    for (link, here), (_, there) in zip(one.items(), other.items(), strict=True):
        found += [f"{link}: {at}" for at in sorted({*here, *there}) if here.get(at) != there.get(at)]
    return found


@pytest.mark.timeout(900)
def test_two_builds_in_different_surroundings_give_the_same_bytes(tmp_path: Path, pdf_cache: Path) -> None:
    plain = real_workshop(tmp_path / "plain", pdf_cache, "example", "lancashire")
    assert plain.build("--audience", "all").code == 0
    one, other = output(plain.out), built(tmp_path, ODD, "example", "lancashire")
    assert differing(one, other) == []
    assert one.keys() == other.keys()


@pytest.fixture(scope="module")
def all_plans(tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path) -> dict[str, dict[str, bytes]]:
    """What all plans of this repository give each audience."""
    workshop = real_workshop(tmp_path_factory.mktemp("all"), pdf_cache)
    assert workshop.build("--audience", "all").code == 0
    return output(workshop.out)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", EIGHT)
def test_all_plans_give_the_same_bytes_in_each_of_eight_surroundings(
    tmp_path: Path, all_plans: dict[str, dict[str, bytes]], name: str
) -> None:
    made = built(tmp_path, EIGHT[name])
    assert differing(all_plans, made) == []
    assert made.keys() == all_plans.keys()
