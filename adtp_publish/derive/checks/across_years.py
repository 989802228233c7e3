"""What the plans of one partnership say of the same thing in different editions (domain.md, section 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings import Finding, finding_of
from ...model.display import number
from ...model.figure import Figure
from ...model.form import Check
from ...model.node import Path
from ...model.paths import field_at, form_at, names_on_the_way, nodes_at, years
from ...model.plan import Derived, Plan
from .series import counted_alike, unlike
from .sheet import Sheet

OfPlans = Sequence[tuple[Sheet, ...]]
_ILLUSTRATIVE = "illustrative"


def editions_differ(plans: Sequence[Derived]) -> Iterator[Finding]:
    """A baseline or target unlike the same figure of an earlier edition: in totals the later one rules."""
    seen: dict[tuple[str, str], Figure] = {}
    for derived in plans:
        if derived.plan.nature == _ILLUSTRATIVE or derived.plan.edition.trial:
            continue  # they count in no total
        mine = [figure for figure in derived.figures if figure.total and figure.shown is not None]
        pairs = ((figure, seen[_what(figure)]) for figure in mine if _what(figure) in seen)
        for figure, earlier in unlike(pairs, counted_alike):
            document = derived.plan.document(figure.document)
            now, before = (number(item.shown or 0, item.unit, item.places) for item in (figure, earlier))
            there = f"{before}, as at `{earlier.id}`, if it has not changed"
            message = f"found {now} for {figure.year}; wanted {there}"
            hint = "the later edition counts in totals; check that the change is meant"
            yield finding_of("editions-differ", message, document.file if document else "", figure.path, hint)
        seen |= {_what(figure): figure for figure in mine}


def _what(figure: Figure) -> tuple[str, str]:
    return figure.total, figure.year


def counts_differ(of_plans: OfPlans) -> Iterator[Finding]:
    """A count of the same thing and year that an earlier edition gave otherwise, such as practices."""
    seen: dict[tuple[str, ...], tuple[Figure, Plan]] = {}
    for found in of_plans:
        for sheet in found:
            for path, check in sheet.checks("same in editions"):
                for key, figure in _counts(sheet, path, check):
                    earlier = seen.get(key)
                    if earlier is not None and figure.shown != earlier[0].shown:
                        yield _counted_otherwise(sheet, key, figure, earlier)
                    seen[key] = (figure, sheet.plan)


def _counts(sheet: Sheet, path: Path, check: Check) -> Iterator[tuple[tuple[str, ...], Figure]]:
    """Each count under a path of the form, by its measure, the names of its list items, and its year."""
    for node in nodes_at(sheet.document.root, path):
        names = names_on_the_way(sheet.form, sheet.document.root, node.path)
        columns = years(field_at(sheet.form, node.path))
        for year in columns or check.of:
            figure = sheet.figures.get((*node.path, year) if columns else node.path)
            if figure is not None and figure.shown is not None:
                yield (check.by, *names, year), figure


def _counted_otherwise(
    sheet: Sheet, key: tuple[str, ...], figure: Figure, earlier: tuple[Figure, Plan]
) -> Finding:
    measure, *names, year = key
    before, plan = earlier
    message = (
        f"found {number(figure.shown or 0)} {measure} of {', '.join(names)} for {year}; wanted "
        f"{number(before.shown or 0)}, as in the plan of {plan.edition.year}, if it has not changed"
    )
    hint = "check that the change is meant"
    return finding_of("counts-differ", message, sheet.file, figure.path, hint)


def items_differ(of_plans: OfPlans) -> Iterator[Finding]:
    """Items of a list, such as trusts, that the plan of the year before did not have, or had besides."""
    seen: dict[tuple[str, Path], tuple[tuple[str, ...], Plan]] = {}
    for found in of_plans:
        for sheet in found:
            for path, _ in sheet.checks("same items"):
                form, node = form_at(sheet.form, path), sheet.document.root.find(*path)
                if form is None or node is None or sheet.document.partial:
                    continue
                names = {item.text(form.key): item.path for item in node.children if item.text(form.key)}
                place = (sheet.document.spec.id, path)
                if place in seen:
                    before, plan = seen[place]
                    new = {name: where for name, where in names.items() if name not in before}
                    yield from _new_or_gone(sheet, form.key, new, [n for n in before if n not in names], plan)
                    if not new and (gone := [name for name in before if name not in names]):
                        yield _gone(sheet, path, gone, plan)
                seen[place] = (tuple(names), sheet.plan)


def _new_or_gone(
    sheet: Sheet, key: str, new: dict[str, Path], gone: list[str], plan: Plan
) -> Iterator[Finding]:
    from difflib import get_close_matches  # noqa: PLC0415 - only where something changed

    for name, where in new.items():
        near = get_close_matches(name, gone)
        message = f"found `{name}`, which is not in the plan of {plan.edition.year}"
        message += (
            f"; wanted `{near[0] if near else gone[0]}`, as there, if it has not changed" if gone else ""
        )
        hint = f"did you mean `{near[0]}`?" if near else "check that it is new, and not another spelling"
        yield finding_of("items-differ", message, sheet.file, (*where, key), hint)


def _gone(sheet: Sheet, path: Path, gone: list[str], plan: Plan) -> Finding:
    listed = ", ".join(f"`{name}`" for name in gone)
    message = f"found no {listed}; wanted it as in the plan of {plan.edition.year}, if it has not gone"
    hint = "check that it was left out on purpose"
    return finding_of("items-differ", message, sheet.file, path, hint, on_key=True)


def names_differ(of_plans: OfPlans) -> Iterator[Finding]:
    """A text that should be the same from year to year, such as the name of the partnership."""
    seen: dict[tuple[str, Path], tuple[str, Plan]] = {}
    for found in of_plans:
        for sheet in found:
            for path, _ in sheet.checks("same text"):
                text = sheet.document.root.text(*path)
                place = (sheet.document.spec.id, path)
                if text and place in seen and seen[place][0] != text:
                    before, plan = seen[place]
                    was = f"`{before}`, as in the plan of {plan.edition.year}, if it has not changed"
                    message = f"found `{text}` at `{path[-1]}`; wanted {was}"
                    hint = "check that the name has changed, and is no slip"
                    yield finding_of("name-differs", message, sheet.file, path, hint)
                if text:
                    seen[place] = (text, sheet.plan)
