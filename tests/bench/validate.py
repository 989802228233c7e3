"""How long `validate` takes, as ratios to named peers in the same run (issue 3).

usage: .venv/bin/python tests/bench/validate.py [--plans 149] [--rounds 7]

All plans: the whole command (forms, model, rules, figures) beside a bare `yaml.CSafeLoader` loop over the
same files. One plan: the whole command beside `import click, yaml, jsonschema_rs` and the parse of that
plan. Each peer is a process of its own; both take turns, so that a busy machine is busy for both.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.generate import generate  # noqa: E402 - found by the line above when run as a script

LOOP = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    with path.open("rb") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)
"""
IMPORTS = "import click, yaml, jsonschema_rs\n" + LOOP.replace("import sys, yaml", "import sys")


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds on the wall and of the processors that a command takes; it must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(name: str, peer: list[str], ours: list[str], rounds: int) -> None:
    """Run both in turns; print medians, and the ratio pair by pair."""
    timed(peer), timed(ours)
    pairs = [(timed(peer), timed(ours)) for _ in range(rounds)]
    for place, kind in enumerate(("wall", "cpu")):
        theirs, own = ([each[side][place] for each in pairs] for side in (0, 1))
        ratios = sorted(mine / other for mine, other in zip(own, theirs, strict=True))
        medians = f"validate {statistics.median(own):.3f} s, peer {statistics.median(theirs):.3f} s"
        spread = f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        print(f"{name}, {kind}: {medians}, ratio {spread}")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("--plans", type=int, default=149)
    asked.add_argument("--rounds", type=int, default=7)
    given = asked.parse_args()
    validate = [sys.executable, "-m", "adtp_publish", "validate", "--quiet"]
    with tempfile.TemporaryDirectory() as place:
        plans = Path(place) / "plans"
        generate(plans, plans=given.plans, editions=1, seed=1)
        size = sum(path.stat().st_size for path in plans.rglob("*.yaml"))
        print(f"{given.plans} plans, {size / 1e6:.1f} MB")
        one = next(path for path in sorted(plans.iterdir()) if path.is_dir())
        python = [sys.executable, "-c"]
        compare("all plans", [*python, LOOP, str(plans)], [*validate, str(plans)], given.rounds)
        compare("one plan", [*python, IMPORTS, str(one)], [*validate, str(one)], given.rounds)


if __name__ == "__main__":
    main()
