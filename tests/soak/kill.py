"""Kill builds many times and say what readers and later builds found: `./run soak kill --times 200`.

Works in a folder of its own that it takes away again. Ends with 1 at the first site that is not whole.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Run the kills that the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(prog="./run soak kill", description="Kill builds at random moments.")
    parser.add_argument("--times", type=int, default=200, help="how many builds to kill (default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="what the moments follow from (default: 1)")
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))  # a script finds only what stands beside it
    from tests.provenance import commit  # noqa: PLC0415 - found since the line above
    from tests.publish.killing import Killing  # noqa: PLC0415 - see above
    from tests.publish.workshop import small_workshop  # noqa: PLC0415 - see above

    print(f"date     {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    print(f"commit   {commit(ROOT)}")
    print(f"asked    {asked.times} kills, seed {asked.seed}", flush=True)
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        cache = Path(folder) / "cache"
        cache.mkdir()
        killing = Killing(small_workshop(Path(folder) / "small", cache), Random(asked.seed))
        killing.prepare()
        print(
            f"a build  {killing.whole:.2f} s, {killing.writing:.2f} s of it from its first file;"
            f" {killing.cold:.2f} s without a cache",
            flush=True,
        )
        wrong = ""
        try:
            killing.kill(asked.times, cold_every=10)
        except AssertionError as found:
            wrong = str(found) or "see the counts"
    for name, count in sorted(killing.counts.items()):
        print(f"{count:8d} {name}")
    print(f"{len(killing.reader.wrong):8d} pages missing or neither old nor new")
    print(f"took     {time.monotonic() - began:.0f} s")
    print(f"result   {f'BROKEN: {wrong}' if wrong else 'whole each time'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
