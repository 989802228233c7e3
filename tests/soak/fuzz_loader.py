"""Fuzz the loader with atheris and say what it found: `./run soak fuzz_loader --seconds 900`.

Begins with the files of the examples and plans and with pieces of YAML, and changes them so that ever new
lines of the loader are reached. Ends with 1 at the first file that raises something, breaks what
`tests/load/holding.py` says, or takes more than a second; that file is then printed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
PIECES = (
    "- ", ": ", ":\\x0a", "|\\x0a", ">-\\x0a", " #", "# ", "\\\"", "'", "{", "}", "[", "]", ", ", "&a",
    "*a", "!a", "<<", "? ", "---\\x0a", "...\\x0a", "%", "@", "`", "\\x09", "\\x0d\\x0a", "\\x0a  ",
    "\\x0a    ", "\\xc2\\xa0", "\\xe2\\x80\\x9c", "\\xe2\\x80\\x9d", "\\xe2\\x80\\xae",
    "\\xef\\xbb\\xbf", "\\xc2\\x85", "\\\\u0000", "\\\\x", "\\\\ud800", "\\xc2\\xa3138,089", "null",
    "~", "2008/09", "a: b\\x0a", "  c: d\\x0a", "<<<<<<< ", "PK\\x03\\x04", "\\xff\\xfe",
)  # fmt: skip
MOST = 1.0  # seconds of the processor for one file


def main() -> int:
    """Run the fuzz that the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(prog="./run soak fuzz_loader", description="Fuzz the loader.")
    parser.add_argument("--seconds", type=int, default=900, help="how long to go on (default: 900)")
    parser.add_argument("--seed", type=int, default=1, help="what the changes follow from (default: 1)")
    parser.add_argument("--inside", metavar="FOLDER", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))  # a script finds only what stands beside it
    if asked.inside:
        return _fuzz(Path(asked.inside), asked.seconds, asked.seed)
    from tests.provenance import commit  # noqa: PLC0415 - found since the line above

    print(f"date     {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    print(f"commit   {commit(ROOT)}")
    with TemporaryDirectory() as place:
        folder = Path(place)
        seeds = _seeds(folder / "seeds")
        print(f"asked    {asked.seconds} seconds, seed {asked.seed}; {seeds} files to begin with", flush=True)
        began = time.monotonic()
        command = [sys.executable, __file__, "--inside", str(folder)]
        command += ["--seconds", str(asked.seconds), "--seed", str(asked.seed)]
        ended = subprocess.run(
            command, cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        return _told(folder, ended, time.monotonic() - began)


def _seeds(folder: Path) -> int:
    """Write the files to begin with, each once; how many they are."""
    from tests.load.test_readers import HARD  # noqa: PLC0415 - found since `main`
    from tests.load.test_slips import SLIPS  # noqa: PLC0415 - see above
    from tests.load.test_strict_yaml import NOT_TEXT, READ, REFUSED  # noqa: PLC0415 - see above

    files = [path for tree in ("tests/examples", "plans") for path in sorted((ROOT / tree).rglob("*.yaml"))]
    contents = [path.read_bytes() for path in files]
    texts = [text for text, *_ in SLIPS.values()] + [text for text, *_ in REFUSED.values()]
    texts += [text for text, _ in READ.values()]
    contents += [text.encode() for text in texts]
    contents += [content for content, *_ in NOT_TEXT.values()] + [content[:4000] for content in HARD.values()]
    folder.mkdir()
    different = {content for content in contents if len(content) <= 8000}
    for number, content in enumerate(sorted(different)):
        (folder / f"{number:04d}").write_bytes(content)
    return len(different)


def _fuzz(folder: Path, seconds: int, seed: int) -> int:
    import atheris  # noqa: PLC0415 - only this process is fuzzed

    with atheris.instrument_imports(include=["adtp_publish.load", "adtp_publish.model.source"]):
        from tests.load.holding import hold  # noqa: PLC0415 - to be seen by the fuzz

    def one(content: bytes) -> None:
        began = time.process_time()
        hold(content)
        took = time.process_time() - began
        assert took < MOST, f"this file takes {took:.1f} s"

    (folder / "found").mkdir()
    (folder / "pieces").write_text("".join(f'"{piece}"\n' for piece in PIECES), "utf-8")
    options = [f"-max_total_time={seconds}", f"-seed={seed}", "-max_len=8000", "-print_final_stats=1"]
    options += [
        f"-dict={folder / 'pieces'}",
        f"-artifact_prefix={folder}/bad-",
        "-rss_limit_mb=2048",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(folder / "found"), str(folder / "seeds")], one)
    atheris.Fuzz()
    return 0


def _told(folder: Path, ended: subprocess.CompletedProcess[str], took: float) -> int:
    said = ended.stdout + ended.stderr
    for name in ("number_of_executed_units", "average_exec_per_sec", "peak_rss_mb"):
        number = re.search(rf"stat::{name}: +([0-9]+)", said)
        print(f"{number[1] if number else '?':>8} {name.replace('_', ' ')}")
    print(f"{sum(1 for _ in (folder / 'found').iterdir()):8d} files that reached something new")
    print(f"took     {took:.0f} s")
    bad = sorted(folder.glob("bad-*"))
    for path in bad:
        print(f"bad file {path.read_bytes()!r}")
    if "run interrupted" in said:
        print("result   interrupted from outside")
        return 1
    broken = bool(bad) or ended.returncode != 0
    if broken:
        print(said[-4000:])
    print(f"result   {'BROKEN' if broken else 'nothing escaped, and no file took over a second'}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
