"""The line that is named is the odd one, above or below the one where the parser stops."""

from __future__ import annotations

import pytest
import yaml

from adtp_publish.findings import Finding
from adtp_publish.load.strict_yaml import parse

# What is typed, then line, column, message and code of its one finding.
CASES: dict[str, tuple[str, str]] = {
    # --- a name without its colon
    "before comments": (
        "a:\n  b_c 12\n\n  # D.\n  d:\n",
        "2:3: found `b_c 12`, without a colon; wanted `b_c: 12` [missing-colon]",
    ),
    "an equals sign for it": (
        "a:\n  b = 12\n  # D.\n  d:\n",
        "2:3: found `b = 12`, without a colon; wanted `b: 12` [missing-colon]",
    ),
    "a semicolon for it": (
        "a:\n  b; 12\n  # D.\n  d:\n",
        "2:3: found `b; 12`, without a colon; wanted `b: 12` [missing-colon]",
    ),
    "a dash for it, behind a name that stands elsewhere too": (
        "b: 1\na:\n  b - 12\n  # D.\n  d:\n",
        "3:3: found `b - 12`, without a colon; wanted `b: 12` [missing-colon]",
    ),
    "a wide colon for it": (
        "a:\n  b：12\n  # D.\n  d:\n",
        "2:4: found `：`, which is no colon; wanted `:` and a space behind it [missing-colon]",
    ),
    "in the first field of an item": (
        'a:\n  - number "1"\n    # D.\n    d:\n  - number: "2"\n',
        '2:5: found `number "1"`, without a colon; wanted `number: "1"` [missing-colon]',
    ),
    "of a group of years": (
        "a:\n  basis: x\n  change\n    2008/09: 3%\n",
        "3:3: found `change`, without a colon; wanted `change:` [missing-colon]",
    ),
    "of a list": (
        "a: 1\nobjectives\n  - number: x\n",
        "2:1: found `objectives`, without a colon; wanted `objectives:` [missing-colon]",
    ),
    "of a group in an item": (
        "a:\n  - change\n      b: 1\n",
        "2:5: found `change`, without a colon; wanted `change:` [missing-colon]",
    ),
    # --- the line above is the odd one
    "the first of a group at one space": (
        "a:\n b: 1\n  c: 2\n  d: 3\n",
        "2:2: found 1 space before `b`; wanted 2, as before `c` below [wrong-indentation]",
    ),
    "the first of a group at none": (
        "a:\nb: 1\n  c: 2\n  d: 3\n",
        "2:1: found 0 spaces before `b`; wanted 2, as before `c` below [wrong-indentation]",
    ),
    "the first of a group too far in": (
        "a:\n   b: 1\n  c: 2\n",
        "2:4: found 3 spaces before `b`; wanted 2, as before `c` below [wrong-indentation]",
    ),
    "a year between years": (
        "a:\n  c:\n    2008/09: 1\n  2009/10: 2\n    2010/11: 3\n  d: 1\n",
        ("4:3: found 2 spaces before `2009/10`; wanted 4, as before `2008/09` above [wrong-indentation]"),
    ),
    "a year one space too far out": (
        "a:\n    2008/09: 1\n   2009/10: 2\n    2010/11: 3\n",
        (
            "3:4: found 3 spaces before `2009/10`; wanted 4, as before `2008/09` above and `2010/11` "
            "below [wrong-indentation]"
        ),
    ),
    "a group of an item at the beginning of a line": (
        "a:\n  - b: 1\nthemes:\n      - x\n    c: 2\n  - b: 3\n",
        "3:1: found 0 spaces before `themes`; wanted 4, as before `b` above [wrong-indentation]",
    ),
    "too many spaces behind a dash": (
        "a:\n  -   b: 1\n    c: 2\n",
        "2:4: found 3 spaces behind the dash before `b`; wanted 1 [wrong-indentation]",
    ),
    # --- the name of a group is missing
    "of the first fields": (
        "a: 1\n\n  b: 2\n  c: 3\n",
        (
            "3:3: found 2 spaces before `b`, which nothing above holds; wanted the name of its group, "
            "then a colon, in the line above, or 0 spaces, as before `a` [wrong-indentation]"
        ),
    ),
    "of years": (
        "a:\n  b: 1\n    2008/09: 2\n    2009/10: 3\n",
        (
            "3:5: found 4 spaces before `2008/09`, which nothing above holds; wanted the name of its "
            "group, then a colon, in the line above, or 2 spaces, as before `b` [wrong-indentation]"
        ),
    ),
    "of groups in a group": (
        "a:\n    b:\n      x: 1\n    c:\n      x: 1\n  d:\n    e: 1\n",
        (
            "2:5: found 4 spaces before `b` but 2 before `d` below, both in `a`; wanted the name of "
            "its group in the line above it, or 2 here too [wrong-indentation]"
        ),
    ),
}


def found(text: str) -> Finding:
    """The one finding of a file."""
    _, findings = parse(text.encode(), "plans/somewhere/2009-10/part2.yaml")
    (finding,) = findings
    return finding


@pytest.mark.parametrize("with_c", [True, False])
@pytest.mark.parametrize("case", CASES)
def test_the_odd_line_is_named_with_what_is_wanted(
    case: str, with_c: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not with_c:
        monkeypatch.delattr(yaml, "CBaseLoader")
    text, expected = CASES[case]
    finding = found(text)
    assert f"{finding.line}:{finding.column}: {finding.message} [{finding.code}]" == expected
