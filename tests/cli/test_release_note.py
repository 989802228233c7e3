"""The note on a release as `build` keeps it: what is other than in the last, and what nothing explains."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.publish.workshop import Workshop, adtp, contents, small_workshop

NORTH, SOUTH = "northshire/2009-10", "southshire/2009-10"
CORRECTION = "corrections:\n  - on: 2011-06-01T09:00\n    document: part2\n    reason: A digit was wrong\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path) -> Workshop:
    """The small plans, built once; copy before writing."""
    small = small_workshop(tmp_path_factory.mktemp("note"), pdf_cache)
    ended = small.build()
    assert ended.code == 0, ended.out
    return small


@pytest.fixture
def small(built: Workshop, tmp_path: Path) -> Workshop:
    subprocess.run(["cp", "-a", str(built.root), str(tmp_path / "own")], check=True)
    return Workshop(tmp_path / "own")


def note(small: Workshop) -> str:
    """The note on the live release; the summary said where it is."""
    name = (small.out / "site").readlink().name
    return (small.out / "notes" / f"{name}.md").read_text("utf-8")


def section(text: str, title: str) -> list[str]:
    """The lines of a section of a note."""
    assert f"\n## {title}\n\n" in text, text
    lines = text.partition(f"\n## {title}\n\n")[2].partition("\n\n")[0].splitlines()
    return [line.removeprefix("- ").strip() for line in lines]


UNEXPLAINED = "Changed, and no correction or event says why"
JUMPS = "Numbers that moved, and nothing says why"


def test_the_first_note_names_all_plans_and_where_it_is_is_said(built: Workshop) -> None:
    ended = built.build()
    name = (built.out / "site").readlink().name
    assert f"  note on the release: build/notes/{name}.md\n" in ended.err
    text = note(built)
    assert text.startswith(f"# Release {name}\n")
    assert section(text, "Published anew") == ["Northshire 2009/10", "Southshire 2009/10"]
    assert "- For the moment: 1 June 2011, 0:00\n- From: not in git\n" in text
    assert section(text, "Withheld") == ["documents of plans on the site: never shown to the public: 2"]
    assert section(text, "Findings left open") == ["None."]


def test_a_figure_that_moved_without_a_correction_is_told_with_its_total(small: Workshop) -> None:
    small.change(f"{NORTH}/part2", "baseline: 1000", "baseline: 1200")
    assert small.build().code == 0
    text = note(small)
    assert section(text, "Published anew") == ["None."]
    assert section(text, UNEXPLAINED) == ["Northshire 2009/10: Part 2"]
    told = section(text, JUMPS)
    assert [
        line for line in told if line.startswith("Northshire") and "2007/08 baseline: 1,000 before" in line
    ]
    totals = [line for line in told if line.startswith("total pdu.england.2010-11: ")]
    assert totals == ["total pdu.england.2010-11: 2,200 before, 2,420 now, by 10%"]
    again = small.build()
    assert again.code == 0
    assert note(small) == text, "the same release is held against the same one before it"


def test_a_smaller_movement_is_no_jump(small: Workshop) -> None:
    small.change(f"{NORTH}/part2", "baseline: 1000", "baseline: 1040")
    assert small.build().code == 0
    assert section(note(small), UNEXPLAINED) == ["Northshire 2009/10: Part 2"]
    assert section(note(small), JUMPS) == ["None."]


def test_a_correction_explains_a_jump(small: Workshop) -> None:
    small.change(f"{NORTH}/part2", "baseline: 1000", "baseline: 1200")
    record = small.document(f"{NORTH}/record")
    prints = record.read_text("utf-8").partition("- document: part2\n")[2].partition("    - document")[0]
    fingerprint = prints.partition("fingerprint: ")[2].partition("\n")[0]
    correction = f"{CORRECTION}    fingerprint: {fingerprint}\n"
    record.write_text(record.read_text("utf-8") + correction, "utf-8")
    ended = small.build(at="2011-06-01T12:00")
    assert ended.code == 0, ended.out
    text = note(small)
    assert section(text, "Corrected") == [
        "Northshire 2009/10: Part 2 corrected, 1 June 2011, 9:00: A digit was wrong"
    ]
    assert section(text, UNEXPLAINED) == section(text, JUMPS) == ["None."]


def test_what_was_withdrawn_withheld_and_gone_is_told(small: Workshop) -> None:
    record = small.document(f"{NORTH}/record")
    record.write_text(record.read_text("utf-8") + "withdrawn:\n  on: 2010-02-01\n", "utf-8")
    small.change(f"{SOUTH}/record", "on: 2009-04-20T09:30", "on: 2099-04-20T09:30")
    ended = small.build("--expect-removals")
    assert ended.code == 0, ended.out
    text = note(small)
    assert section(text, "Withdrawn") == ["Northshire 2009/10"]
    assert section(text, "No longer on the site") == [SOUTH]
    assert section(text, "Withheld") == ["plans: not signed off, or not yet published at this moment: 1"]
    assert small.build("--expect-removals", at="2011-06-02").code == 0
    later = note(small)
    assert section(later, "Withdrawn") == section(later, "No longer on the site") == ["None."]


def test_findings_that_are_left_are_counted_by_code_and_plan(small: Workshop) -> None:
    small.spoil(f"{SOUTH}/part3/grid1")
    ended = small.build()
    assert ended.code == 1
    assert f"error unknown-field: 1; {SOUTH} (1)" in section(note(small), "Findings left open")


def test_the_note_changes_nothing_of_the_site_and_is_not_exported(small: Workshop) -> None:
    name, before = (small.out / "site").readlink(), contents(small.out / "releases")
    small.spoil(f"{SOUTH}/part3/grid1")
    first = note(small)
    assert small.build().code == 1
    assert note(small) != first
    assert (small.out / "site").readlink() == name
    assert contents(small.out / "releases") == before
    assert not [address for address in before if address.endswith(".md")]


def test_no_note_is_kept_where_nothing_is_published(small: Workshop) -> None:
    notes = contents(small.out / "notes")
    small.change(f"{SOUTH}/record", "on: 2009-04-20T09:30", "on: 2099-04-20T09:30")
    assert small.build().code == 1
    assert small.build("--only", NORTH).code in {0, 1}
    assert contents(small.out / "notes") == notes


def test_the_commit_is_told_and_what_is_not_committed(small: Workshop) -> None:
    git = ["git", "-c", "user.name=A Builder", "-c", "user.email=a@example.org"]
    (small.root / ".gitignore").write_text("build\n", "utf-8")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Plans"]):
        subprocess.run([*git, *arguments], cwd=small.root, check=True)
    subprocess.run(["git", "config", "user.name", "A Builder"], cwd=small.root, check=True)
    said = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=small.root, check=True, capture_output=True, text=True
    )
    commit = said.stdout.strip()
    assert small.build().code == 0
    assert "- Built by: A Builder\n" in note(small)
    assert f"- From: commit {commit}\n" in note(small)
    small.change(f"{NORTH}/part2", "baseline: 1000", "baseline: 1001")
    assert small.build().code == 0
    assert f"- From: commit {commit}, with changes to 2 files that are not committed\n" in note(small)


def test_a_published_plan_is_corrected_and_built_again(small: Workshop) -> None:
    """From one release to the next as the web team goes: the search for what is withheld lets it pass."""
    plan = ("northshire", "2009/10")
    done = adtp("record", "published", *plan, "--at", "2011-06-01T10:00", cwd=small.root)
    assert done.code == 0, done.out + done.err
    part2 = small.document(f"{NORTH}/part2")
    part2.write_text(part2.read_text("utf-8").replace("baseline: 1000", "baseline: 1200"), "utf-8")
    said = ("--document", "part2", "--reason", "A digit was wrong", "--at", "2011-06-02T09:00")
    done = adtp("record", "corrected", *plan, *said, cwd=small.root)
    assert done.code == 0, done.out + done.err
    ended = small.build(at="2011-06-02T12:00")
    assert ended.code == 0, ended.out
    assert section(note(small), JUMPS) == ["None."]
    feed = small.made()["changes.atom"].decode()
    assert "2007/08 baseline: 1,000 before, 1,200 after." in feed
    done = adtp("record", "published", *plan, "--at", "2011-06-02T13:00", cwd=small.root)
    assert done.code == 0, done.out + done.err
    assert small.build(at="2011-06-02T14:00").code == 0
    assert small.made()["changes.atom"].decode() == feed, "what was told stays as it was told"
