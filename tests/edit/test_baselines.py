"""`baseline apply`: each number where it belongs, all rows or none, and every wrong row said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from adtp_publish.edit.baselines import apply, moved
from adtp_publish.report.text import as_text
from tests.edit.keeping import PART2, Plans, signed_off

SHEFFIELD = "sheffield/2008-09/part2.yaml"
BASELINE = "sheffield/2008-09/part2.pdu.baseline"
HEAD = "partnership,year,figure,value\n"


def all_plans() -> Plans:
    return Plans("")


def waiting() -> Plans:
    """Sheffield's plan, and Exampleshire's with its baselines still to come and remarks beside them."""
    plans = Plans("sheffield")
    plans.texts |= Plans().texts
    plans.replace(PART2, "  baseline: 2000\n", "  baseline: pending  # August\n")
    plans.replace(PART2, "  baseline: 2400\n", "  # from the NTA\n  baseline: 'to be confirmed'\n")
    return plans


WAYS = [
    ("sheffield", "2008-09", "part2.pdu.baseline", "3808"),
    ("Sheffield", "2008/09", "sheffield/2008-09/part2.pdu.baseline", "3808"),
    ("SHEFFIELD", "2008/09", "PDU", '"3,808"'),
    (" sheffield ", '"2008/09"', " pdu ", " 3808 "),
]


@pytest.mark.parametrize("row", WAYS)
def test_a_row_names_plan_and_figure_in_any_of_these_ways(row: tuple[str, ...]) -> None:
    plans = Plans("sheffield")
    before = plans.texts[SHEFFIELD]
    done = plans.applied(HEAD + ",".join(row))
    assert not done.findings
    assert plans.texts[SHEFFIELD] == before.replace("baseline: pending", "baseline: 3808", 1)
    assert [change.name for change in done.changes] == [SHEFFIELD]


@pytest.mark.parametrize(
    "text",
    [
        "value,figure,year,partnership\n3808,pdu,2008/09,sheffield\n",
        "Partnership,Plan year,Indicator,Baseline,Remark\nsheffield,2008/09,pdu,3808,\"a, b\"\n\n,,,,\n",
        "\ufeffpartnership,year,figure,value\r\nsheffield,2008/09,pdu,3808\r\n",
    ],
)  # fmt: skip
def test_columns_may_stand_in_any_order_with_others_beside_them(text: str) -> None:
    plans = Plans("sheffield")
    done = plans.applied(text)
    assert not done.findings, as_text(done.findings, done.documents)
    assert "  baseline: 3808\n" in plans.texts[SHEFFIELD]


def test_several_plans_keep_their_comments_and_layout_and_show_what_moves() -> None:
    plans = waiting()
    before = dict(plans.texts)
    rows = "sheffield,2008/09,pdu,3808\nexample,2009/10,pdu,2000\nexample,2009/10,all-adults,2400\n"
    done = plans.applied(HEAD + rows)
    assert not done.findings
    assert plans.texts[PART2] == before[PART2].replace(
        "baseline: pending  # August", "baseline: 2000  # August"
    ).replace("baseline: 'to be confirmed'", "baseline: 2400")
    assert {name for name in before if before[name] != plans.texts[name]} == {PART2, SHEFFIELD}
    appeared = {}
    for name, (was, now) in moved(done).items():
        assert was is not None
        if was.absence is None:  # stated, and now held against what follows
            assert (was.status, now.status, was.shown) == ("given", "derived", now.shown)
            continue
        appeared[name] = (was.absence.word, now.value)
    assert {name: value for name, (_, value) in appeared.items() if name.startswith("sheffield")} == {
        "sheffield/2008-09/part2.pdu.baseline": 3808,
        "sheffield/2008-09/part2.pdu.target.2008-09": Decimal("3998.4"),
        "sheffield/2008-09/part2.pdu.target.2009-10": Decimal("4112.64"),
        "sheffield/2008-09/part2.pdu.target.2010-11": Decimal("4188.8"),
    }
    assert appeared["example/2009-10/part2.all-adults.baseline"] == ("to be confirmed", Decimal(2400))
    assert [figure.id for figure in done.waiting] == ["sheffield/2008-09/part2.all-adults.baseline"]


def test_a_baseline_that_follows_from_another_is_not_awaited_and_takes_no_row() -> None:
    plans = waiting()
    done = plans.applied(f"{HEAD}sheffield,2008/09,pdu,3808\n")
    assert {figure.id.partition(".")[0] for figure in done.waiting} == {
        "example/2009-10/part2",
        "sheffield/2008-09/part2",
    }
    assert not [figure.id for figure in done.waiting if "other-targets" in figure.id]
    (found,) = plans.applied(
        f"{HEAD}example,2009/10,part2.other-targets.pcts-vital-signs.baseline,1\n"
    ).findings
    assert "wanted a baseline of this plan: `pdu` or `all-adults`" in found.message
    assert found.hint == "take the row out: that figure follows from others"


def test_a_number_that_reads_as_before_is_no_move() -> None:
    plans = waiting()
    done = plans.applied(f"{HEAD}example,2009/10,pdu,2000\n")
    told = moved(done)
    assert "example/2009-10/part2.pdu.baseline" in told
    assert not [
        name for name, (was, now) in told.items() if was is not None and was.shown == now.shown is not None
    ]
    assert "example/2009-10/part2.pdu.target.2009-10" not in told  # stated before, and what follows agrees


def test_a_file_may_be_applied_twice() -> None:
    plans = Plans("sheffield")
    text = f"{HEAD}sheffield,2008/09,pdu,3808\n"
    plans.applied(text)
    done = plans.applied(text)
    assert (done.changes, done.findings, moved(done)) == ((), (), {})


WRONG = [
    (
        "Shefield,2008/09,pdu,3808",
        1,
        "found `Shefield`; wanted a partnership of the register",
        "write `sheffield`",
    ),
    (
        "leeds,2008/09,pdu,3808",
        1,
        "found `leeds`; wanted a partnership of the register",
        "add it to `register.yaml`",
    ),
    (
        "sheffield,2009/10,pdu,3808",
        11,
        "found `2009/10`; wanted the year of a plan of Sheffield: `2008/09`",
        "year",
    ),
    (
        "sheffield,2008/09,crack,3808",
        19,
        "found `crack`; wanted a baseline of this plan: `pdu` or `all-adults`",
        "",
    ),
    (
        "sheffield,2008/09,part2.retention.planned,3",
        19,
        "found `part2.retention.planned`; wanted a baseline",
        "",
    ),
    (
        "sheffield,2008/09,pdu,38.5",
        23,
        "found `38.5`; wanted a count, such as `3808`",
        "write the number alone",
    ),
    ("sheffield,2008/09,pdu,-3", 23, "found `-3`; wanted a count", ""),
    ("sheffield,2008/09,pdu,£3", 23, "found `£3`; wanted a count", ""),
    ('sheffield,2008/09,pdu,"3,80"', 24, "found `3,80`; wanted a count", ""),
    (
        "sheffield,2008/09,pdu,99999999999999",
        23,
        "found `99999999999999`; wanted a count, at most 12 digits",
        "correct it",
    ),
    ("sheffield,2008/09,pdu,pending", 23, "found `pending`; wanted a count", ""),
    ("sheffield,2008/09,pdu,٣", 23, "found `٣`; wanted a count", ""),
    (
        "sheffield,2008/09,pdu,3,808",
        1,
        "found 5 values in this row; wanted 4, as there are columns",
        "double quot",
    ),
    ('sheffield,2008/09,pdu,"3', 23, 'found `"3`; wanted a count', ""),
    ("sheffield,2008/09,pdu", 1, "found 3 values in this row; wanted 4", ""),
    ("sheffield,2008/09,pdu,", 1, "found no `value` in this row; wanted it", ""),
    (
        "lancashire,2009/10,pdu,3809",
        24,
        "but `3808` at plans/lancashire/2009-10/part2.yaml:13; wanted the same",
        "",
    ),
    ("stockton,2009/10,pdu,1", 18, "wanted a baseline of this plan: one of a plan that can be read", ""),
]


@pytest.mark.parametrize(("row", "column", "words", "hint"), WRONG)
def test_a_wrong_row_is_said_with_its_place_and_nothing_is_written(
    row: str, column: int, words: str, hint: str
) -> None:
    plans = all_plans()
    before = dict(plans.texts)
    done = plans.applied(f"{HEAD}sheffield,2008/09,all-adults,4354\n{row}\n")
    said = as_text(done.findings, done.documents)
    assert said.startswith(f"baselines.csv:3:{column}: error: ")
    assert words in said
    assert hint in said
    assert len(done.findings) == 1
    assert (done.changes, plans.texts) == ((), before)


def test_all_wrong_rows_are_said_in_one_run() -> None:
    rows = "leeds,2008/09,pdu,x\nsheffield,2008/09,pdu,1\nsheffield,2008/09,part2.pdu.baseline,1\n"
    done = Plans("sheffield").applied(HEAD + rows)
    assert [(f.line, f.message) for f in done.findings] == [
        (2, "found `leeds`; wanted a partnership of the register"),
        (2, "found `x`; wanted a count, such as `3808`"),
        (
            4,
            f"found `{BASELINE}` a second time; the first is in line 3; wanted it once",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "found an empty file; wanted a line with the columns `partnership`, `year`, `figure`, `value`"),
        (
            "a,b\n1,2\n",
            "found the columns `a`, `b`; wanted `partnership`, `year`, `figure`, `value` in the first",
        ),
        ("partnership;year;figure;value\n", "found the columns `partnership;year;figure;value`; wanted"),
        ("partnership,year,value\n", "found the columns `partnership`, `year`, `value`; wanted"),
    ],
)
def test_a_file_that_is_no_table_of_baselines_is_said_so(text: str, words: str) -> None:
    done = Plans("sheffield").applied(text)
    assert [finding.message[: len(words)] for finding in done.findings] == [words]


HOSTILE = [
    (b"partnership,year,figure,value\nsheffield,2008/09,pdu,\xa33808", 2, 23, "found byte 0xa3, which is no"),
    ("partnership,year".encode("utf-16"), 1, 1, "found UTF-16; wanted a text in UTF-8"),
    (b"partnership;year;figure;value\nsheffield;2008/09;pdu;1", 1, 1, "`CSV (comma delimited)`"),
    (b"partnership\tyear\tfigure\tvalue\n", 1, 1, "put commas between the columns, in every line"),
    (
        b"partnership,year,figure,value,Baseline\n",
        1,
        31,
        "found the column `Baseline` beside `value`; wanted one",
    ),
    (b"partnership,year,figure,value\n\x00\n", 2, 1, "found 1 value in this row; wanted 4"),
    (b"# August\npartnership,year,figure,value\n", 1, 1, "found the columns `# August`; wanted"),
    (b"sheffield,2008/09,pdu,3808\n", 1, 1, "add `partnership`, `year`, `figure`, `value`, with commas"),
    (b'partnership,year,figure,value\nsheffield,2008/09,pdu,"3808\n', 2, 23, "put the second quotation mark"),
]


@pytest.mark.parametrize(("content", "line", "column", "words"), HOSTILE)
def test_a_file_that_a_spreadsheet_or_a_hand_spoilt_is_said_so_with_its_place(
    content: bytes, line: int, column: int, words: str
) -> None:
    plans = Plans("sheffield")
    done = apply(plans, "plans", plans.checked, content, "baselines.csv")
    said = as_text(done.findings, done.documents)
    assert said.startswith(f"baselines.csv:{line}:{column}: error: ")
    assert words in said
    assert (len(done.findings), done.changes) == (1, ())


NEAR = [
    ("sheffield,2008-2009,pdu,1", "write `2008/09`, or take the row out"),
    ("sheffield,2009/10,pdu,1", "correct the year, or take the row out"),
    ("sheffield,2008/09,all adults,1", "write `all-adults`"),
    ("shefield,2008/09,pdu,1", "write `sheffield`"),
]


@pytest.mark.parametrize(("row", "hint"), NEAR)
def test_what_is_nearly_right_is_told_what_was_meant(row: str, hint: str) -> None:
    (finding,) = Plans("sheffield").applied(f"{HEAD}{row}\n").findings
    assert finding.hint == hint


def test_a_file_with_thousands_of_wrong_rows_says_fifty_and_counts_the_others() -> None:
    rows = "".join(f"nowhere{number},2008/09,pdu,1\n" for number in range(2000))
    done = Plans("sheffield").applied(HEAD + rows)
    assert len(done.findings) == 51
    assert done.findings[-1].message.startswith("found 1950 more findings in this file")
    assert done.changes == ()


def test_a_plan_that_is_signed_off_wants_its_event_next() -> None:
    plans = signed_off()
    plans.replace(PART2, "  baseline: 2400\n", "  baseline: pending\n")
    plans.records("signed-off", "2009-03-31", again="yes")
    plans.records("percentages-agreed", "2009-05-29")
    done = plans.applied(f"{HEAD}example,2009/10,all-adults,2400\n")
    assert not done.findings, "that it changed after sign-off is what the event is for"
    assert done.unrecorded == ("example/2009-10",)
    assert plans.found("changed-after-sign-off") == [PART2]
    plans.records("baseline-set", "2009-08-14")
    assert plans.found("changed-after-sign-off") == []


def test_a_warning_that_a_number_brings_is_shown_and_the_number_written() -> None:
    plans = waiting()
    done = plans.applied(f"{HEAD}example,2009/10,pdu,1000\n")
    assert ("stated-differs", f"plans/{PART2}") in {(f.code, f.file) for f in done.findings}
    assert not any(finding.is_error for finding in done.findings)
    assert "  baseline: 1000  # August\n" in plans.texts[PART2]


def test_a_baseline_of_nobody_is_applied_with_a_warning() -> None:
    plans = Plans("sheffield")
    done = plans.applied("partnership,year,figure,value\nsheffield,2008/09,pdu,0\n")
    (found,) = [finding for finding in done.findings if finding.code == "unlikely-number"]
    assert found.message == "found 0 at `pdu > baseline`: nobody was in treatment; wanted a number of people"
    assert not found.is_error
