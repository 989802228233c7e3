"""Quarterly progress reports as the rules read them: rows with their ratings, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.display import written
from ...model.node import Node
from ...model.plan import Document, Plan
from ...model.values import Reference, Scalar

# Better to worse; lavender, not yet planned to be under way, stands outside the order (domain.md, section 2).
ORDER = "GAR"
_RATED, _RATINGS, _QUARTER = "rated", "ratings", "quarter"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is rated: the list it stands in, its name there, how findings call it, its fields by name.

    `ratings` are the places of its ratings by quarter, `words` those that are a rating and no reason.
    """

    list_name: str
    name: str
    called: str
    key: Scalar | None
    node: Node
    fields: dict[str, Node]
    ratings: dict[str, Node]
    words: dict[str, str]

    def rated(self, quarter: str) -> str:
        """The rating of a quarter; empty where there is none."""
        return self.words.get(quarter, "")

    def items(self, name: str) -> tuple[Node, ...]:
        """The items of a list of the row."""
        node = self.fields.get(name)
        return node.children if node else ()

    def has(self, name: str) -> bool:
        """Whether a field is there, if only with the reason why it has no value."""
        return name in self.fields


@dataclass(frozen=True, slots=True)
class Report:
    """A progress report: its own quarter, all quarters up to it, and its rows by their list and name.

    `alone` are the quarters that no report of their own tells of: this one, and earlier ones that have
    none. What is noticed from a quarter's ratings is told once, in the report that it is new in.
    """

    document: Document
    quarter: str
    so_far: tuple[str, ...]
    later: tuple[str, ...]
    alone: tuple[str, ...]
    rows: dict[tuple[str, str], Row]


def reports(plan: Plan) -> tuple[Report, ...]:
    """The progress reports of a plan, in the order of their quarters."""
    found: list[Report] = []
    for document in plan.documents:
        if document.broken or document.absent or document.root.child(_QUARTER) is None:
            continue
        form = plan.edition.form(document.spec.schema)
        lists = {field.face.name: field for field in form.fields if field.face.layout == _RATED}
        if not lists:
            continue
        rows: dict[tuple[str, str], Row] = {}
        for node in document.root.children:
            if node.path[-1] in lists:
                rows |= _by_name(tuple(_rows(lists[node.path[-1]].key, node)))
        ratings = next((f for form in lists.values() if form.item and (f := form.item.field(_RATINGS))), None)
        quarters = tuple(field.face.name for field in ratings.fields) if ratings else ()
        own = document.spec.id
        place = quarters.index(own) if own in quarters else -1
        told = {report.quarter for report in found}
        so_far = quarters[: place + 1]
        alone = tuple(quarter for quarter in so_far if quarter == own or quarter not in told)
        found.append(Report(document, own, so_far, quarters[place + 1 :], alone, rows))
    return tuple(found)


def _by_name(rows: tuple[Row, ...]) -> dict[tuple[str, str], Row]:
    """Rows by their names; of those with the same name nobody could tell which is meant, so none is read."""
    found = {(row.list_name, row.name): row for row in rows}
    if len(found) < len(rows):
        names = [row.name for row in rows]
        found = {place: row for place, row in found.items() if names.count(row.name) == 1}
    return found


def _rows(key: str, node: Node) -> Iterator[Row]:
    for item in node.children:
        fields = {child.path[-1]: child for child in item.children}
        name = fields.get(key)
        value = name.value if name else None
        text = value if isinstance(value, str) else written(value)
        of_quarters = fields.get(_RATINGS)
        ratings = {child.path[-1]: child for child in of_quarters.children} if of_quarters else {}
        yield Row(
            node.path[-1],
            text,
            f"objective `{text}`" if isinstance(value, Reference) else f"`{text}` of {node.face.label}",
            value,
            item,
            fields,
            ratings,
            {quarter: n.value for quarter, n in ratings.items() if isinstance(n.value, str)},
        )


def rated_objectives(report: Report) -> dict[Reference, Row]:
    """The rows of a report that are objectives of the planning grids."""
    return {row.key: row for row in report.rows.values() if isinstance(row.key, Reference)}
