"""Non-interference: repositories that differ only in what an audience may not see give it the same bytes.

Changed are values of restricted documents and whole documents, right or wrong; names of signatories and
days of signature; days of the record; plans that are not public; comments and layout. Compared are all
files of an output, their addresses, and what the name of the release is made of. For quickness a hash of
all that a PDF is made from stands for it; some examples compare the PDFs themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adtp_publish.ports import DiskFiles
from tests.bench.generate import generate
from tests.privacy import layout
from tests.privacy.changes import (
    PUBLICATIONS,
    Change,
    EventDay,
    Publications,
    RestrictedDigits,
    Signatory,
    keys_of,
    restricted_files,
    standing,
)
from tests.privacy.repository import (
    DRAFT,
    ILLUSTRATION,
    NEVER_PUBLIC,
    PUBLISHED,
    WITHDRAWN,
    Texts,
    base,
    build,
    checked,
    contents,
    different,
    plans_in,
    public,
)
from tests.privacy.strategies import LAYOUT, WITHHELD

EXAMPLES, SLOW_EXAMPLES, SLOW_PDFS, MOST = 12, 200, 12, 12
CHANGES = st.lists(st.one_of(WITHHELD, LAYOUT), min_size=1, max_size=MOST)
# Whole plans, made up: how many of how many editions, from which seed, and the share that is not public.
GENERATED = [(4, 2, seed, share) for seed in (1, 2) for share in (0.25, 0.75)]


def after(changes: Iterable[Change], texts: Texts) -> Texts:
    for change in changes:
        change.apply(texts)
    return texts


@cache
def unchanged() -> dict[str, bytes]:
    return public(base())


def test_the_repository_holds_plans_of_every_standing() -> None:
    addresses = set(unchanged())
    for key, shown in ((ILLUSTRATION, 43), (PUBLISHED, 41), (WITHDRAWN, 1), (DRAFT, 0), (NEVER_PUBLIC, 0)):
        assert len([name for name in addresses if name.startswith(f"partnerships/{key}/")]) == shown
        assert shown or not [name for name in addresses if key.partition("/")[0] in name]
    assert [standing(base(), key) for key in (PUBLISHED, WITHDRAWN, DRAFT)] == [
        "plan",
        "tombstone",
        "nothing",
    ]
    files = restricted_files(base())
    assert len(files) > 30
    assert {f"{ILLUSTRATION}/laa.yaml", f"{PUBLISHED}/progress/q1.yaml", f"{DRAFT}/part2.yaml"} <= set(files)
    assert not {f"{ILLUSTRATION}/part2.yaml", f"{PUBLISHED}/cover.yaml", f"{NEVER_PUBLIC}/part1.yaml"} & set(
        files
    )


@pytest.mark.timeout(900)
@settings(max_examples=EXAMPLES)
@given(changes=CHANGES)
def test_the_public_is_given_the_same_bytes_whatever_is_withheld(changes: list[Change]) -> None:
    assert different(public(after(changes, base())), unchanged()) == []


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=SLOW_EXAMPLES)
@given(changes=CHANGES)
def test_the_public_is_given_the_same_bytes_in_many_examples(changes: list[Change]) -> None:
    assert different(public(after(changes, base())), unchanged()) == []


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("plans", "count", "seed", "unpublished"),
    [(2, 1, 1, 0.5), *(pytest.param(*case, marks=pytest.mark.slow) for case in GENERATED)],
)
def test_the_public_is_given_the_same_bytes_of_generated_plans(
    tmp_path: Path, plans: int, count: int, seed: int, unpublished: float
) -> None:
    generate(tmp_path / "plans", plans, count, seed, unpublished)
    files = DiskFiles(tmp_path / "plans")
    texts = {name: files.read(name).decode() for name in files.names()}
    shown = [standing(texts, key) for key in keys_of(texts)].count("plan")
    assert shown == count * (plans - round(plans * unpublished))
    expected = public(texts)

    @settings(max_examples=2 if plans == 2 else 5)
    @given(changes=CHANGES)
    def holds(changes: list[Change]) -> None:
        assert different(public(after(changes, dict(texts))), expected) == []

    holds()


# --- the PDFs themselves


def every_change(texts: Texts) -> Texts:
    """All that is withheld is another, and every file is written in another way."""
    count = range(len(texts))
    everything: list[Change] = [RestrictedDigits(number, number) for number in count]
    everything += [Signatory(plan, n, f"Dr {n}", "2008-01-01") for plan in range(5) for n in range(3)]
    events = ("signed_off", "percentages_agreed", "baseline_set")
    everything += [EventDay(plan, event, "2008-02-02", "Because") for plan in range(5) for event in events]
    everything += [Publications(plan, what) for plan in range(5) for what in PUBLICATIONS]
    everything += [layout.Relaid(number, 4, 40, '"', number) for number in count]
    everything += [layout.Respelt(number, number) for number in count]
    everything += [layout.Commented(number, "A comment") for number in count]
    return after(everything, texts)


def pdfs(texts: Texts) -> dict[str, bytes]:
    return contents(build(checked(texts), "public", pdfs=True))


@cache
def unchanged_pdfs(*keys: str) -> dict[str, bytes]:
    return pdfs(plans_in(base(), *keys))


def test_the_pdfs_have_the_same_bytes() -> None:
    expected = unchanged_pdfs(PUBLISHED, WITHDRAWN, DRAFT)
    assert len([name for name in expected if name.endswith(".pdf")]) == 4
    texts = every_change(plans_in(base(), PUBLISHED, WITHDRAWN, DRAFT))
    assert all(text != base()[name] for name, text in texts.items())
    assert different(pdfs(texts), expected) == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
@settings(max_examples=SLOW_PDFS)
@given(changes=CHANGES)
def test_the_pdfs_have_the_same_bytes_in_many_examples(changes: list[Change]) -> None:
    assert different(pdfs(after(changes, base())), unchanged_pdfs("")) == []


# --- other audiences, other plans


def test_the_nta_is_given_nothing_of_the_local_area_agreement() -> None:
    texts = plans_in(base(), ILLUSTRATION, PUBLISHED)
    laa = [name for name in texts if name.endswith("laa.yaml")]
    assert len(laa) == 2
    other = {**texts, laa[0]: texts[laa[0]].replace("2185", "2186").replace("Director", "Head"), laa[1]: "["}
    first, second = (checked(each) for each in (texts, other))
    assert different(*(contents(build(each, "nta")) for each in (first, second))) == []
    changed = different(*(contents(build(each, "partnership")) for each in (first, second)))
    own = [
        f"{name.removesuffix('/laa.yaml')}/{name.replace('/', '-').removesuffix('.yaml')}.pdf" for name in laa
    ]
    cover = own[1].replace("-laa.pdf", "-cover.pdf")  # it lists the documents, and this one is left out
    assert [name for name in changed if name != "(plans)"] == [own[0], cover, own[1]]


@pytest.mark.parametrize("audience", ["nta", "partnership"])
def test_a_plans_own_files_hold_nothing_of_another_plan(audience: str) -> None:
    texts = plans_in(base(), ILLUSTRATION, PUBLISHED)
    other = {name: text for name, text in texts.items() if not name.startswith(ILLUSTRATION)}
    whole, alone = (contents(build(checked(each), audience)) for each in (texts, other))
    own = [name for name in alone if name.startswith(PUBLISHED)]
    assert len(own) >= 10
    assert all(alone[name] == whole[name] for name in own)


def test_a_withheld_figure_that_differs_does_not_matter_in_strict_mode_either() -> None:
    texts = plans_in(base(), PUBLISHED)
    name = f"{PUBLISHED}/laa.yaml"
    other = {**texts, name: texts[name].replace("2185", "2186")}
    first, second = (checked(each, is_strict=True) for each in (texts, other))
    assert {item.code for item in second.findings if item.file == f"plans/{name}" and item.is_error} >= {
        "stated-differs"
    }
    assert not [item for item in first.findings if item.code == "stated-differs"]
    assert different(*(contents(build(each, "public")) for each in (first, second))) == []
