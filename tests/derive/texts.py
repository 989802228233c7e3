"""Texts of documents that several tests of figures read."""

from __future__ import annotations


def section(*entries: str) -> str:
    """A Part 1 with one section, and evidence of these entries: the fields of each as in a flow map."""
    lines = "".join(f"      - {{{entry}}}\n" for entry in entries)
    return f'sections:\n  - number: "1.0"\n    title: One\n    text: |\n      Text.\n    evidence:\n{lines}'
