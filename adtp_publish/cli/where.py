"""What a path on the command line means: a folder of plans, a partnership, a year or a file."""

from __future__ import annotations

from pathlib import Path

import click

_REGISTER = "register.yaml"


def plans_root(path: Path) -> tuple[Path, str, str]:
    """The folder of plans, what to keep to (`partnership/year`), and the one file, if one is meant.

    The folder of plans is the nearest one above the path, or the path itself, that holds a register.
    """
    if not path.exists():
        raise click.UsageError(f"there is no `{path}`; name a folder of plans or a file in one")
    file = path.as_posix() if path.is_file() else ""
    start = path.parent if file else path
    whole = start.resolve()
    for depth, folder in enumerate((whole, *whole.parents)):
        if (folder / _REGISTER).is_file():
            inside = whole.relative_to(folder).parts
            root = _shown(start, depth, folder)
            return (
                root,
                "/".join(inside[:2]),
                f"{root.as_posix()}/{'/'.join(inside)}/{path.name}" if file else "",
            )
    return start, "", file


def _shown(start: Path, depth: int, folder: Path) -> Path:
    """The folder of plans as the user would write it: a part of what was typed, where it is one."""
    if depth == 0:
        return start
    parts = start.parts
    plain = ".." not in parts and "." not in parts
    if plain and len(parts) > depth:
        return Path(*parts[:-depth])
    return Path() if plain and len(parts) == depth else folder
