"""The head of a file: one finding that says which forms are known, and nothing else of that file."""

from __future__ import annotations

import pytest

from adtp_publish.pipeline import check
from adtp_publish.ports import Files
from tests.conftest import MOMENT, ROOT, MemoryFiles

REGISTER = (ROOT / "tests/examples/whole/register.yaml").read_text("utf-8")
BODY = "pdu:\n  baseline: many\n  xylophone: 1\n"


@pytest.mark.parametrize(
    ("head", "code", "words", "instead"),
    [
        (
            "format: 2\nedition: 2009/10\n",
            "unknown-format",
            "wanted `1`, the latest that this version knows",
            "",
        ),
        (
            "format: 2\nedition: 2019/20\n",
            "unknown-format",
            "wanted `1`, the latest that this version knows",
            "",
        ),
        ("edition: 2009/10\n", "missing-field", "found no `format`; wanted", ""),
        ("format:\nedition: 2009/10\n", "not-filled-in", "`format`", ""),
        ("format: 1\n", "missing-field", "found no `edition`; wanted", ""),
        ("format: 1\nedition:\n", "not-filled-in", "`edition`", ""),
        ("format: 1\nedition: 2008/09\n", "wrong-edition", "folder of 2009/10", ""),
        ("format: 1\nedition: 2008-09\n", "wrong-edition", "folder of 2009/10", ""),
        ("format: 1\nedition: 2019/20\n", "unknown-edition", "wanted `2009/10`, the year of the folder", ""),
        (
            "format: 1\nedition: next year\n",
            "unknown-edition",
            "wanted `2009/10`, the year of the folder",
            "",
        ),
        ("format: 1\nedition: 2009-10\n", "wrong-value", "wanted the year as `2009/10`", "2009/10"),
        ("format: 1\nedition: 2009/2010\n", "wrong-value", "wanted the year as `2009/10`", "2009/10"),
        ("format: 1\nEdition: 2009/10\n", "unknown-field", "`Edition`", "edition"),
        ("fromat: 1\nedition: 2009/10\n", "unknown-field", "`fromat`", "format"),
        ("format: 1\nedition: [2009/10]\n", "wrong-type", "`edition`", ""),
    ],
)
def test_a_file_of_other_forms_has_one_finding(
    forms: Files, head: str, code: str, words: str, instead: str
) -> None:
    body = "" if code == "wrong-type" else BODY
    texts = {"register.yaml": REGISTER, "somewhere/2009-10/part2.yaml": f"{head}partial: pending\n{body}"}
    found = check(MemoryFiles(texts), "plans", forms, MOMENT).findings
    (finding,) = [item for item in found if item.file.endswith("part2.yaml")]
    assert (finding.code, finding.instead, finding.severity) == (code, instead, "error")
    assert words in finding.message
    assert finding.hint


@pytest.mark.parametrize(("wrong", "findings"), [(2, 2), (3, 1), (5, 1)])
def test_what_most_files_of_a_folder_say_is_told_once(forms: Files, wrong: int, findings: int) -> None:
    """Three at the least, and more than half of them; the documents are all kept out of the outputs."""
    names = ("cover", "part1", "part2", "part4", "record")
    texts = {
        f"somewhere/2009-10/{name}.yaml": f"format: 1\nedition: {'2008/09' if n < wrong else '2009/10'}\n"
        for n, name in enumerate(names)
    }
    checked = check(MemoryFiles({"register.yaml": REGISTER, **texts}), "plans", forms, MOMENT)
    found = [item for item in checked.findings if item.code == "wrong-edition"]
    assert len(found) == findings
    assert found[0].file.endswith("cover.yaml")
    assert ("files of the folder" in found[0].message) == (findings == 1)
    assert [d.broken for d in checked.plans[0].plan.documents][:wrong] == [True] * wrong
