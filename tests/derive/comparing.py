"""An edition of one small form whose numbers are compared, and released plans with numbers of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from adtp_publish.model.edition import DocumentSpec, Edition
from adtp_publish.model.figure import Figure
from adtp_publish.model.form import Form
from adtp_publish.model.node import Node
from adtp_publish.model.register import Partnership, Region
from adtp_publish.model.release import Release, ReleasedDocument
from adtp_publish.model.values import Absence, Quantity
from adtp_publish.validate.forms import compile_form

REGIONS = {"west": Region("west", "West"), "north": Region("north", "North")}
TARGET = ("pdu", "target", "2010/11")
SHARE = ("pdu", "share")


def number(title: str, kind: str = "count", **more: Any) -> dict[str, Any]:
    """The form of a number."""
    return {"type": "string", "x-kind": kind, "title": title, "x-public": True, **more}


def group(title: str, properties: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """The form of a group that the public may see."""
    return {"type": "object", "title": title, "properties": properties, "x-public": True, **more}


YEARS = {year: number(year, **{"x-year": year, "x-unit": "people"}) for year in ("2009/10", "2010/11")}
FORM = group(
    "",
    {
        "pdu": group(
            "Problem drug users",
            {
                "baseline": number("2007/08 baseline", **{"x-year": "2007/08", "x-unit": "people"}),
                "basis": {"type": "string", "x-kind": "choice", "title": "Basis", "enum": ["a", "b"]},
                "target": group("Number", YEARS, **{"x-compare": {"group": "Users", "label": "Target"}}),
                "share": number(
                    "Share",
                    "percent",
                    **{"x-compare": {"group": "Users", "beside": ["basis"]}, "x-unit": "%"},
                ),
            },
        )
    },
)


def edition(form: Mapping[str, Any] = FORM, year: str = "2009/10", public: str = "yes") -> Edition:
    """An edition with one document of that form."""
    spec = DocumentSpec("part2", "part2.yaml", "part2", "Part 2", "Part 2", (("public", public),))
    compiled: Form = compile_form(dict(form))
    days = date(2009, 4, 1), date(2010, 3, 31)
    return Edition(year, "", "", *days, (spec,), forms=(("part2", compiled),))


def node(form: Form, values: Any, path: tuple[str, ...] = ()) -> Node:
    """A document with these values, nested as the form is."""
    if form.item is not None:
        item = form.item
        below = [node(item, held, (*path, str(place))) for place, held in enumerate(values)]
        return Node(form.face, path, children=tuple(below))
    if form.face.kind != "group":
        return Node(form.face, path, values)
    held = [part for part in form.fields if part.face.name in values]
    return Node(
        form.face,
        path,
        children=tuple(node(part, values[part.face.name], (*path, part.face.name)) for part in held),
    )


def figures(root: Node, key: str) -> tuple[Figure, ...]:
    """Each number and each reason of a document as a figure, as it is typed."""
    found = []
    for one in root.walk():
        value = one.value
        held = value.value if isinstance(value, Quantity) else value
        if isinstance(held, Decimal | Absence):
            kinds = {"percentage": "percent", "number": "count"}
            found.append(
                Figure(
                    id=f"{key}/part2.{'.'.join(one.path).replace('/', '-')}",
                    label="",
                    kind=kinds.get(value.kind, "") if isinstance(value, Quantity) else one.face.kind,
                    unit=one.face.unit,
                    status="absent" if isinstance(held, Absence) else "given",
                    document="part2",
                    path=one.path,
                    value=held if isinstance(held, Decimal) else None,
                    absence=held if isinstance(held, Absence) else None,
                    places=max(0, -int(held.as_tuple().exponent)) if isinstance(held, Decimal) else 0,
                    public=True,
                )
            )
    return tuple(found)


def plan(
    slug: str,
    values: Mapping[str, Any] | None,
    of: Edition,
    *,
    state: str = "published",
    region: str = "west",
    name: str = "",
    absent: str = "",
    partial: str = "",
) -> Release:
    """A released plan with one document; without `values` it has none."""
    key = f"{slug}/{of.slug}"
    documents: Sequence[ReleasedDocument] = ()
    found: tuple[Figure, ...] = ()
    if values is not None:
        root = node(of.form("part2"), values)
        documents = (ReleasedDocument("part2", "Part 2", "Part 2", "portrait", root, absent, partial),)
        found = figures(root, key)
    return Release(
        audience="public",
        partnership=Partnership(slug, name or slug.title(), region=region),
        region=REGIONS.get(region),
        year=of.year,
        title="",
        declaration="",
        state=state,
        documents=tuple(documents),
        figures=found,
    )


def target(text: str) -> dict[str, Any]:
    """The values of a plan with that target for 2010/11; what is no number is a reason."""
    held = Decimal(text) if text[:1].isdigit() or text[:1] == "-" else Absence(text)
    return {"pdu": {"target": {"2010/11": held}}}
