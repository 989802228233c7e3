"""Write a file in its canonical layout (decision 0010), from what was typed and the form's own order."""

from __future__ import annotations

import re
from typing import Any

from ..model.yaml_text import STEP, is_plain, quoted
from .nodes import Entry, Group, Scalar, Typed
from .quoting import written

Schema = dict[str, Any]
_MODELINE = re.compile(r"#\s*yaml-language-server\s*:")


def laid_out(typed: Typed, form: Schema | None) -> str:
    """The text of a file in its canonical layout; `form` is its schema, where one is known."""
    if not isinstance(typed.root, Group) or not typed.root.entries:
        raise ValueError("only a file of fields has a layout")
    above, body = _group(typed.root, 0, form)
    return "\n".join([*_headed([*typed.head, *above]), *body]) + "\n"


def _headed(lines: list[str]) -> list[str]:
    """The lines above the first field, that for the language server before all others."""
    modelines = [line for line in lines if _MODELINE.match(line)]
    return _spaced(
        [*modelines, *(line for line in _without_first_blanks(lines) if not _MODELINE.match(line))]
    )


def in_form_order(entries: list[Entry], form: Schema | None) -> list[Entry]:
    """The fields of a group in the form's order; what the form does not know stays behind, as it was."""
    places = {name: place for place, name in enumerate((form or {}).get("properties", {}))}
    return sorted(entries, key=lambda e: places.get(e.key.value, len(places)) if e.key else 0)


def form_of(form: Schema | None, key: str | None) -> Schema | None:
    """The schema of a field, or of the items of a list (`None`); none where the form does not know it."""
    found: Any = (form or {}).get("items") if key is None else (form or {}).get("properties", {}).get(key)
    return found if isinstance(found, dict) else None


def _group(group: Group, indent: int, form: Schema | None) -> tuple[list[str], list[str]]:
    """The lines above a group's first entry, and the lines of the group."""
    above: list[str] = []
    body: list[str] = []
    entries = group.entries if group.is_list else in_form_order(group.entries, form)
    for place, entry in enumerate(entries):
        before, lines = _item(entry, indent, form) if group.is_list else _field(entry, indent, form)
        if place == 0:
            above = _indented(_without_first_blanks(before), indent)
        else:
            body += _below(body, before, indent)
        body += lines
    return above, body + _below(body, group.tail, indent)


def _below(body: list[str], lines: list[str], indent: int) -> list[str]:
    """Lines that follow a body; a blank line more would lengthen a text that keeps those at its end."""
    return _indented(lines if body[-1] else _without_first_blanks(lines), indent)


def _field(entry: Entry, indent: int, form: Schema | None) -> tuple[list[str], list[str]]:
    key = entry.key
    assert key is not None
    name = " " * indent + _name(key) + ":"
    below = form_of(form, key.value)
    above, beside = _notes(entry)
    if isinstance(entry.value, Scalar):
        return above, _scalar(name, entry.value, indent, below, beside)
    if not entry.value.entries:
        return above, [_joined(name, _empty(entry.value), beside)]
    first, body = _group(entry.value, indent + STEP, below)
    return above, [_joined(name, "", beside), *first, *body]


def _name(key: Scalar) -> str:
    if "\n" not in key.raw:
        return written(key, None)
    return key.value if is_plain(key.value) else quoted(key.value)


def _item(entry: Entry, indent: int, form: Schema | None) -> tuple[list[str], list[str]]:
    below = form_of(form, None)
    above, beside = _notes(entry)
    dash = " " * indent + "-"
    if isinstance(entry.value, Scalar):
        return above, _scalar(dash, entry.value, indent, below, beside)
    if not entry.value.entries:
        return above, [_joined(dash, _empty(entry.value), beside)]
    first, body = _group(entry.value, indent + STEP, below)
    if beside:
        above = [*above, beside]
    # What stands above the first field of an item stands above the item.
    return [*above, *(line.strip(" \t") for line in first)], [dash + body[0][indent + 1 :], *body[1:]]


def _notes(entry: Entry) -> tuple[list[str], str]:
    """The lines above an entry, and the one comment that has room beside it."""
    value = entry.value
    extra = [*entry.beside, *(value.tail if isinstance(value, Group) and not value.entries else [])]
    if isinstance(value, Scalar) and value.note:
        extra.append(value.note)
    return [*entry.above, *extra[:-1]], extra[-1] if extra else ""


def _scalar(name: str, scalar: Scalar, indent: int, form: Schema | None, beside: str) -> list[str]:
    if scalar.style and scalar.style in "|>":
        head, *lines = scalar.raw.split("\n")
        marks = "".join(str(STEP) if mark.isdigit() else mark for mark in head)
        margin = " " * (indent + STEP)
        moved = (line[scalar.indent :] for line in lines)
        return [_joined(name, marks, beside), *(margin + line if line else "" for line in moved)]
    first, *rest = written(scalar, form).split("\n")
    if not rest:
        return [_joined(name, first, beside)]
    margin = " " * (indent + STEP)
    *between, last = [margin + _trimmed(line, scalar.style) if line.strip(" \t") else "" for line in rest]
    return [_joined(name, _trimmed(first, scalar.style)), *between, _joined(last, "", beside)]


def _empty(group: Group) -> str:
    return "[]" if group.is_list else "{}"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _indented(lines: list[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in _spaced(lines)]


def _spaced(lines: list[str]) -> list[str]:
    """Lines with one blank line in place of several."""
    return [line for n, line in enumerate(lines) if line or n == 0 or lines[n - 1]]


def _without_first_blanks(lines: list[str]) -> list[str]:
    first = next((n for n, line in enumerate(lines) if line), len(lines))
    return lines[first:]


def _trimmed(line: str, style: str) -> str:
    """A line of a text without the spaces around it, but for one that a backslash keeps."""
    kept = line.strip(" \t")
    backslashes = len(kept) - len(kept.rstrip("\\"))
    is_escaped = style == '"' and backslashes % 2
    return kept + line[line.index(kept) + len(kept) :][:1] if is_escaped else kept
