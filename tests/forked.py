"""The program as a process of its own that need not be started anew: a server forks it where all is loaded.

A test that runs the program waits most of its time for imports, for the forms and for the code of templates,
which are the same in each run. The server has them, forks, and in the child runs the same `main`: another
process, with its own folder, environment, arguments, output and exit code. Where a test changes what Python
reads at its start, the program is started as a user starts it.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
# What the program itself looks at: it may differ from run to run. All else Python reads at its start.
READ_AT_WORK = frozenset(
    (
        "GITHUB_ACTIONS",
        "GITHUB_WORKSPACE",
        "GITHUB_STEP_SUMMARY",
        "NO_COLOR",
        "FORCE_COLOR",
        "TERM",
        "COLUMNS",
    )
)
OF_PYTEST = "PYTEST_CURRENT_TEST"
STUCK = "the program did not end in time"


@dataclass(frozen=True)
class Ended:
    """How the program ended and what it said."""

    code: int
    out: bytes
    err: bytes


@dataclass(frozen=True)
class Server:
    """The process that forks, and the environment that it was started with."""

    process: subprocess.Popen[str]
    environment: dict[str, str] = field(default_factory=dict)

    def run(
        self, arguments: Sequence[str], at: Path, environment: Mapping[str, str], timeout: float
    ) -> Ended:
        """Have the program run with these arguments in a folder."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            asked = {
                "arguments": [*arguments],
                "at": str(at.absolute()),
                "environment": dict(environment),
                "files": [f"/proc/{os.getpid()}/fd/{file.fileno()}" for file in (out, err)],
                "timeout": timeout,
            }
            self.process.stdin.write(json.dumps(asked) + "\n")
            self.process.stdin.flush()
            code = json.loads(self.process.stdout.readline())
            if code is None:
                raise subprocess.TimeoutExpired([*arguments], timeout)
            for file in (out, err):
                file.seek(0)
            return Ended(code, out.read(), err.read())


def run(
    arguments: Sequence[str | bytes], at: Path, environment: Mapping[str, str], timeout: float = 600
) -> Ended:
    """Run `adtp-publish` in a folder, with all of its environment."""
    if sys.platform == "linux" and _alike(environment, os.environ):
        kept = _server()
        if _alike(environment, kept.environment):
            return kept.run([os.fsdecode(each) for each in arguments], at, environment, timeout)
    done = subprocess.run(
        [sys.executable, "-m", "adtp_publish", *arguments],
        cwd=at,
        env=dict(environment),
        capture_output=True,
        timeout=timeout,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def _alike(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether Python starts alike in two environments."""
    names = (one.keys() | other.keys()) - READ_AT_WORK - {OF_PYTEST}
    # Whether it finds this code by its path or since it is installed, it is the same code.
    always = {"PYTHONPATH": str(ROOT)}
    return all(one.get(name, always.get(name)) == other.get(name, always.get(name)) for name in names)


@cache
def _server() -> Server:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.forking"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        errors="surrogateescape",
    )
    atexit.register(process.kill)
    return Server(process, environment)
