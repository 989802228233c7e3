"""The Local Area Agreement action plan, which agrees with Parts 2, 3 and 4."""

from __future__ import annotations

from dataclasses import replace

from tests.bench.part2 import baseline_pending, change
from tests.bench.part4 import BASE, central_grants, pounds, spending
from tests.bench.task import Fields, Task, start_of, texts, year_of
from tests.bench.yaml_text import Prose, Value


def laa(task: Task) -> Fields:
    """The document."""
    material = texts("laa")
    return {
        **task.head(),
        "note": Prose("The council owns this action plan; it is sent to the NTA on request."),
        "indicator": {
            "number": "NI 40",
            "definition": Prose(material["definition"]),
            "lead_partner": f"{task.area.name} Drug and Alcohol Partnership",
            "data_expert": task.post(0.5),
            "owner": task.post(0.5),
            "reporting": "Quarterly",
            "theme": task.author.one_of(material["theme"]),
            "priority": task.author.write(material["priority"]),
        },
        "targets": _targets(task),
        "equalities": {"text": task.author.write(material["equalities"])},
        "summary": {"text": task.author.write(material["summary"])},
        "delivery": _delivery(task),
        "indicators": [
            {"indicator": item["indicator"], "text": Prose(item["text"])} for item in material["indicators"]
        ],
        "funding": _funding(task),
        "risks": [
            {"reference": f"R{number}", "risk": Prose(item["risk"]), "mitigation": Prose(item["mitigation"])}
            for number, item in enumerate(material["risks"], 1)
        ],
    }


def _targets(task: Task) -> Fields:
    """The baseline that was expected, and the one of Part 2 once it is known."""
    material = texts("laa")
    commentary = task.author.write(material["commentary"])
    targets: Fields = {
        "original": _series(task, task.area.baselines["pdu"] * 94 // 100, "The figure expected at first.")
    }
    if not baseline_pending(task):
        targets["refreshed"] = _series(
            task, task.area.baselines["pdu"], "As in Part 2 of the treatment plan."
        )
    targets["success_criteria"] = Prose(material["success"])
    targets["commentary"] = commentary
    targets["evidence"] = task.author.evidence()
    return targets


def _series(task: Task, baseline: int, note: str) -> Fields:
    """Numbers, with their changes where the form has room for each year since the baseline."""
    asked = task.years("laa", "targets", "original", "change")
    years = task.years("part2", "pdu", "change")
    area = replace(task.area, baselines={**task.area.baselines, "pdu": baseline})
    series: Fields = {"baseline": baseline}
    if area.basis == "from baseline" or asked == years:
        series["basis"] = area.basis
        series["change"] = {year: change(task, "pdu", year) for year in asked}
    series["stated"] = {year: area.target("pdu", start_of(year) - BASE - 1) for year in asked}
    return {**series, "baseline_year": year_of(BASE), "note": Prose(note)}


def _delivery(task: Task) -> list[Value]:
    """Actions of the planning grids, in both ways of naming their place."""
    every = (action for objective in task.objectives for action in objective.actions)
    actions = [action for action in every if "evidence" not in action]  # what its text quotes stays behind
    chosen = sorted(task.rng.sample(range(len(actions)), min(len(actions), task.rng.randint(4, 8))))
    rows: list[Value] = []
    for place in chosen:
        action = actions[place]
        grid, _, rest = str(action["number"]).partition(".")
        rows.append(
            {
                "reference": f"Planning grid {grid} {rest}" if task.rng.random() < 0.3 else action["number"],
                "action": action["action"],
                "milestone": action["by_when"],
                "links": task.author.one_of(texts("laa")["links"]),
                "lead": action["by_whom"],
                "progress": task.author.one_of(texts("laa")["progress"]),
            }
        )
    return rows


def _funding(task: Task) -> Fields:
    """What Part 4 spends in the plan year; what the form asks of later years is not collected."""
    year = task.edition.year
    later = [item for item in task.years("laa", "funding", "total") if item[:1].isdigit() and item > year]
    missing: Fields = dict.fromkeys((*later, "total"), "not collected")
    services: Fields = {}
    spent = spending(task)
    for name, cells in spent.items():
        comment = task.author.one_of(texts("laa")["comments"])
        services[name] = {year: pounds(cells["total"]), **missing, "comment": comment}
    whole = sum(cells["total"] for cells in spent.values())
    return {
        "services": services,
        "total": {year: pounds(whole), **missing, "comment": Prose("As in Part 4.")},
        "central_grants": pounds(central_grants(task)),
    }
