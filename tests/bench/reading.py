"""How long reading takes, as ratios to a bare `yaml.CSafeLoader` loop in the same run (issue 3).

usage: .venv/bin/python tests/bench/reading.py [--plans 149] [--rounds 3]

`parse` is what a run does with each file. `positions` is what it does besides for a file with a finding.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from adtp_publish.load.strict_yaml import locate, parse  # noqa: E402 - found by the line above
from tests.bench.generate import generate  # noqa: E402 - see above


def ratios(contents: list[bytes], rounds: int) -> dict[str, float]:
    """The best time of each kind of reading, taken in turns, as a part of the best bare loop."""
    texts = [content.decode() for content in contents]
    work: dict[str, Callable[[], object]] = {
        "bare loop": lambda: [yaml.load(content, Loader=yaml.CSafeLoader) for content in contents],
        "parse": lambda: [parse(content, "plans/a/2009-10/x.yaml") for content in contents],
        "positions": lambda: [locate(text) for text in texts],
    }
    best = dict.fromkeys(work, float("inf"))
    for _ in range(rounds):
        for name, run in work.items():
            began = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - began)
    return {name: took / best["bare loop"] for name, took in best.items()}


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("--plans", type=int, default=149)
    asked.add_argument("--rounds", type=int, default=3)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        generate(Path(place), plans=given.plans, editions=1, seed=1)
        contents = [path.read_bytes() for path in sorted(Path(place).rglob("*.yaml"))]
    print(f"{len(contents)} files, {sum(map(len, contents)) / 1e6:.1f} MB")
    for name, ratio in ratios(contents, given.rounds).items():
        print(f"{name:10} {ratio:.2f}")


if __name__ == "__main__":
    main()
