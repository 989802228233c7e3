"""The lines of a new document: every field of its form, empty, with its help as comments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .given import NOTHING, Given, typed
from .hints import Schema, about, comment, shared, worked_out, write

_STEP = "  "
_LAST = "What may be said of the whole document, where it is needed:"
_AS_ABOVE = "Its fields are those shown where it stands first above."


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a field from where it stands.

    `said` is what to write, said above the group; `idle` that it stands in a comment already
    because all of it is worked out; `value` what is known before anybody writes; `seen` what the
    document had so far of fields that may be left out. `given` is what is carried into it; it is
    `helped` unless help stands at an item before.
    """

    public: bool
    seen: list[object]
    said: str = ""
    depth: int = 0
    idle: bool = False
    value: str = ""
    given: Given = NOTHING
    helped: bool = True

    @property
    def indent(self) -> int:
        """The columns before the field."""
        return len(_STEP) * self.depth


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Lays out forms: what a plan needs as empty fields, what it may do without as comments.

    `everywhere` names the fields that all forms have: those that may be left out come last.
    """

    everywhere: frozenset[str]

    def lines(
        self, form: Schema, certain: Mapping[str, str], *, public: bool, given: Given = NOTHING
    ) -> list[str]:
        """The fields of a form; `certain` holds the values that are known before anybody writes."""
        fields: dict[str, Schema] = form["properties"]
        last = [name for name in fields if name in self.everywhere and fields[name].get("x-optional")]
        first = [name for name in fields if name not in last]
        seen: list[object] = []
        known = {name: given.fields.get(name, NOTHING) for name in fields}
        around = {n: Around(public, seen, value=certain.get(n, ""), given=known[n]) for n in fields}
        blocks = {name: self._field(name, fields[name], around[name]) for name in fields}
        rest = [["# ---", *comment(_LAST)]] if last else []
        return _joined(
            [*(blocks[name] for name in first), *rest, *(blocks[name] for name in last)], apart=True
        )

    def _field(self, name: str, part: Schema, around: Around) -> list[str]:
        """A field with its help; in a comment where a plan may do without it."""
        given = around.given
        if given == NOTHING and not around.helped:
            return self._again(name, part, around)
        private = around.public and not part.get("x-public") and not around.value
        optional = bool(part.get("x-optional")) and not around.value and not given.is_held
        idle = worked_out(part) and not around.idle
        said = shared(part)
        wanted = "" if around.value or given.value else said or write(part)
        is_said = around.depth > 0 and wanted in ("", around.said)
        help_text = about(name, part, private=private, idle=idle, said=is_said)
        if part.get("x-optional") and (items := part.get("items")) is not None and around.helped:
            # said once in a document: evidence stands in many places
            if items in around.seen and optional:
                return [*comment(f"{help_text} {_AS_ABOVE}", around.indent), f"# {name}:"]
            around.seen.append(items)
        inside = replace(
            around, public=around.public and not private, said=said, idle=around.idle or idle, value=""
        )
        head = f"{name}: {around.value}".rstrip()
        own = typed(head, given.value, part) if given.value else [head]
        body = [*own, *self._below(part, inside)]
        help_lines = comment(help_text, around.indent) if around.helped else []
        if around.helped and not is_said:
            help_lines += comment(wanted, around.indent, _STEP)
        help_lines += given.remarks(around.indent)
        is_comment = optional or idle or given.idle
        return [*help_lines, *(commented(body) if is_comment else body)]

    def _again(self, name: str, part: Schema, around: Around) -> list[str]:
        """A field of which nothing is known, in an item behind the one that has the help: only if wanted."""
        if part.get("x-optional") or worked_out(part) or "items" in part:
            return []
        return [f"{name}:", *self._below(part, around)]

    def _below(self, part: Schema, inside: Around) -> list[str]:
        """What stands under a field: the fields of a group, or the items of a list: at least an empty one."""
        given = inside.given
        if "properties" in part:
            inside = replace(inside, depth=inside.depth + 1)
            return [_indented(line, 1) for line in self._group(part, inside)]
        items = part.get("items", {})
        if "properties" not in items:
            return [_indented(line, 1) for text in given.texts for line in typed("-", text, items)]
        public = inside.public and bool(items.get("x-public"))
        inside = replace(inside, public=public, said=shared(items), depth=inside.depth + 2)
        lines: list[str] = []
        for number, item in enumerate(given.items or (Given(only=given.only),)):
            around = replace(inside, given=item, helped=inside.helped and not number)
            lines += [*([""] if number else []), *self._item(items, around)]
        return lines

    def _item(self, items: Schema, inside: Around) -> list[str]:
        """An item: the dash stands before its first field, and the help of that field above the dash."""
        lines = [_indented(line, 2) for line in self._group(items, inside)]
        place = next(i for i, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
        above = [line.removeprefix(_STEP) for line in lines[:place]]
        return [*above, f"{_STEP}- {lines[place].lstrip()}", *lines[place + 1 :]]

    def _group(self, part: Schema, inside: Around) -> list[str]:
        fields: dict[str, Schema] = part["properties"]
        given = inside.given
        named = [name for name in fields if not given.only or name in given.only]
        around = {name: replace(inside, given=given.fields.get(name, NOTHING)) for name in named}
        blocks = [block for name in named if (block := self._field(name, fields[name], around[name]))]
        apart = inside.helped and any("x-kind" not in fields[name] for name in named)
        return _joined(blocks, apart=apart)


def commented(lines: list[str]) -> list[str]:
    """Lines as comments: without the first `# ` of each they are what they were."""
    return [f"# {line}" if line else "#" for line in lines]


def _joined(blocks: list[list[str]], *, apart: bool) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        lines += ["", *block] if apart and lines else block
    return lines


def _indented(line: str, steps: int) -> str:
    return f"{_STEP * steps}{line}" if line else line
