"""The packs of an edition: each names documents that are there, and that its audience may see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_LISTS = ("documents", "where_held", "revised")

Data = dict[str, Any]


def wrong_packs(data: Data) -> Iterator[str]:
    """What is wrong with the packs of an edition: names that lead nowhere, documents that cannot be shown."""
    documents = {item["id"]: item for item in data["documents"]}
    days = [item["key"] for item in data["timetable"]]
    packs = [item["key"] for item in data.get("packs", ())]
    for pack in data.get("packs", ()):
        where = f"of `{pack['key']}` of `packs`"
        for name, known in (("due", days), ("since", packs)):
            if name in pack and pack[name] not in known:
                of = "the timetable" if name == "due" else "another pack"
                yield f"found `{name}: {pack[name]}` {where}; wanted the `key` of {of}"
        for field in _LISTS:
            yield from (
                f"found `{name}` under `{field}` {where}; wanted {wanted}"
                for name in pack.get(field, ())
                if (wanted := _wanted(documents.get(name), pack["audience"]))
            )


def _wanted(document: Data | None, audience: str) -> str:
    """What is wanted in place of a document; empty where it is right."""
    if document is None:
        return "the `id` of a document of this edition"
    seen = document.get(audience)
    return "" if seen == "yes" else f"one with `{audience}: yes`: this has `{seen}`"
