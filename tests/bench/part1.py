"""Part 1: sections with their prose and evidence, the five elements, the key priorities."""

from __future__ import annotations

from typing import Any

from tests.bench.task import Fields, Task, paragraph, texts
from tests.bench.yaml_text import Prose, Value

ELEMENTS = ("direction", "demand", "findings", "improvements", "priorities")
GROUPS = {
    "referral": (
        "Clients reach us by these routes:",
        (
            ("self", "they refer themselves", "Clients who refer themselves", 42),
            ("criminal-justice", "through criminal justice", "Clients referred through criminal justice", 25),
            ("gp", "through their GP", "Clients referred by a GP", 16),
            ("drug-service", "from another drug service", "Clients referred by another drug service", 11),
            ("other-routes", "in other ways", "Clients referred in other ways", 6),
        ),
    ),
    "exits": (
        "People left treatment in these ways:",
        (
            ("unplanned", "unplanned", "Unplanned exits", 41),
            ("planned", "as planned", "Planned exits", 38),
            ("referred-on", "referred on", "Exits in which the client is referred on", 21),
        ),
    ),
}
MEASURES = (
    ("known", "PDUs known to treatment", "PDUs known to treatment by locality", 55, 80),
    ("waits", "First treatment within 3 weeks", "First interventions within 3 weeks by locality", 84, 97),
    ("planned", "Planned exits", "Planned exits by locality", 28, 48),
)


def part1(task: Task) -> Fields:
    """The document; chooses the key priorities that Part 2 and the grids go on with."""
    elements: dict[str, list[Value]] = {name: [] for name in ELEMENTS}
    sections: list[Value] = []
    counts: dict[str, int] = {}
    for material in texts("part1"):
        if material.get("optional") and task.rng.random() < 0.35:
            continue
        chapter = material["number"].partition(".")[0]
        number = f"{chapter}.{counts.get(chapter, 0)}"
        counts[chapter] = counts.get(chapter, 0) + 1
        elements[material["element"]].append(number)
        title = task.rng.choice(material["title"])
        sections.append(_section(task, number, title, _text(task, material)))
    last = len(counts) + 1
    sections += _priority_sections(task, last)
    elements["priorities"] += [f"{last}.{number}" for number in range(len(task.priorities) + 1)]
    return {
        **task.head(),
        **_note(task),
        "sections": sections,
        "key_priorities": [
            {"number": str(number), "priority": Prose(item["priority"]), "section": f"{last}.{number}"}
            for number, item in enumerate(task.priorities, 1)
        ],
        "elements": dict(elements),
    }


def _note(task: Task) -> Fields:
    if task.rng.random() < 0.5:
        return {}
    return {"note": Prose("The full needs assessment is a separate document; this part sums it up.")}


def _priority_sections(task: Task, chapter: int) -> list[Value]:
    """The last chapter: a section that says how many key priorities there are, and one for each."""
    material = texts("priorities")
    chosen = task.rng.sample(range(len(material)), task.rng.randint(4, 6))
    task.priorities = [material[place] for place in sorted(chosen)]
    year, count = task.edition.year, len(chosen)
    task.author.note("priorities", "Key priorities", str(count), year)
    text = Prose("There are [[priorities]] of them; each is developed in the planning grids.")
    sections: list[Value] = [_section(task, f"{chapter}.0", f"Key priorities for {year}", text)]
    for number, item in enumerate(task.priorities, 1):
        text = _joined(task, item["text"])
        sections.append(_section(task, f"{chapter}.{number}", item["priority"], text))
    return sections


def _section(task: Task, number: str, title: str, text: Prose) -> Fields:
    section: Fields = {"number": number, "title": title, "text": text}
    evidence = task.author.evidence()
    return {**section, "evidence": evidence} if evidence else section


def _text(task: Task, material: dict[str, Any]) -> Prose:
    """The paragraphs of a section: what always stands there, a list or table, some of the rest."""
    chosen = task.rng.sample(material.get("some", []), material.get("take", 0))
    blocks: list[str] = [_joined(task, material["always"])]
    if "list" in material:
        items = task.rng.sample(material["list"], material["bullets"])
        blocks.append("\n".join(f"- {task.author.write(item)}" for item in items))
        blocks.append(_joined(task, material.get("after", [])))
    if material.get("table"):
        blocks.append(_table(task))
    half = (len(chosen) + 1) // 2
    blocks += [_joined(task, chosen[:half]), _joined(task, chosen[half:])]
    blocks += [_group(task, name) for name in material.get("groups", [])]
    return paragraph(*blocks)


def _joined(task: Task, sentences: list[str]) -> Prose:
    """Sentences in one paragraph, but a list of its own ends it."""
    text = ""
    for sentence in sentences:
        written = task.author.write(sentence)
        between = "\n\n" if "\n" in written or "\n" in text else " "
        text = f"{text}{between}{written}" if text else written
    return Prose(text)


def _group(task: Task, name: str) -> str:
    """Shares that make up a whole: about the usual ones, together 100%."""
    lead, members = GROUPS[name]
    shares = [usual + task.rng.randint(-usual // 3, usual // 3) for *_, usual in members[1:]]
    shares.insert(0, 100 - sum(shares))
    lines = []
    for place, ((short, words, label, _), share) in enumerate(zip(members, shares, strict=True)):
        entry = task.author.note(short, label, f"{share}%", task.author.periods["prev"])
        entry["group"] = name
        if place == 0:
            entry["complete"] = True
        lines.append(f"- {words}: [[{short}]]" + (";" if place + 1 < len(members) else "."))
    return "\n".join([lead, "", *lines])


def _table(task: Task) -> str:
    """A figure for the whole area with those of its localities around it."""
    places = task.area.localities if len(task.area.localities) > 1 else task.area.towns
    period = task.author.periods["prev"]
    rows = [["", *places, "All"], ["---"] * (len(places) + 2)]
    for short, words, label, least, most in MEASURES:
        whole = task.rng.randint(least, most)
        values = [whole + task.rng.randint(1, 6), whole - task.rng.randint(1, 6), whole][: len(places)]
        name = f"all-{short}"
        task.author.note(name, label, f"{whole}%", period)
        names = [f"{short}-{place.lower().replace(' ', '-')}" for place in places]
        for own, place, value in zip(names, places, values, strict=True):
            entry = task.author.note(own, label, f"{value}%", period)
            entry["locality"] = place
            entry["part_of"] = name
        rows.append([words, *(f"[[{own}]]" for own in (*names, name))])
    return "\n".join(f"| {' | '.join(row)} |".replace("|  |", "| |") for row in rows)
