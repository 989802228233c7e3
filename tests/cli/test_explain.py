"""`explain`: the page of every finding, also where a code is misspelt or copied with its brackets."""

from __future__ import annotations

from pathlib import Path

import pytest

from adtp_publish import config
from adtp_publish.cli import pages
from adtp_publish.codes import CODES
from adtp_publish.config import finding_pages
from adtp_publish.report.page import for_terminal, sentence, severity, without_links

from .running import program

ROOT = Path(__file__).parents[2]
PAGE = (
    "# `tag`\n\nA value begins\nwith `!`.\n\nSeverity: error; a notice\nthere. Found in: load.\n\n"
    "## Example\n\n```yaml\n# a comment\nkey: !x 5\n```\n\nSee [the list](README.md) and [YAML](https://yaml.org).\n"
)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_page_that_can_be_read(code: str) -> None:
    page = pages.page_of(code)
    assert page.startswith(f"# `{code}`\n")
    assert sentence(page).endswith(".")
    assert CODES[code].severity in severity(page)
    assert "](" not in without_links(page).replace("](https:", "")


def test_explain_prints_the_page_as_it_was_written(tmp_path: Path) -> None:
    ended = program("explain", "wrong-value", at=tmp_path)
    assert (ended.code, ended.err) == (0, b"")
    assert ended.out == (ROOT / "docs/findings/wrong-value.md").read_bytes()
    for copied in ("[wrong-value]", "`wrong-value`", "Wrong-Value"):
        assert program("explain", copied, at=tmp_path).out == ended.out


def test_the_list_has_a_line_for_each_code(tmp_path: Path) -> None:
    ended = program("explain", "--list", at=tmp_path)
    lines = ended.out.decode().splitlines()
    assert [line.split()[0] for line in lines] == sorted(CODES)
    tag = next(line for line in lines if line.startswith("tag "))
    assert tag.split("  ")[-1].strip() == "A value begins with `!`."
    assert " error " in tag


WRONG = {
    "a code misspelt": (["wrong-valeu"], "there is no finding `wrong-valeu`; did you mean `wrong-value`?"),
    "a code like no other": (
        ["xyzzy"],
        "there is no finding `xyzzy`; `adtp-publish explain --list` names all",
    ),
    "a code that is hostile": (["\x1b[31m\u202ex"], "there is no finding `\\x1b[31m\\u202ex`"),
    "nothing": ([], "name a finding, such as `wrong-value`, or `--list` them"),
    "both": (["tag", "--list"], "name a finding, such as `wrong-value`, or `--list` them"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_exits_with_2_and_a_way_out(case: str, tmp_path: Path) -> None:
    arguments, told = WRONG[case]
    ended = program("explain", *arguments, at=tmp_path)
    assert (ended.code, ended.out) == (2, b"")
    assert told in ended.err.decode()


def test_on_a_terminal_headings_are_bold_and_examples_set_in() -> None:
    bold, plain = "\x1b[1m", "\x1b[0m"
    assert for_terminal(PAGE, colour=True).split("\n") == [
        f"{bold}`tag`{plain}",
        "",
        "A value begins",
        "with `!`.",
        "",
        "Severity: error; a notice",
        "there. Found in: load.",
        "",
        f"{bold}Example{plain}",
        "",
        "    # a comment",
        "    key: !x 5",
        "",
        "See the list and [YAML](https://yaml.org).",
    ]
    assert "\x1b" not in for_terminal(PAGE, colour=False)
    assert "## Example" in for_terminal(PAGE, colour=False)


def test_the_parts_of_a_page_are_found() -> None:
    assert sentence(PAGE) == "A value begins with `!`."
    assert severity(PAGE) == "error; a notice there"


def test_pages_are_found_beside_the_package_and_inside_an_installed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert finding_pages() == ROOT / "docs/findings"
    inside = tmp_path / "adtp_publish" / "_data" / "findings"
    inside.mkdir(parents=True)
    (inside / "tag.md").write_text(PAGE, "utf-8")
    monkeypatch.setattr(config, "_PACKAGE", tmp_path / "adtp_publish")
    assert pages.pages_of(["tag", "anchor"]) == {"tag": PAGE}
    assert pages.page_of("tag") == PAGE
