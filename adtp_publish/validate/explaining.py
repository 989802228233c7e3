"""Put what is wrong with a document into words: what was found, what was wanted, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ..findings import ERROR, NOTICE, Finding, finding_of
from ..near import shortened
from .causes import EMPTY, MISSING, UNKNOWN, Cause, group
from .reader import NotAllowed
from .shapes import FEW, LONG, MANY, below_it, is_of_texts, reshape
from .spellings import PROSE, Advice, advice
from .whereabouts import Path, Schema, at, chain, label, place
from .wording import SHAPES, in_one, letters, listed, nearest, nearly, reasons_of, wanted, wanted_here


@dataclass(frozen=True, slots=True)
class Explainer:
    """A document and its form; `wanted` says that it should be filled in by now."""

    schema: Schema
    data: object
    file: str
    wanted: bool = True

    def finding(self, cause: Cause) -> Finding:
        """The finding for one cause."""
        match cause.keyword:
            case str(word) if word == EMPTY:
                return self._empty(cause.path)
            case str(word) if word == UNKNOWN:
                return self._unknown(cause.path)
            case str(word) if word == MISSING:
                return self._missing(cause.path)
            case "type":
                return self._wrong_shape(cause.path)
            case "maxLength":
                return self._too_long(cause.path)
        return self._wrong_value(cause.path)

    def trouble(self, path: Path, trouble: Exception) -> Finding:
        """The finding for a text that has the shape of a value and is none, or a reason out of place."""
        part = chain(self.schema, path)[-1]
        where = at(self.schema, self.data, path)
        if not isinstance(trouble, NotAllowed):
            message = f"{trouble}{where}; wanted {wanted(part.get('x-kind', ''))}"
            return finding_of("wrong-value", message, self.file, path)
        reasons = reasons_of(part)
        instead = f", or why there is none: {listed(reasons)}" if reasons else ""
        fits = wanted(part.get("x-kind", ""))
        message = f"found `{trouble}`{where}, a reason that cannot stand there; wanted {fits}{instead}"
        hint = f"write {'one of these' if instead else 'that'}, or take the line out"
        return finding_of("reason-not-allowed", message, self.file, path, hint)

    @property
    def severity(self) -> str:
        """How bad an empty field is."""
        return ERROR if self.wanted else NOTICE

    def _empty(self, path: Path) -> Finding:
        *_, holder, part = ({}, *chain(self.schema, path))
        what = place(self.schema, self.data, path)
        reasons = reasons_of(part)[:3]
        fits = below_it(part, path[-1]) or SHAPES.get(str(part.get("type"))) or _wanted(part, Advice(""))
        why = f", or why there is none, such as `{reasons[0]}`" if reasons else ""
        message = f"`{what}` is not filled in{label(self.schema, path)}; wanted {fits}{why}"
        ways = ["fill it in"]
        if reasons:
            ways.append(f"say why there is no value ({listed(reasons)})")
        if not part.get("x-required") and path[-1] not in holder.get("required", ()):
            ways.append("take the line out")
        hint = " or ".join([", ".join(ways[:-1]), ways[-1]] if len(ways) > 1 else ways)
        on_key = not path[-1].isdigit()
        return finding_of("not-filled-in", message, self.file, path, hint, on_key, severity=self.severity)

    def _unknown(self, path: Path) -> Finding:
        holder, name = path[:-1], path[-1]
        given, fields = group(self.schema, self.data, holder)
        known = list(fields)
        near, certain = nearest(name, tuple(word for word in known if word not in given))
        twin, is_twin = nearest(name, tuple(known))
        hint = f"did you mean `{near}`?" if near else self._elsewhere(name, holder)
        if is_twin and twin in given and not certain:
            near, hint = "", f"`{twin}` stands here already: keep one of the two"
        if not hint:
            rest = " and so on" if len(known) > MANY else ""
            hint = f"the fields here are {listed(known[:MANY])}{rest}" if known else "nothing can stand here"
        message = nearly(name, near, certain, at(self.schema, self.data, holder))
        found = finding_of("unknown-field", message, self.file, path, hint, on_key=True)
        return replace(found, instead=near) if certain and near else found

    def _elsewhere(self, name: str, holder: Path) -> str:
        """A hint where a field stands a level too high or too low: a slip of the indentation."""
        around = chain(self.schema, holder)
        for number, part in enumerate(reversed(around[:-1]), 1):
            if name in part.get("properties", {}):
                beside = holder[len(holder) - number]
                return f"it is a field beside `{beside}`: give it the indentation of that line"
        below = around[-1].get("properties", {})
        holders = [key for key, part in below.items() if name in part.get("properties", {})]
        if 0 < len(holders) <= FEW:
            return f"it is a field of {listed(holders)}: write it there, indented by two more spaces"
        return ""

    def _missing(self, path: Path) -> Finding:
        name = path[-1]
        holder = place(self.schema, self.data, path[:-1])
        where = f" at `{holder}`" if holder else ""
        title = chain(self.schema, path)[-1].get("title", "")
        called = f" ({shortened(title)})" if letters(title) != letters(name) else ""
        message = f"found no `{name}`{called}{where}; wanted a line `{name}: ...`"
        return finding_of("missing-field", message, self.file, path, f"add a line `{name}: ...`")

    def _wrong_shape(self, path: Path) -> Finding:
        part = chain(self.schema, path)[-1]
        given = _at(self.data, path)
        types = part.get("type")
        shape = types if isinstance(types, str) and types in SHAPES else ""
        shapes = "fields" if isinstance(given, dict) else "a list" if isinstance(given, list) else ""
        found = shapes or f"`{shortened(given)}`"
        message = f"found {found}{at(self.schema, self.data, path)}; wanted "
        kind, name = part.get("x-kind", ""), path[-1] if path else ""
        one = in_one(given, name, kind) if shapes == "a list" else wanted(kind)
        if shapes == "a list" and kind in LONG and is_of_texts(given):
            one = f"a text: `|` behind `{name}:`, and the lines with their dashes below it"
        message += SHAPES[shape] if shape else one
        return finding_of("wrong-type", message, self.file, path, reshape(part, shape, given, path))

    def _too_long(self, path: Path) -> Finding:
        most = chain(self.schema, path)[-1]["maxLength"]
        length = len(str(_at(self.data, path)))
        message = f"this text has {length} characters{at(self.schema, self.data, path)}; at most {most} fit"
        return finding_of("too-long", message, self.file, path, "shorten it, or split it")

    def _wrong_value(self, path: Path) -> Finding:
        part = chain(self.schema, path)[-1]
        given = str(_at(self.data, path))
        say = _of_prose(given) if part.get("x-kind") in PROSE else advice(part, given)
        if "enum" in part and not say.right:
            say = _of_words(given, [str(word) for word in dict.fromkeys(map(str, part["enum"]))])
        found = f"found `{shortened(given)}`" if given.strip() else "found an empty text"
        where = at(self.schema, self.data, path)
        message = f"{found}{where}; wanted {_wanted(part, say)}"
        if given[:1] in tuple("“„‘«") and say.certain:
            message = f"found curly quotation marks{where}: {found[6:]}; wanted `{say.right}`"
        finding = finding_of("wrong-value", message, self.file, path, say.hint)
        return replace(finding, instead=say.right) if say.certain else finding


def _wanted(part: Schema, say: Advice) -> str:
    """What a field takes, in general; of its spellings the one that is meant here, if that is known."""
    if "enum" in part and part.get("x-kind") == "choice":
        if say.right:
            return f"`{say.right}`"
        return listed([str(word) for word in dict.fromkeys(map(str, part["enum"]))])
    if say.wanted:
        return say.wanted
    kind = part.get("x-kind", "")
    return wanted_here(kind, say.right, say.is_reason) if say.right else wanted(kind)


def _of_words(given: str, words: list[str]) -> Advice:
    near, _ = nearest(given, tuple(words))
    if near and letters(near) == letters(given):
        return Advice(f"write `{near}`", near, certain=True)
    return Advice(f"did you mean `{near}`?" if near else "")


def _of_prose(given: str) -> Advice:
    if not given.strip():
        return Advice("write the text, or take the line out")
    if "\n" in given.strip():
        return Advice("write it on one line")
    return Advice("shorten it, or put it in a field for longer text" if given.strip() == given else
                  "take the line break at its end away")  # fmt: skip


def _at(data: object, path: Path) -> object:
    at: Any = data
    for step in path:
        at = at[int(step)] if isinstance(at, list) else at[step]
    return at
