"""Compile a form from its JSON Schema: the `x-` annotations become a tree of `Form`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model.form import NUMBERS, Calc, Check, Comparable, Face, Form, Limits
from .vocabulary import ANNOTATIONS, KEYWORDS

Schema = dict[str, Any]

# What may go wrong where a form is damaged; `damage.bad_form` then says what is wrong with it.
DAMAGED = (ArithmeticError, AttributeError, KeyError, TypeError, ValueError)
_KNOWN = frozenset((*KEYWORDS, *ANNOTATIONS))
_MARKS = frozenset(name for name, meant in ANNOTATIONS.items() if meant == {"const": True})


Seen = dict[int, tuple[Form, ...]]


def compile_form(schema: Schema, name: str = "", order: int = 0, seen: Seen | None = None) -> Form:
    """The form that a schema (with its references resolved) describes.

    `seen` holds what was compiled of schemas that live as long as it does, by their identity: what many
    forms refer to, such as the fields of an evidence entry, is compiled once. Raises one of `DAMAGED`
    where the form is damaged: a misspelt `x-public` must not hide what the public is to see, nor a mark
    that says `no` show what it is not.
    """
    seen = {} if seen is None else seen
    if not _KNOWN.issuperset(schema) or any(schema[m] is not True for m in _MARKS.intersection(schema)):
        raise ValueError("an unknown keyword, or a mark that is not `true`")
    kind = _kind(schema)
    calc = _calc(schema.get("x-calc"))
    fields = _fields(schema.get("properties"), seen)
    item = _item(schema.get("items"), seen)
    below = (*fields, item) if item is not None else fields
    return Form(
        face=Face(
            name=name,
            id=schema.get("x-id", _slug(name)),
            kind=kind,
            label=schema.get("title", ""),
            short=schema.get("x-short", ""),
            row=schema.get("x-row", ""),
            unit=schema.get("x-unit", ""),
            help=schema.get("description", "") if "x-public" in schema or kind in ("group", "list") else "",
            layout=schema.get("x-layout", ""),
            order=order,
            provisional=bool(schema.get("x-provisional", False)),
        ),
        public=bool(schema.get("x-public", False)),
        required=bool(schema.get("x-required", False)),
        absence=tuple(schema.get("x-absence", ())),
        calc=calc,
        fields=fields,
        item=item,
        key=schema.get("x-key", ""),
        explains=tuple(schema.get("x-explains", ())),
        total=schema.get("x-total", ""),
        year=schema.get("x-year", ""),
        places=int(schema.get("x-places", 0)),
        reckons=kind in NUMBERS or (calc is not None and item is None) or any(p.reckons for p in below),
        checks=(
            *(((), _check(given)) for given in schema.get("x-check", ())),
            *(((part.face.name, *path), check) for part in below for path, check in part.checks),
        ),
        until=schema.get("x-until", ""),
        person=bool(schema.get("x-person", False)),
        choices=tuple(str(word) for word in schema.get("enum", ())),
        limits=_limits(schema),
        compare=_comparable(schema.get("x-compare")),
    )


def _fields(properties: dict[str, Schema] | None, seen: Seen) -> tuple[Form, ...]:
    if properties is None:
        return ()
    if id(properties) not in seen:
        parts = enumerate(properties.items())
        seen[id(properties)] = tuple(compile_form(part, key, place, seen) for place, (key, part) in parts)
    return seen[id(properties)]


def _item(schema: Schema | None, seen: Seen) -> Form | None:
    if schema is None:
        return None
    if id(schema) not in seen:
        seen[id(schema)] = (compile_form(schema, "*", 0, seen),)
    return seen[id(schema)][0]


def _limits(schema: Schema) -> Limits | None:
    limits = Limits(
        least=Decimal(schema["x-least"]) if "x-least" in schema else None,
        most=Decimal(schema["x-most"]) if "x-most" in schema else None,
        at_least=schema.get("x-at-least", ""),
        at_most=schema.get("x-at-most", ""),
        growth=schema.get("x-growth", ""),
        growth_most=schema.get("x-growth-most", ""),
        ticked=schema.get("x-ticked", ""),
        named=bool(schema.get("x-named", False)),
        words=tuple(schema.get("x-words", ())),
        pages=tuple(schema.get("x-pages", ())),
    )
    return None if limits == Limits() else limits


def _kind(schema: Schema) -> str:
    if schema.get("type") == "object":
        return "group"
    return "list" if schema.get("type") == "array" else str(schema["x-kind"])


def _slug(name: str) -> str:
    return name.replace("_", "-").replace("/", "-")


def _check(given: Any) -> Check:
    return Check(
        rule=given["rule"],
        of=tuple(given.get("of", ())),
        by=given.get("by", ""),
        words=tuple((word, said) for word, said in given.get("words", ())),
    )


def _comparable(given: Any) -> Comparable | None:
    if given is None:
        return None
    return Comparable(
        group=given["group"],
        label=given.get("label", ""),
        of=tuple(given.get("of", ())),
        beside=tuple(given.get("beside", ())),
        words=tuple(given.get("words", ())),
    )


def _calc(given: Any) -> Calc | None:
    if given is None:
        return None
    return Calc(
        op=given.get("op", ""),
        of=tuple(given.get("of", ())),
        by=given.get("by", ""),
        cases=tuple(
            (choice, calc)
            for choice, case in given.get("cases", {}).items()
            if (calc := _calc(case)) is not None
        ),
        steps=tuple((word, least) for word, least in given.get("steps", ())),
        check=bool(given.get("check", True)),
        beside=given.get("beside", ""),
        of_stated=given.get("when") == "stated",
        by_stated=given.get("inputs") == "stated",
    )
