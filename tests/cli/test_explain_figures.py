"""`explain PLACE`: a figure by its id, by the beginning of ids, by a line of a file; what was meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import program

ROOT = Path(__file__).parents[2]
CARE = "lancashire/2009-10/part2.primary-care.north-lancashire-pct"
PERCENTAGE = f"{CARE}.delivering.2008-09.percentage"


def explained(*arguments: str) -> tuple[int, str, str]:
    ended = program("explain", *arguments, at=ROOT)
    return ended.code, ended.out.decode(), ended.err.decode()


def line_of(text: str, after: str) -> int:
    lines = (ROOT / "plans/lancashire/2009-10/part2.yaml").read_text("utf-8").splitlines()
    return lines.index(text, lines.index(after)) + 1


def test_a_figure_is_explained_by_its_id_and_by_its_line() -> None:
    number = line_of("        percentage: 28%", "  - trust: North Lancashire PCT")
    code, by_id, _ = explained(PERCENTAGE)
    assert code == 0
    assert explained(f"plans/lancashire/2009-10/part2.yaml:{number}") == (0, by_id, "")
    assert "  23% (23.0769% before rounding; the form states 28%)" in by_id
    assert f"[plans/lancashire/2009-10/part2.yaml:{number}]" in by_id
    rounded = "    rounded half away from zero to a whole number\n"
    differs = "    what the form states differs, and no reason is given\n"
    assert f"    = a ÷ b\n    = 9 ÷ 39\n{rounded}{differs}      9  a: " in by_id
    assert by_id.partition("  how to mend it\n")[2].startswith(
        "    it is the figure of Primary care: all primary"
    )


def test_a_count_of_ratings_leads_to_their_lines_and_back() -> None:
    count, file = "stockton/2009-10/q2.objectives.count.q2.r", "plans/stockton/2009-10/progress/q2.yaml"
    _, out, _ = explained(count)
    (row,) = (line.strip() for line in out.splitlines() if file in line)
    place = row.removeprefix("4.2.0  [").removesuffix("]")
    number = int(place.rpartition(":")[2])
    assert (ROOT / file).read_text("utf-8").splitlines()[number - 1].strip() == "q2: R"
    assert explained(place) == (0, out, "")
    _, text, _ = explained("--format", "json", count)
    (found,) = json.loads(text)
    assert [(one["name"], one["file"], one["line"]) for one in found["rows"]] == [("4.2.0", file, number)]


def test_a_file_that_is_not_there_is_no_figure() -> None:
    code, _, err = explained("plans/lancashire/2009-10/prat2.yaml:64")
    assert code == 2
    folder = "plans/lancashire/2009-10"
    wanted = f"there is no file `{folder}/prat2.yaml`; did you mean `{folder}/part2.yaml`"
    assert wanted in " ".join(err.split())


def test_an_input_says_where_it_is_used() -> None:
    _, out, _ = explained(f"{CARE}.delivering.2008-09.number")
    assert out.partition("used in\n")[2].splitlines()[0] == f"  {PERCENTAGE}"


PART1 = "plans/lancashire/2009-10/part1.yaml"
BASELINE = "lancashire/2009-10/part2.pdu.baseline"


def prose_line(words: str) -> int:
    """The number of the one line of Part 1 that holds some words."""
    lines = (ROOT / PART1).read_text("utf-8").splitlines()
    (number,) = [n for n, line in enumerate(lines, 1) if words in line]
    return number


def test_a_line_of_prose_stands_for_the_figures_that_it_names() -> None:
    number = prose_line("[[part2.all-adults.baseline]] for all adults")
    code, out, err = explained(f"{PART1}:{number}")
    assert (code, err) == (0, "")
    heads = [line for line in out.splitlines() if line.startswith("lancashire/")]
    assert heads == ["lancashire/2009-10/part2.all-adults.baseline", BASELINE]
    # A name that stands in a text more than once is found in each of its lines, and an entry by its own name.
    for words in ("about [[prevalence]] users", "[[prevalence]] were not known"):
        _, out, _ = explained("--list", f"{PART1}:{prose_line(words)}")
        assert ".prevalence  " in out, words
    code, _, err = explained(f"{PART1}:{prose_line('likelihood of being treated')}")
    assert code == 2, "a line that names nothing"
    assert "there is no figure in line" in err


def test_where_a_figure_goes_is_said_of_figures_totals_and_texts_as_text_and_as_json() -> None:
    at = ("--at", "2011-06-01")
    _, out, _ = explained(BASELINE, *at)
    number = prose_line("and [[part2.pdu.baseline]]")
    used = out.partition("used in\n")[2].splitlines()
    assert used[-3:] == [
        "  pdu.england.2007-08, as the public site has it on 1 June 2011",
        "  pdu.north-west.2007-08, as the public site has it on 1 June 2011",
        f"  Part 1, sections > 2.0 > text  [{PART1}:{number}]",
    ]
    _, out, _ = explained(BASELINE, *at, "--format", "json")
    (found,) = json.loads(out)
    users = [f"lancashire/2009-10/part2.pdu.target.{year}" for year in ("2008-09", "2009-10", "2010-11")]
    assert [f"  {name}" for name in users] == used[:-3]
    assert found["used_in"] == {
        "figures": users,
        "totals": ["pdu.england.2007-08", "pdu.north-west.2007-08"],
        "texts": [{"document": "part1", "place": "sections > 2.0 > text", "file": PART1, "line": number}],
    }


def test_an_illustration_goes_into_no_total() -> None:
    _, out, _ = explained("example/2009-10/part2.pdu.target.2010-11", "--format", "json")
    (found,) = json.loads(out)
    assert found["id"] == "example/2009-10/part2.pdu.target.2010-11"
    assert found["used_in"]["totals"] == []


def test_the_beginning_of_ids_stands_for_all_that_follows() -> None:
    _, out, _ = explained("--list", f"{CARE}.delivering")
    assert len(out.splitlines()) == 4
    _, chains, _ = explained(f"{CARE}.delivering")
    assert chains.count(" ÷ ") == 2 * 3  # in words, in letters, with the numbers


def test_the_chain_as_json_holds_its_inputs() -> None:
    _, out, _ = explained("--format", "json", PERCENTAGE)
    (found,) = json.loads(out)
    assert [below["value"] for below in found["inputs"]] == ["9", "39"]
    assert found["stated"] == "28"
    assert found["value"].startswith("23.0769230769")


def test_a_file_and_a_folder_stand_for_the_figures_in_them() -> None:
    _, of_part, _ = explained("--list", "lancashire/2009-10/part2")
    assert of_part.count("\n") > 50
    assert explained("--list", "plans/lancashire/2009-10/part2.yaml") == (0, of_part, "")
    _, of_plan, _ = explained("--list", "lancashire/2009-10")
    for place in ("plans/lancashire/2009-10", "plans/lancashire", "lancashire", "lancashire/2009-10/"):
        assert explained("--list", place) == (0, of_plan, "")
    assert of_part in of_plan


@pytest.mark.parametrize(
    ("line", "after", "names"),
    [
        # The name of a group stands for all that is under it, that of an item's field for the item.
        ("    number: 9", "", ("number",)),
        ("      2008/09:", "    delivering:", ("number", "percentage")),
    ],
)
def test_a_line_where_nothing_is_typed_stands_for_what_is_under_it(
    line: str, after: str, names: tuple[str, ...]
) -> None:
    lines = (ROOT / "plans/lancashire/2009-10/part2.yaml").read_text("utf-8").splitlines()
    start = lines.index("  - trust: North Lancashire PCT")
    start = lines.index(after, start) if after else start
    number = next(n for n, text in enumerate(lines[start:], start + 1) if text.strip() == line.strip())
    _, out, _ = explained("--list", f"plans/lancashire/2009-10/part2.yaml:{number}")
    assert [row.split()[0] for row in out.splitlines()] == [f"{CARE}.delivering.2008-09.{n}" for n in names]


def test_a_line_of_an_entry_stands_for_its_figure() -> None:
    lines = (ROOT / PART1).read_text("utf-8").splitlines()
    number = lines.index("      - id: planned-exits") + 1
    assert lines[number].strip().startswith("label:")
    for line in (number, number + 1, number + 2):
        _, out, _ = explained("--list", f"{PART1}:{line}")
        assert out.startswith("lancashire/2009-10/part1.2-4.planned-exits  19%"), (line, out)


WRONG = [
    ((f"{CARE}.deliverng.2008-09.percentage",), f"did you mean `{PERCENTAGE}`"),
    (
        ("lancashire/2009-10/xyz",),
        "`adtp-publish explain --list lancashire/2009-10` names those that there are",
    ),
    (("nowhere/2009-10/part2",), "`adtp-publish explain --list PARTNERSHIP/YEAR` names those of a plan"),
    (("plans/lancashire/2009-10/part2.yaml:2",), "there is no figure in line 2 of"),
    (("plans/lancashire/2009-10/part2.yaml:2",), "; the nearest is in line 13"),
    (("plans/lancashire/2009-10/part3/grid1.yaml",), "there is no figure in `plans/lancashire/2009-10/part3"),
    (("lancashier/2009-10/part2",), "did you mean `lancashire/2009-10`?"),
    (("lancashire/2009-10/part2.pdu.targt",), "did you mean `lancashire/2009-10/part2.pdu.target`"),
    (("--plans", "docs", "lancashire/2009-10"), "there is no `register.yaml` in `docs`"),
    (("--format", "json", "tag"), "`--format json` is for figures"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_wrong_use_says_what_was_meant(arguments: tuple[str, ...], said: str) -> None:
    code, out, err = explained(*arguments)
    assert (code, out) == (2, "")
    assert said in err
