"""Every number of the source documents: transcribed, read, and shown to whom it may be shown.

A row of a fixture is one number as it is printed: its line in the source, what it means, the
document and the place in it that hold it here, and how a reader is shown it. Years in a place
are written with a dash; an item of a list is named by its key, or else by its position from 0.
A number of the form itself (a row, a heading) has its place in the schema, the edition or the glossary.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.display import written
from adtp_publish.model.form import Form
from adtp_publish.model.node import Node
from adtp_publish.model.plan import Derived
from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release
from adtp_publish.render.documents import print_document

HERE = Path(__file__).parent
SCHEMA = HERE.parents[1] / "schema"
GLOSSARY = HERE.parents[1] / "templates" / "pages" / "glossary.json"
PUBLIC = frozenset(("cover", "part1", "part2", "part4"))
# Not read by anybody: names of kinds and addresses; and what stands twice in a record.
UNREAD = frozenset(("type", "kind", "anchor", "page", "audience", "contents", "lines", "rating"))


@dataclass(frozen=True)
class Row:
    """One printed number."""

    plan: str
    line: str
    printed: str
    document: str
    path: str
    shown: str

    def __str__(self) -> str:
        return f"{self.plan}:{self.line}:{self.printed}:{self.path}"


def rows() -> list[Row]:
    found = []
    for file in sorted(HERE.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                names = ("line", "printed", "document", "path", "shown")
                found.append(Row(file.stem, *(row[name] for name in names)))
    return found


ROWS = rows()
OF_PLANS = [row for row in ROWS if row.document != "form"]
OF_FORMS = [row for row in ROWS if row.document == "form"]


def holds(text: str, number: str) -> int:
    """How often a number stands in a text as a number of its own: 5 is not in 15, 5.2, 5% or 1,500."""
    pattern = rf"(?<![\w£])(?<![0-9][.,]){re.escape(number)}(?![\w%])(?![.,][0-9])"
    return len(re.findall(pattern, text))


def derived_plan(checked: Checked, name: str) -> Derived:
    (found,) = [derived for derived in checked.plans if derived.plan.partnership.slug == name]
    return found


def step(form: Form, node: Node, name: str) -> tuple[Form, Node]:
    """The field or item of that name below a node."""
    if form.item is None:
        below = next((child for child in node.children if child.path[-1].replace("/", "-") == name), None)
        field = form.field(below.path[-1]) if below else None
    else:
        field, below = form.item, item(form, node, name)
    assert below is not None, f"nothing at `{name}` below `{'/'.join(node.path)}`"
    assert field is not None
    return field, below


def item(form: Form, node: Node, name: str) -> Node | None:
    for child in node.children:
        key = child.find(form.key) if form.key else child
        if key is not None and written(key.value).replace("/", "-") == name:
            return child
    return node.children[int(name)] if not form.key and int(name) < len(node.children) else None


def value_at(derived: Derived, document: str, path: str) -> str:
    """The value at a place of a document, as a reader is shown it."""
    found = derived.plan.document(document)
    assert found is not None
    form, node = derived.plan.edition.form(found.spec.schema), found.root
    for name in path.split("/"):
        form, node = step(form, node, name)
    return written(node.value, node.face.unit)


def texts(value: Any) -> Iterator[str]:
    """All that a reader sees of a print document, whatever it is made of."""
    if isinstance(value, str):
        yield " ".join(unescape(re.sub(r"<[^>]+>", " ", value)).split())
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in UNREAD:
                yield from texts(getattr(value, field.name))


@pytest.fixture(scope="session")
def output(checked_plans: Checked, moment: datetime) -> Callable[[str, str], str]:
    """The text of a document of a plan as it is printed for the widest audience that may see it."""

    @cache
    def printed(plan: str, document: str) -> str:
        audience = "public" if document in PUBLIC else "partnership"
        derived = derived_plan(checked_plans, plan)
        released, found = release(derived, audience, moment, checked_plans.register)
        assert released is not None
        assert not found
        seen = released.document(document)
        assert seen is not None, f"{document} is not released to {audience}"
        return "\n".join(texts(print_document(released, seen)))

    return printed


@pytest.mark.parametrize("row", OF_PLANS, ids=str)
def test_a_printed_number_stands_in_the_plan_and_on_its_output(
    row: Row, checked_plans: Checked, output: Callable[[str, str], str]
) -> None:
    assert row.shown
    assert holds(value_at(derived_plan(checked_plans, row.plan), row.document, row.path), row.shown)
    assert holds(output(row.plan, row.document), row.shown)


@pytest.mark.parametrize("plan", sorted({row.plan for row in OF_PLANS}))
def test_a_number_printed_at_several_places_is_shown_as_often(
    plan: str, output: Callable[[str, str], str]
) -> None:
    places = {(row.document, row.path, row.shown) for row in OF_PLANS if row.plan == plan}
    wanted = Counter((document, shown) for document, _, shown in places)
    lacking = {
        (document, shown): (found, count)
        for (document, shown), count in sorted(wanted.items())
        if (found := holds(output(plan, document), shown)) < count
    }
    assert lacking == {}


@cache
def form_file(edition: str, name: str) -> dict[str, Any]:
    """A form or an edition as it is written."""
    file = next(path for path in (SCHEMA / edition / name, SCHEMA / "common" / name) if path.is_file())
    if file.suffix == ".yaml":
        document, refused = parse(file.read_bytes(), file.name)
        assert not refused
        assert isinstance(document.data, dict)
        return document.data
    found: dict[str, Any] = json.loads(file.read_bytes())
    return found


def form_text(edition: str, path: str) -> str:
    """What a form says at a place: a text of it, or all of a field."""
    name, *parts = path.split("/")
    if name == GLOSSARY.name:
        return GLOSSARY.read_text(encoding="utf-8")
    whole = form_file(edition, name)
    found: Any = whole
    for part in parts:
        if isinstance(found, list):
            found = next(entry for entry in found if entry["id"] == part)
            continue
        if "$ref" in found and part not in found:
            file, _, pointer = found["$ref"].partition("#/$defs/")
            found = (form_file(edition, Path(file).name) if file else whole)["$defs"][pointer]
        below = {**found, **found.get("properties", {}), **found.get("items", {}).get("properties", {})}
        found = below[next(key for key in (part, part.replace("-", "/")) if key in below)]
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


@pytest.mark.parametrize("row", OF_FORMS, ids=str)
def test_a_printed_number_of_the_form_is_kept_with_the_form(row: Row, checked_plans: Checked) -> None:
    text = form_text(derived_plan(checked_plans, row.plan).plan.edition.slug, row.path)
    # The mark of a footnote is not kept: what it says stands in the help of the field.
    assert holds(text, row.shown) if row.shown else text


@pytest.mark.parametrize("other", ["15", "50", "5%", "5.2", "2.5", "1,500", "£5", "5th"])
def test_a_number_is_not_found_inside_another(other: str) -> None:
    assert not holds(f"It is {other}.", "5")
    assert holds(f"It is {other}, and ({other})", other) == 2


def test_no_fixture_is_left_out_and_more_than_500_numbers_are_compared() -> None:
    counted = Counter(row.plan for row in ROWS)
    print(f"{len(ROWS)} numbers compared: {dict(counted)}")
    assert sorted(counted) == ["coventry", "lancashire", "sheffield", "stockton"]
    assert len(OF_PLANS) + len(OF_FORMS) == len(ROWS) > 500
