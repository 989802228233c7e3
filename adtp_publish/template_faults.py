"""Faults of templates as findings, with the files that their authors know."""

from __future__ import annotations

from dataclasses import replace
from posixpath import commonpath, dirname

from .errors import BadTemplates, Fault
from .findings import Finding, finding_of_file
from .model.source import RawDocument, Templates
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
    message = f"found output that does not fit: {trouble}; wanted templates that make what does"
    if isinstance(trouble, LayoutTrouble):
        place = str(trouble).partition(":")[0]
        message = f"found styles or markup in `{place}` that the PDF library refuses; wanted what it takes"
    return (finding_of_file("template-error", message, folder or ".", _MISMADE),)


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
