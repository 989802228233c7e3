"""All that is said of the form of one file: each cause once, at most fifty, and a count of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..findings import Finding, finding_of
from ..model.source import Data
from .bounds import MOST
from .causes import EMPTY, Cause, causes
from .explaining import Explainer
from .reader import Trouble
from .whereabouts import Path, Schema

# A plan's largest document has a thousand values. In one of more than this, a wrong shape is repeated
# without end: its beginning says what is wrong.
_ENOUGH = 10_000


def explained(schema: Schema, gate: Any, data: Data, file: str, wanted: bool) -> list[Finding]:
    """What is wrong with a document that a validator (`gate`) does not let in."""
    explainer = Explainer(schema, data, file, wanted)
    held, is_cut = _beginning(data)
    found = causes(schema, held, gate.iter_errors(held))
    if len(found) > MOST:
        found = _in_order(found, held)
    empty = [cause for cause in found if cause.keyword == EMPTY]
    wrong = [cause for cause in found if cause.keyword != EMPTY]
    return [
        *(explainer.finding(cause) for cause in wrong[:MOST]),
        *_others([cause.path for cause in wrong[MOST:]], file, is_cut),
        *(explainer.finding(cause) for cause in empty[:MOST]),
        *_other_empty([cause.path for cause in empty[MOST:]], file, explainer.severity),
    ]


def unread(schema: Schema, data: Data, file: str, troubles: list[Trouble]) -> list[Finding]:
    """What only reading shows of a document that a validator lets in."""
    explainer = Explainer(schema, data, file)
    return [
        *(explainer.trouble(path, trouble) for path, trouble in troubles[:MOST]),
        *_others([path for path, _ in troubles[MOST:]], file),
    ]


def _beginning(data: Data) -> tuple[Data, bool]:
    """A document without the items of lists that come after its first 10,000 values; whether any do."""
    left = [_ENOUGH]
    kept = _cut(data, left)
    return kept, left[0] < 0


def _cut(data: Data, left: list[int]) -> Data:
    left[0] -= 1
    if isinstance(data, dict):
        return {name: _cut(value, left) for name, value in data.items()}
    if isinstance(data, list):
        kept: list[Data] = []
        for item in data:
            if left[0] <= 0:
                left[0] = -1
                break
            kept.append(_cut(item, left))
        return kept
    return data


def _in_order(found: Sequence[Cause], data: Data) -> list[Cause]:
    """Causes as their places follow one another in the document."""
    places = {path: number for number, path in enumerate(_places(data))}
    return sorted(found, key=lambda cause: places.get(cause.path, places.get(cause.path[:-1], 0)))


def _places(data: Data, path: Path = ()) -> Iterator[Path]:
    yield path
    inside: Iterable[tuple[str, Data]] = ()
    if isinstance(data, dict):
        inside = data.items()
    elif isinstance(data, list):
        inside = ((str(number), value) for number, value in enumerate(data))
    for step, value in inside:
        yield from _places(value, (*path, step))


def _others(paths: Sequence[Path], file: str, is_cut: bool = False) -> list[Finding]:
    """One finding for the things to mend that are not shown; it stands at the first of them.

    `is_cut` says that the rest of the file has not been gone through.
    """
    if not paths:
        return []
    count = f"more than {len(paths)} other" if is_cut else f"{len(paths)} more"
    message = f"from here on there are {count} things to mend; the first {MOST} are shown"
    found = finding_of("more-findings", message, file, paths[0], "mend those above and check again")
    return [replace(found, also=tuple(paths))]


def _other_empty(paths: Sequence[Path], file: str, severity: str) -> list[Finding]:
    """One finding for the empty fields that are not shown."""
    if not paths:
        return []
    message = f"from here on {len(paths)} more fields are not filled in; the first {MOST} are shown"
    hint = "fill them in, say why there is no value, or take the lines out"
    found = finding_of("not-filled-in", message, file, paths[0], hint, severity=severity)
    return [replace(found, also=tuple(paths))]
