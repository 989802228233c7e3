"""Where things are: the folders of a run, decided once at the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Folders:
    """The plans, the output, the forms and the layers of templates (an earlier one overrides).

    `beside` is the folder that holds the folder of plans, and with it the settings of the site.
    """

    plans: Path
    out: Path
    schema: Path
    templates: tuple[Path, ...]
    beside: Path


def folders(plans: Path, out: Path) -> Folders:
    """The folders of a run.

    Forms and templates come with the program: beside the package in its repository, inside it
    when installed. A repository of plans may override templates file by file with a
    `templates/` of its own beside `plans/`.
    """
    own, beside = _carried("templates"), _above(plans)
    theirs = beside / "templates"
    layers = (theirs, own) if theirs.is_dir() and theirs.resolve() != own else (own,)
    return Folders(plans, out, _carried("schema"), layers, beside)


def _above(plans: Path) -> Path:
    """The folder that holds the plans, in the words of the user where they are true."""
    typed = plans / ".." if plans.name in {"", ".."} else plans.parent
    real = plans.resolve().parent
    return typed if typed.resolve() == real else real


def finding_pages() -> Path:
    """The folder of the pages of findings, one Markdown file for each code."""
    return _carried("findings", "docs/findings")


def _carried(name: str, source: str = "") -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / (source or name)
