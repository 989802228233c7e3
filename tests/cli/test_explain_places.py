"""`explain PLACE`: the place as a finding prints it, with its column; documents that have an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import ROOT, example_plan, program

PART2 = "plans/lancashire/2009-10/part2.yaml"
EXAMPLE = "plans/example/2009-10"
MENDED = "its figures can be explained once it is mended"


def explained(*arguments: str, at: Path = ROOT) -> tuple[int, str, str]:
    ended = program("explain", *arguments, at=at)
    return ended.code, ended.out.decode(), " ".join(ended.err.decode().split())


def changed(folder: Path, name: str, old: str, new: str) -> int:
    """A copy of the example plan with something changed in a file; the number of its line."""
    place = example_plan(folder) / name
    text = place.read_text("utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_place_is_taken_as_a_finding_prints_it() -> None:
    found = program("validate", PART2, at=ROOT).out.decode()
    place = next(line.split(": warning")[0] for line in found.splitlines() if "[stated-differs]" in line)
    file, line, column = place.rsplit(":", 2)
    assert (file, int(column) > 1) == (PART2, True)
    code, of_line, err = explained(f"{file}:{line}")
    assert (code, err) == (0, "")
    for printed in (place, f"{place}:", f"{file}:{line}:1"):
        assert explained(printed) == (0, of_line, ""), printed


@pytest.mark.parametrize("end", ["0", "00", "0:21", "64:0"])
def test_no_line_and_no_column_is_counted_from_0(end: str) -> None:
    code, out, err = explained(f"{PART2}:{end}")
    assert (code, out) == (2, "")
    assert f"found `{PART2}:{end}`; lines and columns are counted from 1" in err


def test_the_column_says_which_figure_of_a_line(tmp_path: Path) -> None:
    block = "      2008/09:\n        number: 10\n        percentage: 25%\n"
    flow = "      2008/09: {number: 10, percentage: 25%}\n"
    line = changed(tmp_path, "part2.yaml", block, flow)
    file = f"{EXAMPLE}/part2.yaml:{line}"
    start = "example/2009-10/part2.primary-care.north-exampleshire-pct.delivering.2008-09"
    both = ["number", "percentage"]
    cases = {
        flow.index("number") + 1: ["number"],
        flow.index("10") + 2: ["number"],
        flow.index("percentage") + 1: ["percentage"],
        flow.index("25%") + 3: ["percentage"],
        flow.index(",") + 1: both,
        flow.index("2008") + 1: both,
        1: both,
        500: both,
    }
    for column, names in cases.items():
        _, out, _ = explained("--list", f"{file}:{column}", at=tmp_path)
        assert [row.split()[0] for row in out.splitlines()] == [f"{start}.{n}" for n in names], column


def test_the_column_says_which_name_of_a_line_of_prose() -> None:
    file = "plans/lancashire/2009-10/part1.yaml"
    lines = (ROOT / file).read_text("utf-8").splitlines()
    wanted = "[[part2.all-adults.baseline]] for all adults"
    ((number, text),) = [(n, line) for n, line in enumerate(lines, 1) if wanted in line]
    for name in ("all-adults", "pdu"):
        column = text.index(f"[[part2.{name}.baseline]]") + 1
        for at in (column, column + 5):
            _, out, _ = explained("--list", f"{file}:{number}:{at}")
            assert [row.split()[0] for row in out.splitlines()] == [
                f"lancashire/2009-10/part2.{name}.baseline"
            ]
    _, out, _ = explained("--list", f"{file}:{number}:1")
    assert len(out.splitlines()) == 2, "beside the names the line stands for both"


def broken(folder: Path) -> str:
    """The example plan with a percentage without its sign; where the error is."""
    line = changed(folder, "part2.yaml", "    2008/09: 5%\n", "    2008/09: 5\n")
    return f"{EXAMPLE}/part2.yaml:{line}:{len('    2008/09: 5')} [wrong-value]"


def test_figures_of_a_document_with_an_error_are_not_said_to_be_none(tmp_path: Path) -> None:
    place = broken(tmp_path)
    for asked in (
        "example/2009-10/part2.pdu.target.2010-11",
        "example/2009-10/part2",
        f"{EXAMPLE}/part2.yaml",
        f"{EXAMPLE}/part2.yaml:14",
        f"{EXAMPLE}/part2.yaml:14:14",
    ):
        code, out, err = explained(asked, at=tmp_path)
        assert (code, out) == (2, ""), asked
        assert err.endswith(f"Error: `part2` has an error at {place}; {MENDED}"), asked


def test_a_list_names_the_documents_that_it_leaves_out(tmp_path: Path) -> None:
    place = broken(tmp_path)
    for asked in ("example/2009-10", "example", EXAMPLE):
        code, out, err = explained("--list", asked, at=tmp_path)
        assert code == 0
        assert "example/2009-10/part4.table1.1-1.2009-10  £2,100,000" in out.splitlines()
        assert "example/2009-10/part2." not in out
        assert err == f"adtp-publish: left out: `part2` has an error at {place}; {MENDED}", asked
    code, out, err = explained("--list", "example/2009-10/part4", at=tmp_path)
    assert (code, err) == (0, ""), "what was not asked for is not left out"
    assert out


def test_a_file_that_cannot_be_read_is_left_out_too(tmp_path: Path) -> None:
    changed(tmp_path, "part4.yaml", "table1:\n", "table1:\n\tpolice: £1\n")
    code, _, err = explained("--list", "example/2009-10/part4", at=tmp_path)
    assert code == 2
    assert f"`part4` has an error at {EXAMPLE}/part4.yaml:8:1 [tab]; {MENDED}" in err


def test_how_to_mend_a_figure_stands_with_it_also_among_many() -> None:
    code, out, _ = explained("coventry")
    assert code == 0
    (block,) = [part for part in out.split("\n\n") if "how to mend it" in part]
    assert block.startswith("coventry/2008-09/laa.targets.refreshed.target.2010-11\n")
    assert block.splitlines()[-2:] == [
        "  how to mend it",
        "    correct it, or say why at `targets > refreshed > explained > 2010/11`",
    ]
