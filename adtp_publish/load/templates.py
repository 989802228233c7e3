"""Read the templates and assets as text and bytes; nothing is rendered from a path."""

from __future__ import annotations

from ..model.source import Templates
from ..ports import Files

ASSETS = "assets/"


def load_templates(files: Files) -> Templates:
    """All templates and assets of a tree."""
    texts: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    for name in files.names():
        if name.startswith(ASSETS):
            if not name.endswith(".md"):
                assets[name.removeprefix(ASSETS)] = files.read(name)
        else:
            texts[name] = files.read(name).decode("utf-8")
    return Templates(texts, assets)
