"""What is said of a slip holds the very text that is to stand there."""

from __future__ import annotations

import pytest

from adtp_publish.load.strict_yaml import parse

# What is typed, then line, column and length of the first finding with its message.
SAID: dict[str, tuple[str, str]] = {
    # --- several fields on a line
    "two years": (
        "a:\n  2008/09: 3%, 2009/10: 5%\n",
        ("2:23+1 found 2 fields on one line; wanted a line for each: `2008/09: 3%`, then `2009/10: 5%`"),
    ),
    "two years with amounts": (
        "a:\n  2008/09: £3,000 2009/10: £5,000\n",
        (
            "2:26+1 found 2 fields on one line; wanted a line for each: `2008/09: £3,000`, then "
            "`2009/10: £5,000`"
        ),
    ),
    "a year behind the name of its group": (
        "a: 2008/09: 3%\n",
        (
            "1:11+1 found 2 fields on one line; wanted a line for each: `a:`, then `2008/09: 3%`, "
            "two spaces further in"
        ),
    ),
    "a field that stands elsewhere too": (
        "a: x, b: y\nc:\n  b: z\n",
        "1:8+1 found 2 fields on one line; wanted a line for each: `a: x`, then `b: y`",
    ),
    "a word that is no field": (
        "a: the aims, namely: b\n",
        (
            "1:20+1 found a colon in the text of `a`; wanted quotation marks around all of it: "
            '`"the aims, namely: b"`'
        ),
    ),
    # --- signs
    "three dashes": (
        "a: 1\n---\nb: 2\n",
        "2:1+3 found `---`, which ends the document here; wanted the line taken out",
    ),
    "a number behind @": (
        "a: @62,000\n",
        "1:4+1 found `@62,000` at `a`; wanted the number alone, `62,000`",
    ),
    "a number behind *": (
        "a: *62000\n",
        "1:4+1 found `*62000` at `a`; wanted the number alone, `62000`",
    ),
    "a number behind &": (
        "a: &£62000\n",
        "1:4+1 found `&£62000` at `a`; wanted the number alone, `£62000`",
    ),
    "a number behind !": (
        "a: !5%\n",
        "1:4+1 found `!5%` at `a`; wanted the number alone, `5%`",
    ),
    "a name for a group": (
        "a: &pdu\n  b: 1\n",
        "1:4+1 found `&pdu` at `a`, a name for what it stands before; wanted it taken out: `a:`",
    ),
    "a name for a list": (
        "a: &l [b]\n",
        ("1:4+1 found `&l` at `a`, a name for what it stands before; wanted it taken out: `a: [b]`"),
    ),
    "a name for a text": (
        "a: &team Somewhere Team\n",
        (
            "1:4+1 found `&team` at `a`, a name for the text behind it; wanted `Somewhere Team` "
            "alone, or quotation marks around all of it, where the sign is meant"
        ),
    ),
    "and so on": (
        "a: &c and more\n",
        (
            "1:4+1 found a text that begins with `&` at `a`; wanted quotation marks around all of "
            'it: `"&c and more"`'
        ),
    ),
    "a text repeated that nothing names": (
        "a: *chair\n",
        (
            "1:4+1 found `*chair` at `a`, which stands for a text elsewhere; wanted that text "
            'itself, or quotation marks, `"*chair"`, where the sign is meant'
        ),
    ),
    # --- tabs
    "a tab at the end": (
        "a: £62,000\t\n",
        "1:11+1 found a tab at the end of this line; wanted it deleted",
    ),
    "a tab behind a text in quotes": (
        'a: "x"\t\n',
        "1:7+1 found a tab at the end of this line; wanted it deleted",
    ),
    "a tab alone": (
        "a: x\n\t\nb: 1\n",
        "2:1+1 found a tab in a line without text; wanted it deleted",
    ),
    "a tab before a comment": (
        "a: x\t# y\n",
        "1:5+1 found a tab before a comment; wanted a space",
    ),
    "a tab behind a colon": (
        "a:\t1\n",
        "1:3+1 found a tab behind the colon; wanted a space",
    ),
    "a tab behind a dash": (
        "a:\n  -\tb\n",
        "2:4+1 found a tab behind the dash; wanted a space",
    ),
    "a tab between fields": (
        "a:\n  b: 1\n\tc: 2\n  d: 3\n",
        "3:1+1 found a tab before `c: 2`; wanted 2 spaces, as before the lines around it",
    ),
    "two tabs before the first of a group": (
        "a:\n  b:\n\t\tc: 2\n    d: 3\n",
        "3:1+2 found a tab before `c: 2`; wanted 4 spaces, as before the next line",
    ),
    "a tab where the lines do not agree": (
        "a:\n  b: 1\n\tc: 2\nd: 3\n",
        "3:1+1 found a tab before `c: 2`; wanted spaces",
    ),
    # --- backslashes
    "an escape for a hidden character": (
        'a: "x\n  \\u202e y"\n',
        (
            "2:3+6 found `\\u202e`, which stands for a hidden character, U+202E (right-to-left "
            "override); wanted these six signs taken out"
        ),
    ),
    "a short one behind two backslashes": (
        'a: "\\\\e \\e"\n',
        (
            "1:9+2 found `\\e`, which stands for a hidden character, U+001B (control character); "
            "wanted these two signs taken out"
        ),
    ),
    "a path": (
        'a: "S:\\DAT\\x"\n',
        (
            "1:7+2 found `\\D` between double quotes, where a backslash begins a sign that cannot be "
            "typed; wanted single quotes: `'S:\\DAT\\x'`"
        ),
    ),
    "a path with an apostrophe": (
        'a: "S:\\DAT\'s"\n',
        (
            "1:7+2 found `\\D` between double quotes, where a backslash begins a sign that cannot be "
            "typed; wanted two backslashes in place of one"
        ),
    ),
    # --- amounts in braces
    "an amount in braces": (
        "a:\n  b: {2008/09: 60, 2009/10: £62,000}\n",
        (
            "2:32+4 found `£62,000` inside `{ }` at `b`, where its comma cuts it in two; wanted "
            "`2009/10: £62,000` on a line of its own below `b:`, two spaces further in, without `{ "
            "}`"
        ),
    ),
    "an amount in brackets": (
        "a: [£1,060]\n",
        (
            "1:7+4 found `£1,060` inside `[ ]` at `a`, where its comma cuts it in two; wanted `- "
            "£1,060` on a line of its own below `a:`, two spaces further in, without `[ ]`"
        ),
    ),
    # --- merges
    "an indented merge": (
        "a:\n  <<<<<<< HEAD\n  b: 1\n  =======\n  b: 2\n  >>>>>>> x\n",
        (
            "2:3+7 found two versions of the same lines, one above and one below `=======` (lines 2 "
            "to 6); wanted one of them kept and the three lines of signs taken out"
        ),
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_what_is_said_holds_the_text_that_is_wanted(case: str) -> None:
    text, expected = SAID[case]
    found = parse(text.encode(), "plans/somewhere/2009-10/part2.yaml")[1][0]
    assert f"{found.line}:{found.column}+{found.length} {found.message}" == expected


def test_a_line_of_equals_signs_below_a_heading_is_no_merge() -> None:
    text = "a: |\n  Heading\n  =======\n\n  Text.\n"
    assert parse(text.encode(), "plans/somewhere/2009-10/part1.yaml")[1] == ()
