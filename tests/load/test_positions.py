"""Where each key and value of a file stands, and what it says, against PyYAML's slow composer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.source import Data, Span

FILE = "plans/somewhere/2009-10/part2.yaml"
NULL = "tag:yaml.org,2002:null"


class Plain(yaml.SafeDumper):
    """Writes equal texts out again instead of naming them by an alias."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


# Without this a document in which all is quoted has its nothing quoted too, under a tag.
Plain.add_representer(type(None), lambda dumper, _: dumper.represent_scalar(NULL, "null", style=""))


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Z")), max_size=12).map(
    lambda text: text.translate({0x2028: " ", 0x2029: " ", 0xA0: " "})
)
KEYS = TEXTS.filter(lambda key: key != "<<" and key.strip()).map(
    lambda key: unicodedata.normalize("NFC", key)
)
TYPICAL = ["5%", "2009-03-31", "no", "£138,089", "a: b", "# x", "- y", "two\nlines\n"]
DATA: st.SearchStrategy[Any] = st.recursive(
    st.none() | TEXTS | st.sampled_from(TYPICAL),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=15,
)


@st.composite
def written(draw: st.DrawFn) -> str:
    """A tree of data in one of the many ways in which YAML can be laid out."""
    return yaml.dump(
        draw(DATA),
        Dumper=Plain,
        allow_unicode=draw(st.booleans()),
        default_flow_style=draw(st.sampled_from([None, True, False])),
        default_style=draw(st.sampled_from([None, "'", '"', "|", ">"])),
        indent=draw(st.integers(2, 6)),
        width=draw(st.sampled_from([10, 40, 4096])),
        explicit_start=draw(st.booleans()),
        sort_keys=False,
    )


def places(node: yaml.Node, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], yaml.Node, bool]]:
    """Each value and key of a composed tree: its path, its node, and whether it is a key."""
    yield path, node, False
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), key, True
            yield from places(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from places(item, (*path, str(index)))


def plain(node: yaml.Node) -> Data:
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return None if node.style is None and node.value in ("", "~", "null") else str(node.value)


@given(written())
@example("a:\n  - 'b'\n  -\n  - c: \U0001f600 x\n    d: {e: [f, g]}\n")
def test_data_and_positions_are_those_of_the_slow_composer(text: str) -> None:
    document, found = parse(text.encode(), FILE)
    # A line that goes on with a dash is taken for an item of a list, and one with `a:b` for a field.
    assume(not document.refused or found[0].code not in ("wrong-indentation", "missing-space", "list-marker"))
    assert not [finding for finding in found if finding.is_error]
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None
    assert document.data == plain(root)
    positions = document.positions
    compared = 0
    for path, node, on_key in places(root):
        line, column, length = (positions.keys if on_key else positions.values)[path]
        assert (line, column) == (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.ScalarNode) and node.start_mark.line == node.end_mark.line:
            assert length == max(1, node.end_mark.column - node.start_mark.column)
        compared += 1
    assert compared == len(positions.values) + len(positions.keys)


def test_a_place_without_a_value_of_its_own_is_that_of_what_holds_it() -> None:
    document, _ = parse(b"a:\n  b: 1\n", FILE)
    assert document.span(("a", "b"), on_key=True) == Span(2, 3)
    assert document.span(("a", "b"), on_key=False) == Span(2, 6)
    assert document.span(("a", "missing"), on_key=False) == Span(2, 3)
    assert document.span(("nowhere",), on_key=False) == Span(1, 1)
