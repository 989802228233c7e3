"""What a release shows of a plan: nothing that is withheld makes a difference, everything shown does."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from adtp_publish.model.figure import Figure
from adtp_publish.model.node import Node
from adtp_publish.model.parts import texts_of
from adtp_publish.model.publication import shown_of
from adtp_publish.model.quotable import quotable
from adtp_publish.model.quotes import PROSE, quotes
from adtp_publish.model.release import Release
from adtp_publish.model.values import Absence
from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release
from tests.conftest import MOMENT
from tests.derive.oracle.filling import changed

FIGURE = Figure("a/2009-10/part2.x", "", "count", "people", "given", "part2", ("x",), Decimal(3808))

WAYS = [
    ({}, "3,808"),
    ({"stated": Decimal(3809)}, "3,809"),
    ({"unit": "£"}, "£3,808"),
    ({"value": Decimal("4.5"), "unit": "%", "places": 1}, "4.5%"),
    ({"value": None, "absence": Absence("pending")}, "pending"),
    ({"value": None}, "not known"),
    ({"value": None, "word": "4 to 6 weeks"}, "4 to 6 weeks"),
    ({"value": None, "kind": "rating", "word": "G"}, "Green"),
    ({"value": None, "kind": "rating", "word": "G", "stated_word": "A"}, "Amber"),
    ({"gaps": ("a/2009-10/part4.y",), "at_least": True}, "at least 3,808"),
    ({"gaps": ("a/2009-10/part4.y",), "at_least": True, "stated": Decimal(5)}, "5"),
]


@pytest.fixture(scope="module")
def shown(checked_plans: Checked) -> Release:
    """What the public is shown of the example plan."""
    derived = next(d for d in checked_plans.plans if d.plan.key == "example/2009-10")
    released, _ = release(derived, "public", MOMENT, checked_plans.register)
    assert released is not None
    return released


def test_each_document_has_its_figures_and_each_figure_its_document(shown: Release) -> None:
    told = shown_of(shown)
    assert list(told) == ["cover", "part1", "part2", "part4", "record"]
    names = [f"{shown.key}/{name}" for each in told.values() for name in each.figures]
    assert sorted(names) == sorted(figure.id for figure in shown.figures)
    assert len(names) > 200
    assert told["part2"].figures["part2.pdu.baseline"] == "2,000"
    assert len({each.fingerprint for each in told.values()}) == len(told)


def test_the_order_of_fields_makes_no_difference(shown: Release) -> None:
    other = tuple(replace(d, root=_reversed(d.root)) for d in shown.documents)
    assert shown_of(replace(shown, documents=other, figures=shown.figures[::-1])) == shown_of(shown)


@pytest.mark.parametrize(("change", "text"), WAYS)
def test_a_figure_is_kept_as_readers_are_shown_it(
    change: dict[str, object], text: str, shown: Release
) -> None:
    figure = replace(FIGURE, id=f"{shown.key}/part2.x", **change)  # type: ignore[arg-type]
    assert shown_of(replace(shown, figures=(figure,)))["part2"].figures == {"part2.x": text}


def test_a_figure_that_a_text_names_makes_a_difference_to_the_text(shown: Release) -> None:
    """A figure that nothing names, then named by a text of another document, and by its note."""
    figure = next(f for f in shown.figures if f.document == "part4" and f.value is not None and not f.word)
    corrected = tuple(
        replace(f, value=Decimal(2001), stated=None) if f is figure else f for f in shown.figures
    )
    naming = f"About [[{figure.id.removeprefix(f'{shown.key}/')}]] of it."
    documents = {document.id: document for document in shown.documents}
    part = documents["part1"]
    path = next(node.path for node in part.root.walk() if node.face.kind in PROSE and node.value)
    for other, wanted in (
        (part, ["part4"]),
        (replace(part, root=changed(part.root, {path: naming})), ["part1", "part4"]),
        (replace(part, note=naming), ["part1", "part4"]),
    ):
        before = replace(shown, documents=tuple({**documents, "part1": other}.values()))
        first, second = shown_of(before), shown_of(replace(before, figures=corrected))
        assert [name for name in first if first[name].fingerprint != second[name].fingerprint] == wanted


def _reversed(node: Node) -> Node:
    children = tuple(_reversed(child) for child in node.children)
    return replace(node, children=children if node.face.kind == "list" else children[::-1])


def test_each_value_and_figure_that_is_shown_makes_a_difference(shown: Release) -> None:
    before, tried = shown_of(shown), 0
    for place, document in enumerate(shown.documents):
        for path in [node.path for node in document.root.walk() if node.value is not None][::7]:
            other = replace(document, root=changed(document.root, {path: "quite another text"}))
            documents = (*shown.documents[:place], other, *shown.documents[place + 1 :])
            after = shown_of(replace(shown, documents=documents))
            assert [name for name in after if after[name] != before[name]] == [document.id], path
            tried += 1
    for figure in shown.figures[::11]:
        figures = tuple(
            replace(f, kind="rating", stated_word="another") if f is figure else f for f in shown.figures
        )
        after = shown_of(replace(shown, figures=figures))
        differing = {name for name in after if after[name].fingerprint != before[name].fingerprint}
        assert differing == {figure.document, *_naming(shown, figure)}
        tried += 1
    assert tried > 100


def _naming(shown: Release, figure: Figure) -> set[str]:
    """The documents whose texts name a figure."""
    names = quotable(shown)
    return {
        document.id
        for document in shown.documents
        for path, text in texts_of(document)
        for quote in quotes(text)
        if names.look_up(quote.name, document.id, path) == figure
    }


@pytest.mark.parametrize("change", [{"note": "Another."}, {"absent": "pending"}, {"partial": "pending"}])
def test_what_is_said_of_a_whole_document_makes_a_difference(shown: Release, change: dict[str, str]) -> None:
    first, *rest = shown.documents
    other = replace(first, **change)  # type: ignore[arg-type]
    after = shown_of(replace(shown, documents=(other, *rest)))
    assert after["cover"].fingerprint != shown_of(shown)["cover"].fingerprint
