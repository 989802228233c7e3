"""A small repository of plans: two partnerships, each with a signed-off plan that is quick to build."""

from __future__ import annotations

import re
from pathlib import Path

from adtp_publish.checking import check_all
from adtp_publish.edit.signing import kept
from adtp_publish.ports import DiskFiles
from tests.conftest import MOMENT, ROOT

PUBLISHED = "2009-04-20T09:30"
YEAR = "2009-10"
COUNTIES = ("northshire", "southshire")
_HEAD = "format: 1\nedition: 2009/10\n"
_REGISTER = """\
format: 1
regions:
  - slug: north-west
    name: North West
partnerships:
  - slug: northshire
    name: Northshire
    region: north-west
  - slug: southshire
    name: Southshire
    region: north-west
"""
_COVER = """\
nature: plan
partnership: {name} Drug Action Team
date: 2009-03-27
approved: yes
signatories:
  - post: Chair of the partnership
    signed: 2009-03-27
"""
_PART1 = """\
partial: pending
sections:
  - number: "1.0"
    title: Direction and purpose
    text: |
      Treatment in {name} is near home and works.
"""
_PART2 = """\
partial: pending
pdu:
  baseline: 1000
  basis: from baseline
  change:
    2008/09: 5%
    2009/10: 8%
    2010/11: 10%
"""
_GRID = """\
partial: pending
objectives:
  - number: "1.1.0"
    objective: |
      Hold {name} to what was agreed.
"""
_SIGNED = "signed_off"
_RECORD = f"""\
signed_off:
  on: 2009-03-31
published:
  on: {PUBLISHED}
"""
_ABSENT = ("part3/grid2", "part3/grid3", "part3/grid4", "part4", "harm-reduction", "primary-care")


def write_plans(folder: Path) -> Path:
    """Write the repository into a new folder; the folder."""
    folder.mkdir(parents=True)
    (folder / "register.yaml").write_text(_REGISTER, "utf-8")
    for slug in COUNTIES:
        for name, text in _documents(slug.capitalize()).items():
            place = folder / slug / YEAR / f"{name}.yaml"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_HEAD + text, "utf-8")
    sign(folder)
    return folder


def sign(folder: Path) -> None:
    """Give each sign-off the fingerprints of its plan as it is now, as if it had been signed so."""
    checked = check_all(DiskFiles(folder), "plans", DiskFiles(ROOT / "schema"), MOMENT)
    for plan in (d.plan for d in checked.plans if d.plan.nature == "plan"):
        place = folder / plan.key / "record.yaml"
        text = re.sub(r"(?m)^  fingerprints:\n(?:    .*\n)*", "", place.read_text("utf-8"))
        held = [item for item in kept(plan, _SIGNED) if isinstance(item, dict)]
        items = [[f"{name}: {value}" for name, value in item.items()] for item in held]
        prints = "".join("    - " + "\n      ".join(lines) + "\n" for lines in items)
        signed = f"{_SIGNED}:\n  on: 2009-03-31\n"
        place.write_text(text.replace(signed, f"{signed}  fingerprints:\n{prints}"), "utf-8")


def _documents(name: str) -> dict[str, str]:
    held = {
        "cover": _COVER.format(name=name),
        "part1": _PART1.format(name=name),
        "part2": _PART2,
        "part3/grid1": _GRID.format(name=name),
        "record": _RECORD,
    }
    return held | dict.fromkeys(_ABSENT, "absent: not applicable\n")
