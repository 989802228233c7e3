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
        ("format: 2\nedition: 2009/10\n", "unknown-format", "known is `1`", ""),
        ("format: 2\nedition: 2019/20\n", "unknown-format", "known is `1`", ""),
        ("edition: 2009/10\n", "missing-field", "found no `format`; wanted", ""),
        ("format:\nedition: 2009/10\n", "not-filled-in", "`format`", ""),
        ("format: 1\n", "missing-field", "found no `edition`; wanted", ""),
        ("format: 1\nedition:\n", "not-filled-in", "`edition`", ""),
        ("format: 1\nedition: 2008/09\n", "wrong-edition", "folder of 2009/10", ""),
        ("format: 1\nedition: 2008-09\n", "wrong-edition", "folder of 2009/10", ""),
        ("format: 1\nedition: 2019/20\n", "unknown-edition", "known are `2008/09` or `2009/10`", ""),
        ("format: 1\nedition: next year\n", "unknown-edition", "known are `2008/09` or `2009/10`", ""),
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
