"""The help above a field of a new file: its label, what it is for and what to write, from its schema."""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import wrap
from typing import Any

from ..validate.wording import OF_TRANSCRIPTIONS, listed, wanted

Schema = dict[str, Any]
WIDTH = 100
_QUOTED = re.compile("`[^`]*`")


def about(name: str, part: Schema, *, private: bool, idle: bool, said: bool) -> str:
    """What a field is; nothing where that would only say its name again and all else is `said` above.

    `private` and `idle` (worked out) say what was not said above the group already.
    """
    row, label = part.get("x-row", ""), part.get("title", "")
    purpose = part.get("description", "")
    words = [purpose]
    if idle and "orked out" not in purpose:
        words.append("Worked out from the rest")
    if private and "never public" not in purpose:
        words.append("Never public")
    if row or any(words) or not said or label.casefold() != name.replace("_", " ").casefold():
        words.insert(0, f"Row {row}: {label}" if row else label)
    return " ".join(_sentence(text) for text in words if text)


def write(part: Schema) -> str:
    """What may be written: into a value, into each value of a list; nothing for fields."""
    if part.get("type") == "array":
        each = write(part["items"])
        return f"a list, each item after a `- `: {each}" if each else ""
    if part.get("type") == "object":
        return ""
    if "enum" in part:
        return listed(list(_of_plans(dict.fromkeys(map(str, part["enum"])))))
    reasons = ", ".join(_of_plans(part.get("x-absence", ())))
    return wanted(part.get("x-kind", "")) + (f"; or {reasons}" if reasons else "")


def shared(part: Schema) -> str:
    """What to write into the values of a group, where it is the same for all that it asks for."""
    fields = part.get("properties", {}).values()
    values = [below for below in fields if "x-kind" in below and not below.get("x-optional")]
    said = {write(value) for value in values}
    return said.pop() if len(said) == 1 and len(values) > 1 else ""


def worked_out(part: Schema) -> bool:
    """Whether a value, or every value of a group, follows from others and need not be written."""
    below = part.get("properties")
    if below:
        return all(worked_out(item) for item in below.values())
    return "x-kind" in part and "x-calc" in part and bool(part["x-calc"].get("check", True))


def comment(text: str, indent: int = 0, step: str = "") -> list[str]:
    """A text as lines of comment, narrow enough to read beside a form; quoted words stay on one line."""
    kept = _QUOTED.sub(lambda quoted: quoted[0].replace(" ", "\0"), text)
    lines = wrap(kept, WIDTH - indent - len(step) - 2, break_long_words=False, break_on_hyphens=False)
    return [f"# {step}{line}".replace("\0", " ") for line in lines]


def _of_plans(words: Iterable[str]) -> list[str]:
    return [word for word in words if word != OF_TRANSCRIPTIONS]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
