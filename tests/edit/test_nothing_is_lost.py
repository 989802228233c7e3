"""Whatever a file looks like: its canonical layout says the same, keeps every comment, and is final."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import event, example, given, settings

from adtp_publish.edit.formatting import Formatted, formatted
from adtp_publish.edit.forms import Forms, is_of_plans, known_forms
from adtp_publish.load.strict_yaml import parse
from adtp_publish.ports import DiskFiles
from tests.bench.generate import generate
from tests.edit.documents import documents, is_taken

ROOT = Path(__file__).parents[2]
FORMS = known_forms(DiskFiles(ROOT / "schema"))
FORM = FORMS.of("somewhere/2009-10/part1.yaml")
PLANS = DiskFiles(ROOT / "plans")
NAMES = [name for name in PLANS.names() if is_of_plans(name)]


def data_of(content: bytes) -> object:
    document, _ = parse(content, "file")
    assert not document.refused
    return document.data


def put_in_order(content: bytes, form: dict[str, object] | None) -> Formatted:
    """A file put in order, when all that must hold for any file has been looked at."""
    result = formatted(content, "file", form)
    assert result.findings == ()
    assert data_of(result.text) == data_of(content if content.endswith(b"\n") else content + b"\n")
    assert result.text.endswith(b"\n")
    assert b"\r" not in result.text
    again = formatted(result.text, "file", form)
    assert again.text == result.text, "what is in order stays as it is"
    return result


@settings(max_examples=400)
@given(documents())
@example('"format":\r- |-\r  >>>>>>> # beside\r')
def test_any_file_is_put_in_order_if_it_is_read_and_else_left_alone(text: str) -> None:
    if not is_taken(text):
        event("refused")
        result = formatted(text.encode(), "file", FORM)
        assert result.text == text.encode()
        assert not result.differs
        return
    event("with comments" if "# " in text else "without")
    result = put_in_order(text.encode(), FORM)
    for comment in ("# a comment", "# two", "# beside"):
        assert result.text.decode().count(comment) == text.count(comment)


@pytest.mark.parametrize("name", NAMES)
def test_the_plans_of_this_repository_are_in_order(name: str) -> None:
    result = put_in_order(PLANS.read(name), FORMS.of(name))
    assert not result.differs


def test_generated_plans_are_in_order(tmp_path: Path) -> None:
    generate(tmp_path / "plans", 3, 2, seed=7)
    files = DiskFiles(tmp_path / "plans")
    names = [name for name in files.names() if is_of_plans(name)]
    assert len(names) > 60
    for name in names:
        assert not put_in_order(files.read(name), FORMS.of(name)).differs, name


def spoiled(text: str, chance: Random) -> str:
    """A plan with comments, blank lines and spaces where people leave them."""
    lines: list[str] = []
    in_block = 0
    for line in text.splitlines():
        margin = len(line) - len(line.lstrip())
        in_block = 0 if line.strip() and margin < in_block else in_block
        if not in_block and line.strip() and not line.lstrip().startswith("#"):
            if chance.random() < 0.1:
                lines.append(
                    " " * (margin if chance.random() < 0.7 else chance.randrange(8)) + f"# note {len(lines)}"
                )
            if chance.random() < 0.05:
                lines.append("  " * chance.randrange(3))
            if line.endswith(" |"):
                in_block = margin + 1
            elif chance.random() < 0.05:
                line = f"{line}  # beside {len(lines)}"  # noqa: PLW2901
            elif chance.random() < 0.1:
                line += "  "  # noqa: PLW2901
        lines.append(line)
    return chance.choice(["\n", "\r\n"]).join([*lines, ""])


@pytest.mark.parametrize("name", NAMES)
def test_plans_with_comments_anywhere_keep_all_of_them(name: str) -> None:
    chance = Random(name)
    for _ in range(3):
        text = spoiled(PLANS.read(name).decode(), chance)
        assert is_taken(text)
        result = put_in_order(text.encode(), FORMS.of(name)).text.decode()
        wanted = re.findall(r"# (?:note|beside) \d+", text)
        assert sorted(re.findall(r"# (?:note|beside) \d+", result)) == sorted(wanted)


def test_forms_are_found_for_every_file_of_a_plan() -> None:
    assert isinstance(FORMS, Forms)
    assert len(NAMES) > 60
    assert all(FORMS.of(name) for name in NAMES)
    assert FORMS.of("somewhere/1066-67/part1.yaml") is None
    assert FORMS.of("somewhere/2009-10/part9.yaml") is None
