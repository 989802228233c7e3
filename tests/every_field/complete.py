"""Plans that state nothing that follows: every input is there, and every figure is worked out."""

from __future__ import annotations

from functools import cache
from typing import Any

from adtp_publish.model.form import Form
from tests.every_field.trees import base, full_texts
from tests.privacy.repository import PLANS, Texts, editions, read, write

# Forms on which something is worked out; the grids are there for what refers into them.
RECKONED = ("part2", "part4", "laa", "progress")
_CELL, _ROW = "£1,000", "£8,000"


@cache
def complete(slug: str) -> Texts:
    """The files of a plan of an edition with every input, in which spending equals funding row by row."""
    edition = editions()[slug]
    whole = full_texts(slug)
    texts = {"register.yaml": PLANS.read("register.yaml").decode()}
    for spec in edition.documents:
        name = f"example/{slug}/{spec.file}"
        if spec.schema in RECKONED:
            data = _unstated(edition.form(spec.schema), read(whole[name]))
            if spec.schema == "part4":
                _balanced(edition.form(spec.schema), data)
            texts[name] = write(data).replace("£0", _CELL) if spec.schema == "laa" else write(data)
        elif spec.id == "cover" or spec.schema == "grid":
            texts[name] = base(edition, spec) or whole[name]
            texts[name] = texts[name].replace("edition: 2009/10", f"edition: {edition.year}")
    return texts


def _unstated(form: Form, data: Any) -> Any:
    """What a file holds without the figures that follow, and without explanations of them."""
    if form.item is not None:
        return [_unstated(form.item, item) for item in data or []]
    if not form.fields:
        return data
    held = {}
    for field in form.fields:
        name = field.face.name
        follows = field.calc is not None and field.item is None and field.calc.check
        if name not in data or follows or field.explains:
            continue
        below = _unstated(field, data[name])
        if below not in ({}, []):
            held[name] = below
    return held


def _balanced(form: Form, data: Any) -> None:
    """Each cell of Table 2 a thousand, so that each row of Table 1 comes to what its column spends."""
    table1, table2 = form.field("table1"), form.field("table2")
    assert table1 is not None
    assert table2 is not None
    for row in table1.fields:
        held = data["table1"].get(row.face.name)
        for field in row.fields if isinstance(held, dict) else ():
            held[field.face.name] = _ROW
    for name in ("young_people", "dip_carry_forward"):
        data["table1"][name] = dict.fromkeys(data["table1"][name], "£0")
    first = data["table1"]["other_streams"][0]
    data["table1"]["other_streams"] = [{name: _ROW if "/" in name else was for name, was in first.items()}]
    services = data["table2"]["services"]
    data["table2"]["services"] = {name: dict.fromkeys(cells, _CELL) for name, cells in services.items()}
