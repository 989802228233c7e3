"""Faults of templates as findings, with the files that their authors know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from posixpath import commonpath, dirname

from .errors import BadTemplates, Fault
from .findings import Finding, finding_of_file
from .load.templates import ASSETS
from .model.source import RawDocument, Templates
from .publish.allowed import Slip
from .publish.verify import Unfit
from .render.pdf import LayoutTrouble

_MISMADE = (
    "what these templates make cannot go out; mend them, or take them away one by one to see which it is"
)


def of_templates(trouble: BadTemplates | LayoutTrouble | Unfit, templates: Templates) -> tuple[Finding, ...]:
    """The findings for what keeps an output from being made.

    What the program's own templates make must fit, so what does not is a bug of ours and raised again,
    unless somebody has templates of their own.
    """
    if isinstance(trouble, BadTemplates):
        return tuple(dict.fromkeys(_finding(fault, templates) for fault in trouble.faults))
    if not templates.files:
        raise trouble
    folder = commonpath([dirname(file) for file in templates.files.values()])
    if isinstance(trouble, Unfit) and trouble.slips:
        return tuple(dict.fromkeys(_of_slips(trouble.slips, templates, folder or ".")))
    message = f"found output that does not fit: {trouble}; wanted templates that make what does"
    if isinstance(trouble, LayoutTrouble):
        place = str(trouble).partition(":")[0]
        message = f"found styles or markup in `{place}` that the PDF library refuses; wanted what it takes"
    return (finding_of_file("template-error", message, folder or ".", _MISMADE),)


def _of_slips(slips: tuple[Slip, ...], templates: Templates, folder: str) -> Iterator[Finding]:
    """What browsers would pass over, once for each place of a template: a base stands on each page.

    So too what has no place that is known: its text may differ on each page.
    """
    told: set[tuple[str, int] | str] = set()
    for slip in slips:
        place = _place(slip, templates)
        if (place or slip.what) in told:
            continue
        told.add(place or slip.what)
        message = f"found output that does not fit: {slip}"
        found = finding_of_file("template-error", message, place[0] if place else folder, slip.hint)
        yield replace(found, line=place[1]) if place else found


def _place(slip: Slip, templates: Templates) -> tuple[str, int] | None:
    """The file and line of a template of somebody's own that has a sign of a slip."""
    for sign in slip.signs:
        for name, file in sorted(templates.files.items()):
            asset = templates.assets.get(name.removeprefix(ASSETS), b"") if name.startswith(ASSETS) else b""
            text = templates.texts.get(name) or asset.decode(errors="replace")
            if sign in text:
                return file, text.count("\n", 0, text.index(sign)) + 1
    return None


def _finding(fault: Fault, templates: Templates) -> Finding:
    found = finding_of_file("template-error", fault.message, templates.file(fault.template), fault.hint)
    return replace(found, line=fault.line)


def texts_of(templates: Templates) -> dict[str, RawDocument]:
    """The texts of templates by file, for findings to quote."""
    return {
        templates.file(name): RawDocument(name, templates.file(name), text=text)
        for name, text in templates.texts.items()
        if not (name.startswith("program/") and name.removeprefix("program/") in templates.files)
    }
