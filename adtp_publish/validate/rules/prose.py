"""Prose of a plan: links and sections that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import WARNING, Finding, finding_of
from ...model.form import Form
from ...model.plan import Plan
from ...model.quotes import code_spans
from ...model.search import found
from ...near import NEAR_NUMBER, Hints, shortened
from .common import held
from .numbering import sought_in_vain
from .part1 import narratives

# What rendering makes a link of; anything else is shown as plain text.
SCHEMES = ("https:", "mailto:", "tel:")
# Each takes a time in proportion to the length of a text, whatever stands in it.
_LINK = re.compile(r"\]\(\s*+<?+([^)\s>]*+)")
_DEFINED = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]++\]:\s*+<?+([^\s>]++)", re.MULTILINE)
_AUTOMATIC = re.compile(r"<([a-z][a-z0-9+.-]*+:[^\s<>]++)>", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\n]++)\]:", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^([^\]\n]++)\]")
_SECTION = re.compile(
    r"\b[Ss]ections? ([1-9][0-9]?(?:\.[0-9]{1,2}){1,2})(?![0-9/])(?! (?:of|in|from|to)\b)", re.ASCII
)


def dead_footnotes(plan: Plan) -> Iterator[Finding]:
    """A mark of a footnote that is not there, and a footnote that no mark names: both lead nowhere."""
    for form, document in held(plan):
        for _, node in found(form, document.root, _is_markdown):
            if not isinstance(node.value, str) or "[^" not in node.value:
                continue
            text = _without_code(node.value)
            notes = dict.fromkeys(_FOOTNOTE.findall(text))
            marks = dict.fromkeys(_FOOTNOTE_MARK.findall(_FOOTNOTE.sub("", text)))
            for name in (*marks, *notes):
                if name in marks and name in notes:
                    continue
                written = f"[^{name}]"
                if name in marks:
                    message = f"the mark `{written}` has no footnote: it is shown as it is typed"
                    hint = f"write the footnote on a line of its own: `{written}: ...`"
                else:
                    message = f"the footnote `{written}` is named nowhere in the text"
                    hint = f"put its mark `{written}` where it belongs, or take it out"
                yield finding_of("dead-footnote", message, document.file, node.path, hint).at_words(written)


def dead_links(plan: Plan) -> Iterator[Finding]:
    """A link that a reader cannot follow: its words are shown, and nothing says that they were a link."""
    for form, document in held(plan):
        for _, node in found(form, document.root, _is_markdown):
            text = node.value
            if not isinstance(text, str) or not ("](" in text or "]:" in text or "<" in text):
                continue
            for target, is_image in dict.fromkeys(_targets(text)):
                shown = shortened(target)
                if is_image:
                    message = f"the picture `{shown}` is not shown: plans hold text alone"
                    hint = "say in words what it shows, and take it out"
                elif target.casefold().startswith(SCHEMES):
                    continue
                else:
                    message = f"the link to `{shown}` leads nowhere: it is shown as plain text"
                    hint = _mending(target)
                yield finding_of("dead-link", message, document.file, node.path, hint).at_words(target)


def sections_named_in_prose(plan: Plan) -> Iterator[Finding]:
    """`see section 3.4` in the text of a section, where there is no section of that number."""
    hints = Hints()
    for _, document, sections in narratives(plan):
        if document.partial:
            continue
        known = dict.fromkeys(item.text("number") for item in sections.children)
        for item in sections.children:
            text = item.text("text")
            if "ection" not in text:
                continue
            for number, named in {match[1]: match[0] for match in _SECTION.finditer(text)}.items():
                if number not in known and number not in sought_in_vain(document, sections):
                    otherwise = "name a section that is there"
                    hint = hints.near(document.file, number, known, otherwise, NEAR_NUMBER)
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
    text = _without_code(text)
    yield from _links(text)
    for match in _DEFINED.finditer(text):
        yield match[1], False
    for match in _AUTOMATIC.finditer(text):
        yield match[1], False


def _links(text: str) -> Iterator[tuple[str, bool]]:
    """`[words](target)` and `![words](target)`, found from the middle: only there can a link be."""
    after = 0
    for match in _LINK.finditer(text):
        before = text[after : match.start()]
        words = before[max(before.rfind("\n"), before.rfind("]")) + 1 :]
        begin = words.find("[")
        if begin >= 0:
            yield match[1], words[begin - 1 : begin] == "!"
        after = match.start() + 1 if begin < 0 else match.end()


def _without_code(text: str) -> str:
    """A text without what stands in it as code."""
    kept, at = [], 0
    for start, end in code_spans(text):
        if start >= at:
            kept.append(text[at:start])
            at = end
    return "".join((*kept, text[at:]))


def _mending(target: str) -> str:
    if target.casefold().startswith("http:"):
        return "write it with `https://`, if the site has it, or say in words where to look"
    if target.startswith("www."):
        return f"write `https://{shortened(target)}`"
    if target.startswith("#"):
        return "name the section by its number: prose has no anchors to lead to"
    return "write the whole address, from `https://` on, or say in words where to look"
