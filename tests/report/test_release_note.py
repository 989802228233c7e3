"""The note on a release as Markdown: all that it holds, the same text for the same note, nothing run."""

from __future__ import annotations

from dataclasses import replace

from adtp_publish.model.note import Builder, Jump, OpenFindings, ReleaseNote, Since
from adtp_publish.report.release_note import release_note

SINCE = Since(
    anew=("Across 2009/10",),
    corrected=(("Somewhere 2009/10", "Part 2 corrected, 12 May 2009: A slip"),),
    agreed=(("Somewhere 2009/10", "baseline set"),),
    withdrawn=("Gone 2008/09",),
    gone=("lost/2008-09",),
    unexplained=(("Béyond 2009/10", "Part 1, Part 4"),),
    jumps=(Jump("total pdu.england.2010-11", "1,000", "1,200", "20%"), Jump("Béyond, x", "0", "5", "")),
)
NOTE = ReleaseNote(
    name="2009-05-13-0123456789ab",
    built=Builder(
        "A. Builder", "13 May 2009, 9:30", "commit abc, with changes to 2 files that are not committed"
    ),
    last="2009-04-20-ba9876543210",
    trouble="",
    since=SINCE,
    withheld=(("plans: not signed off, or not yet published at this moment", 3),),
    findings=(OpenFindings("stated-differs", "warning", (("a/2009-10", 2), ("b/2009-10", 1))),),
    kept=("Kept 2009/10",),
    most=(("2008/09", "5%"), ("2009/10", "10%")),
)
TEXT = """\
# Release 2009-05-13-0123456789ab

Not for the public: it names plans and counts what is withheld. Only `build/site` is deployed.

- Built by: A. Builder
- For the moment: 13 May 2009, 9:30
- From: commit abc, with changes to 2 files that are not committed
- Compared with: release 2009-04-20-ba9876543210, the last one before

## Published anew

- Across 2009/10

## Corrected

- Somewhere 2009/10: Part 2 corrected, 12 May 2009: A slip

## Agreed or set

- Somewhere 2009/10: baseline set

## Withdrawn

- Gone 2008/09

## No longer on the site

- lost/2008-09

## Changed, and no correction or event says why

- Béyond 2009/10: Part 1, Part 4

## Kept from the last release, since their source has an error

- Kept 2009/10

## Withheld

- plans: not signed off, or not yet published at this moment: 3

## Findings left open

- warning stated-differs: 3; a/2009-10 (2), b/2009-10 (1)

## Numbers that moved, and nothing says why

- total pdu.england.2010-11: 1,000 before, 1,200 now, by 20%
- Béyond, x: 0 before, 5 now

Told are totals and headline figures that moved by more than: 5% in plans of 2008/09, 10% in plans of 2009/10.
"""


def test_a_note_says_all_that_it_holds() -> None:
    assert release_note(NOTE) == TEXT


def test_the_first_release_is_compared_with_nothing() -> None:
    first = replace(NOTE, last="", since=Since(anew=("Across 2009/10",)), kept=())
    text = release_note(first)
    assert "- Compared with: nothing: no release was kept before this one\n" in text
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads == ["## Published anew", "## Withheld", "## Findings left open"]
    damaged = release_note(replace(first, trouble="nothing: cannot read `x.json`"))
    assert "- Compared with: nothing: cannot read `x.json`\n" in damaged


def test_where_nothing_happened_it_says_so() -> None:
    text = release_note(replace(NOTE, since=Since(), withheld=(), findings=()))
    assert text.count("\nNone.\n") == 9


def test_text_of_a_plan_cannot_break_out_of_its_line() -> None:
    since = Since(corrected=(("A", "reason\n# A heading\x1b[2J"),))
    lines = release_note(replace(NOTE, since=since)).splitlines()
    assert "# A heading" not in [line.strip() for line in lines]
    assert not [line for line in lines if "\x1b" in line]
