"""A small repository of plans: two partnerships, each with a signed-off plan that is quick to build."""

from __future__ import annotations

from pathlib import Path

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
    return folder


def _documents(name: str) -> dict[str, str]:
    held = {
        "cover": _COVER.format(name=name),
        "part1": _PART1.format(name=name),
        "part2": _PART2,
        "part3/grid1": _GRID.format(name=name),
        "record": _RECORD,
    }
    return held | dict.fromkeys(_ABSENT, "absent: not applicable\n")
