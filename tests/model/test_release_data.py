"""A release goes through JSON and comes back as it was; what is damaged does not come back at all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adtp_publish.model.form import Face
from adtp_publish.model.node import Node
from adtp_publish.model.register import Partnership
from adtp_publish.model.release import Release, ReleasedDocument
from adtp_publish.model.release_data import NotARelease, from_data, to_data
from adtp_publish.model.values import Absence, Month, Quantity, Reference
from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release
from tests.conftest import MOMENT

FACE = Face("a", "a", "text", label="A")
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
SCALARS = st.one_of(
    st.none(),
    TEXT,
    st.integers(),
    st.booleans(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(timezones=st.just(ZoneInfo("Europe/London"))),
    st.datetimes(timezones=st.just(UTC)),
    st.builds(Absence, TEXT),
    st.builds(Month, st.integers(1, 3000), st.integers(1, 12)),
    st.builds(Reference, st.integers(), st.integers(), st.integers()),
    st.builds(Quantity, TEXT, TEXT, st.none() | st.decimals(allow_nan=False, allow_infinity=False)),
)
FACES = st.builds(Face, TEXT, TEXT, TEXT, label=TEXT, order=st.integers(), provisional=st.booleans())
PATHS = st.lists(TEXT, max_size=3).map(tuple)
NODES = st.recursive(
    st.builds(Node, FACES, PATHS, SCALARS, id=TEXT),
    lambda below: st.builds(Node, FACES, PATHS, st.none(), st.lists(below, max_size=3).map(tuple), TEXT),
    max_leaves=8,
)


def released(root: Node) -> Release:
    document = ReleasedDocument("part1", "Part 1", "Part 1", "portrait", root)
    return Release("public", Partnership("a", "A"), None, "2009/10", "A", "B", "published", (document,))


def back(release: Release) -> Release:
    return from_data(json.loads(json.dumps(to_data(release), ensure_ascii=False)))


def kinds(node: Node) -> list[Any]:
    """Types too: `1 == True == Decimal(1)`, and a time of another zone equals one of this."""
    return [(type(n.value), str(n.value), str(getattr(n.value, "tzinfo", ""))) for n in node.walk()]


@given(NODES)
def test_any_tree_comes_back_as_it_was(root: Node) -> None:
    came = back(released(root))
    assert came == released(root)
    assert kinds(came.documents[0].root) == kinds(root)


@pytest.mark.parametrize("audience", ["public", "nta", "partnership"])
def test_every_release_of_this_repository_comes_back_as_it_was(checked_plans: Checked, audience: str) -> None:
    found = [release(derived, audience, MOMENT, checked_plans.register)[0] for derived in checked_plans.plans]
    whole = [item for item in found if item is not None]
    assert len(whole) >= 4
    for item in whole:
        assert back(item) == item
        assert [kinds(d.root) for d in back(item).documents] == [kinds(d.root) for d in item.documents]
        assert json.dumps(to_data(back(item))) == json.dumps(to_data(item))


@pytest.mark.parametrize(
    "moment", [datetime(2009, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"), fold=1), date(2009, 4, 1)]
)
def test_moments_come_back_with_their_hour(moment: datetime | date) -> None:
    came = back(replace(released(Node(FACE, ())), published=moment)).published
    assert came == moment
    assert str(came) == str(moment), "of the hour that is there twice, the same one"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(format=2),
        lambda data: data.pop("faces"),
        lambda data: data["release"].update(unknown=1),
        lambda data: data["release"].pop("year"),
        lambda data: data.update(release={"is": "Source", "title": "A"}),
        lambda data: data.update(release={"is": "Path", "title": "A"}),
        lambda data: data.update(release=[]),
        lambda data: data["release"].update(published={"date": "2009-02-30"}),
        lambda data: data["release"].update(published={"decimal": "x"}),
        lambda data: data["release"].update(
            published={"moment": "2009-02-03T01:00", "zone": "No/where", "fold": 0}
        ),
        lambda data: data["faces"].clear(),
    ],
)
def test_what_is_no_release_is_refused(spoil: Any) -> None:
    data = to_data(released(Node(FACE, (), Decimal(5))))
    spoil(data)
    with pytest.raises(NotARelease):
        from_data(data)
