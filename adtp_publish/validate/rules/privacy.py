"""What must not stand where the public reads: ways to reach people, numbers of patients, private names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from ...findings import Finding, finding_of
from ...model.form import Form
from ...model.node import Node
from ...model.plan import Plan
from ...model.search import found
from ...near import shortened
from ..personal import may_hold, personal
from .common import held

PUBLIC = "public"
Names = dict[str, tuple[str, str]]
_TEXTS = frozenset(("line", "text", "markdown"))
_WORD = re.compile(r"\w+")
_MENDING = (
    "take it out and name the post or the organisation instead; how to reach it belongs on its own website, "
    "and nothing about one patient in a plan"
)


def public_texts(plan: Plan) -> Iterator[Finding]:
    """What the public would read and must not: see the three checks below.

    Only documents that the edition shows, and there only fields that are public all the way down. A
    draft is looked at too: it is to be published one day. So is the note of a document that is `absent`.
    """
    names = _private_names(plan)
    withheld = [spec.file for spec in plan.edition.documents if not spec.seen_by(PUBLIC)]
    for document in plan.documents:
        if document.spec.seen_by(PUBLIC) and not document.broken:
            form = plan.edition.form(document.spec.schema)
            fields = found(form, document.root, _is_public_text, _is_public)
            texts = [(node, node.value) for _, node in fields if isinstance(node.value, str)]
            # Nearly always there is nothing: one look at all of it says so.
            together = "\n".join(text for _, text in texts)
            if may_hold(together):
                yield from (f for node, text in texts for f in _personal_data(document.file, node, text))
            low = together.casefold() if names else ""
            if any(name.rpartition(" ")[2] in low for name in names):
                yield from (
                    f for node, text in texts for f in _private_name(document.file, node, text, names)
                )
            if ".yaml" in together:
                yield from (
                    f for node, text in texts for f in _withheld_document(document.file, node, text, withheld)
                )


def _personal_data(file: str, node: Node, text: str) -> Iterator[Finding]:
    """An e-mail address, a phone number or an NHS number, also where it is that of an organisation."""
    for what, written in dict.fromkeys(personal(text)):
        shown = shortened(written)
        message = f"found {what} in `{node.face.name}`, which is published: `{shown}`; wanted it taken out"
        yield finding_of("personal-data", message, file, node.path, _MENDING).at_words(written)


def _private_name(file: str, node: Node, text: str, names: Names) -> Iterator[Finding]:
    """A person's name from a private field of the plan."""
    folded = _folded(text)
    words = set(_WORD.findall(folded))
    for name, (shown, place) in names.items():
        if words.issuperset(_WORD.findall(name)) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded):
            message = f"`{node.face.name}` is public and names `{shown}`, a name that is private in `{place}`"
            hint = "name the post instead: the names of people are never public"
            yield finding_of("private-name", message, file, node.path, hint).at_words(shown)


def _withheld_document(file: str, node: Node, text: str, withheld: list[str]) -> Iterator[Finding]:
    """The path of a document that the public does not see."""
    for name in withheld:
        if re.search(rf"(?<![\w-]){re.escape(name)}\b", text):
            message = f"`{node.face.name}` is public and points to `{name}`, which the public does not see"
            hint = "take the name of the file out, and say in words what the reader should know"
            yield finding_of("private-reference", message, file, node.path, hint).at_words(name)


def _folded(text: str) -> str:
    """A text as names are compared in it: composed, without capitals, each white space one space."""
    composed = text if is_normalized("NFC", text) else normalize("NFC", text)
    return " ".join(composed.casefold().split())


def _private_names(plan: Plan) -> Names:
    """Names of more than one word in private fields, folded: as they are written, and in which file."""
    names: Names = {}
    for form, document in held(plan):
        is_seen = document.spec.seen_by(PUBLIC)
        for field, node in found(form, document.root, _is_name):
            if isinstance(node.value, str) and len(node.value.split()) > 1 and not (is_seen and field.public):
                names.setdefault(_folded(node.value), (node.value, document.spec.file))
    return names


def _is_public(form: Form) -> bool:
    return form.public


def _is_public_text(form: Form) -> bool:
    return form.public and form.face.kind in _TEXTS


def _is_name(form: Form) -> bool:
    return form.person
