"""Texts that the public may read: of a release, the register, editions, forms and the program."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import astuple, fields
from datetime import UTC, date, datetime

from .edition import Edition
from .form import Form
from .plan import Derived, Plan
from .quotable import quotable
from .record import COVER, PUBLISHED, begins
from .register import Register, led_on
from .release import Release
from .site_config import DEFAULT, SiteConfig
from .source import Templates
from .withheld import Brought


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


def texts_of_titles(plan: Plan, audience: str, is_withdrawn: bool = False) -> Iterator[str]:
    """What pages and PDFs of a plan are called: put together of names, years and titles that are all public.

    Another plan's own prose may well name it so: "see the Northshire adult drug treatment plan 2009/10".
    """
    cover = None if is_withdrawn else plan.document(COVER)
    names = {plan.partnership.name, cover.root.text("partnership") if cover else ""} - {""}
    for name in sorted(names):
        yield f"{name} {plan.edition.year}: withdrawn"
        if not is_withdrawn:
            yield from _titles(plan.edition, name, audience)


def _titles(edition: Edition, name: str, audience: str) -> Iterator[str]:
    for title in (edition.title, edition.year):
        yield from (
            f"{name}: {title}",
            f"{title}: {name}",
            f"The plan of {name} for {title}",
            f"{title} of {name}",
        )
    yield f"Adult drug treatment plans of {name} {edition.year}"
    for spec in edition.documents:
        if spec.seen_by(audience):
            for title in dict.fromkeys((spec.title, spec.short)):
                yield from (f"{title}: {name} {edition.year}", f"{title} of {name}, {edition.year}")
                yield from (f"{name}: {edition.title}, {title}", f"{name} {edition.year}, {title}")


def addresses_of_moved(keys: Collection[str], register: Register) -> Iterator[str]:
    """The addresses that lead to public plans (`keys`) beside their own: those of partnerships before theirs.

    Of a partnership that has public plans of its own nothing leads elsewhere.
    """
    here = {key.partition("/")[0] for key in keys}
    for old, new in led_on(register.partnerships, here).items():
        yield from (
            f"{old}/{year}" for slug, _, year in (key.partition("/") for key in sorted(keys)) if slug == new
        )


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


def texts_of_program(templates: Templates, nhs: Mapping[str, str]) -> Iterator[str]:
    """The texts that the program brings: its templates, assets, components, what holds without settings."""
    yield from (text for name, text in templates.texts.items() if name not in templates.files)
    yield from nhs.values()
    yield from (str(value) for value in astuple(DEFAULT))
    for name, content in templates.assets.items():
        if f"assets/{name}" not in templates.files and (text := _text_of(content)) is not None:
            yield text


def texts_brought(templates: Templates, config: SiteConfig, settings: str = "") -> Iterator[Brought]:
    """The texts that whoever builds brings: files of the theme that pages are made of, and settings.

    `settings` is what their file is called.
    """
    for name, file in sorted(templates.files.items()):
        asset = templates.assets.get(name.removeprefix("assets/"), b"")
        text = templates.texts[name] if name in templates.texts else _text_of(asset)
        if text is not None and name not in templates.idle:
            yield Brought(file, text)
    for item in fields(SiteConfig):
        value = getattr(config, item.name)
        if value != getattr(DEFAULT, item.name):
            yield Brought(settings, str(value), item.name)


def _text_of(content: bytes) -> str | None:
    """The text of an asset; none of a font or a picture: it may pass as it is."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None
