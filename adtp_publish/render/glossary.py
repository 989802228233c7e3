"""The glossary: terms and abbreviations, read from the data that stands beside the templates."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from ..errors import BadTemplates, Fault
from ..model.sorting import by_name

FILE = "pages/glossary.json"
_BETWEEN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A term and what it means; `see` are other terms of the glossary."""

    name: str
    meaning: str
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and what it stands for; `note` says more, `term` is the term that says it all."""

    short: str
    long: str
    note: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms and abbreviations, each in the order of the alphabet."""

    terms: tuple[Term, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()


@cache
def read_glossary(text: str) -> Glossary:
    """The glossary from the text of its file; raises `BadTemplates`."""
    try:
        data = json.loads(text)
        terms = [Term(item["name"], item["meaning"], tuple(item.get("see", ()))) for item in data["terms"]]
        short = [Abbreviation(**item) for item in data["abbreviations"]]
    except json.JSONDecodeError as trouble:
        message = "found text that is no JSON; wanted a comma, a bracket or a quotation mark here or before"
        raise _bad(message, trouble.lineno) from None
    except (KeyError, TypeError, AttributeError):
        wanted = "`terms`, each with `name` and `meaning`, and `abbreviations`, each with `short` and `long`"
        raise _bad(f"found no glossary; wanted {wanted}") from None
    known = {term.name for term in terms}
    named = [*(name for term in terms for name in term.see), *(item.term for item in short if item.term)]
    if unknown := [name for name in named if name not in known]:
        message = f"found the term `{unknown[0]}`, which has no meaning; wanted one of `terms`"
        raise _bad(message, text[: text.find(json.dumps(unknown[0]))].count("\n") + 1)
    return Glossary(
        tuple(sorted(terms, key=lambda term: by_name(term.name))),
        tuple(sorted(short, key=lambda item: by_name(item.short))),
    )


def _bad(message: str, line: int = 1) -> BadTemplates:
    return BadTemplates(Fault(FILE, line, message, "`docs/how-to/theme.md` says how the glossary is written"))


def anchor_of(term: str) -> str:
    """The place of a term on the page of the glossary."""
    return _BETWEEN.sub("-", term.lower()).strip("-")
