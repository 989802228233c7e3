"""Write the list of templates in docs/how-to/theme.md anew: what each is for, is given, and its blocks.

usage: .venv/bin/python tools/theme-index.py [--check]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "templates"
GUIDE = ROOT / "docs" / "how-to" / "theme.md"
BEGIN = "<!-- The table below is written by tools/theme-index.py -->\n"
# A template begins with what it is for; that of a page ends it with the record that it is given.
PURPOSE = re.compile(r"\A\{#-?\s*(.+?)(?: Given: (\w+)\.)?\s*-?#\}", re.DOTALL)
# Whole texts, of which the name says what they are.
TEXTS = {
    "pages/about.md": "The text of the page about the plans, in Markdown.",
    "pages/figures.md": "The text on how figures are worked out, in Markdown.",
    "pages/not-found.md": "The text for an address that is not there, in Markdown.",
    "pages/glossary.json": "The terms and abbreviations of the glossary.",
    "pdf/print.css": "The look of documents on paper.",
    "review/review.css": "The look of the pages of a pack.",
}


def names() -> list[str]:
    """All templates, those of pages after the frame, then the rest."""
    found = [path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file()]
    # The schemas of the data are no templates: programs of others go by them.
    templates = [name for name in found if not name.startswith(("assets/", "schemas/"))]
    return sorted(templates, key=lambda name: ("/" in name, name))


def row(name: str) -> str:
    """The row of a template."""
    text = (TEMPLATES / name).read_text("utf-8")
    if name in TEXTS:
        return f"| `{name}` | {TEXTS[name]} | | |"
    purpose = PURPOSE.match(text)
    if purpose is None:
        sys.exit(f"templates/{name} does not begin with a comment that says what it is for")
    first = re.split(r"\. ", " ".join(purpose[1].split()))[0].rstrip(":.") + "."
    tree = Environment(autoescape=True).parse(text)
    blocks = ", ".join(f"`{block.name}`" for block in tree.find_all(nodes.Block))
    return f"| `{name}` | {first} | {f'`{purpose[2]}`' if purpose[2] else ''} | {blocks} |"


def renewed() -> str:
    """The guide with its table as it should be."""
    head, _, _ = GUIDE.read_text("utf-8").partition(BEGIN)
    rows = ["| template | what it is for | given | blocks |", "| --- | --- | --- | --- |", *map(row, names())]
    return (
        f"{head}{BEGIN}\n"
        + "\n".join(line.replace("|  |", "| |").replace("|  |", "| |") for line in rows)
        + "\n"
    )


if __name__ == "__main__":
    text = renewed()
    if "--check" in sys.argv[1:]:
        sys.exit(
            0 if GUIDE.read_text("utf-8") == text else f"{GUIDE} is not up to date: run tools/theme-index.py"
        )
    GUIDE.write_text(text, "utf-8")
    print(f"{len(names())} templates listed in {GUIDE}")
