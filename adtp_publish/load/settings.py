"""Read the settings of a site, `adtp.yaml`, and find the folder of its theme."""

from __future__ import annotations

from ..findings import Finding, finding_of, finding_of_file
from ..model.source import RawDocument
from ..ports import DiskFolder, Files
from .strict_yaml import parse

SETTINGS = "adtp.yaml"
# What others call such a file, or this one on a system that takes large letters for small ones.
_MISTAKEN = ("adtp.yml", "ADTP.yaml", "ADTP.yml", "Adtp.yaml", "Adtp.yml")


def load_settings(folder: DiskFolder, shown: str) -> tuple[RawDocument | None, tuple[Finding, ...]]:
    """The file of settings in the folder beside the plans, or none: a site can do without.

    `shown` is the file as the user would name it.
    """
    kind = folder.kind(SETTINGS)
    if kind == "":
        return None, tuple(_misnamed(name, shown) for name in _MISTAKEN if folder.kind(name) == "file")
    if kind != "file":
        message = f"`{SETTINGS}` is a {kind}; wanted a file of its own"
        found = finding_of_file("not-regular", message, shown, "put the file itself in its place")
        return RawDocument(SETTINGS, shown, refused=True), (found,)
    return parse(folder.read(SETTINGS), shown)


def _misnamed(name: str, shown: str) -> Finding:
    message = f"`{name}` is not read as the settings of the site; wanted the name `{SETTINGS}`"
    file = f"{shown.removesuffix(SETTINGS)}{name}"
    return finding_of_file("bad-name", message, file, f"rename it to `{SETTINGS}`")


def load_theme(folder: DiskFolder, theme: str, file: str) -> tuple[Files | None, tuple[Finding, ...]]:
    """The files of the theme that the settings name, or none and why; `file` is that of the settings."""
    kind = folder.kind(theme)
    if not folder.holds(theme):
        message = f"found `theme: {theme}`, which leads out of the folder of `{SETTINGS}`; wanted one inside"
        hint = "a theme is kept with the plans, so that whoever builds the site has it"
    elif kind == "":
        message = f"found `theme: {theme}`, and there is no such folder; wanted one beside `{SETTINGS}`"
        hint = "make it, correct its name, or take the line out"
    elif kind != "folder":
        message = f"found `theme: {theme}`, which is a {kind}; wanted a folder of templates and assets"
        hint = "name the folder; `docs/how-to/theme.md` says what it may hold"
    elif (other := folder.meets(theme)) is not None:
        message = (
            f"found `theme: {theme}`, which has a share in `{other.as_posix()}`; wanted a folder apart from "
            "the plans and from what is built"
        )
        hint = "put the templates and assets into a folder of their own, such as `theme`"
    else:
        return folder.below(theme), ()
    return None, (finding_of("bad-theme", message, file, ("theme",), hint),)
