"""Part 3, the planning grids, and the self audits whose standards point into them."""

from __future__ import annotations

from datetime import date
from typing import Any

from adtp_publish.model.display import MONTHS
from tests.bench.task import Fields, Objective, Task, texts
from tests.bench.yaml_text import Prose, Value

# How many objectives a grid has, and how many actions an objective: the number and how often it comes up.
OBJECTIVES = {3: 6, 4: 8, 5: 4, 6: 2, 7: 1, 8: 1}
ACTIONS = {1: 1, 2: 4, 3: 8, 4: 9, 5: 7, 6: 4, 7: 2, 8: 1, 10: 1, 12: 1}
GRIDS = 4
CONTINUOUS = ("continuous", "quarterly", "monthly", "weekly", "quarter 2", "quarter 4")
RATED = {"met": 4, "partly met": 4, "not met": 1, "not applicable": 1}
SEQUELS = {"L": "LLLGGGA", "G": "GGGGGGA", "A": "GGAAAAR", "R": "AAR"}


def grid(task: Task, number: int) -> Fields:
    """A planning grid; its objectives are kept for the documents that refer to them."""
    material = texts("grids")[number - 1]
    spare: list[str] = []
    rated = task.rng.random() < 0.3
    objectives: list[Value] = []
    chosen = task.rng.sample(range(len(material["objectives"])), _drawn(task, OBJECTIVES))
    for place, source in enumerate(sorted(chosen), 1):
        wanted = _drawn(task, ACTIONS)
        own = list(material["objectives"][source]["actions"][:wanted])
        while len(own) < wanted:
            spare = spare or task.rng.sample(material["actions"], len(material["actions"]))
            own.append(spare.pop())
        objectives.append(_objective(task, material["objectives"][source], f"{number}.{place}", own, rated))
    if number == GRIDS:
        _cover_themes(task, objectives)
    return {**task.head(), "priorities": _priorities(task, number), "objectives": objectives}


def audit(task: Task, name: str) -> Fields:
    """A self audit: standards with ratings, evidence and, where something is to be done, an action."""
    material, evidence = texts("audits")[name], texts("audits")["evidence"]
    standards: list[Value] = []
    for number, standard in enumerate(material["standards"], 1):
        rating = task.rng.choices(list(RATED), list(RATED.values()))[0]
        fields: Fields = {
            "number": str(number),
            "standard": Prose(standard),
            "rating": rating,
            "evidence": task.author.one_of(evidence[rating]),
        }
        if rating in ("partly met", "not met"):
            fields["action"] = str(task.rng.choice(task.rng.choice(task.objectives).actions)["number"])
        standards.append(fields)
    return {**task.head(), "standards": standards, "commentary": Prose(material["commentary"])}


def _cover_themes(task: Task, objectives: list[Value]) -> None:
    """The last objective of the last grid covers the themes that no other does."""
    form = task.edition.form("grid").field("objectives")
    themes = form.item.field("themes") if form and form.item else None
    known = themes.item.choices if themes and themes.item else ()
    last = objectives[-1]
    if isinstance(last, dict) and isinstance(last["themes"], list):
        last["themes"] += [theme for theme in known if theme not in task.themes]


def _drawn(task: Task, chances: dict[int, int]) -> int:
    return task.rng.choices(list(chances), list(chances.values()))[0]


def _priorities(task: Task, grid: int) -> Prose:
    """The key priorities, numbered, bulleted, nested or as prose; each of Part 1 is in one grid at least."""
    every = list(enumerate(task.priorities, 1))
    own = [pair for pair in every if pair[0] % GRIDS == grid % GRIDS]
    others = [pair for pair in every if pair not in own]
    chosen = own + task.rng.sample(others, max(0, task.rng.randint(2, 4) - len(own)))
    chosen.sort(key=lambda pair: pair[0])
    way = task.rng.choice(("numbered", "bulleted", "nested", "prose"))
    if way == "prose":
        numbers = [str(number) for number, _ in chosen]
        return Prose(
            f"This grid develops key priorities {', '.join(numbers[:-1])} and {numbers[-1]} of Part 1."
        )
    if way == "numbered":
        return Prose("\n".join(f"{n}. {p['priority']}" for n, (_, p) in enumerate(chosen, 1)))
    lines = [f"- **{number}** {priority['priority']}" for number, priority in chosen]
    lead = "From the key priorities of Part 1:\n\n" if way == "nested" else ""
    return Prose(lead + "\n".join(lines))


def _objective(task: Task, material: dict[str, Any], place: str, own: list[str], rated: bool) -> Fields:
    text = task.author.write(material["objective"])
    evidence = task.author.evidence()
    actions = [_action(task, f"{place}.{number}", action, rated) for number, action in enumerate(own, 1)]
    number = f"{place}.0"
    task.objectives.append(Objective(number, material["topic"], tuple(actions), _ratings(task)))
    task.themes.update(material["themes"])
    fields: Fields = {
        "number": number,
        "objective": text,
        "themes": list(material["themes"]),
        "actions": list(actions),
    }
    return {**fields, "evidence": evidence} if evidence else fields


def _action(task: Task, number: str, text: str, rated: bool) -> Fields:
    action: Fields = {"number": number, "action": task.author.write(text)}
    evidence = task.author.evidence()
    action["by_when"] = _when(task)
    if (
        action["by_when"] == CONTINUOUS[0]
        and not evidence
        and not any(sign.isdigit() for sign in str(action["action"]))
    ):
        action["by_when"] = "monthly"  # what has neither date nor number is a notice
    action["by_whom"] = task.post()
    if rated:
        action["rating"] = task.rng.choice("GGGLLA")
    return {**action, "evidence": evidence} if evidence else action


def _when(task: Task) -> str | date:
    if task.rng.random() < 0.2:
        return task.rng.choice(CONTINUOUS)
    month = task.rng.randrange(4, 16)  # from April to the March after
    year, month = task.starts + (month - 1) // 12, (month - 1) % 12 + 1
    if task.rng.random() < 0.6:
        return f"{MONTHS[month - 1]} {year}"
    return date(year, month, task.rng.choice((1, 14, 15, 28, 30)) if month != 2 else 28)


def _ratings(task: Task) -> tuple[str, ...]:
    """A rating a quarter; none falls by two steps, and none goes back to lavender."""
    ratings = [task.rng.choice("LGGGGA")]
    while len(ratings) < 4:
        ratings.append(task.rng.choice(SEQUELS[ratings[-1]]))
    return tuple(ratings)
