"""Read the templates and assets as text and bytes; nothing is rendered from a path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..findings import Finding, finding_of_file
from ..model.source import Templates
from ..near import did_you_mean
from ..ports import Files

ASSETS = "assets/"
# Below it stands what a template of somebody else's stands in place of, for that one to extend.
PROGRAM = "program/"
# A file and the folder that it is in, as the user knows the folder.
Layer = tuple[str, Files]


def load_templates(files: Files) -> Templates:
    """All templates and assets of the program."""
    return load_layers((), files)[0]


def load_layers(theirs: Sequence[Layer], own: Files) -> tuple[Templates, tuple[Finding, ...]]:
    """The templates and assets of several folders: a file of an earlier one stands in place of a later one's.

    `own` are those of the program, which come last.
    """
    templates = Templates()
    for name in own.names():
        if not name.startswith(ASSETS):
            templates.texts[name] = own.read(name).decode("utf-8")
        elif not name.endswith(".md"):
            templates.assets[name.removeprefix(ASSETS)] = own.read(name)
    of_program = frozenset(templates.texts)
    findings = [found for layer in reversed(theirs) for found in _lay_over(templates, layer)]
    templates.idle.update(_idle(templates, of_program))
    return templates, (*findings, *_unused(templates, of_program))


def _lay_over(templates: Templates, layer: Layer) -> Iterator[Finding]:
    shown, files = layer
    for name, kind in files.entries():
        file = f"{shown}/{name}"
        if kind == "link":
            message = f"`{name}` is a symbolic link; wanted a file of its own"
            yield finding_of_file("not-regular", message, file, "put the file itself in its place")
        elif kind == "file" and name.startswith(ASSETS):
            templates.assets[name.removeprefix(ASSETS)] = files.read(name)
            templates.files[name] = file
        elif kind == "file":
            try:
                text = files.read(name).decode("utf-8-sig")
            except UnicodeDecodeError as trouble:
                line = files.read(name)[: trouble.start].count(b"\n") + 1
                message = f"line {line} is not UTF-8; wanted a template that is"
                yield finding_of_file("not-utf-8", message, file, "save the file again as UTF-8")
                continue
            if name in templates.texts and name not in templates.files:
                templates.texts[PROGRAM + name] = templates.texts[name]
            templates.texts[name] = text
            templates.files[name] = file


def _idle(templates: Templates, of_program: frozenset[str]) -> set[str]:
    """The texts of others than the program that it does not come to, by any template that it uses."""
    theirs = {name for name in templates.files if name in templates.texts} - of_program
    found = theirs
    while True:
        used = [text for name, text in templates.texts.items() if name not in found]
        still = {name for name in theirs if not any(_names(text, name) for text in used)}
        if still == found:
            return found
        found = still


def _names(text: str, name: str) -> bool:
    return f'"{name}"' in text or f"'{name}'" in text


def _unused(templates: Templates, of_program: frozenset[str]) -> Iterator[Finding]:
    """Templates that stand in place of none and that none names: most likely a name is misspelt."""
    for name, file in sorted(templates.files.items()):
        if name.startswith(ASSETS) or name in of_program or name.endswith(".md"):
            continue
        if not any(_names(text, name) for text in templates.texts.values()):
            hint = did_you_mean(name, sorted(of_program), "name it in another template, or delete it")
            message = (
                f"`{name}` stands in place of no template; wanted the name of one, or one that includes it"
            )
            yield finding_of_file("unused-template", message, file, hint)
