"""Cover, record and assessment: who approved the plan, what happened to it and when."""

from __future__ import annotations

from datetime import date, timedelta

from tests.bench.part2 import baseline_pending
from tests.bench.task import Fields, Task, texts
from tests.bench.yaml_text import Prose, Value

FAR_OFF = 2099  # the year in which a plan that is still to come is published


def cover(task: Task) -> Fields:
    """The cover with the post of each signatory, and some of their names."""
    area = task.area
    signed = task.standing != "unsigned"
    chairs: list[Fields] = [{"post": f"Chair, {area.name} Drug and Alcohol Partnership"}]
    for locality in area.localities:
        chair: Fields = {"post": "Chair, adult joint commissioning group"}
        chairs.append({**chair, "locality": locality} if len(area.localities) > 1 else chair)
    for chair in chairs:
        if task.rng.random() < 0.6:
            chair["name"] = task.person()
        chair["signed"] = task.before("sign-off", 9, 20) if signed else "pending"
    return {
        **task.head(),
        "nature": "plan",
        "partnership": f"{area.name} Drug and Alcohol Partnership",
        "date": task.before("march", 0, 10),
        "approved": signed,
        "signatories": list(chairs),
    }


def record(task: Task) -> Fields:
    """The events of the plan, as far as it has come."""
    fields = task.head()
    if task.standing == "unsigned":
        return {
            **fields,
            "note": Prose("Not signed off yet: the partnership’s board meets again in the summer."),
        }
    fields["signed_off"] = {"on": task.before("sign-off", 0, 6)}
    fields["percentages_agreed"] = {"on": task.before("agreement", 0, 20)}
    if not baseline_pending(task):
        fields["baseline_set"] = {"on": task.before("baseline", 1, 20)}
    published = task.before("publication", 3, 45)
    on = _moment(task, published.replace(year=FAR_OFF) if task.standing == "future" else published)
    fields["published"] = {"on": on}
    if task.standing == "published" and task.rng.random() < 0.06:
        day = published + timedelta(days=task.rng.randint(8, 60))
        reason = Prose(texts("progress")["correction"])
        fields["corrections"] = [{"on": _moment(task, day), "document": "part2", "reason": reason}]
    if task.standing == "withdrawn":
        day = published + timedelta(days=task.rng.randint(30, 200))
        reason = task.author.write(texts("progress")["withdrawn"])
        fields["withdrawn"] = {"on": day, "reason": reason}
    return fields


def assessment(task: Task) -> Fields:
    """Approvals, returns, the panel's response and what was revised after it."""
    material = texts("progress")
    approved: list[Value] = [
        {"on": task.before("january", 2, 12), "by": f"Chair, adult joint commissioning group, {locality}"}
        for locality in task.area.localities
    ]
    packs = ("january", "march", "q1", "q2", "q3", "q4")
    returned: list[Value] = [{"on": task.before(pack, 0, 4), "pack": pack} for pack in packs]
    panel: Fields = {"on": task.before("february", 0, 8), "text": task.author.one_of(material["panel"])}
    revised: list[Value] = [
        {"on": task.before("march", 0, 5), "document": name, "what": Prose(what)}
        for name, what in material["revised"].items()
        if task.rng.random() < 0.7
    ]
    fields: Fields = {**task.head(), "approved": approved, "returned": returned, "panel": [panel]}
    if revised:
        fields["revised"] = revised
    fields["comments"] = Prose(material["content"])
    return fields


def _moment(task: Task, day: date) -> str | date:
    """The day, or a time on it."""
    return (
        day
        if task.rng.random() < 0.4
        else f"{day.isoformat()}T{task.rng.choice(('09:30', '10:00', '14:15'))}"
    )
