"""Files before and after `fmt`: adding a case is adding a folder `cases/fmt-<what>`.

A folder holds `before.yaml` and `after.yaml`; `document.txt` names the file of a plan that it stands for,
where that is not `part1.yaml`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from adtp_publish.edit import formatting
from adtp_publish.edit.formatting import formatted
from adtp_publish.edit.forms import known_forms
from adtp_publish.ports import DiskFiles

ROOT = Path(__file__).parents[2]
CASES = sorted((Path(__file__).parent / "cases").glob("fmt-*"))
FORMS = known_forms(DiskFiles(ROOT / "schema"))


def document_of(case: Path) -> str:
    """The name below the folder of plans that a case is about."""
    told = case / "document.txt"
    document = told.read_text("utf-8").strip() if told.exists() else "part1.yaml"
    return document if document == "register.yaml" else f"somewhere/2009-10/{document}"


def test_there_are_cases() -> None:
    assert len(CASES) >= 15


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_is_put_in_order(case: Path) -> None:
    form = FORMS.of(document_of(case))
    result = formatted((case / "before.yaml").read_bytes(), "file", form)
    assert result.findings == ()
    assert result.text.decode() == (case / "after.yaml").read_bytes().decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_in_order_stays_as_it_is(case: Path) -> None:
    after = (case / "after.yaml").read_bytes()
    assert formatted(after, "file", FORMS.of(document_of(case))).text == after


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"# nothing but a comment",
        b"- a list",
        b"a text",
        b"a: 1\na: 2\n",
        b"a: {b: \xa31,000}",
        b"a:\n\t- b",
    ],
)
def test_what_is_no_file_of_fields_or_cannot_be_read_is_left_alone(content: bytes) -> None:
    result = formatted(content, "file", None)
    assert result.text == content
    assert not result.differs


@pytest.mark.parametrize(
    "new", ["note: text\n", "# why\nnote: texts\n", "# why\nnote: [\n", "# Why\nnote: text\n"]
)
def test_a_layout_that_would_lose_something_is_not_written(new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"# why\nnote:   text\n"
    assert formatted(content, "file", None).text == b"# why\nnote: text\n"
    monkeypatch.setattr(formatting, "laid_out", lambda *_: new)
    result = formatted(content, "plans/a/b/part1.yaml", None)
    assert result.text == content
    assert [finding.code for finding in result.findings] == ["left-as-it-is"]


def test_a_file_with_a_slip_in_one_text_can_be_put_in_order() -> None:
    result = formatted("note:   CafÃ©\n".encode(), "file", None)
    assert result.findings == ()
    assert result.text == "note: CafÃ©\n".encode()
