"""The changes of all plans as an Atom feed (RFC 4287) and as JSON.

Nothing in them is taken from the clock: a feed is as old as the last change that it tells of. Ids are made
from the plan and the event alone, so they stay as they are when the site moves (decision 0033).
`templates/schemas/changes.schema.json` describes the JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from ...model.changes import Change
from ...model.output import OutputFile
from ...model.record import LONDON
from .. import routes
from ..changes import changes, figures, remarks, short, title
from ..frame import Site

FORMAT = 1
# A reader of a feed wants what is new; all that ever changed is in the JSON.
MOST = 500
_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACE = uuid5(NAMESPACE_URL, "adult drug treatment plans: changes")
# Before the first plans: the age of a feed that has nothing to tell.
_NEVER = datetime.fromtimestamp(0, UTC)


def as_files(site: Site) -> Iterator[OutputFile]:
    """The feed and the JSON, also where nothing has changed yet: readers may follow from the first day."""
    found = changes(site)
    yield OutputFile(routes.CHANGES_FEED, _feed(site, found[:MOST]))
    yield OutputFile(routes.CHANGES_JSON, _data(found))


def _feed(site: Site, found: tuple[Change, ...]) -> bytes:
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": "en-GB"})
    _text(feed, "title", f"{site.config.title}: latest changes")
    _text(feed, "id", _id("feed"))
    _text(feed, "updated", max((_moment(change.on) for change in found), default=_NEVER).isoformat())
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _text(author, "name", site.config.organisation or site.config.title)
    _link(site, feed, "self", routes.CHANGES_FEED, "application/atom+xml")
    _link(site, feed, "alternate", routes.CHANGES, "text/html")
    for change in found:
        _entry(site, feed, change)
    ET.indent(feed, "")
    written: bytes = ET.tostring(feed, "utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(site: Site, feed: ET.Element, change: Change) -> None:
    entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
    _text(entry, "title", f"{change.release.name}: {title(change)}")
    _text(entry, "id", id_of(change))
    _text(entry, "updated", _moment(change.on).isoformat())
    _link(site, entry, "alternate", routes.plan(change.release), "text/html")
    ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": change.kind})
    _text(entry, "summary", "\n".join(_lines(change)))


def _lines(change: Change) -> Iterator[str]:
    """What an entry says: what happened, why, and each figure that changed, a line each."""
    yield f"{change.release.name}: {title(change)}."
    if change.reason:
        yield f"Reason: {change.reason}"
    yield from remarks(change)
    for document, rows in figures(change):
        name = short(change.release, document.document)
        yield from (f"{name}, {label}: {before} before, {after} after." for _, label, before, after in rows)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _link(site: Site, parent: ET.Element, relation: str, address: str, kind: str) -> None:
    """A link: whole where the address of the site is known, else relative to the feed."""
    href = site.config.address + address if site.config.address else address
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": relation, "type": kind, "href": href})


def id_of(change: Change) -> str:
    """The id of a change in the feed and in data; it stays as it is."""
    return _id(change.name)


def _id(name: str) -> str:
    return uuid5(_NAMESPACE, name).urn


def _moment(on: datetime | date) -> datetime:
    """When a change happened; a day begins in London."""
    if isinstance(on, datetime):
        return on.astimezone(LONDON)
    return datetime.combine(on, time(), LONDON)


def _data(found: tuple[Change, ...]) -> bytes:
    content = {"format": FORMAT, "changes": [_record(change) for change in found]}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _record(change: Change) -> dict[str, object]:
    release = change.release
    return {
        "id": id_of(change),
        "partnership": release.partnership.slug,
        "name": release.partnership.name,
        "edition": release.year,
        "change": change.kind,
        "title": title(change),
        "on": _on(change.on),
        "document": change.document,
        "reason": change.reason,
        "remarks": list(remarks(change)),
        "figures": [
            {"id": name, "label": label, "was": before, "is": after}
            for _, rows in figures(change)
            for name, label, before, after in rows
        ],
        "page": routes.plan(release),
    }


def _on(on: datetime | date) -> str:
    """A day, or a moment with the time of London."""
    return _moment(on).isoformat() if isinstance(on, datetime) else on.isoformat()
