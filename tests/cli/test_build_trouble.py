"""`build` used wrongly, with nothing to build, or where the system does not let it."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.publish.workshop import ADTP, AT, AUDIENCES, Workshop, adtp, contents, environment, small_workshop


@pytest.fixture
def small(tmp_path: Path, pdf_cache: Path) -> Workshop:
    """A workshop with the small plans, nothing built yet."""
    return small_workshop(tmp_path / "small", pdf_cache)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--audience", "everyone"], "everyone"),
        (["--at", "yesterday"], "`yesterday` is not a moment; write a day (2009-04-20)"),
        (["--at", "2009-02-30"], "is not a moment"),
        (["--only", "Northshire County"], "name a partnership or a plan, such as `lancashire/2009-10`"),
        (["--only", "northshire/2009"], "name a partnership or a plan"),
        (["--only", "../../etc"], "name a partnership or a plan"),
        (["--plans", "nowhere"], "there is no folder `nowhere`; name the folder of plans with `--plans`"),
        (["--plans", "plans/register.yaml"], "there is no folder `plans/register.yaml`"),
        (["--out", "plans/register.yaml"], "is a file"),
        (["--expect-removal"], "--expect-removals"),
        (["plans"], "unexpected extra argument"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(small: Workshop, arguments: list[str], says: str) -> None:
    before = contents(small.root)
    ran = adtp("build", *arguments, cwd=small.root)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert ran.err.startswith("Usage: adtp-publish build")
    assert contents(small.root) == before


def test_without_a_folder_of_plans_it_says_how_to_name_one(tmp_path: Path) -> None:
    ran = adtp("build", cwd=tmp_path)
    assert ran.code == 2
    assert "there is no folder `plans`" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kept", "code"),
    [((), "no-plans"), (("register.yaml",), "no-plans")],
    ids=["empty", "a register alone"],
)
def test_where_no_plan_is_left_all_that_was_built_stays(
    small: Workshop, kept: tuple[str, ...], code: str
) -> None:
    assert small.build("--audience", "all").code == 0
    before = {link: small.made(link) for link in AUDIENCES}
    for place in small.plans.iterdir():
        if place.name not in kept:
            shutil.rmtree(place) if place.is_dir() else place.unlink()
    ran = small.build("--audience", "all")
    assert ran.code == 1
    assert f"[{code}]" in ran.out
    assert ran.out.count("is on the live site and would be removed; nothing was changed there") == 2
    assert {link: small.made(link) for link in AUDIENCES} == before


def test_where_there_is_no_plan_nothing_is_built(small: Workshop) -> None:
    ran = small.build("--only", "eastshire")
    assert ran.code == 1
    assert "there is no plan for `eastshire` in `plans`" in ran.out
    assert "nothing was built: no plan could be read" in ran.err
    assert sorted(place.name for place in small.out.iterdir()) == [".cache", ".lock"]


def test_while_another_build_is_at_work_it_waits_for_nobody(small: Workshop) -> None:
    with (small.out / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = small.build()
        assert (ran.code, ran.out) == (3, "")
        assert "another build is at work in `build`" in ran.err
        assert not (small.out / "site").exists()
    assert small.build().code == 0


def test_a_site_that_is_a_folder_is_trouble_and_is_kept(small: Workshop) -> None:
    (small.out / "site").mkdir()
    (small.out / "site" / "index.html").write_text("by hand", "utf-8")
    ran = small.build()
    assert ran.code == 3
    assert "`build/site` is a folder; a link is wanted there" in ran.err
    assert (small.out / "site" / "index.html").read_text("utf-8") == "by hand"


@pytest.mark.parametrize("out", ["plans/register.yaml/build", "/proc/nowhere/build", "/dev/null/build"])
def test_a_place_that_cannot_be_written_is_trouble(small: Workshop, out: str) -> None:
    ran = small.build("--out", out)
    assert ran.code == 3
    assert ran.err.startswith("adtp-publish: cannot write `")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_full_disk_behind_what_it_prints_is_trouble_and_the_site_is_whole(
    small: Workshop, stream: str
) -> None:
    small.spoil("northshire/2009-10/part3/grid1")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        other = "stderr" if stream == "stdout" else "stdout"
        done = subprocess.run(
            [*ADTP, "build", "--at", AT],
            cwd=small.root,
            env=environment({}),
            check=False,
            encoding="utf-8",
            **{stream: full, other: subprocess.PIPE},  # type: ignore[call-overload]
        )
    assert done.returncode == 3
    said = done.stderr if stream == "stdout" else done.stdout
    assert "Traceback" not in said
    assert stream == "stderr" or "No space left on device" in said
    assert "partnerships/northshire/2009-10/index.html" in small.made()
