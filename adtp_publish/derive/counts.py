"""Figures that count the rows of a list: ratings by quarter and how they move, themes of objectives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ..model.display import RATINGS
from ..model.figure import Figure
from ..model.node import Node, Path
from .lookup import Place, slug

WORDS = tuple(RATINGS)
# With fewer rows than this there is nothing to count.
_FEW = 2
# By quarter and word the rows that are rated so: what they are called, and where the rating stands.
Rated = dict[str, dict[str, list[tuple[str, Path]]]]


def counts_by_value(place: Place, document: str) -> Iterator[Figure]:
    """How many rows have each rating in each quarter that any is rated for; then how that moves.

    Of one row nothing is counted: the count would say the rating again.
    A movement is the count of a quarter less that of the quarter before, where both have ratings.
    """
    rated, names = _rated(place)
    for quarter, named in rated.items():
        for word in WORDS:
            yield Figure(
                id=_id(place, "count", quarter, word),
                label=f"{names[quarter]}: rated {word}",
                kind="count",
                unit="",
                status="derived",
                document=document,
                path=(*place.path, "count", quarter, word),
                value=Decimal(len(named[word])),
                formula=f"rows rated {word}",
                working=", ".join(called for called, _ in named[word]) or "none",
                rows=tuple(named[word]),
                public=place.public,
            )
    for before, quarter in pairwise(rated):
        if _number(quarter) == _number(before) + 1:
            yield from (_movement(place, document, (before, quarter), rated, names, word) for word in WORDS)


def _rated(place: Place) -> tuple[Rated, dict[str, str]]:
    """The ratings of each quarter that has any, in the order of the year, and what a quarter is called."""
    rated: Rated = {}
    names: dict[str, str] = {}
    rows = _rows(place)
    for called, item in rows if len(rows) >= _FEW else ():
        ratings = item.child("ratings")
        for quarter in ratings.children if ratings else ():
            if isinstance(quarter.value, str):
                of_quarter = rated.setdefault(quarter.path[-1], {word: [] for word in WORDS})
                of_quarter[quarter.value].append((called, quarter.path))
                names[quarter.path[-1]] = ", ".join((*place.labels, quarter.face.label))
    return dict(sorted(rated.items())), names


def _rows(place: Place) -> list[tuple[str, Node]]:
    """The rows of a list, each with what people call it: by its number or name."""
    return [(row.labels[-1], row.node) for row in place.below if row.node is not None]


def _movement(
    place: Place, document: str, quarters: tuple[str, str], rated: Rated, names: dict[str, str], word: str
) -> Figure:
    before, now = (len(rated[quarter][word]) for quarter in quarters)
    return Figure(
        id=_id(place, "movement", quarters[1], word),
        label=f"{names[quarters[1]]}: rated {word}, change on the quarter before",
        kind="count",
        unit="",
        status="derived",
        document=document,
        path=(*place.path, "movement", quarters[1], word),
        value=Decimal(now - before),
        formula=f"rows rated {word} − those of the quarter before",
        symbols="a − b",
        working=f"{now} − {before}",
        inputs=tuple(_id(place, "count", quarter, word) for quarter in reversed(quarters)),
        public=place.public,
    )


def _id(place: Place, what: str, quarter: str, word: str) -> str:
    return f"{place.id}.{what}.{quarter}.{word.lower()}"


def _number(quarter: str) -> int:
    return int(quarter.removeprefix("q"))


def counts_by_word(place: Place, document: str) -> Iterator[Figure]:
    """How many items name each word of the closed list that the rule of their list leads to; none is 0.

    The rule names the field of an item that lists its words (`themes`).
    """
    calc, item = place.form.calc, place.form.item
    field = item.field(calc.of[0].removeprefix("*/")) if calc and item else None
    rows = _rows(place)
    if field is None or field.item is None or not rows:
        return
    name, public = field.face.name, place.public and field.public
    for word in field.item.choices:
        naming = [(called, path) for called, row in rows for path in _naming(row.child(name), word)]
        yield Figure(
            id=f"{place.id}.{field.face.id}.{slug(word)}",
            label=", ".join((*place.labels, f"{field.face.label}: {word}")),
            kind="count",
            unit="",
            status="derived",
            document=document,
            path=(*place.path, name, word),
            value=Decimal(len(naming)),
            formula=f"items that name {word}",
            rows=tuple(naming),
            public=public,
        )


def _naming(node: Node | None, word: str) -> list[Path]:
    """Where an item names a word: at most one place, however often it does."""
    return [one.path for one in (node.children if node else ()) if one.value == word][:1]


COUNTS = {"count by value": counts_by_value, "count by word": counts_by_word}
