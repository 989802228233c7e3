"""A release that was made before, with no more than what the forms of today show the public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model.edition import Edition
from ..model.figure import Figure
from ..model.form import Form
from ..model.node import Node, Path
from ..model.quotable import Quotable, Unknown, quotable
from ..model.release import Publication, Release, ReleasedDocument
from .audience import PUBLIC
from .quoted import quoted


def by_todays_forms(before: Release, edition: Edition) -> Release | None:
    """A public release without what its forms no longer show; nothing of forms that are on trial again.

    A document of which a figure or a text follows from what is taken out goes as a whole: it would tell it.
    """
    if edition.trial:
        return None
    forms = {s.id: edition.form(s.schema) for s in edition.documents if s.seen_by(PUBLIC)}
    documents = tuple(
        replace(item, root=_shown(forms[item.id], item.root)) for item in before.documents if item.id in forms
    )
    shown = replace(
        before, documents=documents, figures=tuple(f for f in before.figures if _is_shown(forms, f))
    )
    if (shown.documents, shown.figures) == (before.documents, before.figures):
        return before
    names = quotable(before)
    while telling := {item.id for item in shown.documents if _tells(before, shown, item, names, forms)}:
        shown = replace(
            shown,
            documents=tuple(item for item in shown.documents if item.id not in telling),
            figures=tuple(item for item in shown.figures if item.document not in telling),
            left_out=tuple(sorted({*shown.left_out, *telling})),
        )
    return replace(
        shown,
        themes=(),
        shorts=tuple((name, short) for name, short in before.shorts if name in forms),
        publications=tuple(_told(item, forms, shown) for item in before.publications),
    )


def _shown(form: Form, node: Node) -> Node:
    """A node with the fields under it that their form shows today; one that it no longer has is not shown."""
    if form.item is not None:
        return replace(node, children=tuple(_shown(form.item, child) for child in node.children))
    fields = ((form.field(child.path[-1]), child) for child in node.children)
    kept = (_shown(field, child) for field, child in fields if field is not None and field.public)
    return replace(node, children=tuple(kept))


def _is_public(form: Form | None, path: Path) -> bool:
    """Whether a place of a document is shown, and all that it is in."""
    for step in path:
        if form is None:
            return False
        if form.item is not None:
            # What is added up over a list has the list's place, and follows from its items.
            if not step.isdecimal():
                return True
            form = form.item
            continue
        form = form.field(step)
        if form is not None and not form.public:
            return False
    return form is not None


def _is_shown(forms: dict[str, Form], figure: Figure) -> bool:
    return _is_public(forms.get(figure.document), figure.path)


def _tells(
    before: Release, shown: Release, document: ReleasedDocument, names: Quotable, forms: dict[str, Form]
) -> bool:
    """Whether a document says something of what is taken out: by a figure that follows from it, or a text."""
    gone = {figure.id for figure in before.figures} - {figure.id for figure in shown.figures}
    left = {item.id for item in before.documents} - {item.id for item in shown.documents}
    own = [figure for figure in shown.figures if figure.document == document.id]
    if any(gone & {*figure.inputs, *figure.gaps} for figure in own):
        return True
    begin = f"{before.key}/"
    for name, _, path in (lacking for figure in own for lacking in figure.lacking):
        if not _is_public(forms.get(name.removeprefix(begin).partition(".")[0]), path):
            return True
    texts = set(_texts(document, names))
    if any(figure.explained and figure.explained not in texts for figure in own):
        return True
    targets = [names.look_up(one.name, one.document, one.path) for one in quoted(document)]
    return any(
        not isinstance(target, Unknown)
        and (target.document in left or (isinstance(target, Figure) and target.id in gone))
        for target in targets
    )


def _texts(document: ReleasedDocument, names: Quotable) -> Iterator[str]:
    for node in document.root.walk():
        if isinstance(node.value, str):
            yield names.said(node.value, document.id, node.path)


def _told(publication: Publication, forms: dict[str, Form], shown: Release) -> Publication:
    """A publication without what is not to be named; a figure that is no longer there is not."""
    known = {figure.id for figure in shown.figures}
    documents = tuple(
        replace(change, figures=tuple(one for one in change.figures if one.figure in known))
        for change in publication.documents
        if change.document in forms
    )
    return replace(publication, documents=documents)
