"""What the NTA's region says of each quarterly report."""

from __future__ import annotations

from tests.bench.progress import QUARTERS, period
from tests.bench.task import Fields, Task, texts


def comments(task: Task, quarter: int) -> Fields:
    """The comments on the report for a quarter; the mid-year review stands in the second."""
    material = texts("progress")
    fields: Fields = {
        **task.head(),
        "quarter": QUARTERS[quarter - 1],
        "by": {"post": "Deputy Regional Manager", "organisation": "National Treatment Agency"},
        "progress_report": _comments(task, "progress_report", quarter),
        "summary_report": _comments(task, "summary_report", quarter),
        "manager": {
            "post": "Regional Manager",
            "organisation": "National Treatment Agency",
            "name": task.person(),
        },
        "regional_manager": {QUARTERS[quarter - 1]: task.author.one_of(material["regional_manager"])},
    }
    if quarter == 2:
        fields["review"] = {
            "on": task.before("q3", 60, 80),
            "text": task.author.write(material["review"]),
        }
    return fields


def _comments(task: Task, report: str, quarter: int) -> Fields:
    """One comment for each heading of the form, now and then left out."""
    material = texts("progress")
    fields: Fields = {}
    for name in task.years("comments", report):
        if task.rng.random() < 0.1:
            continue
        text = task.author.one_of(material["comment"][name])
        if name in material["indicators"]:
            label, least, most = material["indicators"][name]
            value = f"{task.rng.randint(least, most)}%"
            task.author.note("indicator", label, value, period(task, quarter))
            text = type(text)(f"[[indicator]] in the quarter. {text}")
        comment: Fields = {QUARTERS[quarter - 1]: text}
        evidence = task.author.evidence()
        fields[name] = {**comment, "evidence": evidence} if evidence else comment
    return fields
