"""The four quarterly reports: barriers, priorities, plans, objectives by exception, DRRs."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from adtp_publish.model.display import MONTHS
from tests.bench.area import half_up, share
from tests.bench.task import Fields, Objective, Task, texts
from tests.bench.yaml_text import Prose, Value

WORST = "RAG"
QUARTERS = ("q1", "q2", "q3", "q4")
STATUS = {"G": ("done late",), "A": ("done late", "in hand", "outstanding"), "R": ("outstanding",)}
STEPS = (("G", 100), ("A", 90), ("R", 0))


def progress(task: Task, quarter: int) -> Fields:
    """The report for a quarter, from 1; it repeats the ratings of the quarters before."""
    task.author.slots["q"] = f"quarter {quarter}"
    task.author.slots["month"] = MONTHS[(3 * quarter + task.rng.randint(0, 2)) % 12]
    material = texts("progress")
    return {
        **task.head(),
        "quarter": QUARTERS[quarter - 1],
        "barriers": _barriers(task),
        "key_priorities": [_priority(task, place, quarter) for place in range(len(task.priorities))],
        "improvement_plan": [
            {
                "plan": material["improvement"],
                "progress": task.author.one_of(material["improvement_progress"]),
                "ratings": _so_far(("A", "G", "G", "G"), quarter),
            }
        ],
        "other_plans": [_other_plan(task, quarter)],
        "objectives": [_objective(task, objective, quarter) for objective in task.objectives],
        "financial_summary": {"attached": True, "note": Prose(material["financial"])},
        "drr": {
            "commencements": _requirement(task, task.area.requirements, quarter),
            "completions": _requirement(task, task.area.requirements // 2, quarter),
        },
    }


def period(task: Task, quarter: int, since_april: bool = False) -> str:
    """The months of a quarter, or of the year up to its end."""
    last = (3 * quarter + 2) % 12
    first = 3 if since_april else last - 2
    ends = task.starts + (quarter == 4)
    begins = f" {task.starts}" if since_april and quarter == 4 else ""
    return f"{MONTHS[first]}{begins} to {MONTHS[last]} {ends}"


def _so_far(ratings: tuple[str, ...], quarter: int) -> Fields:
    return dict(zip(QUARTERS[:quarter], ratings, strict=False))


def _barriers(task: Task) -> Prose:
    material = texts("progress")
    chosen = task.rng.sample(material["barriers"], task.rng.randint(0, 3))
    if not chosen:
        return Prose(material["no_barriers"])
    return Prose("\n".join(f"- {task.author.write(text)}" for text in chosen))


def _under(task: Task, place: int) -> list[Objective]:
    """The objectives under a key priority: those of its topic, and each that has none takes its turn."""
    topics = [priority["topic"] for priority in task.priorities]
    others = [objective for objective in task.objectives if objective.topic not in topics]
    turn = others[place :: len(topics)]
    return [item for item in task.objectives if item.topic == topics[place] or item in turn]


def _priority(task: Task, place: int, quarter: int) -> Fields:
    """A key priority, rated no better than any objective under it."""
    material, under = task.priorities[place], _under(task, place)
    ratings = tuple(
        next((word for word in WORST if any(item.ratings[q] == word for item in under)), "L")
        for q in range(quarter)
    )
    fields: Fields = {
        "number": str(place + 1),
        "priority": Prose(material["priority"]),
        "progress": task.author.one_of(texts("progress")["priority"][ratings[-1]]),
    }
    if under:
        fields["objectives"] = [objective.number for objective in under]
    return {**fields, "ratings": _so_far(ratings, quarter)}


def _other_plan(task: Task, quarter: int) -> Fields:
    material = texts("progress")
    actions: list[Value] = [
        {
            "number": str(number),
            "action": Prose(action),
            "progress": task.author.one_of(material["other_done"]),
        }
        for number, action in enumerate(material["other_actions"], 1)
    ]
    return {
        "plan": material["other"],
        "actions": actions,
        "progress": task.author.one_of(material["other_progress"]),
        "ratings": _so_far(("A", "A", "G", "G"), quarter),
    }


def _objective(task: Task, objective: Objective, quarter: int) -> Fields:
    """An objective, by exception: a text and the actions in question only where there is something to say."""
    fields: Fields = {"number": objective.number}
    rating = objective.ratings[quarter - 1]
    if rating in "AR" or task.rng.random() < 0.3:
        text = task.rng.choice(texts("progress")["objective"][rating])
        if "{n}" in text:
            text = text.replace("{n}", _measured(task, objective, quarter))
        fields["progress"] = task.author.write(text)
    evidence = task.author.evidence()
    if rating in "AR" or (rating == "G" and task.rng.random() < 0.1):
        exceptions = _exceptions(task, objective, rating, quarter)
        fields |= {"exceptions": exceptions} if exceptions else {}
    fields["ratings"] = _so_far(objective.ratings, quarter)
    return {**fields, "evidence": evidence} if evidence else fields


def _measured(task: Task, objective: Objective, quarter: int) -> str:
    measures = texts("progress")["measures"]
    label = measures[len(objective.actions) % len(measures)].format(number=objective.number)
    value = quarter * (3 + sum(map(int, objective.number.split("."))))
    months = period(task, quarter, since_april=True)
    task.author.note("reached", label, str(value), months)
    return "[[reached]]"


def _exceptions(task: Task, objective: Objective, rating: str, quarter: int) -> list[Value]:
    # What is done is not opened again.
    places = [n for n, action in enumerate(objective.actions) if str(action["number"]) not in task.done]
    chosen = sorted(task.rng.sample(places, min(len(places), task.rng.choice((1, 1, 2)))))
    found: list[Value] = []
    for place in chosen:
        status = task.rng.choice(STATUS[rating])
        fields: Fields = {"action": objective.actions[place]["number"], "status": status}
        if status == "done late":
            task.done.add(str(objective.actions[place]["number"]))
        else:
            month = 3 * quarter + 3 + task.rng.randint(0, 2)
            fields["new_date"] = f"{MONTHS[month % 12]} {task.starts + month // 12}"
        fields["text"] = task.author.one_of(texts("progress")["exception"][status])
        found.append(fields)
    return found


def _requirement(task: Task, annual: int, quarter: int) -> Fields:
    """Drug rehabilitation requirements: the rating follows from the percentage before it is rounded."""
    rng = Random(f"{task.area.slug}/{task.edition.year}/{annual}")
    to_date = number = 0
    for past in range(1, quarter + 1):
        to_date = max(1, half_up(Decimal(annual * past) / 4))
        number = max(number, to_date * rng.randint(78, 125) // 100)  # counted from April: it never falls
    return {
        "target_to_date": to_date,
        "annual_target": annual,
        "number": number,
        "percentage": share(number, to_date),
        "rating": next(word for word, least in STEPS if 100 * number >= least * to_date),
    }
