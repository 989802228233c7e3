"""The quick reader: the everyday layout of plans, read without a parser of YAML.

Nearly every file holds only lines such as `key: text`, `- key: text`, `key: "text"` and `key: |` with a
block below. Such a file is read here in a third of the time that the events of the parser alone take.
Whatever else a file holds, this reader gives up and says nothing: the exact reader of `exact.py` then
reads it and words what is wrong. So nothing here may be lenient: what is read here, the exact reader reads
alike and finds nothing in it (tests and the fuzz hold the two together).
"""

from __future__ import annotations

import re

from ..model.source import Data

_MOST_LEVELS = 40
_MOST_LINES = 20_000  # a line makes two values at most, and the exact reader has its own limit
_FOR_THE_EXACT_READER = ("\t", "\r", " \n", "\xa0\n")
_ROW = re.compile(
    r"""^(?:
    (\ *)                                                               # 1: indentation
    (-\ +)?                                                             # 2: dash
    (?:([A-Za-z][A-Za-z0-9_.()/-]{0,99}+|[0-9][0-9/]{0,99}+):(?:\ +|(?=\n)))?     # 3: key
    ((?:[^\W_]|[£“‘(])(?:[^:#\n]++|:(?=\S)|(?<=\S)\#)*+                 # 4: text as it is typed,
     |"[^"\\\n]*+"|'[^'\n]*+'|)                                         #    or in quotes, or nothing
    (?:\|(-?)\n                                                         # 5: a block, its last line end cut
       ((\ +)\S.*\n(?:\7.*\n|\n)*+)                                     # 6: its lines; 7: their indentation
      |\n|(\ *(?<=\ )\#\ .*)\n)                                          # 8: a comment behind it
    |\ *\#.*\n                                                          # a comment alone
    |(.*\n)                                                             # 9: anything else
    )""",
    re.VERBOSE | re.MULTILINE,
)
_Box = dict[str, Data] | list[Data]


# One loop: a call for each line would cost a third of the time.
def quick(text: str) -> dict[str, Data] | None:  # noqa: C901, PLR0911, PLR0912 - see above
    """The data of a file in the everyday layout; nothing where the exact reader has to read it."""
    text = text.replace("\r\n", "\n")
    if (
        not text.endswith("\n")
        or text.count("\n") > _MOST_LINES
        or any(sign in text for sign in _FOR_THE_EXACT_READER)
    ):
        return None
    root: dict[str, Data] = {}
    box: _Box = root
    level = 0
    above: list[tuple[_Box, int]] = []  # what holds the box, with its levels
    open_key = ""  # the last key, while no value of it is known
    for pad, dash, key, typed, cut, block, inner, comment, other in _ROW.findall(text):
        if not key and not dash:
            if other or typed or block:
                return None
            continue
        at = len(pad)
        if at > level:
            if not open_key or box.__class__ is list or len(above) > _MOST_LEVELS:
                return None
            new: _Box = [] if dash else {}
            box[open_key] = new  # type: ignore[call-overload]
            above.append((box, level))
            box, level = new, at
        while at < level:
            box, level = above.pop()
        if at != level or (box.__class__ is list) is not bool(dash):
            return None
        if dash and key:
            new = {}
            box.append(new)  # type: ignore[union-attr]
            above.append((box, level))
            box, level = new, at + len(dash)
        if block:
            if typed or len(inner) <= level:
                return None
            value: Data = _block(block, inner, cut)
        elif typed:
            typed = typed.rstrip(" ") if comment else typed  # noqa: PLW2901 - spaces before the comment
            value = typed[1:-1] if typed[0] in "\"'" else typed if typed != "null" else None
        elif key:
            value = None
        else:
            return None
        if not key:
            box.append(value)  # type: ignore[union-attr]
            open_key = ""
        elif key in box:
            return None
        else:
            box[key] = value
            open_key = "" if typed or block else key
    return root or None


def _block(block: str, inner: str, cut: str) -> str:
    text = block.replace("\n" + inner, "\n")[len(inner) :].rstrip("\n")
    return text if cut else text + "\n"
