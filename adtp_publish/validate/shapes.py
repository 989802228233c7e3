"""The shape of a value: what stands below a name, and how to give a value the shape that is wanted."""

from __future__ import annotations

from .whereabouts import Path, Schema
from .wording import figure_alone, listed

# Kinds of text that may have a list in them.
LONG = frozenset(("text", "markdown"))
# Names that a hint lists; fields that are named in a message.
MANY, FEW = 12, 3


def below_it(part: Schema, name: str) -> str:
    """What stands below the name of a group or list that is empty."""
    if part.get("type") == "array":
        return f"its items below it, each as `{_item(part)}`"
    fields = [key for key, field in part.get("properties", {}).items() if not field.get("x-optional")]
    if not fields:
        return ""
    here = "behind the dash" if name.isdigit() else "below it"
    names = ", ".join(f"`{name}`" for name in fields[: FEW + 1])
    return f"its fields {here}: {names}{' and so on' if len(fields) > FEW + 1 else ''}"


def _item(part: Schema) -> str:
    """How an item of a list begins."""
    first = next(iter(part["items"].get("properties", {})), "")
    return f"- {first}: ..." if first else "- ..."


def is_of_texts(given: object) -> bool:
    """Whether a value is a list of texts, and of nothing else."""
    return isinstance(given, list) and all(isinstance(item, str) for item in given)


def reshape(part: Schema, shape: str, given: object, path: Path) -> str:
    """How to give a value the shape that is wanted."""
    name = path[-1] if path else ""
    if not path:
        return "begin the file with `format: 1`, then a line for each field"
    if shape == "array":
        return f"write each item on a line of its own below `{name}:`, as `{_item(part)}`"
    if shape == "object":
        known = list(part.get("properties", {}))
        if isinstance(given, list):
            return "take the dashes away: this is no list"
        if name.isdigit():
            return f"name the field: `- {known[0]}: ...`" if known else ""
        return f"write below `{name}:`, one a line: {listed(known[:MANY])}" if known else ""
    return _one_value(part, name, given)


def _one_value(part: Schema, name: str, given: object) -> str:
    if isinstance(given, dict):
        return "write one value; a text with a colon in it goes in quotes or in a block after `|`"
    if part.get("x-kind") in LONG and is_of_texts(given):
        return f"write `{name}: |`; on the lines below, further in, each `- ` is then a point of the text"
    if figure_alone(given):
        return "a text that begins with the name of a figure goes in double quotes, or in a block after `|`"
    return "write one value, without a dash before it or brackets around it"
