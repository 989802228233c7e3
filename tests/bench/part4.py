"""Part 4: sources of funding by year and spending by service, which add up to the pound."""

from __future__ import annotations

from random import Random

from tests.bench.prose import counted
from tests.bench.task import Fields, Task, start_of, year_of
from tests.bench.yaml_text import Prose

BASE = 2007  # the year for which the first amounts of an area hold
STREAMS, ADULTS, OTHER, TOTAL = "other_streams", "adult_share", "other", "total"
CARRIED = "dip_carry_forward"
# A column of Table 2 is one row of Table 1, or several.
COLUMNS = {
    "pooled_treatment_budget": (ADULTS,),
    "dip": ("dip_main_grant", CARRIED),
    "pct": ("pct_mainstream",),
    "pooled": ("section_31_pooled",),
}
# Where the money of a column goes: services of the framework with their weights.
SPENT = {
    "pooled_treatment_budget": {
        "commissioning_system": 8,
        "workforce_development": 2,
        "user_involvement": 3,
        "open_access": 18,
        "structured_community": 52,
        "residential_inpatient": 17,
    },
    "underspend": {"workforce_development": 1, "user_involvement": 1, "open_access": 2},
    "dip": {"dip": 1},
    "police": {"dip": 1},
    "pct": {"commissioning_system": 5, "non_specialist": 12, "open_access": 10, "structured_community": 60},
    "social_services": {"commissioning_system": 1, "residential_inpatient": 9},
    "pooled": {"non_specialist": 10, "structured_community": 50, "residential_inpatient": 20},
    "probation": {"structured_community": 1},
    "supporting_people": {"non_specialist": 1},
    "other": {"user_involvement": 1, "open_access": 2},
    "tier_4_capital": {"residential_inpatient": 1},
}


def part4(task: Task) -> Fields:
    """The document."""
    fields = task.head()
    fields["table1"] = _table1(task)
    services = spending(task)
    columns: dict[str, int] = {}
    for cells in services.values():
        for column, amount in cells.items():
            columns[column] = columns.get(column, 0) + amount
    form = task.edition.form("part4").field("table2")
    totals = form.field("totals") if form else None
    order = [item.face.name for item in totals.fields] if totals else []
    table2: Fields = {
        "services": {
            name: {key: pounds(value) for key, value in cells.items()} for name, cells in services.items()
        }
    }
    if task.rng.random() < 0.6:
        table2["totals"] = {name: pounds(columns[name]) for name in order if name in columns}
    fields["table2"] = table2
    if task.rng.random() < 0.3:
        note = "What pharmacies are paid for supervised consumption can’t be separated yet: a gap, not zero."
        fields["gaps"] = [
            {"row": "1.7" if _amount(task, "pct_mainstream", task.starts) else "1.9", "note": Prose(note)}
        ]
    fields["commentary"] = Prose(
        f"Spending in {task.edition.year} follows the **key priorities of Part 1**:\n\n"
        "- open access and outreach are paid for from the pooled treatment budget and its underspend;\n"
        "- further practices in shared care – and their “enhanced service” – are paid for by health;\n"
        "- residential places draw on the pooled treatment budget and community care.\n\n"
        "Each mainstream partner at least keeps up its contribution."
    )
    return fields


def total(task: Task, start: int) -> int:
    """All funding of a year."""
    rows = [name for name in task.area.money if name not in ("pooled_treatment_budget", "young_people")]
    return sum(_amount(task, row, start) for row in (*rows, ADULTS, OTHER))


def central_grants(task: Task) -> int:
    """The adults' share of the pooled treatment budget and the DIP main grant, for the plan year."""
    return _amount(task, ADULTS, task.starts) + _amount(task, "dip_main_grant", task.starts)


def spending(task: Task) -> dict[str, dict[str, int]]:
    """Services in the form's order, each with what it gets from each source, and its total."""
    form = task.edition.form("part4").field("table2")
    services = form.field("services") if form else None
    cells: dict[str, dict[str, int]] = {item.face.name: {} for item in services.fields} if services else {}
    order = [item.face.name for item in services.fields[0].fields] if services else []
    rng = Random(f"{task.area.slug}/{task.area.population}/{task.edition.year}")
    for column in order:
        rows = COLUMNS.get(column, (column,))
        amount = sum(_amount(task, row, task.starts) for row in rows) if column in SPENT else 0
        if amount:
            for service, part in _split(rng, amount, SPENT[column]).items():
                cells[service][column] = part
    for parts in cells.values():
        parts[TOTAL] = sum(parts.values())
    return cells


def pounds(amount: int) -> str:
    """An amount as it is written."""
    return f"£{counted(amount)}"


def _split(rng: Random, amount: int, weights: dict[str, int]) -> dict[str, int]:
    """An amount over several services, in hundreds but for the last."""
    drawn = {name: weight * rng.uniform(0.8, 1.2) for name, weight in weights.items()}
    whole = sum(drawn.values())
    parts = {name: int(amount * weight / whole) // 100 * 100 for name, weight in drawn.items()}
    last = next(reversed(parts))
    parts[last] += amount - sum(parts.values())
    return {name: part for name, part in parts.items() if part}


def _amount(task: Task, row: str, start: int) -> int:
    area, index = task.area, start - BASE
    if row == ADULTS:
        return area.amount("pooled_treatment_budget", index) - area.amount("young_people", index)
    if row == OTHER:
        return sum(first + growth * index for _, first, growth in area.streams)
    if row == CARRIED:
        return area.amount(row, index) if index == 2 else 0  # carried forward once, out of 2008/09
    return area.amount(row, index)


def _table1(task: Task) -> Fields:
    form = task.edition.form("part4").field("table1")
    known = [year_of(task.starts - 1), task.edition.year]
    later = [year for year in task.years("part4", "table1", "police") if year > task.edition.year]
    years = known + (later if task.rng.random() < 0.7 else [])
    table: Fields = {}
    for field in form.fields if form else ():
        row = field.face.name
        if row == STREAMS:
            table[row] = [
                {"stream": name, **{year: pounds(first + growth * (start_of(year) - BASE)) for year in years}}
                for name, first, growth in task.area.streams
            ]
        elif row == TOTAL:
            table[row] = {year: pounds(total(task, start_of(year))) for year in known}
        elif row in (ADULTS, OTHER):
            table[row] = {year: pounds(_amount(task, row, start_of(year))) for year in known}
        elif row in task.area.money:
            table[row] = {year: _cell(task, row, year) for year in years}
    return table


def _cell(task: Task, row: str, year: str) -> str:
    amount = _amount(task, row, start_of(year))
    if row == CARRIED and not amount:
        return "pending" if year > task.edition.year else "not applicable"
    return pounds(amount)
