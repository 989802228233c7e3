"""The generator of national sets: what it writes is valid, complete, and the same each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adtp_publish.findings import Finding
from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.form import Form
from adtp_publish.model.source import Data
from adtp_publish.pipeline import Checked, check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.release.audience import PUBLIC, standing
from tests.bench.generate import generate
from tests.bench.task import all_editions

ROOT = Path(__file__).parents[2]
PLANS = 6


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small set: six partnerships, of both editions, all published."""
    folder = tmp_path_factory.mktemp("set")
    generate(folder, plans=PLANS, editions=2, seed=1)
    return folder


@pytest.fixture(scope="module")
def checked(made: Path, forms: Files, moment: datetime) -> Checked:
    return check(DiskFiles(made), "set", forms, moment)


def but_for_chance(checked: Checked) -> list[Finding]:
    """The findings; that a number typed in the prose equals a figure is chance here, and seldom.

    The sign-offs of a set have no fingerprints, since no command wrote them: one warning for each.
    """
    typed = [finding for finding in checked.findings if finding.code == "typed-figure"]
    assert len(typed) <= 3 * len(checked.plans)
    bare = [finding for finding in checked.findings if finding.code == "event-without-fingerprints"]
    assert 0 < len(bare) <= len(checked.plans)
    return [finding for finding in checked.findings if finding not in typed and finding not in bare]


def test_a_set_validates_without_a_finding(checked: Checked) -> None:
    assert but_for_chance(checked) == []
    assert len(checked.plans) == 2 * PLANS


def test_each_plan_is_whole(checked: Checked) -> None:
    for derived in checked.plans:
        assert derived.plan.nature == "plan"
        assert derived.plan.missing == ()
        quarters = [d.spec.id for d in derived.plan.documents if d.spec.schema in ("progress", "comments")]
        assert len(quarters) == 8
        assert not any(d.absent or d.partial for d in derived.plan.documents)


def test_the_register_is_complete(made: Path, checked: Checked) -> None:
    slugs = [item.slug for item in checked.register.partnerships]
    folders = sorted(path.name for path in made.iterdir() if path.is_dir())
    assert slugs == folders
    assert len(slugs) == PLANS
    assert len(checked.register.regions) == 9
    assert all(checked.register.region(item.region) for item in checked.register.partnerships)
    codes = [item.code for item in checked.register.partnerships]
    assert len(set(codes)) == PLANS
    for slug in slugs:
        years = sorted(path.name for path in (made / slug).iterdir())
        assert years == [edition.slug for edition in all_editions()[-2:]]


def test_plans_are_of_the_size_of_real_ones(made: Path) -> None:
    sizes = [
        sum(len(file.read_bytes()) for file in plan.rglob("*.yaml")) for plan in sorted(made.glob("*/*/"))
    ]
    assert len(sizes) == 2 * PLANS
    assert 85_000 < sum(sizes) / len(sizes) < 110_000


def test_fields_stand_in_the_forms_order(made: Path) -> None:
    seen = 0
    for edition in all_editions()[-2:]:
        for spec in edition.documents:
            for file in sorted(made.glob(f"*/{edition.slug}/{spec.file}")):
                document, refused = parse(file.read_bytes(), file.as_posix())
                assert not refused
                assert not list(_out_of_order(edition.form(spec.schema), document.data)), file
                seen += 1
    assert seen >= 2 * 19 * PLANS


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    first = _made_elsewhere(tmp_path / "first", seed=5, hash_seed="0")
    again = _made_elsewhere(tmp_path / "again", seed=5, hash_seed="4711")
    other = _made_elsewhere(tmp_path / "other", seed=6, hash_seed="0")
    assert len(first) >= 2 * 19
    assert first == again
    assert not set(first.values()) & set(other.values())


def test_a_partnership_is_the_same_in_a_larger_set(made: Path, tmp_path: Path) -> None:
    generate(tmp_path / "two", plans=2, editions=1, seed=1)
    few, many = _digests(tmp_path / "two"), _digests(made)
    plans = {name: digest for name, digest in few.items() if name != "register.yaml"}
    assert len(plans) >= 2 * 19
    assert plans.items() <= many.items()


def test_some_plans_are_kept_from_the_public(tmp_path: Path, forms: Files, moment: datetime) -> None:
    generate(tmp_path / "set", plans=6, editions=1, seed=3, unpublished=0.5)
    found = check(DiskFiles(tmp_path / "set"), "set", forms, moment)
    assert but_for_chance(found) == []
    states = [standing(derived.plan, PUBLIC, moment) for derived in found.plans]
    assert sorted(state.state if state else "" for state in states) == [
        "",
        "",
        *["published"] * 3,
        "withdrawn",
    ]
    far_off = datetime(2100, 1, 1, tzinfo=UTC)
    later = [standing(derived.plan, PUBLIC, far_off) for derived in found.plans]
    assert sum(state is None for state in later) == 1  # the one that was never signed


@pytest.mark.parametrize(
    ("plans", "editions", "unpublished", "words"),
    [
        (2, 99, 0.0, "99 editions are asked for; `schema/` knows"),
        (2, 0, 0.0, "0 editions are asked for"),
        (0, 1, 0.0, "0 plans are asked for"),
        (9_999, 1, 0.0, "not for 9999"),
        (2, 1, 1.5, "it is a share from 0 to 1"),
    ],
)
def test_what_cannot_be_made_is_said(
    tmp_path: Path, plans: int, editions: int, unpublished: float, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        generate(tmp_path / "set", plans, editions, 1, unpublished)
    assert not (tmp_path / "set").exists()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="is not empty"):
        generate(tmp_path, plans=1, editions=1, seed=1)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def _out_of_order(form: Form, data: Data) -> list[str]:
    """The fields that stand after one which the form has after them."""
    if isinstance(data, list):
        return [name for item in data for name in _out_of_order(form.item or form, item)]
    if not isinstance(data, dict):
        return []
    order = [field.face.name for field in form.fields]
    places = [order.index(name) for name in data]
    here = [] if places == sorted(places) else [form.face.name]
    return here + [
        name
        for field in form.fields
        if field.face.name in data
        for name in _out_of_order(field, data[field.face.name])
    ]


def _made_elsewhere(folder: Path, seed: int, hash_seed: str) -> dict[str, str]:
    """A set made by the command in a process of its own."""
    command = [sys.executable, "tests/bench/generate.py", str(folder), "--plans", "1", "--seed", str(seed)]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=240)
    return _digests(folder)


def _digests(folder: Path) -> dict[str, str]:
    """The files of a set by name, each with a digest of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
