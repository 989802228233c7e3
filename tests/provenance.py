"""What a soak was run on."""

from __future__ import annotations

import subprocess
from pathlib import Path


def commit(root: Path) -> str:
    """The commit of the repository, and whether anything in it has been changed since."""

    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    changed = ", with changes that are not committed" if git("status", "--porcelain") else ""
    return f"{git('rev-parse', '--short=12', 'HEAD') or 'not known'}{changed}"
