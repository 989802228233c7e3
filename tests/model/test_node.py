"""A node made fast is a node like any other: equal, of the same class, closed to changes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from adtp_publish.model.form import Face
from adtp_publish.model.node import Node, made

FACE = Face("on", "on", "date")


def test_a_node_made_fast_is_equal_to_one_made_by_its_class() -> None:
    leaf = made(FACE, ("a", "on"), "text")
    group = made(FACE, ("a",), None, (leaf,))
    assert type(leaf) is Node
    assert leaf == Node(FACE, ("a", "on"), "text")
    assert group == Node(FACE, ("a",), children=(Node(FACE, ("a", "on"), "text"),))
    assert len({leaf, Node(FACE, ("a", "on"), "text")}) == 1
    assert replace(leaf, id="x") == Node(FACE, ("a", "on"), "text", id="x")
    assert group.text("on") == "text"


def test_a_node_made_fast_is_closed_to_changes() -> None:
    leaf = made(FACE, ())
    with pytest.raises(FrozenInstanceError):
        leaf.id = "x"  # type: ignore[misc]
