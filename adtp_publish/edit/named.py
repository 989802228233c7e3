"""What an event names of its plan: a document, or the post of somebody who signs the cover."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.approval import signatories
from ..model.display import folded
from ..model.plan import Plan
from ..near import did_you_mean


def is_document(plan: Plan, text: str) -> bool:
    """Whether a plan has a document of that short name, file or title."""
    specs = [document.spec for document in plan.documents]
    names = {folded(name) for spec in specs for name in (spec.id, spec.file, spec.short, spec.title)}
    return not names.isdisjoint((folded(text), f"{folded(text)}.yaml"))


def is_signatory(plan: Plan, text: str) -> bool:
    """Whether a post signs the cover: it alone where one signatory has it, or with its locality.

    A cover that names no signatories says of nobody that they do not.
    """
    named = posts(plan)
    alone = [folded(post) for post, _ in _signatories(plan)]
    known = {folded(name) for name in named} | {post for post in alone if alone.count(post) == 1}
    return not known or folded(text) in known


def posts(plan: Plan) -> list[str]:
    """The posts on the cover in its order, each with the locality that it is for."""
    return [f"{post}, {locality}" if locality else post for post, locality in _signatories(plan)]


def one_of(text: str, known: Sequence[str]) -> str:
    """The name that is most like a text, as a hint; else all of them."""
    return did_you_mean(text, known, f"write one of {', '.join(f'`{name}`' for name in known)}")


def _signatories(plan: Plan) -> list[tuple[str, str]]:
    return [(post, item.text("locality")) for item in signatories(plan) if (post := item.text("post"))]
