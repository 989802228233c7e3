"""Text of plans made harmless: nothing in it turns a terminal, a log or a build service to its own ends.

What cannot be seen or would be obeyed is shown as it is written: control characters, terminal
escapes, the marks that turn text around, line ends that editors hide, and the openings of the
commands that build services read from a log (`::error::` at the beginning of a line; `##[error]`,
`##vso[` and `##teamcity[` anywhere in it).
"""

from __future__ import annotations

import re

_LOG_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")


def shown(text: str) -> list[str]:
    r"""For each character what is shown of it: itself, or an escape such as `\x1b` or `\u202e`."""
    pieces = [c if c.isprintable() else _escaped(c) for c in text]
    for command in _LOG_COMMAND.finditer(text):
        pieces[command.end() - 1] = _escaped("#")
    return pieces


def visible(text: str) -> str:
    """Text for a place inside of a line: it holds no line end and nothing that is obeyed there."""
    return text if text.isprintable() and "##" not in text else "".join(shown(text))


def whole_line(text: str) -> str:
    """Text for a line of its own: as `visible`, and no command at its beginning either."""
    text = visible(text)
    inside = text.lstrip()
    return text.replace(":", _escaped(":"), 1) if inside.startswith("::") else text


def decodable(text: str) -> str:
    r"""Text that UTF-8 can hold: what stands for a byte of a name that is no UTF-8 is shown, as `\udc80`."""
    return "".join(_escaped(c) if "\ud800" <= c <= "\udfff" else c for c in text)


def width(text: str) -> int:
    """How many cells of a terminal a text takes: wide characters two, marks above a letter none."""
    if text.isascii():
        return len(text)
    import unicodedata  # noqa: PLC0415 - for other letters only

    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _escaped(character: str) -> str:
    number = ord(character)
    if number > 0xFFFF:
        return f"\\U{number:08x}"
    return f"\\u{number:04x}" if number > 0xFF else f"\\x{number:02x}"
