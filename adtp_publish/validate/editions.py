"""Editions and the register, read with the same forms and reader as the plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ..errors import BadForms
from ..findings import Finding
from ..model.edition import DocumentSpec, Edition, Milestone, PackSpec
from ..model.form import Form
from ..model.node import Node
from ..model.register import Partnership, Region, Register
from ..model.source import Data
from .schema_check import SchemaCheck

AUDIENCES = ("public", "nta", "partnership")


def checked(schema: dict[str, Any], data: Data, file: str) -> tuple[Node, list[Finding]]:
    """A file that is not part of a plan (register, edition), checked and read."""
    check = SchemaCheck(schema)
    found = check.findings(data, file)
    return (Node(check.form.face, ()), found) if found else check.read(data, file)


def read_edition(root: Node, forms: dict[str, Form]) -> Edition:
    """An edition from its clean file and the compiled forms by name."""
    return Edition(
        year=root.text("edition"),
        trial=root.text("status") == "trial",
        title=root.text("title"),
        declaration=root.text("declaration"),
        starts=_day(root, "starts"),
        ends=_day(root, "ends"),
        documents=tuple(_spec(item) for item in root.items("documents")),
        timetable=tuple(
            Milestone(
                item.text("key"),
                _day(item, "by"),
                item.text("what"),
                item.text("who"),
                _says(item, "returned"),
            )
            for item in root.items("timetable")
        ),
        packs=tuple(_pack(item) for item in root.items("packs")),
        forms=tuple(sorted(forms.items())),
        severities=tuple((item.text("finding"), item.text("severity")) for item in root.items("severities")),
        thresholds=tuple(
            (item.path[-1], Decimal(item.value))
            for item in root.items("thresholds")
            if isinstance(item.value, int | Decimal)
        ),
    )


def read_register(root: Node) -> Register:
    """The register from its clean file."""
    return Register(
        tuple(Region(item.text("slug"), item.text("name")) for item in root.items("regions")),
        tuple(
            Partnership(
                item.text("slug"),
                item.text("name"),
                item.text("code"),
                item.text("region"),
                tuple(str(name.value) for name in item.items("predecessors")),
            )
            for item in root.items("partnerships")
        ),
    )


def _spec(item: Node) -> DocumentSpec:
    return DocumentSpec(
        id=item.text("id"),
        file=item.text("file"),
        schema=item.text("schema"),
        title=item.text("title"),
        short=item.text("short"),
        visible=tuple((audience, item.text(audience)) for audience in AUDIENCES),
        due=item.text("due"),
        optional=_says(item, "optional"),
        page=item.text("page") or "portrait",
        gives=item.text("gives"),
        lacking=item.text("lacking"),
    )


def _pack(item: Node) -> PackSpec:
    def listed(name: str) -> tuple[str, ...]:
        return tuple(str(node.value) for node in item.items(name))

    return PackSpec(
        key=item.text("key"),
        title=item.text("title"),
        audience=item.text("audience"),
        due=item.text("due"),
        documents=listed("documents"),
        where_held=listed("where_held"),
        revised=listed("revised"),
        since=item.text("since"),
        faultless=_says(item, "faultless"),
    )


def _says(item: Node, name: str) -> bool:
    node = item.find(name)
    return node is not None and node.value is True


def _day(root: Node, name: str) -> date:
    node = root.find(name)
    if node is None or not isinstance(node.value, date):
        raise BadForms(f"`{name}` of an edition is not a day")
    return node.value
