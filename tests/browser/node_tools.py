"""Where `./run` puts the programs of npm that tests/browser/tools names."""

from __future__ import annotations

import sys
from pathlib import Path

MODULES = Path(sys.prefix) / "node" / "browser" / "node_modules"


def node_tool(path: str) -> Path:
    """A file of a package; that it is missing is a failure, never a reason to skip."""
    file = MODULES / path
    assert file.is_file(), f"there is no {file}: run ./run setup"
    return file
