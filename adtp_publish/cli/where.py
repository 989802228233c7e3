"""What paths on the command line mean: folders of plans, partnerships, years and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeVar

import click

from ..findings import Finding
from ..report.harmless import visible

_REGISTER = "register.yaml"
_USUAL = Path("plans")
_NAME = "name a folder of plans or a file in one"
# `partnership/year`: what is deeper is a part of a plan.
_OF_A_PLAN = 2
_Path = TypeVar("_Path", bound=PurePath)


def usual_paths() -> tuple[Path, ...]:
    """What is meant where no path is given: `plans`, or where one stands inside of a folder of plans."""
    here = Path.cwd()
    inside = any((folder / _REGISTER).is_file() for folder in (here, *here.parents))
    return (_USUAL,) if _USUAL.exists() or not inside else (Path(),)


def plans_root(path: Path) -> tuple[Path, str, str]:
    """The folder of plans, what to keep to (`partnership/year`), and the file or folder in a plan.

    The folder of plans is the nearest one above the path, or the path itself, that holds a register.
    Raises a usage error where there is nothing, and for a file that is in no folder of plans.
    """
    if not path.exists():
        raise click.UsageError(f"there is no `{visible(str(path))}`; {_instead_of(path)}")
    is_file = not path.is_dir()
    start = path.parent if is_file else path
    whole = start.resolve()
    for depth, folder in enumerate((whole, *whole.parents)):
        if (folder / _REGISTER).is_file():
            inside = whole.relative_to(folder).parts
            root = as_typed(start, depth, folder)
            one = (*inside, path.name) if is_file else inside[:3] if len(inside) > _OF_A_PLAN else ()
            return root, "/".join(inside[:_OF_A_PLAN]), "/".join((root.as_posix(), *one)) if one else ""
    if is_file:
        said = f"`{visible(str(path))}` is in no folder of plans: none above it holds a `{_REGISTER}`"
        raise click.UsageError(f"{said}; {_NAME}")
    if (start / _USUAL / _REGISTER).is_file():
        return start / _USUAL, "", ""
    if not _may_hold_plans(start):
        said = f"`{visible(str(path))}` is no folder of plans: it holds neither a `{_REGISTER}` nor a plan"
        raise click.UsageError(f"{said}; {_NAME}")
    return start, "", ""


def refuse_without_register(plans: Path) -> None:
    """Raise a usage error where a folder that `--plans` names holds no register."""
    if not (plans / _REGISTER).is_file():
        said = f"there is no `{_REGISTER}` in `{visible(str(plans))}`"
        raise click.UsageError(f"{said}; name the folder of plans with `--plans`")


def _may_hold_plans(folder: Path) -> bool:
    """Whether it was meant for a folder of plans: by its name, its plans, or since nothing is in it yet."""
    is_empty = next(folder.iterdir(), None) is None
    return folder.name == _USUAL.name or is_empty or next(folder.glob("*/*/cover.yaml"), None) is not None


def _instead_of(path: Path) -> str:
    """What was meant by a path that leads nowhere: without its `plans/`, or with a slash in the year."""
    years = re.sub(r"([0-9]{4})[/-](?:[0-9]{2})?([0-9]{2})(?=/|$)", r"\1-\2", path.as_posix())
    for other in (Path(years), _USUAL / path, _USUAL / Path(years)):
        if other != path and not path.is_absolute() and other.exists():
            return f"did you mean `{visible(other.as_posix())}`?"
    return _NAME


def as_typed(start: _Path, depth: int, folder: _Path) -> _Path:
    """The folder `depth` above the start as the user would write it: part of what was typed, if possible."""
    if depth == 0:
        return start
    plain = ".." not in start.parts and "." not in start.parts
    return start.parents[depth - 1] if plain and len(start.parts) >= depth else folder


def relative(file: str, here: PurePath, base: PurePath) -> str:
    """A file of a finding, named from `here`, as it is named from `base`; as it is where it is not below it.

    With `/` on every system.
    """
    steps: list[str] = []
    for part in (here / file).parts:
        if part != "..":
            steps.append(part)
        elif len(steps) > 1:
            steps.pop()
    whole = type(here)(*steps)
    return whole.relative_to(base).as_posix() if whole.is_relative_to(base) else file


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for of one folder of plans.

    `parts` are partnerships and plans (`partnership`, `partnership/year`, or "" for all) of which
    everything is shown, `files` the files, and folders in a plan, of which nothing else is; `checked`
    is what has to be checked for it, no plan of it twice.
    """

    root: Path
    parts: tuple[str, ...]
    files: tuple[str, ...]
    checked: tuple[str, ...]

    def shown(
        self, findings: Iterable[Finding], part: str, known: frozenset[str] | None
    ) -> tuple[Finding, ...]:
        """The findings to show of the check of a part, `known` the files that it took in, if it took in any.

        A file that was not taken in is not called clean: what keeps it from it stands elsewhere.
        """
        mine = [file for file in self.files if self._holds(part, file)]
        if (
            part in self.parts
            or known is None
            or not all(any(is_in(f, file) for f in known) for file in mine)
        ):
            return tuple(findings)
        return tuple(
            finding
            for finding in findings
            if any(is_in(finding.file, file) for file in mine)
            or any(self._holds(p, finding.file) for p in self.parts)
        )

    def _holds(self, part: str, file: str) -> bool:
        return file.startswith("/".join(filter(None, (self.root.as_posix(), part))) + "/")


def is_in(file: str, place: str) -> bool:
    """Whether a file is that one, or is in that folder."""
    return file == place or file.startswith(f"{place}/")


def wanted(paths: Sequence[Path]) -> tuple[Wanted, ...]:
    """What paths ask for, folder by folder; several names of one thing ask for it once."""
    roots: dict[Path, Path] = {}
    asked: dict[Path, list[tuple[str, str]]] = {}
    for path in paths:
        root, part, file = plans_root(path)
        known = roots.setdefault(root.resolve(), root)
        inside = file.removeprefix(f"{root.as_posix()}/")
        asked.setdefault(known, []).append((part, f"{known.as_posix()}/{inside}" if file else ""))
    return tuple(_of_root(root, dict.fromkeys(items)) for root, items in asked.items())


def _of_root(root: Path, asked: Iterable[tuple[str, str]]) -> Wanted:
    asked = tuple(asked)
    parts = tuple(dict.fromkeys(part for part, file in asked if not file))
    files = tuple(dict.fromkeys(file for _, file in asked if file))
    all_parts = sorted({part for part, _ in asked})
    checked = [
        p for p in all_parts if not any(f"{p}/".startswith(f"{q}/" if q else "") for q in all_parts if q != p)
    ]
    return Wanted(root, parts, files, tuple(checked))
