"""What `explain PLACE` prints: how figures came about, down to the lines of the plans."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import click

from ..checking import check_all
from ..config import folders
from ..model.chain import chain
from ..model.figure import Figure
from ..model.telling import value_of
from ..ports import DiskFiles
from ..report.chains import as_data, as_text
from ..report.harmless import visible, whole_line
from .erring import LeftOut, left_out
from .placing import TOTALS, indicators
from .speaking import say
from .traced import Traced
from .used import uses
from .where import is_in, plans_root, refuse_without_register

# A file with line and column as findings print them, also with the colon behind them.
_LINE = re.compile(r"(.+?):([0-9]{1,7})(?::([0-9]{1,7}))?:?")
# Ids that are named where nothing has the name that was asked for, and how near they must be.
_NEAR = 3
_ALIKE = 0.7
_ALIKE_PLAN = 0.85


@dataclass(frozen=True, slots=True)
class Asked:
    """How figures are to be explained: of which plans, at which moment, as text or JSON or as a list."""

    plans: Path
    at: datetime
    form: str
    listed: bool


def trace(place: str, asked: Asked) -> None:
    """Print the chains of the figures that a place means.

    A place is an id or the beginning of ids, of figures or of totals; a file or folder of a plan; a line of
    a file, with its column or without. Raises a usage error where no figure is there.
    """
    line = _LINE.fullmatch(place)
    path = Path(line[1] if line else place)
    if path.exists() and (line or path.is_file() or _is_in_plans(path)):
        at = tuple(int(number) for number in line.groups()[1:] if number) if line else ()
        if 0 in at:
            raise click.UsageError(f"found `{visible(place)}`; lines and columns are counted from 1")
        _trace_path(path, at, asked)
        return
    if path.suffix in (".yaml", ".yml"):
        names = (file.as_posix() for file in sorted(asked.plans.rglob("*.yaml")))
        raise click.UsageError(f"there is no file `{visible(str(path))}`{near(path.as_posix(), names)}")
    place = _as_id(place)
    first = place.split(".")[0]
    refuse_without_register(asked.plans)
    if place == TOTALS or ("/" not in place and first in indicators(asked.plans)):
        from .totalling import trace_totals  # noqa: PLC0415 - it loads all that releases

        trace_totals("" if place == TOTALS else place, asked)
        return
    traced = _traced(asked.plans, "/".join(place.split("/")[:2]), asked.at)
    found = [figure for name, figure in traced.figures.items() if begins(name, place)]
    without = [one for one in left_out(traced.checked) if begins(one.id, place) or begins(place, one.id)]
    if not found:
        _refuse_left_out(without)
        raise click.UsageError(f"there is no figure `{visible(place)}`{_meant(place, traced, asked.plans)}")
    _told(found, traced, asked, without)


def _trace_path(path: Path, at: Sequence[int], asked: Asked) -> None:
    root, only, file = plans_root(path)
    traced = _traced(root, only, asked.at)
    place = file or f"{root.as_posix()}/{only}".rstrip("/")
    found = traced.at_line(file, *at) if at else traced.in_file(place)
    without = [one for one in left_out(traced.checked) if is_in(one.file, Path(place).as_posix())]
    if not found:
        _refuse_left_out(without)
        where = f"line {at[0]} of " if at else ""
        nearest = traced.nearest(file, at[0]) if at else 0
        rest = f"; the nearest is in line {nearest}" if nearest else ""
        raise click.UsageError(f"there is no figure in {where}`{visible(str(path))}`{rest}")
    _told(found, traced, asked, without)


def _refuse_left_out(without: Sequence[LeftOut]) -> None:
    """Raise a usage error where what was asked for is not known because of errors."""
    if without:
        raise click.UsageError("\n".join(one.said for one in without))


def _told(found: Sequence[Figure], traced: Traced, asked: Asked, without: Sequence[LeftOut]) -> None:
    for one in without:
        say(f"adtp-publish: left out: {one.said}", err=True)
    if asked.listed:
        say("\n".join(whole_line(f"{visible(f.id)}  {value_of(f)}") for f in found))
    elif asked.form == "json":
        of = uses(found, traced, asked.plans, asked.at)
        chains = [
            {**as_data(chain(figure, traced.figures), traced.where), "used_in": of.as_data(figure)}
            for figure in found
        ]
        say(json.dumps(chains, ensure_ascii=False, indent=2))
    else:
        wanted = found if len(found) == 1 else [f for f in found if f.status == "derived"] or found
        texts = [_with_mending(figure, traced) for figure in wanted]
        # Of one figure it is said too where it goes; of many that would be as long as the plan.
        used = uses(found, traced, asked.plans, asked.at).as_text(found[0]) if len(found) == 1 else ""
        say("\n\n".join([*texts, *filter(None, (used,))]))


def _with_mending(figure: Figure, traced: Traced) -> str:
    """The chain of a figure, and how to mend what differs in it."""
    text = as_text(chain(figure, traced.figures), traced.where)
    hints = [f"    {visible(hint)}" for hint in traced.differing(figure)]
    return "\n".join([text, *(["  how to mend it", *hints] if hints else [])])


def _traced(plans: Path, only: str, moment: datetime) -> Traced:
    forms = DiskFiles(folders(plans, Path("build")).schema)
    return Traced(check_all(DiskFiles(plans), plans.as_posix(), forms, moment, only=only))


def _is_in_plans(path: Path) -> bool:
    """Whether a folder is one of a plan: an id may be called like another folder."""
    return any((above / "register.yaml").is_file() for above in path.resolve().parents)


def _as_id(place: str) -> str:
    """A place as ids are written: `lancashire/2009/10/part2/` is meant for `lancashire/2009-10/part2`."""
    plain = place.replace("\\", "/").strip("/")
    return re.sub(r"(?<![0-9])([0-9]{4})/([0-9]{2})(?![0-9])", r"\1-\2", plain)


def begins(name: str, place: str) -> bool:
    """Whether an id is that place or lies under it."""
    return name == place or name.startswith((f"{place}.", f"{place}/"))


def near(place: str, names: Iterable[str], alike: float = _ALIKE) -> str:
    """The ids that may be meant, as a question; nothing where none is like what was typed."""
    found = get_close_matches(place, list(names), _NEAR, alike)
    return f"; did you mean {' or '.join(f'`{visible(name)}`' for name in found)}?" if found else ""


def _meant(place: str, traced: Traced, plans: Path) -> str:
    key = "/".join(place.split("/")[:2])
    if not traced.figures:
        held = (folder.relative_to(plans).as_posix() for folder in sorted(plans.glob("*/[0-9]*-[0-9]*")))
        listed = "; `adtp-publish explain --list PARTNERSHIP/YEAR` names those of a plan"
        return near(key, held, _ALIKE_PLAN) or listed
    # Also what ids begin with: a group of a form or an item of a list is no figure itself.
    groups = {name.rpartition(".")[0] for name in traced.figures}
    known = {name.removeprefix(f"{key}/"): name for name in sorted({*traced.figures, *groups})}
    found = get_close_matches(place.removeprefix(f"{key}/"), known, _NEAR, _ALIKE)
    listed = f"; `adtp-publish explain --list {visible(key)}` names those that there are"
    return near(known[found[0]], [known[name] for name in found], 0) if found else listed
