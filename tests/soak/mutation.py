"""Change derive/ and release/ one place at a time and see whether a test notices: `./run soak mutation`.

mutmut makes the changes. What the types of the project refuse is not run: it would not get past
`./run test`. Of the rest at least ninety in a hundred must fail a test; ends with 1 where fewer do.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tools.mutants import Mutant, Mutated

ROOT = Path(__file__).parents[2]
PACKAGE = "adtp_publish"
LEAST = 90
# The tests that each part is held against: the fast ones that are about it.
TESTS = {
    "derive": ("tests/derive", "tests/golden/test_chains.py"),
    "release": ("tests/release", "tests/derive/test_totals_of_releases.py"),
}
# What takes long and finds nothing that the others do not.
NOT_RUN = (
    "there_are_cases",
    "10000",
    "reason_at_any",
    "test_the_command",
    "invalid_tree",
    "an_explanation_beside_each",
    "no_total_moves",
    "totals_are_the_sums_over",
    "mainstream_money_falls",
    "movements_lead_from",
    "what_is_said_of_rounding",
    "order_of_keys_and_of_files",
)
NAMES = {0: "left", 1: "killed"}


def main() -> int:
    """Try the mutants that the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(prog="./run soak mutation", description="Try changes of the code.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="such as derive/totals.py (default: all)")
    parser.add_argument("--workers", type=int, default=2, help="how many at a time (default: 2)")
    parser.add_argument(
        "--sample", type=int, default=100, metavar="PERCENT", help="try so many in a hundred (default: all)"
    )
    parser.add_argument("--known", metavar="FILE", help="keep here what is killed, and do not try it again")
    parser.add_argument("--show", action="store_true", help="show the changes that no test notices")
    asked = parser.parse_args()
    stages = {stage: _files_of(stage) for stage in TESTS}
    unknown = set(asked.files).difference(*stages.values())
    if unknown:
        parser.error(f"no such file to change: {', '.join(sorted(unknown))}")
    sys.path.insert(0, str(ROOT))  # a script finds only what stands beside it
    os.chdir(ROOT)
    from tests.provenance import commit  # noqa: PLC0415 - found since the line above

    print(f"date     {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    print(f"commit   {commit(ROOT)}")
    print(f"sample   {asked.sample}% of the mutants", flush=True)
    began, low = time.monotonic(), []
    for stage, names in stages.items():
        files = [name for name in names if not asked.files or name in asked.files]
        if files and _score(stage, files, asked) < LEAST:
            low.append(stage)
    print(f"took     {time.monotonic() - began:.0f} s")
    print(f"result   {f'below {LEAST}%: ' + ', '.join(low) if low else f'at least {LEAST}% are noticed'}")
    return 1 if low else 0


def _files_of(stage: str) -> list[str]:
    root = ROOT / PACKAGE
    return sorted(path.relative_to(root).as_posix() for path in (root / stage).rglob("*.py"))


def _score(stage: str, files: Sequence[str], asked: argparse.Namespace) -> float:
    """Try the mutants of some files, print what came of them, and give the percentage that was noticed."""
    from tests.tools.mutants import mutated, refused  # noqa: PLC0415 - found since `main`

    made = [mutated(ROOT, f"{PACKAGE}/{file}") for file in files]
    with TemporaryDirectory() as folder:
        by_types = refused(ROOT, Path(folder), made)
    known = Path(asked.known) if asked.known else None
    killed: dict[str, str] = json.loads(known.read_text("utf-8")) if known and known.exists() else {}
    every = [mutant for one in made for mutant in one.mutants if _drawn(mutant, asked.sample)]
    ends = {one.key: "types" for one in every if one.key in by_types}
    ends |= {one.key: killed[one.digest] for one in every if one.digest in killed and one.key not in ends}
    waiting = [one for one in every if one.key not in ends]

    def put_down(mutant: Mutant, code: int) -> None:
        ends[mutant.key] = NAMES.get(code, "ran out")
        if code:
            killed[mutant.digest] = ends[mutant.key]
        if known and len(killed) % 10 == 0:
            known.write_text(json.dumps(killed, indent=0, sort_keys=True), "utf-8")
        if ends[mutant.key] == "left":
            print(f"left     {mutant.file} {mutant.name}", flush=True)

    _try(waiting, stage, asked.workers, put_down)
    if known:
        known.write_text(json.dumps(killed, indent=0, sort_keys=True), "utf-8")
    return _told(stage, made, ends, asked.show)


def _drawn(mutant: Mutant, percentage: int) -> bool:
    """Whether a mutant is in a sample: by its own lines, so that the same sample is drawn each time."""
    return int(mutant.digest, 16) % 100 < percentage


def _told(stage: str, made: Sequence[Mutated], ends: dict[tuple[str, str], str], show: bool) -> float:
    """Print a line for each file and one for all, and what the mutants that are left do otherwise."""
    total = Counter[str]()
    print(f"{'file':<32}{'mutants':>9}{'types':>7}{'killed':>8}{'ran out':>9}{'left':>6}{'noticed':>9}")
    for one in made:
        counts = Counter(ends[mutant.key] for mutant in one.mutants if mutant.key in ends)
        if counts:
            _line(one.file.removeprefix(f"{PACKAGE}/"), counts)
        total += counts
    score = _line(f"{stage} together", total)
    for one in made if show else ():
        for mutant in one.mutants:
            if ends.get(mutant.key) == "left":
                print(f"left     {one.file} {mutant.name}\n{one.difference(mutant)}")
    return score


def _try(
    mutants: Sequence[Mutant], stage: str, workers: int, put_down: Callable[[Mutant, int], None]
) -> None:
    """Run the tests of a part for each mutant, and have it put down what came of it."""
    import pytest  # noqa: PLC0415 - found since `main`

    from tests.tools.noticing import Noticing  # noqa: PLC0415 - see above
    from tests.tools.of_figures import rank  # noqa: PLC0415 - see above

    if not mutants:
        return
    noticing = Noticing(mutants, rank, workers, put_down)
    words = " and ".join(f"not {name}" for name in NOT_RUN)
    options = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not slow", "-k", words]
    options += ["--hypothesis-profile", "few", "-o", "tmp_path_retention_policy=none"]
    code = pytest.main([*options, *TESTS[stage]], plugins=[noticing])
    assert code in (0, 5), code


def _line(name: str, counts: Counter[str]) -> float:
    noticed = counts["killed"] + counts["ran out"]
    score = 100 * noticed / (noticed + counts["left"]) if noticed + counts["left"] else 100.0
    columns = f"{counts['types']:>7}{counts['killed']:>8}{counts['ran out']:>9}{counts['left']:>6}"
    print(f"{name:<32}{counts.total():>9}{columns}{score:>8.1f}%", flush=True)
    return score


if __name__ == "__main__":
    sys.exit(main())
