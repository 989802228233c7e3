"""Finding fields of a document: the same fields that a walk over all of it would find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from adtp_publish.model.form import Face, Form
from adtp_publish.model.node import Node
from adtp_publish.model.plan import Plan
from adtp_publish.model.search import found
from adtp_publish.pipeline import Checked

Pair = tuple[Form, Node]


def everything(form: Form, node: Node, through: Callable[[Form], bool]) -> Iterator[Pair]:
    yield form, node
    for child in node.children:
        below = form.item or form.field(child.face.name)
        assert below is not None
        if through(below):
            yield from everything(below, child, through)


def is_markdown(form: Form) -> bool:
    return form.face.kind == "markdown"


def is_group(form: Form) -> bool:
    return form.face.kind == "group"


def is_public(form: Form) -> bool:
    return form.public


def anything(form: Form) -> bool:
    return True


@pytest.mark.parametrize("wanted", [is_markdown, is_group, is_public, anything])
@pytest.mark.parametrize("through", [None, is_public])
def test_all_that_is_wanted_is_found_in_order(
    checked_plans: Checked, wanted: Callable[[Form], bool], through: Callable[[Form], bool] | None
) -> None:
    seen = 0
    for plan in (derived.plan for derived in checked_plans.plans):
        for document in plan.documents:
            form = plan.edition.form(document.spec.schema)
            given = found(form, document.root, wanted, through)
            every = everything(form, document.root, through or anything)
            assert given == [(f, node) for f, node in every if wanted(f)]
            seen += len(given)
    assert seen > 30


def test_what_is_not_wanted_is_not_found(read_plan: Callable[..., Plan]) -> None:
    plan = read_plan({"part2": "pdu:\n  baseline: 100\n"})
    (document,) = plan.documents
    assert found(plan.edition.form("part2"), document.root, is_markdown) == []


def test_a_form_that_is_made_from_another_leaves_it_as_it_was() -> None:
    private = Form(Face("post", "post", "line"), public=False)
    first = Form(Face("all", "all", "group"), fields=(private,))
    second = replace(first, fields=(replace(private, public=True),))
    assert first.field("post") is private
    assert second.field("post") is second.fields[0]
