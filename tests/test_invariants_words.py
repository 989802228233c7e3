"""What the code may not hold, read from it: years, rows and labels of forms; floats; endless files."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "adtp_publish"
SOURCES = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
TREES = {name: ast.parse(source) for name, source in SOURCES.items()}
RECKONING = sorted(name for name in TREES if name.startswith(("model/", "derive/", "release/")))

# Examples in words for the reader: `2009/10`, `May 2009`, (2009-04-20).
EXAMPLE = re.compile(r"`[^`\s]+(?: [0-9]{4})?`|\([0-9T:-]+\)|https?://\S+")
YEAR = re.compile(r"(?<![0-9])(19|20)[0-9]{2}(?![0-9])")
ROW = re.compile(r"(?<![\w.-])[1-9]\.[0-9]{1,2}(\([a-z]\))?(?![\w.-])")
# A page that says the same in words of its own.
OWN_WORDS = {"Published by": "of the document that a transcription was made from"}
# Other numbers that look like those of rows.
OTHER_NUMBERS = {
    "render/data/ods.py": "versions of OpenDocument and XML",
    "render/hosting.py": "the version of XML",
    "render/charts/bars.py": "lengths in heights of letters",
    "render/charts/columns.py": "the same",
    "render/charts/ranked.py": "the same",
}
MOST = 200
LONG = {
    "codes.py": "a line for each code",
    "render/layouts.py": "one small function for each layout that a form can name",
}


def named(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each name that is used or defined, with its line."""
    for node in ast.walk(tree):
        match node:
            case (
                ast.Name(id=word) | ast.Attribute(attr=word) | ast.arg(arg=word) | ast.keyword(arg=str(word))
            ):
                yield node.lineno, word
            case ast.FunctionDef(name=word) | ast.ClassDef(name=word):
                yield node.lineno, word


def said(name: str) -> Iterator[tuple[int, str]]:
    """Each text in a file that is no docstring, with its line."""
    docstrings = {id(node.value) for node in ast.walk(TREES[name]) if isinstance(node, ast.Expr)}
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def labels(part: Any) -> Iterator[str]:
    """The labels of all fields of a form that are more than one everyday word."""
    if isinstance(part, dict):
        found = (part.get("title"), part.get("x-short"))
        yield from (text for text in found if isinstance(text, str) and " " in text)
        for below in part.values():
            yield from labels(below)


def test_there_is_code_to_read() -> None:
    assert len(RECKONING) > 12
    assert sum(1 for name in TREES for _ in said(name)) > 500
    assert sum(1 for name in TREES for _ in named(TREES[name])) > 5000


@pytest.mark.parametrize("name", RECKONING)
def test_figures_are_never_floats(name: str) -> None:
    for node in ast.walk(TREES[name]):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), ast.dump(node)
        assert not isinstance(node, ast.Div), "`/` makes a float of two whole numbers"
    words = {word for _, word in named(TREES[name])}
    assert not words & {"float", "round", "fsum", "sqrt", "parse_float"}


@pytest.mark.parametrize("name", sorted(TREES))
def test_no_year_and_no_row_of_a_form_stands_in_the_code(name: str) -> None:
    for line, text in said(name):
        left = EXAMPLE.sub("", text)
        # An example stands in a sentence; an address of a format is one alone.
        left = left if len(left.split()) > 2 or text.startswith("http") else text
        assert not YEAR.search(left), f"line {line}: a year in {text!r}"
        assert name in OTHER_NUMBERS or not ROW.search(left), f"line {line}: a row in {text!r}"
    for line, word in named(TREES[name]):
        assert not re.search("(?<![0-9])[0-9]{4}(?![0-9])", word), f"line {line}: a year in `{word}`"
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Constant) and isinstance(node.value, int):
            assert not 1900 <= node.value < 2100, f"line {node.lineno}: a year"


def test_no_label_of_a_form_stands_in_the_code() -> None:
    forms = [json.loads(path.read_bytes()) for path in (ROOT / "schema").rglob("*.json")]
    known = {label for form in forms for label in labels(form)}
    assert len(known) > 100
    found = {(name, line, text) for name in TREES for line, text in said(name) if text in known}
    assert {text for _, _, text in found} - set(OWN_WORDS) == set(), found


@pytest.mark.parametrize("name", sorted(TREES))
def test_a_file_fits_in_the_head(name: str) -> None:
    lines = len(SOURCES[name].splitlines())
    assert lines <= MOST + 60 * (name in LONG), f"{name} has {lines} lines: split it, or say why not"


def test_only_files_that_are_long_are_excused() -> None:
    assert [name for name in LONG if len(SOURCES[name].splitlines()) <= MOST] == []


# --- the searches find what they are for


@pytest.mark.parametrize(
    "text", ["2009/10", "2008-09", "plans of 2009", "`2009/10`", "x2008", "(2009-04-20)"]
)
def test_a_year_is_found(text: str) -> None:
    left = EXAMPLE.sub("", text)
    assert YEAR.search(left if len(left.split()) > 2 else text)


@pytest.mark.parametrize("text", ["1.14", "1.5(a)", "row 1.10 of the form", "see 4.1"])
def test_a_row_is_found(text: str) -> None:
    assert ROW.search(text)
