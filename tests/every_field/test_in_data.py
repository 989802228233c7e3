"""Every public field is in the data that can be downloaded: in JSON all, in CSV all but the prose."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import Any

import pytest

from adtp_publish.model.display import written
from adtp_publish.model.figure import Figure
from adtp_publish.model.node import Node
from adtp_publish.model.values import Absence
from tests.every_field.resolved import read_leaves
from tests.every_field.trees import PUBLIC_CASES, found, missed, place, public_release, site

_PROSE = frozenset(("markdown", "text"))


@pytest.mark.parametrize(("case", "key"), PUBLIC_CASES, ids=[key for _, key in PUBLIC_CASES])
def test_every_public_field_is_in_the_data(case: str, key: str) -> None:
    """All values in JSON, by their place on the form; all but the prose as lines of CSV too."""
    checked = found(case, is_live=True)
    released = public_release(checked, key)
    figures = {figure.id: figure for figure in released.figures}
    files = site(case)
    lacking, compared = Counter[str](), 0
    for document in released.documents:
        if document.absent:
            continue
        folder = f"partnerships/{key}/" + ("" if document.id in ("cover", "record") else f"{document.id}/")
        name = f"{folder}{key.replace('/', '-')}-{document.id}"
        content = json.loads(files[f"{name}.json"])["content"]
        lines = list(csv.DictReader(io.StringIO(files[f"{name}.csv"], newline="")))
        by_id = {line["id"]: line for line in lines}
        for node, above in read_leaves(released, document, for_programs=True):
            compared += 1
            figure = figures.get(node.id)
            where = f"{document.id} {'/'.join(place(node.path))}"
            if node.value is not None and not _in_json(content, node):
                lacking[f"{where} (JSON)"] += 1
            if node.face.kind not in _PROSE and not _in_csv(by_id, node, above, figure):
                lacking[f"{where} (CSV)"] += 1
    missed(key, lacking, compared)


def _in_json(content: Any, node: Node) -> bool:
    for step in node.path:
        content = content[int(step)] if isinstance(content, list) else content.get(step)
        if content is None:
            return False
    wanted: object = written(node.value)
    if isinstance(node.value, Absence):
        wanted = {"absent": node.value.word}
    elif isinstance(node.value, bool | int):
        wanted = node.value
    return bool(content == wanted)


def _in_csv(
    by_id: dict[str, dict[str, str]], node: Node, above: tuple[Node, ...], figure: Figure | None
) -> bool:
    """A line of its own for each value; the fields of an entry of evidence are columns of its line."""
    entry = next((item for item in above if item.path and item.path[-1].isdigit()), None)
    if any(holder.face.layout == "evidence" for holder in above) and entry is not None:
        value = above[-1].child("value")
        line = by_id.get(value.id if value is not None else "")
        texts = " ".join((line or {}).values())
        return line is not None and (node.path[-1] == "value" or _text(node) in texts)
    line = by_id.get(figure.id if figure is not None else node.id)
    if line is None:
        return False
    if isinstance(node.value, Absence):
        return line["status"] == node.value.word
    return figure is not None or line["value"].removeprefix("'") == _text(node)


def _text(node: Node) -> str:
    return " ".join(written(node.value).split()) if node.value is not None else ""
