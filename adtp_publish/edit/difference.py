"""What was changed in a file, as a diff that can be shown anywhere."""

from __future__ import annotations

import difflib
import re

from ..report.harmless import whole_line

_MARK = b"\xef\xbb\xbf"
_ENDS = re.compile("\r\n?")
_SPACES = re.compile(r"[ \t]+$")


def difference(old: bytes, new: bytes, file: str) -> str:
    """A unified diff of two texts; what a diff cannot show of line ends stands in words above it.

    Control characters are made visible, and spaces at the end of a line that goes (`·`): the diff is for
    reading, not for `patch`.
    """
    lines = [f"--- {file}", f"+++ {file}", *_unseen(old, new)]
    changes = difflib.unified_diff(_lines(old), _lines(new), n=2, lineterm="")
    lines += [_shown(line) for line in list(changes)[2:]]
    return "\n".join(whole_line(line) for line in lines)


def _unseen(old: bytes, new: bytes) -> list[str]:
    said = []
    if old.startswith(_MARK) and not new.startswith(_MARK):
        said.append("# the byte order mark at the start is taken out")
    ends = len(_ENDS.findall(old.decode()))
    if ends and b"\r" not in new:
        said.append(f"# {ends} line {'end' if ends == 1 else 'ends'} of another system made plain (LF)")
    if old and new.endswith(b"\n") and not old.endswith((b"\n", b"\r")):
        said.append("# a line end added at the end of the file")
    return said


def _lines(content: bytes) -> list[str]:
    if not content:
        return []
    text = _ENDS.sub("\n", content.removeprefix(_MARK).decode())
    return text.removesuffix("\n").split("\n")


def _shown(line: str) -> str:
    return _SPACES.sub(lambda spaces: "·" * len(spaces[0]), line) if line.startswith("-") else line
