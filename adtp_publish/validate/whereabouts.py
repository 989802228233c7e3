"""Where a value stands on its form, in words: `pdu > change > 2008/09` (Change, row 1)."""

from __future__ import annotations

from typing import Any

from ..model.paths import BETWEEN
from ..near import shortened
from .wording import letters

Schema = dict[str, Any]
Path = tuple[str, ...]
_LABEL = 40  # signs of a label; a longer one is left out: the path says more than a part of it


def chain(schema: Schema, path: Path) -> list[Schema]:
    """The parts of a form from its root to the field at a path, as far as the form knows it."""
    parts = [schema]
    for step in path:
        part = parts[-1]
        below = part["items"] if "items" in part else part.get("properties", {}).get(step)
        if below is None:
            break
        parts.append(below)
    return parts


def place(schema: Schema, data: object, path: Path) -> str:
    """A path as people write it: items of a list by their number or name, else by their place in it."""
    names = []
    at: Any = data
    for part, step in zip(chain(schema, path), path, strict=False):
        if isinstance(at, list):
            at = at[int(step)]
            key = at.get(part.get("x-key", "")) if isinstance(at, dict) else None
            names.append(shortened(key) if isinstance(key, str) and key.strip() else str(int(step) + 1))
        else:
            at = at.get(step) if isinstance(at, dict) else None
            names.append(shortened(step))
    return BETWEEN.join(names)


def label(schema: Schema, path: Path) -> str:
    """What the form calls the field at a path and the number of its row, in brackets; both may lack.

    A label that only repeats the name says nothing: then that of the group around it is given.
    """
    held = [(part, name) for part, name in zip(chain(schema, path)[1:], path, strict=False)][::-1]
    row = next((number for number, (part, _) in enumerate(held) if part.get("x-row")), None)
    own = [_title(part, name) for part, name in held]
    around = own if row is None else own[row : row + 1]
    words = [
        next((title for title in (*own[:1], *around) if title), ""),
        "" if row is None else f"row {held[row][0]['x-row']} of the form",
    ]
    return f" ({', '.join(word for word in words if word)})" if any(words) else ""


def _title(part: Schema, name: str) -> str:
    """The label of a field, unless it only repeats its name; an item of a list has none of its own."""
    title = part.get("title", "")
    says_nothing = name.isdigit() or len(title) > _LABEL or letters(title) == letters(name)
    return "" if says_nothing else shortened(title)


def at(schema: Schema, data: object, path: Path) -> str:
    """` at PLACE (LABEL, row N)`, to stand in a message; nothing for the document itself."""
    return f" at `{place(schema, data, path)}`{label(schema, path)}" if path else ""
