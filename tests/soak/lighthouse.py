"""Run Lighthouse on pages of five types of the real plans' site: `./run soak lighthouse`.

Builds the site into a folder that it takes away again, and serves it on the loopback address, compressed and
with the headers of its own `_headers`. Ends with 1 when a score is below 95.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Run what the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(
        prog="./run soak lighthouse", description="Run Lighthouse on five pages."
    )
    parser.add_argument("--tries", type=int, default=3, help="runs of a page, of which the best counts")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    parser.add_argument("pages", nargs="*", help="addresses of pages instead of the five, such as `about/`")
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))  # a script finds only what stands beside it
    from tests.browser.lighthouse import CATEGORIES, LEAST, PAGES, best, version  # noqa: PLC0415 - found since the line above
    from tests.browser.serving import serving  # noqa: PLC0415 - see above
    from tests.provenance import commit  # noqa: PLC0415 - see above

    print(f"date       {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    print(f"commit     {commit(ROOT)}")
    print(f"lighthouse {version()}")
    began, low = time.monotonic(), []
    with TemporaryDirectory() as folder:
        site = asked.site or built(Path(folder))
        print("  ".join(f"{name:>14}" for name in CATEGORIES), flush=True)
        with serving({"": site}) as served:
            for page in asked.pages or PAGES:
                found = best(served.base(""), page, asked.tries)
                print(found, flush=True)
                print(
                    *(f"{'':>14}  {fault}" for fault in (*found.figures, *found.faults)), sep="\n", flush=True
                )
                low += [f"/{page}: {name}" for name in found.low]
    print(f"took       {time.monotonic() - began:.0f} s")
    print(f"result     {f'below {LEAST}: ' + '; '.join(low) if low else f'{LEAST} or more each'}")
    return 1 if low else 0


def built(folder: Path) -> Path:
    """The public site of the plans of this repository, as a plain folder."""
    command = [sys.executable, "-m", "adtp_publish", "build", "--plans", "plans", "--out", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return folder / "site"


if __name__ == "__main__":
    sys.exit(main())
