"""What `explain PLACE` prints: how figures came about, down to the lines of the plans."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from ..checking import check_all
from ..config import folders
from ..model.chain import chain
from ..model.figure import Figure
from ..model.plan import Derived
from ..model.telling import value_of
from ..ports import DiskFiles, now
from ..report.chains import as_data, as_text
from ..report.harmless import visible, whole_line
from .speaking import say
from .where import plans_root

_LINE = re.compile(r"(.+):([0-9]+)(?::[0-9]+)?")
# Ids and figures that are named where nothing has the name that was asked for.
_NEAR = 3


class Traced:
    """The figures of a folder of plans, by id and by place."""

    def __init__(self, root: Path, only: str) -> None:
        forms = DiskFiles(folders(root, Path("build")).schema)
        self.checked = check_all(DiskFiles(root), root.as_posix(), forms, now(), only=only)
        self.plans: dict[str, Derived] = {derived.plan.key: derived for derived in self.checked.plans}
        self.figures = {figure.id: figure for d in self.checked.plans for figure in d.figures}

    def where(self, figure: Figure) -> tuple[str, int, int] | None:
        """File, line and column at which the value of a figure is typed."""
        derived = self.plans.get("/".join(figure.id.split("/")[:2]))
        document = derived.plan.document(figure.document) if derived else None
        raw = self.checked.documents.get(document.file) if document else None
        if raw is None or document is None or document.root.find(*figure.path) is None:
            return None
        span = raw.span(figure.path, on_key=False)
        return raw.file, span.line, span.column

    def at_line(self, file: str, line: int) -> list[Figure]:
        """The figures that are typed in a line of a file."""
        name = Path(file).as_posix()
        places = ((figure, self.where(figure)) for figure in self.figures.values())
        return [figure for figure, place in places if place and (place[0], place[1]) == (name, line)]


def trace(place: str, plans: Path, *, form: str = "text", listed: bool = False) -> None:
    """Print the chains of the figures that a place means: an id, the beginning of ids, or `file:line`."""
    match = _LINE.fullmatch(place)
    if match is not None and Path(match[1]).exists():
        root, only, file = plans_root(Path(match[1]))
        traced = Traced(root, only)
        found = traced.at_line(file, int(match[2]))
        if not found:
            raise click.UsageError(f"there is no figure in line {match[2]} of `{visible(match[1])}`")
    else:
        traced = Traced(plans, "/".join(place.split("/")[:2]))
        found = [figure for name, figure in traced.figures.items() if _begins(name, place)]
        if not found:
            raise click.UsageError(f"there is no figure `{visible(place)}`{_meant(place, traced)}")
    if listed:
        say("\n".join(whole_line(f"{figure.id}  {value_of(figure)}") for figure in found))
    elif form == "json":
        chains = [as_data(chain(figure, traced.figures), traced.where) for figure in found]
        say(json.dumps(chains, ensure_ascii=False, indent=2))
    else:
        wanted = found if len(found) == 1 else [f for f in found if f.status == "derived"] or found
        texts = [as_text(chain(figure, traced.figures), traced.where) for figure in wanted]
        say("\n\n".join([*texts, *_used(found, traced)]))


def _used(found: Sequence[Figure], traced: Traced) -> list[str]:
    """Where one figure goes: the figures that are worked out from it."""
    if len(found) != 1:
        return []
    users = [figure.id for figure in traced.figures.values() if found[0].id in figure.inputs]
    return ["used in\n" + "\n".join(f"  {visible(name)}" for name in users)] if users else []


def _begins(name: str, place: str) -> bool:
    return name == place or name.startswith((f"{place}.", f"{place}/"))


def _meant(place: str, traced: Traced) -> str:
    if not traced.figures:
        return "; `adtp-publish explain --list PARTNERSHIP/YEAR` names those of a plan"
    near = get_close_matches(place, traced.figures, _NEAR, 0.8)
    if near:
        return f"; did you mean {' or '.join(f'`{visible(name)}`' for name in near)}?"
    return f"; `adtp-publish explain --list {'/'.join(place.split('/')[:2])}` names those that there are"
