"""What must not stand in what goes out to the public, and what it may read anyway: for the leak gate.

The gate watches over `release`, so it does not ask it: what is public is found here anew, from the forms,
the editions and the standing of each plan. All other text of all files is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from .checking import Checked
from .model.form import Form
from .model.node import Node
from .model.plan import Derived, Document, Plan
from .model.public_texts import (
    addresses_of_moved,
    texts_of_edition,
    texts_of_publications,
    texts_of_register,
    texts_of_release,
    texts_of_titles,
)
from .model.quotable import Quotable, quotable
from .model.quotes import OPEN
from .model.record import PUBLISHED, RECORD
from .model.release import Release
from .model.source import Data, RawDocument
from .model.withheld import ADDRESS, NAME, TEXT, Kept, Withheld
from .release.audience import PUBLIC, so_far, standing

_KEY = re.compile(r"\s*(?:- )?([\w-]+):\s+(.*)")
Path = tuple[str, ...]


def withheld(
    checked: Checked,
    moment: datetime,
    releases: Sequence[Release],
    kept_live: Sequence[Release],
    texts: Iterable[str],
    known: Iterable[bytes],
) -> Withheld:
    """All texts of all files; and those that the public may read at a moment.

    `releases` are those of the output, for how their prose reads; `kept_live` are releases that the public
    was shown before, and of which all is public; `texts` are those of templates and settings; `known` are
    files of theirs that are no text.
    """
    shown = [
        text
        for derived in checked.plans
        for text in _public_of(derived, moment, {release.key: release for release in releases})
    ]
    public = (
        *shown,
        *(text for release in kept_live for text in texts_of_release(release)),
        *texts_of_register(checked.register),
        *addresses_of_moved(_shown_keys(checked, moment) | {r.key for r in kept_live}, checked.register),
        *(
            text
            for edition in checked.editions.values()
            if not edition.trial
            for text in texts_of_edition(edition)
        ),
        *texts,
    )
    return Withheld(
        tuple(_all_texts(checked, moment, {release.key for release in kept_live})),
        tuple(sorted(set(public))),
        frozenset(sha256(content).hexdigest() for content in known),
    )


# --- what is public


def _shown_keys(checked: Checked, moment: datetime) -> set[str]:
    """The plans of which the public knows."""
    return {d.plan.key for d in checked.plans if standing(d.plan, PUBLIC, moment) is not None}


def _public_of(derived: Derived, moment: datetime, releases: Mapping[str, Release]) -> Iterator[str]:
    """The texts of a plan that the public may read, as they are typed and as they read with their figures."""
    plan = derived.plan
    stands = standing(plan, PUBLIC, moment)
    if stands is None:
        return
    is_withdrawn = stands.state == "withdrawn"
    yield from texts_of_titles(plan, PUBLIC, is_withdrawn)
    if is_withdrawn:
        return
    names = quotable(releases[plan.key]) if plan.key in releases else None
    for document in plan.documents:
        if document.spec.seen_by(PUBLIC) and not document.kept_from(PUBLIC):
            yield from _public_texts(plan, document, moment, names)
    yield from texts_of_publications(derived, PUBLIC, moment)


def _public_texts(plan: Plan, document: Document, moment: datetime, names: Quotable | None) -> Iterator[str]:
    """The public texts of a document; and all its values in a row, as a table or a list has them."""
    root = so_far(document.root, moment) if document.spec.id == RECORD else document.root
    row = []
    for node in _public_nodes(plan.edition.form(document.spec.schema), root):
        if isinstance(node.value, str):
            yield node.value
            if names is not None and OPEN in node.value:
                yield names.said(node.value, document.spec.id, node.path)
        row.append(str(node.value))
    yield "\n".join(row)


def _public_nodes(form: Form, node: Node) -> Iterator[Node]:
    """The values under a node whose form says that they are public, all the way down."""
    if form.item is not None:
        for child in node.children:
            yield from _public_nodes(form.item, child)
        return
    if node.value is not None:
        yield node
    for child in node.children:
        field = form.field(child.path[-1])
        if field is not None and field.public:
            yield from _public_nodes(field, child)


# --- what is held


def _all_texts(checked: Checked, moment: datetime, shown: set[str]) -> Iterator[Kept]:
    forms: dict[str, tuple[Plan, Document]] = {
        document.file: (derived.plan, document)
        for derived in checked.plans
        for document in derived.plan.documents
    }
    persons = frozenset(
        name
        for edition in checked.editions.values()
        for _, form in edition.forms
        for name in _names_of_persons(form)
    )
    begin = f"{checked.shown}/"
    for file, raw in checked.documents.items():
        place = file.removeprefix(begin)
        if "/" not in place:
            continue  # the register: it is public
        plan, document = forms.get(file, (None, None))
        form = plan.edition.form(document.spec.schema) if plan and document else None
        yield from _of_lines(raw, persons) if raw.data is None else _of_data(raw, raw.data, form, persons)
    for plan in (derived.plan for derived in checked.plans):
        if standing(plan, PUBLIC, moment) is not None:
            yield from _addresses_below(plan)
        elif plan.key not in shown:
            yield Kept(plan.documents[0].file, (), plan.key, ADDRESS)


def _of_data(raw: RawDocument, data: Data, form: Form | None, persons: frozenset[str]) -> Iterator[Kept]:
    waiting: list[tuple[Path, Data, Form | None]] = [((), data, form)]
    while waiting:
        path, value, known = waiting.pop()
        if isinstance(value, str):
            is_name = known.person if known is not None else bool(path) and path[-1] in persons
            yield Kept(raw.file, path, value, NAME if is_name else TEXT)
        elif isinstance(value, dict):
            waiting += [
                ((*path, name), below, known.field(name) if known is not None else None)
                for name, below in value.items()
            ]
        elif isinstance(value, list):
            item = known.item if known is not None else None
            waiting += [((*path, str(number)), below, item) for number, below in enumerate(value)]


def _of_lines(raw: RawDocument, persons: frozenset[str]) -> Iterator[Kept]:
    """The lines of a file that could not be read: nobody knows more of it."""
    for number, line in enumerate(raw.lines if raw.text else (), 1):
        found = _KEY.fullmatch(line)
        text = found[2] if found else line
        is_name = found is not None and found[1] in persons
        yield Kept(raw.file, (), text.strip("\"' "), NAME if is_name else TEXT, number)


def _addresses_below(plan: Plan) -> Iterator[Kept]:
    """The addresses of the documents of a plan that the public does not see.

    That a plan was published, and what of it, the public may know: the file that keeps it gives nothing away.
    """
    for document in plan.documents:
        if not document.spec.seen_by(PUBLIC) and document.spec.id != PUBLISHED:
            for name in dict.fromkeys((document.spec.id, document.spec.file.removesuffix(".yaml"))):
                yield Kept(document.file, (), f"{plan.key}/{name}", ADDRESS)


def _names_of_persons(form: Form) -> Iterator[str]:
    if form.person:
        yield form.face.name
    for below in (*form.fields, *((form.item,) if form.item else ())):
        yield from _names_of_persons(below)
