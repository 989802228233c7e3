"""Part 3 as a whole: themes that no grid covers, key priorities of Part 1 that no grid develops."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...findings import Finding, finding_of
from ...model.node import Node
from ...model.plan import Document, Plan
from .grids import grids
from .numbers import actions_of
from .part1 import narratives

# Words that say nothing about which priority is meant.
# fmt: off
_COMMON = frozenset((
    "about", "above", "access", "after", "area", "areas", "better", "bring", "clients", "continue",
    "develop", "drug", "drugs", "each", "ensure", "from", "have", "help", "implement", "improve",
    "increase", "into", "local", "make", "more", "most", "need", "needs", "offer", "open", "over",
    "partnership", "people", "plan", "priorities", "priority", "problem", "provide", "raise", "reduce",
    "service", "services", "show", "support", "system", "that", "their", "them", "they", "this",
    "those", "through", "treatment", "under", "users", "with", "within", "work", "year", "years",
    "will",
))
# fmt: on
_MARKER = re.compile(r"^ *([0-9]+)[.)] ", re.MULTILINE | re.ASCII)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*", re.ASCII)
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
_ENOUGH = 2


def uncovered_themes(plan: Plan) -> Iterator[Finding]:
    """Cross-cutting themes that no objective of any grid is said to cover, in one finding."""
    complete = _all_grids(plan)
    if not complete:
        return
    first = complete[0][0]
    form = plan.edition.form(first.spec.schema)
    listed, objectives = form.field("objectives"), [item for _, items in complete for item in items]
    themes = listed.item.field("themes") if listed and listed.item else None
    known = themes.item.choices if themes and themes.item else ()
    covered = {node.value for item in objectives if (held := item.child("themes")) for node in held.children}
    lacking = [theme for theme in known if theme not in covered]
    if lacking:
        told = ", ".join(f"`{theme}`" for theme in lacking)
        message = f"no objective of any planning grid covers {told}"
        hint = "name the theme under `themes` of the objective that covers it, or see whether there is a gap"
        yield finding_of("uncovered-theme", message, first.file, ("objectives",), hint, on_key=True)


def undeveloped_priorities(plan: Plan) -> Iterator[Finding]:
    """A key priority of Part 1 that no grid names, by its number or its words."""
    complete = _all_grids(plan)
    part1 = next((document for _, document, _ in narratives(plan)), None)
    listed = part1.root.child("key_priorities") if part1 and not part1.partial else None
    if not complete or part1 is None or listed is None:
        return
    stems: list[set[str]] = []  # of the grids' texts, once they are wanted
    named = {number for document, _ in complete for number in _numbers(document)}
    for item in listed.children:
        number, priority = item.text("number"), item.text("priority")
        wanted = word_stems(priority)
        enough = min(_ENOUGH, len(wanted))
        if number in named or not enough:
            continue
        stems = stems or [word_stems(text) for part in complete for text in _texts(*part)]
        if any(len(wanted & held) >= enough for held in stems):
            continue
        message = f"no planning grid takes up key priority `{number}`"
        hint = "name it under `priorities` of the grid whose objectives develop it"
        yield finding_of("undeveloped-priority", message, part1.file, (*item.path, "priority"), hint)


def _all_grids(plan: Plan) -> list[tuple[Document, tuple[Node, ...]]]:
    """The grids, if every one that the edition asks for is held whole: else what is lacking may be there."""
    found = list(grids(plan))
    schemas = {document.spec.schema for document, _ in found}
    asked = {spec.id for spec in plan.edition.documents if spec.schema in schemas and not spec.optional}
    there = [document for document in plan.documents if document.spec.schema in schemas]
    is_whole = not any(document.broken or document.partial or document.absent for document in there)
    return found if found and is_whole and asked <= {document.spec.id for document in there} else []


def _texts(document: Document, objectives: Iterable[Node]) -> Iterator[str]:
    """Each key priority as the grid has it, each objective with its actions."""
    yield from document.root.text("priorities").split("\n")
    for item in objectives:
        yield item.text("objective")
        yield from (action.text("action") for action in actions_of(item))


def _numbers(document: Document) -> set[str]:
    """All numbers that the key priorities of a grid name, but for those that only number its own list."""
    text = document.root.text("priorities")
    markers = _MARKER.findall(text)
    if markers == [str(number) for number in range(1, len(markers) + 1)]:
        text = _MARKER.sub("", text)
    return set(_NUMBER.findall(text))


def word_stems(text: str) -> set[str]:
    """The beginnings of the words of a text that say what it is about."""
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if word not in _COMMON}
