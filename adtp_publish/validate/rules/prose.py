"""Prose of a plan: links and sections that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import WARNING, Finding, finding_of
from ...model.form import Form
from ...model.plan import Plan
from ...model.search import found
from ..wording import NEAR_NUMBER, did_you_mean
from .common import held
from .numbering import sought_in_vain
from .part1 import narratives

# What rendering makes a link of; anything else is shown as plain text.
SCHEMES = ("https:", "mailto:", "tel:")
_CODE = re.compile(r"(`+)(?:(?!\1).)+\1", re.DOTALL)
_LINK = re.compile(r"(!?)\[[^\]\n]*\]\(\s*<?([^)\s>]*)")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)
_AUTOMATIC = re.compile(r"<([a-z][a-z0-9+.-]*:[^\s>]+)>", re.IGNORECASE)
_SECTION = re.compile(
    r"\b[Ss]ections? ([1-9][0-9]?(?:\.[0-9]{1,2}){1,2})(?![0-9/])(?! (?:of|in|from|to)\b)", re.ASCII
)


def dead_links(plan: Plan) -> Iterator[Finding]:
    """A link that a reader cannot follow: its words are shown, and nothing says that they were a link."""
    for form, document in held(plan):
        for _, node in found(form, document.root, _is_markdown):
            text = node.value
            if not isinstance(text, str) or not ("](" in text or "]:" in text or "<" in text):
                continue
            for target, is_image in _targets(text):
                if is_image:
                    message = f"the picture `{target}` is not shown: plans hold text alone"
                    hint = "say in words what it shows, and take it out"
                elif target.casefold().startswith(SCHEMES):
                    continue
                else:
                    message = f"the link to `{target}` leads nowhere: it is shown as plain text"
                    hint = _mending(target)
                yield finding_of("dead-link", message, document.file, node.path, hint).at_words(target)


def sections_named_in_prose(plan: Plan) -> Iterator[Finding]:
    """`see section 3.4` in the text of a section, where there is no section of that number."""
    for _, document, sections in narratives(plan):
        if document.partial:
            continue
        known = [item.text("number") for item in sections.children]
        for item in sections.children:
            text = item.text("text")
            if "ection" not in text:
                continue
            for number, named in {match[1]: match[0] for match in _SECTION.finditer(text)}.items():
                if number not in known and number not in sought_in_vain(document, sections):
                    hint = did_you_mean(number, known, "name a section that is there", NEAR_NUMBER)
                    message = (
                        f"found section `{number}` named in the text; "
                        "wanted the number of a section of this document"
                    )
                    path = (*item.path, "text")
                    yield finding_of(
                        "unknown-section", message, document.file, path, hint, severity=WARNING
                    ).at_words(named)


def _is_markdown(form: Form) -> bool:
    return form.face.kind == "markdown"


def _targets(text: str) -> Iterator[tuple[str, bool]]:
    """Where the links of a Markdown text lead, and whether it is a picture."""
    if "`" in text:
        text = _CODE.sub("", text)
    for match in _LINK.finditer(text):
        yield match[2], bool(match[1])
    for match in _DEFINED.finditer(text):
        yield match[1], False
    for match in _AUTOMATIC.finditer(text):
        yield match[1], False


def _mending(target: str) -> str:
    if target.casefold().startswith("http:"):
        return "write it with `https://`, if the site has it, or say in words where to look"
    if target.startswith("www."):
        return f"write `https://{target}`"
    if target.startswith("#"):
        return "name the section by its number: prose has no anchors to lead to"
    return "write the whole address, from `https://` on, or say in words where to look"
