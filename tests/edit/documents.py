"""Files as people type them: any style that YAML knows, comments and blank lines anywhere."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from adtp_publish.load.strict_yaml import parse

_WORDS = st.sampled_from(
    [
        "2.1.4",
        "1.10",
        "5%",
        "£138,089",
        "yes",
        "null",
        "~",
        "",
        "a: b",
        "a #b",
        "- x",
        "2009/10",
        "“so”",
        "it's",
        '"',
    ]
)
_TEXT = st.text("ab1:#-?,[]{}'\"\\ £\u00a0é|>&*!%@`~=.\n", max_size=12)
_KEYS = st.one_of(
    st.sampled_from(["format", "edition", "number", "title", "text", "2008/09", "x", "1", "yes"]),
    st.text("abc :#-1", min_size=1, max_size=6),
)
_VALUES = st.recursive(
    st.one_of(_WORDS, _TEXT, st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=4)),
    max_leaves=14,
)
DATA = st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=5)
_ADDED = st.sampled_from(["# a comment", "#", "# two", "", "   ", "# yaml-language-server: $schema=x"])
_ENDING = st.sampled_from([" # beside", "  ", "\t", " #", "# no comment"])


class _Dumper(yaml.SafeDumper):
    """Writes every text in the style that is drawn for it."""


@st.composite
def documents(draw: st.DrawFn) -> str:
    """The text of a file that the loader takes, or of one that it refuses."""
    styles = draw(st.lists(st.sampled_from([None, "'", '"', "|", ">"]), min_size=1, max_size=6))
    calls = iter(range(10**6))

    def text(dumper: Any, value: str) -> Any:
        style = styles[next(calls) % len(styles)]
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style)

    dumper = type("Drawn", (_Dumper,), {})
    dumper.add_representer(str, text)  # type: ignore[attr-defined]
    dumped = yaml.dump(
        draw(DATA),
        Dumper=dumper,
        default_flow_style=draw(st.sampled_from([None, True, False])),
        indent=draw(st.integers(2, 5)),
        width=draw(st.sampled_from([8, 30, 400])),
        allow_unicode=draw(st.booleans()),
        explicit_start=draw(st.booleans()),
        sort_keys=False,
    )
    lines = dumped.split("\n")
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        if draw(st.booleans()):
            lines.insert(place, " " * draw(st.integers(0, 6)) + draw(_ADDED))
        else:
            lines[place] += draw(_ENDING)
    return draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])).join(lines)


def is_taken(text: str) -> bool:
    """Whether the loader takes a file, and finds fields in it."""
    document, _ = parse(text.encode(), "file")
    return not document.refused and isinstance(document.data, dict) and bool(document.data)
