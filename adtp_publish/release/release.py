"""Copy out of a plan what an audience may see; what it may not see is never copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from ..findings import Finding, finding_of
from ..model.form import Form
from ..model.node import Node
from ..model.paths import form_at
from ..model.plan import Derived, Document, Plan
from ..model.quotable import quotable
from ..model.record import RECORD
from ..model.register import Register
from ..model.release import Release, ReleasedDocument, Source
from .audience import PUBLIC, Standing, so_far, standing
from .publications import publications
from .quoted import gaps, hidden

# Said of the whole document or the whole plan, and carried by the Release itself.
_HEAD = frozenset(("format", "edition", "source", "absent", "partial", "note", "nature"))
# The rule that counts the items of a list by the words of a closed list.
_BY_WORD = "count by word"


def release(
    derived: Derived, audience: str, moment: datetime, register: Register
) -> tuple[Release | None, tuple[Finding, ...]]:
    """What one audience may see of one plan at one moment; nothing where it may see nothing.

    `audience` is `public`, `nta` or `partnership`. The public gets the fields that their form
    marks as public, of the documents that the edition shows it; a figure that is public and
    follows from one that is not is a finding, and so is a plan on forms that are on trial.
    """
    assert derived.named  # a release is made from completed documents
    plan = derived.plan
    stands = standing(plan, audience, moment)
    if stands is None:
        return None, _refused(plan, audience)
    empty = _empty(plan, audience, stands, register)
    if stands.state == "withdrawn" and audience == PUBLIC:
        return replace(empty, declaration="", shorts=()), ()
    seen = [document for document in plan.documents if document.spec.seen_by(audience)]
    if audience == PUBLIC:
        seen = [replace(d, root=so_far(d.root, moment)) if d.spec.id == RECORD else d for d in seen]
    released, found = _without_leaks(derived, _filled(derived, empty, seen), seen)
    if audience == PUBLIC:
        released = replace(released, publications=publications(plan, released, moment))
    return released, found


def _empty(plan: Plan, audience: str, stands: Standing, register: Register) -> Release:
    """A release that says which plan it is of and where that stands, and holds nothing of it."""
    return Release(
        audience=audience,
        partnership=plan.partnership,
        region=register.region(plan.partnership.region),
        year=plan.edition.year,
        title=plan.edition.title,
        declaration=plan.edition.declaration,
        state=stands.state,
        published=stands.published,
        withdrawn=stands.withdrawn,
        signing=stands.signing,
        shorts=tuple((spec.id, spec.short) for spec in plan.edition.documents if spec.seen_by(audience)),
    )


def _filled(derived: Derived, empty: Release, seen: Sequence[Document]) -> Release:
    """A release with what its audience may see of the documents that it is shown, and of their figures."""
    plan, audience = derived.plan, empty.audience
    documents = tuple(
        _document(plan, document, audience) for document in seen if not document.kept_from(audience)
    )
    ids = {document.id for document in documents}
    figures = tuple(
        figure
        for figure in derived.figures
        if figure.document in ids and (audience != PUBLIC or figure.public)
    )
    left_out = tuple(document.spec.id for document in seen if document.kept_from(audience))
    themes = _themes(plan, ids)
    return replace(empty, documents=documents, figures=figures, left_out=left_out, themes=themes)


def _without_leaks(
    derived: Derived, released: Release, seen: Sequence[Document]
) -> tuple[Release, tuple[Finding, ...]]:
    """A release without the documents that would tell what it withholds, with a finding for each reason."""
    found: list[Finding] = []
    private = derived.private_gaps if released.audience == PUBLIC else frozenset()
    # What is withheld may be named in a document that was sound so far.
    while leaks := (*_leaks(derived, released, private), *hidden(derived, released)):
        found += leaks
        files = {finding.file for finding in leaks}
        released = _without(released, {item.spec.id for item in seen if item.file in files})
    return released, (*found, *gaps(derived, released))


def _themes(plan: Plan, ids: set[str]) -> tuple[str, ...]:
    """The cross-cutting themes of the edition, where this audience may see a form that names them.

    They are the words by which such a form counts the items of a list (its `x-calc`).
    """
    seen = {spec.schema for spec in plan.edition.documents if spec.id in ids}
    fields = (field for name, form in plan.edition.forms if name in seen for field in form.fields)
    words = (
        form_at(field, tuple(field.calc.of[0].split("/")))
        for field in fields
        if field.calc is not None and field.calc.op == _BY_WORD
    )
    return next((form.item.choices for form in words if form is not None and form.item is not None), ())


def _refused(plan: Plan, audience: str) -> tuple[Finding, ...]:
    """That the public would be shown a plan on forms that may still change: a public build refuses it."""
    if audience != PUBLIC or not plan.edition.trial or not plan.documents:
        return ()
    message = f"found a plan on the forms of {plan.edition.year}, which are on trial; wanted agreed forms"
    hint = (
        "keep it out of the plans that are published, or build for the NTA alone (`--audience nta`); once "
        f"its forms are agreed, take `status: trial` out of `schema/{plan.edition.slug}/edition.yaml`"
    )
    return (finding_of("trial-edition", message, plan.documents[0].file, ("edition",), hint),)


def _document(plan: Plan, document: Document, audience: str) -> ReleasedDocument:
    form = plan.edition.form(document.spec.schema)
    root = _copied(form, document.root, audience == PUBLIC)
    source = root.find("source")
    own_title = root.text("title")
    of_whole = tuple(node for node in root.children if node.path[-1] in _HEAD)
    return ReleasedDocument(
        id=document.spec.id,
        title=f"{document.spec.title}: {own_title}" if own_title else document.spec.title,
        short=document.spec.short,
        page=document.spec.page,
        root=replace(root, children=tuple(node for node in root.children if node.path[-1] not in _HEAD)),
        absent=document.absent,
        partial=document.partial,
        note=root.text("note"),
        source=Source(source.text("title"), source.text("publisher"), source.text("dated"))
        if source
        else None,
        head=() if audience == PUBLIC else of_whole,
    )


def _copied(form: Form, node: Node, public: bool) -> Node:
    """A node with the fields under it that may be seen."""
    if form.item is not None:
        item = form.item
        return replace(node, children=tuple(_copied(item, child, public) for child in node.children))
    fields = {field.face.name: field for field in form.fields}
    children = tuple(
        _copied(fields[child.path[-1]], child, public)
        for child in node.children
        if not public or fields[child.path[-1]].public
    )
    return replace(node, children=children)


def _without(released: Release, names: set[str]) -> Release:
    """A release without the documents that would say something of what it withholds."""
    return replace(
        released,
        documents=tuple(item for item in released.documents if item.id not in names),
        figures=tuple(item for item in released.figures if item.document not in names),
        left_out=tuple(sorted({*released.left_out, *names})),
    )


def _leaks(derived: Derived, released: Release, private_gaps: frozenset[str]) -> tuple[Finding, ...]:
    """A released figure may follow only from released ones, and be explained only by a released text.

    What it lacks it names and counts: that too may be told only of what is released.
    """
    known = {figure.id for figure in released.figures}
    names = quotable(released)
    texts = {
        (item.id, names.said(node.value, item.id, node.path) if isinstance(node.value, str) else node.value)
        for item in released.documents
        for node in item.root.walk()
    }
    withheld = {figure.id for figure in derived.figures} - known | private_gaps
    found = []
    for figure in released.figures:
        document = derived.plan.document(figure.document)
        unseen = [name for name in figure.inputs if name not in known]
        unseen += [name for name in figure.gaps if name in withheld]
        told = not figure.explained or (figure.document, figure.explained) in texts
        if document is None or (not unseen and told):
            continue
        what = f"follows from a figure that is not: `{unseen[0]}`" if unseen else "its explanation is not"
        message = f"`{figure.path[-1]}` is public but {what}"
        hint = "take the reference out, or let the form of that figure say that it is public"
        found.append(finding_of("private-input", message, document.file, figure.path, hint))
    return tuple(found)
