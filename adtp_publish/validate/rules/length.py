"""How long a narrative is: estimated from its words here, measured in the PDF by a build."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding, finding_of
from ...model.edition import Edition
from ...model.node import Node
from ...model.plan import Document, Plan
from .part1 import narratives

CODE = "narrative-length"
# Fitted to the pages of narratives as they are printed (docs/findings/narrative-length.md): a full page
# holds so many words, and a heading, paragraph or item of a list takes the room of so many.
_WORDS_A_PAGE = 740
_WORDS_A_HEADING = 24
_WORDS_A_BLOCK = 6
_MAY_BE_WRONG_BY = 5


def estimated_length(plan: Plan) -> Iterator[Finding]:
    """A narrative that is much shorter or longer than the guidance asks (domain.md, section 2)."""
    for _, document, sections in narratives(plan):
        if not document.partial:
            tenths = _estimate(sections)
            about = max(1, (tenths + 5) // 10)
            told = f"about {about} page" if about == 1 else f"about {about} pages"
            yield from length_finding(plan.edition, document, tenths, told, _MAY_BE_WRONG_BY)


def length_finding(
    edition: Edition, document: Document, tenths: int, told: str, slack: int = 0
) -> Iterator[Finding]:
    """The finding on a narrative of so many tenths of a page of A4, unless it is as long as it should be.

    A page that is begun counts as one: 3.2 pages are four. `slack` is by how many tenths it may be longer.
    """
    form = edition.form(document.spec.schema)
    field = next((field for field in form.fields if field.limits and field.limits.pages), None)
    if field is None or field.limits is None:
        return
    least, most = (edition.threshold(name) for name in field.limits.pages)
    if least is None or most is None:
        return
    is_short, is_long = tenths <= 10 * (least - 1), tenths > 10 * most + slack
    if is_short or is_long:
        message = f"the narrative takes {told}; wanted {least} to {most}"
        hint = (
            "shorten it: refer to the full needs assessment for the rest"
            if is_long
            else "say more of what the guidance asks for"
        )
        yield finding_of("narrative-length", message, document.file, (field.face.name,), hint, on_key=True)


def _estimate(sections: Node) -> int:
    """Tenths of a page."""
    words = 0
    for item in sections.children:
        text = item.text("text")
        words += len(text.split()) + _WORDS_A_HEADING + _WORDS_A_BLOCK * _blocks(text)
    return max(1, 10 * words // _WORDS_A_PAGE)


def _blocks(text: str) -> int:
    """Paragraphs, and the items of lists and rows of tables after the first."""
    items = text.count("\n- ") + text.count("\n* ") + text.count("\n|")
    return text.count("\n\n") + 1 + items
