"""A signed-off plan from the command line: what leaves it signed off and what does not, by document."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.running import EXAMPLE as FOLDER
from tests.cli.running import HEAD, example_plan, program

CHANGED = "changed-after-sign-off"
# A change of each document that is signed off, one that no later event settles.
CHANGES = {
    "cover.yaml": ("date: 2009-03-27", "date: 2009-03-28"),
    "part1.yaml": ("about [[population]] people", "about 401,000 people"),
    "part2.yaml": ("      2009/10: 38\n", "      2009/10: 39\n"),
    "part3/grid1.yaml": ("by_when: May 2009", "by_when: June 2009"),
    "part3/grid2.yaml": ("in each locality\n", "in one locality\n"),
    "part3/grid3.yaml": ("organisation: South Exampleshire PCT", "organisation: North Exampleshire PCT"),
    "part3/grid4.yaml": ("post: Service Manager", "post: Team Manager"),
    "part3/grid5.yaml": ("Ask users and practices", "Ask users"),
    "part4.yaml": ("    2010/11: £30,000", "    2010/11: £31,000"),
    "harm-reduction.yaml": ("    rating: met", "    rating: partly met"),
    "primary-care.yaml": ("to be treated near home", "to be treated nearer home"),
}  # fmt: skip
PUBLIC = ("cover.yaml", "part1.yaml", "part2.yaml", "part4.yaml")
EVENTS = {
    "percentages-agreed": ("  change:\n    2008/09: 5%", "  change:\n    2008/09: 6%"),
    "baseline-set": ("  baseline: 2400", "  baseline: 2401"),
}


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example plan as `record` signed it off; never write into it."""
    place = tmp_path_factory.mktemp("signed")
    (example_plan(place) / "record.yaml").write_text(HEAD, "utf-8")
    records(place, "signed-off", "2009-03-31")
    return place


@pytest.fixture
def place(signed: Path, tmp_path: Path) -> Path:
    """That folder, to be changed."""
    shutil.copytree(signed / "plans", tmp_path / "plans")
    return tmp_path


def records(place: Path, event: str, day: str, *more: str) -> None:
    ended = program("record", event, "example", "2009/10", "--at", day, *more, at=place)
    assert ended.code == 0, ended.out.decode() + ended.err.decode()


def found(place: Path) -> list[tuple[str, str]]:
    """The files that are not what was signed off, each with how bad that is."""
    out = program("validate", "plans", at=place).out.decode()
    lines = re.findall(rf"^{FOLDER}/(\S+?):\d+:\d+: (error|warning): .*\[{CHANGED}\]$", out, re.MULTILINE)
    assert len(lines) == out.count(f"[{CHANGED}]")
    return sorted(lines)


def change(place: Path, name: str, old: str, new: str) -> None:
    path = place / FOLDER / name
    text = path.read_text("utf-8")
    assert old in text, name
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_each_document_of_the_packs_is_signed_off_and_has_a_change_here(signed: Path) -> None:
    text = (signed / FOLDER / "record.yaml").read_text("utf-8")
    names = set(re.findall(r"- document: (.*)", text))
    assert {name.rpartition("/")[2].removesuffix(".yaml") for name in CHANGES} == names
    assert len(names) == 11
    assert found(signed) == []


def test_comments_order_and_fmt_leave_every_document_signed_off(place: Path) -> None:
    for name in CHANGES:
        path = place / FOLDER / name
        before = path.read_text("utf-8")
        blocks = re.split(r"(?m)^(?=[a-z])", before)
        turned = "".join([*blocks[:3], *(f"# a remark\n{block}" for block in reversed(blocks[3:]))])
        assert turned != before
        path.write_text(turned.replace("\n", "\r\n"), "utf-8", newline="")
    assert found(place) == []
    ended = program("fmt", "plans/example", at=place)
    assert ended.code == 0
    assert ended.out.count(b".yaml") >= len(CHANGES)
    assert found(place) == []


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_a_document_is_found_there_until_it_is_signed_again_or_corrected(
    place: Path, name: str
) -> None:
    change(place, name, *CHANGES[name])
    bad = "error" if name in PUBLIC else "warning"
    assert found(place) == [(name, bad)]
    records(place, "percentages-agreed", "2009-05-29")
    records(place, "baseline-set", "2009-08-14")
    assert found(place) == [(name, bad)], "no event settles it"
    if name in PUBLIC:
        details = ("--document", name.removesuffix(".yaml"), "--reason", "It was wrong.")
        records(place, "corrected", "2009-09-01", *details)
    else:
        change(place, name, *reversed(CHANGES[name]))
    assert found(place) == []


def test_all_changes_at_once_are_found_each_in_its_document_and_signing_again_settles_them(
    place: Path,
) -> None:
    for name, (old, new) in CHANGES.items():
        change(place, name, old, new)
    assert [name for name, _ in found(place)] == sorted(CHANGES)
    records(place, "signed-off", "2009-05-12", "--again")
    assert found(place) == []


@pytest.mark.parametrize("event", EVENTS)
def test_agreed_percentages_and_the_baseline_have_events_of_their_own(place: Path, event: str) -> None:
    if event == "baseline-set":
        records(place, "percentages-agreed", "2009-05-29")
    old, new = EVENTS[event]
    change(place, "part2.yaml", old, new)
    assert found(place) == [("part2.yaml", "error")]
    records(place, event, "2009-08-14")
    assert found(place) == []
    change(place, "part2.yaml", new, old)
    assert found(place) == [("part2.yaml", "error")], "what was agreed stays so"
