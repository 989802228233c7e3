"""Numbers that are left out: among objectives and actions of the grids, and key priorities of Part 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...findings import Finding, finding_of
from ...model.display import written
from ...model.node import Node
from ...model.plan import Document, Plan
from .grids import grids
from .numbers import actions_of, begun_by_all, number_of, repeats
from .part1 import narratives

_MOST_NAMED = 4
_AN = {"objective": "an objective", "action": "an action", "key priority": "a key priority"}


def numbering_gaps(plan: Plan) -> Iterator[Finding]:
    """A number that is left out among objectives or actions; a document held in part may lack some."""
    for document, objectives in grids(plan):
        if document.partial:
            continue
        numbers = [number for item in objectives if (number := number_of(item))]
        is_sound = len({n.grid for n in numbers}) == 1 and len(numbers) == len(objectives)
        is_sound = is_sound and not repeats(numbers)
        if is_sound and not any(n.action for n in numbers) and not any(map(begun_by_all, objectives)):
            yield from _gaps("objective", objectives, [number.objective for number in numbers], document)
        for objective in objectives:
            owner, actions = number_of(objective), actions_of(objective)
            own = [number for action in actions if (number := number_of(action))]
            is_here = all(n.action and owner and replace(n, action=0) == owner for n in own)
            if is_here and len(own) == len(actions) and not repeats(own):
                yield from _gaps("action", actions, [number.action for number in own], document)


def priority_gaps(plan: Plan) -> Iterator[Finding]:
    """A number that is left out among the key priorities of Part 1, where these are plain numbers."""
    for _, document, _ in narratives(plan):
        node = document.root.child("key_priorities")
        items = node.children if node and not document.partial else ()
        numbers = plain_numbers(items)
        if numbers and len(set(numbers)) == len(numbers):
            yield from _gaps("key priority", items, numbers, document)


def plain_numbers(items: Sequence[Node]) -> list[int]:
    """The numbers of some items; none where one of them is no plain number, such as `4.1`."""
    texts = [item.text("number") for item in items]
    return [int(text) for text in texts] if all(t.isascii() and t.isdigit() for t in texts) else []


def _gaps(what: str, items: Sequence[Node], numbers: Sequence[int], document: Document) -> Iterator[Finding]:
    """One finding for a list: at the item behind its first gap, naming all that is left out."""
    lacking = [number for number in range(1, max(numbers, default=0)) if number not in numbers]
    if not lacking:
        return
    off = [place for place, number in enumerate(numbers) if number != place + 1]
    hint = "number them without a gap, or put in what is left out; renumber what refers to them too"
    if len(off) == 1 and off[0] + 1 < len(items):  # one slip, and all around it are as they should be
        behind, after = off[0], _shown(what, items[off[0] + 1], numbers[off[0] + 1])
        number = _shown(what, items[behind], numbers[behind])
        wanted = _shown(what, items[behind], behind + 1)
        message = f"found {what} `{number}` before `{after}`; wanted `{wanted}`"
        hint = f"write `{wanted}`, or put in what is left out; renumber what refers to it too"
    else:
        behind = min((n, place) for place, n in enumerate(numbers) if n > lacking[0])[1]
        named = [f"`{_shown(what, items[behind], n)}`" for n in lacking]
        more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
        told = ", ".join(named[:_MOST_NAMED]) + more
        message = f"there is {_AN[what]} `{_shown(what, items[behind], numbers[behind])}`, but no {told}"
    place = (*items[behind].path, "number")
    yield finding_of("numbering-gap", message, document.file, place, hint)


def _shown(what: str, item: Node, number: int) -> str:
    """A number of a list as it is written there."""
    own = number_of(item)
    if own is None:
        return str(number)
    return written(replace(own, action=number) if what == "action" else replace(own, objective=number))
