"""Plans that are hard to lay out: everything too long, too many or not there at all.

    python -m tests.pdf.torture DIR

They are made from the example, so that a new field of a form is in them as soon as the example has it.
Two plans: `torture` has too much of everything, `bare` next to nothing. Neither has an error.
"""

from __future__ import annotations

import re
import sys
from copy import deepcopy
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.privacy.repository import PLANS, Texts, read, write

YEAR = "2009-10"
TORTURE, BARE = f"torture/{YEAR}", f"bare/{YEAR}"
EXAMPLE = f"example/{YEAR}"

NAME = (
    "Llanfairpwllgwyngyllgogerychwyrndrobwll, O’Brien’s Isle of Dogs & Somewhere Else Entirely Drug and "
    "Alcohol Action Team with the Crime and Disorder Reduction Partnerships of its Eleven Districts"
)
WORD = "Averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongword"
PLACE = "https://example.org/an/address/that/is/far/too/long/for/a/cell/and/has/no/place/to/break/in/at/all"
GRIDS, OBJECTIVES, ACTIONS = 5, 12, 30
STREAMS, SIGNATORIES, TRUSTS = 14, 5, 3
LONG = 3_000
THEMES = (
    "diversity",
    "criminal justice",
    "workforce",
    "harm reduction",
    "carers and family members",
    "service users",
    "housing",
    "skills and employment",
)
# Figures of the example's trusts, which are not those of these plans.
_OF_TRUSTS = re.compile(r"\[\[part2\.primary-care\.[^\]]*\]\]")
_SAID = (
    "The partnership will agree with every provider, commissioner and carer how people are seen "
    "within three weeks, kept in treatment for twelve, and helped to leave with a home and work; "
    "what is found is brought to the joint commissioning group’s next meeting, minuted and acted on. "
)
_WORDS = ("q1", "q2", "q3", "q4")


def words(number: int) -> str:
    """A text of so many words."""
    return " ".join(islice(cycle(_SAID.split()), number))


def write_torture(folder: Path) -> None:
    """Write both plans with their register into a folder."""
    for name, text in texts().items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


@cache
def texts() -> Texts:
    """The files of both plans and of their register."""
    register = {
        "format": "1",
        "regions": [{"slug": "north-west", "name": "North West"}],
        "partnerships": [
            {"slug": "bare", "name": "Bare", "code": "E08B", "region": "north-west"},
            {"slug": "torture", "name": NAME, "code": "E08C", "region": "north-west"},
        ],
    }
    made = {
        "cover.yaml": _cover(),
        "part1.yaml": _part1(),
        "part2.yaml": _part2(),
        "part4.yaml": _part4(),
        "harm-reduction.yaml": _audit("harm-reduction.yaml", 25),
        "primary-care.yaml": _audit("primary-care.yaml", 3),
        "laa.yaml": _laa(),
        "progress/q4.yaml": _progress(),
        "progress/q4-comments.yaml": _comments(),
        "record.yaml": {"percentages_agreed": {"on": "2009-05-29"}},
        **{f"part3/grid{number}.yaml": _grid(number) for number in range(1, GRIDS + 1)},
    }
    return {
        "register.yaml": write(register),
        **{f"{TORTURE}/{name}": write(_headed(data)) for name, data in made.items()},
        **{f"{BARE}/{name}": write(_headed(data)) for name, data in _bare().items()},
    }


def _headed(data: dict[str, Any]) -> dict[str, Any]:
    return {"format": "1", "edition": "2009/10", **data}


def _example(name: str) -> dict[str, Any]:
    text = PLANS.read(f"{EXAMPLE}/{name}").decode()
    data = read(_OF_TRUSTS.sub("[[part2.pdu.baseline]]", text))
    assert isinstance(data, dict)
    return data


def _cover() -> dict[str, Any]:
    post = "Chair of the adult joint commissioning group and Director of Community Safety, Housing and Health"
    where = f"Localities of the north, the coast and {NAME.partition(',')[0]}"
    signatories = [{"post": f"Chair, {NAME}"}]
    signatories += [{"post": f"{post} ({n})", "locality": f"{where} {n}"} for n in range(2, SIGNATORIES + 1)]
    for one in signatories[::2]:
        one["name"] = "Wilhelmina Featherstonehaugh-Cholmondeley of Somewhere Else Entirely"
    return {
        "nature": "plan",
        "partnership": NAME,
        "date": "to be confirmed",
        "signatories": signatories,
        "note": words(120),
    }


def _part1() -> dict[str, Any]:
    data = _example("part1.yaml")
    first, *others = data["sections"]
    first["title"] = f"{words(30)} {WORD}"
    first["text"] += f"\n{WORD} {PLACE}\n\n" + "\n\n".join(words(300) for _ in range(4))
    first["text"] += (
        "\n\n| one | two | three | four | five | six | seven |\n| --- | --- | --- | --- | --- | --- | --- |\n"
    )
    first["text"] += f"| an unusually long cell | {WORD} | 138,089 | 138,089 | £1,000,000 | 1 | last |\n" * 24
    others[0]["text"] += "".join(f"\n\nA remark[^n{n}]." for n in range(20))
    others[0]["text"] += "\n" + "".join(f"\n[^n{n}]: {words(20)}." for n in range(20))
    bulleted = "".join(f"\n- {words(5 + n % 40)}\n  - {words(8)}" for n in range(30))
    others[1]["text"] += f"\n{bulleted}\n"
    data["note"] = words(LONG // 10)
    # Numbers end at two points; what stands between the chapters is there in name only.
    data["sections"] += [
        {"number": f"9.{number}", "title": f"Nothing here yet ({number})", "text": "pending"}
        for number in range(12)
    ]
    data["key_priorities"] += [
        {"number": str(number), "priority": words(60), "section": "9.1"} for number in range(9, 17)
    ]
    return data


def _part2() -> dict[str, Any]:
    data = _example("part2.yaml")
    data["pdu"] |= {"baseline": "1234567", "stated": "", "outturn": ""}
    for name in ("stated", "outturn", "outturn_source"):
        data["pdu"].pop(name)
    trust = data["primary_care"][0]
    data["primary_care"] = []
    for number in range(TRUSTS):
        delivering = {year: {"number": "10", "percentage": "99%"} for year in trust["practices"]}
        for held in delivering.values():
            held["explained"] = words(40 + number * 30)
        data["primary_care"].append(
            {
                "trust": f"{NAME} Primary Care Trust {number + 1}",
                "practices": dict(trust["practices"]),
                "delivering": delivering,
            }
        )
    data["other_targets"][0]["owner"] = f"{NAME} {WORD}"
    data["note"] = words(200)
    return data


def _grid(number: int) -> dict[str, Any]:
    objectives = [_objective(number, place) for place in range(1, OBJECTIVES + 1)]
    data = {
        "priorities": "\n".join(f"{n}. {words(12)}\n   - {words(9)}" for n in range(1, 9)),
        "objectives": objectives,
    }
    return {"title": f"{words(12)} {WORD}", **data} if number > 4 else data


def _objective(grid: int, place: int) -> dict[str, Any]:
    many = ACTIONS if (grid, place) == (1, 1) else 2 + (grid + place) % 3
    return {
        "number": f"{grid}.{place}.0",
        "objective": f"By March 2010, {words(8 + place * 4)}",
        "themes": list(THEMES[: 1 + place % len(THEMES)]),
        "actions": [_action(grid, place, item) for item in range(1, many + 1)],
    }


def _action(grid: int, place: int, item: int) -> dict[str, Any]:
    length = (
        LONG
        if (grid, place, item) == (2, 1, 2)
        else 6 + (grid * place * item) % (70 if grid < TRUSTS else 30)
    )
    post = {"post": "Joint Commissioning Manager", "organisation": f"{NAME.partition(' Drug')[0]} DAAT"}
    if item % 3:
        post = {"post": "Data and Performance Analyst", "organisation": "DAAT"}
    ends = f" {WORD}" if item % 7 == 4 else f" {PLACE}" if item % 7 == 5 else ""
    return {
        "number": f"{grid}.{place}.{item}",
        "action": f"{words(length)}{ends}",
        "by_when": ("September 2009", "2009-11-30", "continuous", "quarterly")[item % 4],
        "by_whom": post,
        "rating": "GARL"[item % 4],
    }


def _part4() -> dict[str, Any]:
    data = _example("part4.yaml")
    rows = data["table1"]
    streams = rows["other_streams"]
    spare = {year: "£0" for year in streams[0] if year != "stream"}
    streams += [{"stream": f"Grant {n} for {words(n * 2)}", **spare} for n in range(1, STREAMS)]
    streams[-1]["stream"] += f" {WORD}"
    data["table2"]["totals"] = {
        name: text for name, text in data["table2"]["totals"].items() if name != "dip"
    }
    rows["total"] = {year: text.replace("£3", "£9") for year, text in rows["total"].items()}
    rows["adult_share"] = dict.fromkeys(rows["adult_share"], "£9,850,000")
    rows["explained"] = dict.fromkeys(rows["total"], words(60))
    data["table2"]["totals"]["total"] = rows["total"]["2009/10"]
    data["gaps"] = [{"row": f"1.{n}", "note": words(n * 20)} for n in (6, 7, 8, 10, 11)]
    data["note"] = words(90)
    return data


def _audit(name: str, standards: int) -> dict[str, Any]:
    data = _example(name)
    known = data["standards"]
    data["standards"] = [
        {**known[n % len(known)], "number": str(n + 1), "evidence": words(5 + n * 5)}
        for n in range(standards)
    ]
    for one in data["standards"]:
        one.pop("action", None)
    data["standards"][1]["evidence"] = words(LONG if standards > TRUSTS else 1)
    return data


def _laa() -> dict[str, Any]:
    data = _example("laa.yaml")
    data["delivery"] = [
        {
            **deepcopy(data["delivery"][n % 2]),
            "reference": f"{1 + n % GRIDS}.{2 + n // GRIDS}.1",
            "action": words(10 + n * 9),
        }
        for n in range(10)
    ]
    data["risks"] = [
        {"reference": f"R{n}", "risk": words(n * 40), "mitigation": words(400 - n * 40)} for n in range(1, 9)
    ]
    data["indicator"]["definition"] = words(150)
    return data


def _progress() -> dict[str, Any]:
    data = _example("progress/q4.yaml")
    for number, row in enumerate(data["key_priorities"]):
        row["progress"] += f" {words(8 * number * number)}"
        row["priority"] = f"{row['priority']} {words(10 * number)}"
    data["objectives"] = [
        _reported(grid, place) for grid in range(1, 6) for place in range(1, OBJECTIVES + 1)
    ]
    data["barriers"] += f"\n\n{words(400)}"
    return data


def _reported(grid: int, place: int) -> dict[str, Any]:
    row: dict[str, Any] = {"number": f"{grid}.{place}.0", "ratings": dict(zip(_WORDS, "LGAR", strict=True))}
    if place % 4 == 1:
        row["progress"] = words(grid * place * 3)
        said = [{"action": f"{grid}.{place}.{n}", "status": "in hand", "text": words(n * 15)} for n in (1, 2)]
        row["exceptions"] = [{**one, "new_date": "May 2010"} for one in said]
    return row


def _comments() -> dict[str, Any]:
    data = _example("progress/q4-comments.yaml")
    for topic in (*data["progress_report"].values(), *data["summary_report"].values()):
        said = topic["q4"]
        topic |= {quarter: words(10 * number) for number, quarter in enumerate(_WORDS[:3], 1)}
        topic["q4"] = f"{said} {words(100)}"
    return data


def _bare() -> dict[str, dict[str, Any]]:
    """A plan that has only begun: sections without text, grids without actions, one signatory."""
    sections = [
        {"number": f"{chapter}.{n}", "title": f"Section {n} of chapter {chapter}"}
        for chapter in range(1, 8)
        for n in range(6)
    ]
    for section in sections[::2]:
        section["text"] = "to be confirmed"
    objectives = [{"number": f"1.{n}.0", "objective": words(6)} for n in range(1, 26)]
    begun = {"partial": "pending"}
    return {
        "cover.yaml": {
            "nature": "plan",
            "partnership": "Bare",
            "date": "pending",
            "signatories": [{"post": "Chair"}],
        },
        "part1.yaml": {**begun, "sections": sections},
        "part2.yaml": {
            **begun,
            "pdu": {"baseline": "pending", "basis": "from baseline", "change": {"2008/09": "2%"}},
        },
        "part3/grid1.yaml": {**begun, "priorities": "pending", "objectives": objectives},
        "part4.yaml": {**begun, "table1": {"pooled_treatment_budget": {"2009/10": "£1"}}},
        "harm-reduction.yaml": {"absent": "pending"},
        "primary-care.yaml": {"absent": "pending"},
        "progress/q1.yaml": {**begun, "quarter": "q1", "barriers": "pending"},
        "record.yaml": {},
    }


if __name__ == "__main__":
    assert ROOT.is_dir()
    write_torture(Path(sys.argv[1]))
