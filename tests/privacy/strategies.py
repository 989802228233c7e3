"""Hypothesis strategies for changes that the public may not notice."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.privacy import changes, layout
from tests.privacy.repository import DRAFT, NEW

_NUMBERS = st.integers(0, 10_000)
_SIGNS = st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))
_TEXTS = st.text(_SIGNS, min_size=1, max_size=60)
_DAYS = st.dates().filter(lambda day: "1900" < day.isoformat() <= changes.TODAY).map(str)
# Right for some kind of value, and so wrong for another.
_VALUES = st.sampled_from(
    ("£123,456", "77", "3%", "2008-12-01", "May 2009", "G", "R", "yes", "2.1.4", "q1", "met", "pending",
     "not sought", "not in the source", "over", "12 weeks", "2007/08", "part2", "public", "illustrative")
)  # fmt: skip
_FILES = st.sampled_from(
    ("", "[", "format: 1\nedition: 2009/10\nabsent: pending\n", "format: 1\nedition: 2009/10\nunknown: 1\n",
     "format: 1\nedition: 2031/32\n", "a: &a 1\n", "\x00", "- 1\n", "format: 1\n---\nformat: 1\n")
)  # fmt: skip
_SIGNED, _PUBLISHED = "signed_off:\n  on: 2009-03-31\n", "published:\n  on: 2009-04-20\n"
_FUTURE = "published:\n  on: 2099-01-01T00:00\n"
_HIDDEN = st.sampled_from(
    (
        (None, ".none"),
        ("", ".none"),
        (_SIGNED, ".none"),
        (_PUBLISHED, ".none"),
        (_SIGNED + _FUTURE, ".none"),
        ("signed_off:\n  on: 2099-01-01\n" + _PUBLISHED, ".none"),
        (_PUBLISHED + "withdrawn:\n  on: 2010-01-01\n", ".none"),
        (_SIGNED + _PUBLISHED, "cover.yaml"),
        (_SIGNED + _PUBLISHED, "record.yaml"),
        (_SIGNED + _PUBLISHED + "unknown: 1\n", ".none"),
    )
)
_DOCUMENTS = st.lists(st.sampled_from(("part1", "part2", "part4", "part3/grid1", "progress/q1")), unique=True)
_NAMES = st.sampled_from(
    ("part3/grid3.yaml", "part3/grid6.yaml", "progress/q4.yaml", "progress/q9.yaml", "laa.yaml", "notes.yaml",
     "notes.md", "scan.pdf", "assessment.yaml", "part5.yaml", "drafts/part1.yaml", "Part2.yaml", "part1.yml")
)  # fmt: skip


def _named(text: str) -> str:
    """A name for the register: with a no-break space at its end the file could not be read."""
    return f"Mid {text}".rstrip()


WITHHELD: st.SearchStrategy[changes.Change] = st.one_of(
    st.builds(changes.RestrictedValue, _NUMBERS, _NUMBERS, st.none() | _VALUES | _TEXTS),
    st.builds(changes.RestrictedDigits, _NUMBERS, _NUMBERS),
    st.builds(changes.RestrictedItem, _NUMBERS, _NUMBERS, st.booleans()),
    st.builds(changes.RestrictedFile, _NUMBERS, st.none() | _FILES | _TEXTS),
    st.builds(changes.NewFile, _NUMBERS, _NAMES, _FILES | _TEXTS),
    st.builds(
        changes.Signatory,
        _NUMBERS,
        _NUMBERS,
        # With plain spaces: another kind of space in the cover is an error, which the public may well see.
        st.none() | _TEXTS.map(lambda text: f"Dr {' '.join(text.split())}"),
        st.none() | _DAYS | st.just("pending"),
    ),
    st.builds(
        changes.EventDay,
        _NUMBERS,
        st.sampled_from(("signed_off", "percentages_agreed", "baseline_set")),
        _DAYS,
        _TEXTS.map("Because {}".format),
    ),
    st.builds(changes.Publications, _NUMBERS, st.sampled_from(changes.PUBLICATIONS)),
    st.builds(
        lambda key, documents, hidden: changes.HiddenPlan(key, tuple(documents), *hidden),
        st.sampled_from((DRAFT, *NEW)),
        _DOCUMENTS,
        _HIDDEN,
    ),
    st.builds(changes.Listed, st.sampled_from(("midshire", "zedshire")), _TEXTS.map(_named)),
)

LAYOUT: st.SearchStrategy[changes.Change] = st.one_of(
    st.builds(layout.Commented, _NUMBERS, _TEXTS),
    st.builds(
        layout.Relaid,
        _NUMBERS,
        st.integers(2, 9),
        st.sampled_from((20, 80, 4096)),
        st.sampled_from((None, '"', "'")),
        st.none() | _NUMBERS,
    ),
    st.builds(layout.Ended, _NUMBERS, st.booleans()),
    st.builds(layout.Respelt, _NUMBERS, _NUMBERS),
)
