"""Texts that the public may read: of a release, of the register, of editions and their forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from datetime import UTC, date, datetime

from .edition import Edition
from .form import Form
from .plan import Derived
from .quotable import quotable
from .record import PUBLISHED, begins
from .register import Register
from .release import Release


def texts_of_release(release: Release) -> Iterator[str]:
    """The texts of a release, as they are typed and as they read with their figures."""
    names = quotable(release)
    for document in release.documents:
        yield from (document.title, document.note, *(astuple(document.source) if document.source else ()))
        for node in document.root.walk():
            if isinstance(node.value, str):
                yield node.value
                yield names.said(node.value, document.id, node.path)


def texts_of_publications(derived: Derived, audience: str, moment: datetime) -> Iterator[str]:
    """The names of the public figures of a plan, and what readers were shown of them by a moment."""
    plan, begin = derived.plan, f"{derived.plan.key}/"
    seen = {document.spec.id for document in plan.documents if document.spec.seen_by(audience)}
    figures = {f.id.removeprefix(begin) for f in derived.figures if f.public and f.document in seen}
    yield from sorted(figures)
    document = plan.document(PUBLISHED)
    for item in document.root.items("publications") if document else ():
        on = item.child("on")
        if on and isinstance(on.value, date) and begins(on.value) <= moment.astimezone(UTC):
            told = (figure for held in item.items("documents") for figure in held.items("figures"))
            yield from (figure.text("shown") for figure in told if figure.text("figure") in figures)


def texts_of_register(register: Register) -> Iterator[str]:
    """The names and codes of partnerships and regions."""
    for partnership in register.partnerships:
        yield from (partnership.name, partnership.code, partnership.slug, *partnership.predecessors)
    yield from (region.name for region in register.regions)


def texts_of_edition(edition: Edition) -> Iterator[str]:
    """Titles, dates and the words of the forms: labels, help, choices."""
    yield from (edition.title, edition.declaration)
    for spec in edition.documents:
        yield from (spec.title, spec.short)
    for milestone in edition.timetable:
        yield from (milestone.what, milestone.who)
    for _, form in edition.forms:
        yield from _of_form(form)


def _of_form(form: Form) -> Iterator[str]:
    yield from (form.face.label, form.face.short, form.face.help, form.face.unit, *form.choices)
    for below in (*form.fields, *((form.item,) if form.item else ())):
        yield from _of_form(below)
