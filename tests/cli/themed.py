"""A workshop with a theme, and its files."""

from __future__ import annotations

from pathlib import Path

from tests.publish.workshop import Workshop, small_workshop


def with_theme(root: Path, cache: Path) -> Workshop:
    """A workshop with the small plans and a theme, nothing built yet."""
    made = small_workshop(root, cache)
    (made.root / "adtp.yaml").write_text("format: 1\ncontact: plans@example.org\ntheme: theme\n", "utf-8")
    (made.root / "theme").mkdir()
    return made


def put(small: Workshop, name: str, text: str | bytes) -> None:
    """Write a file of the theme."""
    place = small.root / "theme" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode() if isinstance(text, str) else text)
