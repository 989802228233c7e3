"""The odd line among items, texts and comments is named; where the lines do not agree, both ways are told."""

from __future__ import annotations

import pytest
import yaml

from adtp_publish.findings import Finding
from adtp_publish.load.strict_yaml import parse

# What is typed, then line, column, message and code of its one finding.
CASES: dict[str, tuple[str, str]] = {
    # --- lists
    "the first item without its dash": (
        "a:\n    b: 1\n    c: 2\n  - b: 3\n",
        ("2:5: found `b` without a dash; wanted `- b`, as at the other items of the list [list-marker]"),
    ),
    "the first item with spaces for its dash": (
        "a:\n  b: 1\n    c: 2\n  - b: 3\n",
        ("2:3: found `b` without a dash; wanted `- b`, as at the other items of the list [list-marker]"),
    ),
    "a later item without its dash": (
        "a:\n  - b: 1\n    c: 2\n  b: 3\n    c: 4\n",
        ("4:3: found `b` without a dash; wanted `- b`, as at the other items of the list [list-marker]"),
    ),
    "a dash without its space, before more fields": (
        "a:\n  -b: 1\n    c: 2\n",
        "2:3: found `-b: 1`, without a space behind the dash; wanted `- b: 1` [missing-space]",
    ),
    "an item among the fields of another": (
        "a:\n  - b: 1\n    c: 2\n    - b: 3\n",
        (
            "4:5: found 4 spaces before `- b`; wanted 2, as before the other items of the list "
            "[wrong-indentation]"
        ),
    ),
    "an item read as text": (
        "a:\n  - b\n    - c\n",
        (
            "3:5: found 4 spaces before `- c`; wanted 2, as before the other items of the list "
            "[wrong-indentation]"
        ),
    ),
    "an item in line with the name of its list": (
        "a:\n  - b: 1\n    c: 2\n- b: 3\n",
        (
            "4:1: found 0 spaces before `- b`; wanted 2, as before the other items of the list "
            "[wrong-indentation]"
        ),
    ),
    "the first item further in than its fields": (
        "a:\n    - b: 1\n    c: 2\n",
        "2:5: found 4 spaces before `- b`; wanted 2, two more than before `a` [wrong-indentation]",
    ),
    "the first item further in than the others": (
        "a:\n    - b: 1\n      c: 2\n  - b: 3\n",
        "2:5: found 4 spaces before `- b`; wanted 2, as before `- b` below [wrong-indentation]",
    ),
    # --- text and comments
    "a line that has left its block": (
        "a:\n  text: |\n    one two\nthree four.\n  b: 1\n",
        (
            "4:1: found 0 spaces before `three four.`; wanted 4, as before the text of `text` above, "
            "or the name of a field, then a colon [wrong-indentation]"
        ),
    ),
    "a comment without its sign": (
        "a:\n  # One.\n  The number for the first year.\n  # Two.\n  b:\n",
        (
            "3:3: found `The number for the first year.`, without a colon; wanted `#` before it, "
            "where it is a comment, or the name of a field, then a colon [missing-colon]"
        ),
    ),
    "one that begins with a backtick": (
        "a:\n  # One.\n  `x`: the first year.\n  b:\n",
        (
            "3:3: found a line that begins with a backtick; wanted `#` before it, where it is a "
            "comment, or a name [sign-at-beginning]"
        ),
    ),
    "the first field of a group at the beginning of a line": (
        "a:\n  - b:\nc: 1\n      d: 2\n",
        "3:1: found 0 spaces before `c`; wanted 6, as before `d` below [wrong-indentation]",
    ),
    "the first item one space too far in": (
        "a:\n   - b: 1\n    c: 2\n",
        "2:4: found 3 spaces before `- b`; wanted 2, two more than before `a` [wrong-indentation]",
    ),
    "a group too far out, with more than one field": (
        "a:\n  b: 1\nc:\n    d: 1\n    f: 1\n  e: 2\n",
        (
            "4:5: found 4 spaces before `d` but 2 before `e` below, both in `c`; wanted the name of its "
            "group in the line above it, or 2 here too, or 2 before `c` above [wrong-indentation]"
        ),
    ),
    "a group too far out, with one field": (
        "a:\n  b: 1\nc:\n    d: 1\n  e: 2\n",
        (
            "4:5: found 4 spaces before `d` but 2 before `e` below, both in `c`; wanted 2 here too, or "
            "2 before `c` above [wrong-indentation]"
        ),
    ),
    "the last field of an inner group at the beginning of a line": (
        "a:\n  b:\n    c:\n      d: 1\ne: 2\n    f: 3\n  g: 4\n",
        (
            "5:1: found 0 spaces before `e`; wanted 6, as before `d` above, or 4, as before `f` below "
            "[wrong-indentation]"
        ),
    ),
    "a name that ends a list": (
        "a:\n  - b: 1\nc:\n      - d: 1\n  - b: 3\n",
        (
            "3:1: found 0 spaces before `c`, which ends the list above, but `- b` below goes on with it; "
            "wanted more, as before the fields of the item above [wrong-indentation]"
        ),
    ),
    "a group one space too far out": (
        "a:\n  b: 1\n  c:\n    d: 1\n e:\n    f: 1\n",
        "5:2: found 1 space before `e`; wanted 2, two less than before `f` below [wrong-indentation]",
    ),
    "a name below a text with a colon in a block": (
        "a:\n  b: |\n    this:\n    that.\n  c\n    d: 1\n",
        "5:3: found `c`, without a colon; wanted `c:` [missing-colon]",
    ),
    # --- where the lines do not agree, nothing more is said than what they show
    "a field below one that is not filled in": (
        "a:\n  b:\n  c: 1\n    d: 2\n  e: 3\n",
        (
            "3:3: found 2 spaces before `c` but 4 before `d` below; wanted 4 before both, where they "
            "belong to `b`, or 2 [wrong-indentation]"
        ),
    ),
    "a field further out than those around it": (
        "a:\n  b: 1\n  c: 2\nd: 3\n  e: 4\n",
        (
            "4:1: found 0 spaces before `d` but 2 before `e` below; wanted more before `d`, or the name "
            "of the group of `e`, then a colon, in the line between [wrong-indentation]"
        ),
    ),
    "a field that ends a list": (
        "a:\n  - b: 1\nc: 2\n  - b: 3\n",
        (
            "3:1: found 0 spaces before `c`, which ends the list above, but `- b` below goes on with it; "
            "wanted more, as before the fields of the item above [wrong-indentation]"
        ),
    ),
    "a field in quotes that ends a list": (
        'a:\n  - b: 1\nc: "2"\n  - b: 3\n',
        (
            "3:1: found 0 spaces before `c`, which ends the list above, but `- b` below goes on with it; "
            "wanted more, as before the fields of the item above [wrong-indentation]"
        ),
    ),
    "an item that begins with another field": (
        "a:\n  - b: 1\n    c: 2\n    - d: 3\n",
        (
            "4:5: found 4 spaces before `- d`; wanted below the name of its list, not in line with "
            "the field `c` [wrong-indentation]"
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
