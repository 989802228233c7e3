"""Write docs/findings/README.md anew: its table of all findings, from the pages and the catalogue of codes.

usage: .venv/bin/python tools/findings-index.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from adtp_publish.codes import CODES

PAGES = Path(__file__).resolve().parents[1] / "docs" / "findings"
INDEX = PAGES / "README.md"
BEGIN = "<!-- The table below is written by tools/findings-index.py -->\n"


def table() -> str:
    """One row for each code: its page, how bad it is, and the first sentence of its page."""
    rows = ["| code | severity | |", "| --- | --- | --- |"]
    for code in sorted(CODES):
        _, sentence, severity, *_ = (PAGES / f"{code}.md").read_text("utf-8").split("\n\n")
        how = severity.removeprefix("Severity: ").partition(". Found in:")[0]
        rows.append(f"| [`{code}`]({code}.md) | {' '.join(how.split())} | {' '.join(sentence.split())} |")
    return "\n".join(rows) + "\n"


def renewed() -> str:
    """The index with its table as it should be."""
    head, _, _ = INDEX.read_text("utf-8").partition(BEGIN)
    return f"{head}{BEGIN}\n{table()}"


if __name__ == "__main__":
    text = renewed()
    if "--check" in sys.argv[1:]:
        sys.exit(0 if INDEX.read_text("utf-8") == text else f"{INDEX} is not up to date")
    INDEX.write_text(text, "utf-8")
    print(f"{len(CODES)} findings listed in {INDEX}")
