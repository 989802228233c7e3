"""How a text is written as a value of a plan's file: plain where that is safe, else between quotation marks.

The canonical layout (decision 0010), for the commands that write plans and for the files of submissions.
"""

from __future__ import annotations

import re

# The columns by which a level stands further in than the one above.
STEP = 2
# What could be read as something else than text on one line, by the strict loader or by a person.
_ODD = re.compile(
    r"""^[\s,\[\]{}\#&*!|>'"%@`~=“”‘’«»]|^[-?:](?:\s|$)|^(?:---|\.\.\.|<<)|:\s|:$|\s\#|[\t\n]|\s$"""
)
# What other readers, the language server of editors among them, take for a number, a tick or nothing.
_NUMBER = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan|0o[0-7]+|0x[0-9a-f]+",
    re.IGNORECASE | re.ASCII,
)
_REFERENCE = re.compile(r"[0-9]+(?:\.[0-9]+)+", re.ASCII)
_NOTHING = frozenset(("", "~", "null", "true", "false"))
_TICKS = frozenset(("yes", "no", "on", "off", "y", "n"))
# Kinds of value that name a place, and all kinds that hold any text: no number and no tick is meant there.
REFERENCES = frozenset(("reference", "section"))
TEXTS = REFERENCES | {"line", "text", "markdown"}


def is_plain(text: str) -> bool:
    """Whether a text can be written without quotation marks and still be read as itself."""
    return text.lower() not in _NOTHING and not _ODD.search(text) and text.isprintable()


def quoted(text: str) -> str:
    """A text between double quotation marks; between single ones where it holds more of the double."""
    if text.count('"') + text.count("\\") > text.count("'") and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return f'"{escaped(text)}"'


def escaped(text: str) -> str:
    """A text as it stands between double quotation marks, on one line."""
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(sign, written)
    return text


def looks_like_number(text: str) -> bool:
    """Whether other readers would take a text for a number, or a person a reference for one."""
    return bool(_NUMBER.fullmatch(text) or _REFERENCE.fullmatch(text))


def is_mistakable(text: str) -> bool:
    """Whether other readers would take a text for a number or a tick, where neither may be meant."""
    return looks_like_number(text) or text.lower() in _TICKS
