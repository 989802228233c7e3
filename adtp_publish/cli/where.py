"""What a path on the command line means: a folder of plans, a partnership, a year or a file."""

from __future__ import annotations

import re
from pathlib import Path

import click

_YEAR = re.compile(r"[0-9]{4}-[0-9]{2}")


def plans_root(path: Path) -> tuple[Path, str, str]:
    """The folder of plans, what to keep to (`partnership/year`), and the one file, if one is meant."""
    if not path.exists():
        raise click.UsageError(f"there is no `{path}`; name a folder of plans or a file in one")
    parts = path.parts
    for index in range(len(parts) - 1, 0, -1):
        if _YEAR.fullmatch(parts[index]):
            root = Path(*parts[: index - 1]) if index > 1 else Path()
            return root, "/".join(parts[index - 1 : index + 1]), path.as_posix() if path.is_file() else ""
    if path.is_file():
        return path.parent, "", path.as_posix()
    if (path.parent / "register.yaml").is_file() and not (path / "register.yaml").is_file():
        return path.parent, path.name, ""
    return path, "", ""
