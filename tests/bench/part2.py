"""Part 2: baselines, targets, primary care and local priorities, as far as the edition's form asks."""

from __future__ import annotations

from decimal import Decimal

from tests.bench.area import share
from tests.bench.task import Fields, Task, start_of, year_of

MEASURES = ("pdu", "all_adults")


def baseline_pending(task: Task) -> bool:
    """Whether the baseline is still to come: in the first plan year after it, for a few."""
    return task.area.baseline_late and task.starts == _baseline_year(task) + 1


def part2(task: Task) -> Fields:
    """The document."""
    form = task.edition.form("part2")
    fields = task.head()
    for measure in MEASURES:
        fields[measure] = _series(task, measure)
    for name, least in (("retention", 78), ("exits", 34)):
        if form.field(name):
            fields[name] = _planned(task, name, least)
    fields["primary_care"] = [_trust(task, place) for place in range(len(task.area.trusts))]
    if form.field("local_priorities"):
        fields["local_priorities"] = _local_priorities(task)
    return fields


def target(task: Task, measure: str, year: str) -> int:
    """The target of a year."""
    return task.area.target(measure, start_of(year) - _baseline_year(task) - 1)


def _baseline_year(task: Task) -> int:
    form = task.edition.form("part2").field("pdu")
    baseline = form.field("baseline") if form else None
    return start_of(baseline.year) if baseline else task.starts


def change(task: Task, measure: str, year: str) -> str:
    """The change of a year, as it is written."""
    value: Decimal = task.area.changes[measure][start_of(year) - _baseline_year(task) - 1]
    return f"{value.normalize():f}%"


def _series(task: Task, measure: str) -> Fields:
    years = task.years("part2", measure, "change")
    pending = baseline_pending(task)
    series: Fields = {
        "baseline": "pending" if pending else task.area.baselines[measure],
        "basis": task.area.basis,
    }
    numbers = not pending and (
        task.rng.random() < 0.7 or bool(task.edition.form("part2").field("local_priorities"))
    )
    if not numbers or task.rng.random() < 0.7:
        series["change"] = {year: change(task, measure, year) for year in years}
    if numbers:
        series["stated"] = {year: target(task, measure, year) for year in years}
    form = task.edition.form("part2").field(measure)
    if form and form.field("background"):
        before = task.area.baselines[measure]
        spread = sorted(task.rng.randint(900, 999) for _ in range(2))
        given = task.years("part2", measure, "background")
        series["background"] = {
            year: before * part // 1_000 for year, part in zip(given, spread, strict=True)
        }
    return series


def _planned(task: Task, name: str, least: int) -> Fields:
    first = task.rng.randint(least - 8, least)
    years = task.years("part2", name, "background")
    background = {year: f"{first + 2 * place}%" for place, year in enumerate(years)}
    planned = f"{first + 2 * len(years) + task.rng.randint(1, 5)}%"
    return {"planned": planned, "background": dict(background)} if background else {"planned": planned}


def _trust(task: Task, place: int) -> Fields:
    trust = task.area.trusts[place]
    years = [year_of(task.starts - 1), task.edition.year]
    held = {year: trust.in_year(start_of(year) - _baseline_year(task)) for year in years}
    form = task.edition.form("part2").field("primary_care")
    practices = form.item.field("practices") if form and form.item else None
    # One number for both years, where the form has one: that of the plan year.
    single = practices is not None and practices.face.kind != "group"
    whole = {year: held[task.edition.year if single else year][0] for year in years}
    delivering: Fields = {
        year: {
            "number": min(held[year][1], whole[year]),
            "percentage": share(min(held[year][1], whole[year]), whole[year]),
        }
        for year in years
    }
    return {
        "trust": trust.name,
        "practices": whole[task.edition.year] if single else dict(whole),
        "delivering": delivering,
    }


def _local_priorities(task: Task) -> Fields:
    """Ticked where a key priority of Part 1 stands behind it, with the change that is sought."""
    ticked = {tick for priority in task.priorities for tick in priority["ticks"]}
    groups: Fields = {}
    form = task.edition.form("part2").field("local_priorities")
    for group in form.fields if form else ():
        lines: Fields = {}
        for line in group.fields:
            is_ticked = f"{group.face.name}/{line.face.name}" in ticked
            fields: Fields = {"priority": is_ticked}
            if line.field("change"):
                fields["baseline"] = is_ticked
                fields["change"] = f"{task.rng.randint(1, 10)}%" if is_ticked else "not sought"
            lines[line.face.name] = fields
        groups[group.face.name] = lines
    return groups
