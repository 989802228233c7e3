"""Read the NHS.UK components from the package that carries them, as text like our own templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_PACKAGE = "nhsuk_frontend_jinja"


def load_components() -> dict[str, str]:
    """The templates of nhsuk-frontend-jinja by the names that they include one another by.

    For example `nhsuk/components/tag/macro.jinja`.
    """
    from importlib.resources import files  # noqa: PLC0415 - only where pages are rendered

    return dict(sorted(_below(files(_PACKAGE) / "templates", "")))


def _below(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _below(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".jinja"):
            found.append((prefix + entry.name, entry.read_text(encoding="utf-8")))
    return found
