"""The days of an edition: those of its own year, and those that it inherits, moved on to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

_DAY = re.compile(r"([0-9]{4})-([0-9]{2}-[0-9]{2})", re.ASCII)
# How far before and behind its year a day of the timetable may lie: drafting begins in autumn, and the last
# report is returned a fortnight after the year (ours; the timetable is domain.md, section 5).
_AROUND = timedelta(days=183)

Data = dict[str, Any]


def moved_to(own: Data, inherited: Data) -> Data:
    """What is inherited, each of its days as many years later as the year of the heir is."""
    by = _first(own) - _first(inherited)
    found = {**inherited, **{name: _moved(inherited.get(name), by) for name in ("starts", "ends")}}
    found["timetable"] = [
        {**item, "by": _moved(item.get("by"), by)} for item in inherited.get("timetable", ())
    ]
    return {name: value for name, value in found.items() if value is not None}


def of_the_year_before(own: Data, inherited: Data) -> Iterator[str]:
    """The days of an heir's own timetable that are still those of the edition that it inherits from."""
    theirs = {item["key"]: item.get("by") for item in inherited.get("timetable", ())}
    by = _first(own) - _first(inherited)
    for item in own.get("timetable", ()):
        day = item.get("by")
        if by and day is not None and day == theirs.get(item["key"]):
            found = f"found `by: {day}` of `{item['key']}` of `timetable`, the day of {inherited['edition']}"
            wanted = f"one of {own['edition']}, such as `{_moved(day, by)}`"
            yield f"{found}; wanted {wanted}, or no `by`: it moves with the year"


def wrong_days(data: Data, folder: str) -> Iterator[str]:
    """What is wrong with the year of an edition, its first and last day, and the days of its timetable.

    A financial year goes from 1 April to 31 March and is written 2009/10; `2009-10` in paths (domain.md,
    section 1).
    """
    year, first = data["edition"], _first(data)
    if year.replace("/", "-") != folder:
        yield f"found `edition: {year}`; wanted the year that its folder is named by: `{folder}`"
    starts, ends = date(first, 4, 1), date(first + 1, 3, 31)
    for name, day, which in (("starts", starts, "first"), ("ends", ends, "last")):
        if data[name] != day.isoformat():
            yield f"found `{name}: {data[name]}`; wanted `{name}: {day}`, the {which} day of {year}"
    earliest, latest = starts - _AROUND, ends + _AROUND
    for item in data["timetable"]:
        if _DAY.fullmatch(item["by"]) and not earliest.isoformat() <= item["by"] <= latest.isoformat():
            found = f"found `by: {item['by']}` of `{item['key']}` of `timetable`"
            yield f"{found}; wanted a day from {earliest} to {latest}, near {year}"


def _first(data: Data) -> int:
    return int(str(data["edition"])[:4])


def _moved(day: str | None, by: int) -> str | None:
    """A day some years later; a 29 February is the last day of that month in any year."""
    found = _DAY.fullmatch(day or "")
    if found is None:
        return day
    year = int(found[1]) + by
    try:
        return date.fromisoformat(f"{year:04}-{found[2]}").isoformat()
    except ValueError:
        return f"{year:04}-02-28"
