"""The order of the search index: the same bytes of the same pages, and nothing but the order is other."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import cbor2
import pytest

from adtp_publish.cli import indexing
from adtp_publish.cli.index_order import ENTRY, UnknownLayout, in_order
from adtp_publish.cli.indexing import Pagefind
from adtp_publish.errors import EnvironmentTrouble
from tests.cli.indexes import MARK, Files, meaning, meta_of, plain, shuffled

PAGE = """<html lang=en-GB><body><main data-pagefind-body data-part="{part}" data-year="{year}"
data-pagefind-filter="part[data-part], year[data-year]"><h1>Page {at}</h1><p>{text}</p></main></body>
</html>"""
TEXTS = ("café word", "cafe word", "cafè cafe CAFÉ", "Café", "Ångström word cáfe", "plain", "word " * 40)
PAGES = {
    f"{'zyxwvut'[at]}/index.html": PAGE.format(
        at=at, text=text, part=f"Part {at % 3}", year=f"{2007 + at % 4}"
    ).encode()
    for at, text in enumerate(TEXTS)
}
# A file system in memory lists what was made last first: pages come there as they were written.
IN_MEMORY = Path("/dev/shm")  # noqa: S108


@pytest.fixture(scope="module")
def raw() -> Files:
    """What the program itself makes of the pages."""
    kept: list[Files] = []

    def keep(files: Mapping[str, bytes]) -> Files:
        kept.append(dict(files))
        return dict(files)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexing, "in_order", keep)
        Pagefind().index(PAGES)
    return kept[0]


def test_only_the_order_is_other(raw: Files) -> None:
    made = in_order(raw)
    assert meaning(made) == meaning(raw)
    assert len(made) == len(raw)
    untouched = {name for name in raw if ".pf_" not in name} - {ENTRY}
    assert untouched
    assert {name: made[name] for name in untouched} == {name: raw[name] for name in untouched}
    before, after = json.loads(raw[ENTRY]), json.loads(made[ENTRY])
    assert meta_of(made) == f"pagefind.{after['languages']['en-gb'].pop('hash')}.pf_meta"
    del before["languages"]["en-gb"]["hash"]
    assert after == before


def test_pages_filters_and_spellings_stand_in_order(raw: Files) -> None:
    made = in_order(raw)
    _, pages, _, filters, *_ = cbor2.loads(plain(made[meta_of(made)]))
    found = [json.loads(plain(made[f"fragment/{name}.pf_fragment"]))["url"] for name, _ in pages]
    assert found == [f"/{letter}/" for letter in "tuvwxyz"]
    assert [key for key, _ in filters] == ["part", "year"]
    (spellings,) = (
        [text for text, _ in more]
        for name in made
        if name.endswith(".pf_index")
        for word, _, more in cbor2.loads(plain(made[name]))[0]
        if word == "cafe"
    )
    assert spellings == ["cafè", "café", "cáfe"]


@pytest.mark.parametrize("seed", range(8))
def test_however_an_index_is_numbered_it_becomes_the_same(raw: Files, seed: int) -> None:
    other = shuffled(raw, seed)
    assert other != raw
    assert meaning(other) == meaning(raw)
    assert in_order(other) == in_order(raw)


def test_what_is_in_order_stays_as_it_is(raw: Files) -> None:
    made = in_order(raw)
    assert in_order(made) == made


def test_two_runs_over_the_same_pages_give_the_same_files(
    raw: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    runs = [in_order(raw)]
    for folder in (tmp_path, IN_MEMORY):
        if folder.is_dir():
            monkeypatch.setattr(tempfile, "tempdir", str(folder))
            runs += [Pagefind().index(PAGES), Pagefind().index(dict(reversed(PAGES.items())))]
    assert len(runs) > 2
    assert all(run == runs[0] for run in runs)


def changed(at: int, value: object) -> Callable[[Files], None]:
    """Puts another value into the file that leads to all others."""

    def change(files: Files) -> None:
        held = cbor2.loads(plain(files[meta_of(files)]))
        files[meta_of(files)] = gzip.compress(MARK + cbor2.dumps([*held[:at], value, *held[at + 1 :]]))

    return change


def without(ending: str) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        del files[next(name for name in files if name.endswith(ending))]

    return change


def with_bytes(ending: str, content: bytes) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        files[next((name for name in files if name.endswith(ending)), ending)] = content

    return change


UNKNOWN = {
    "another version": changed(0, "1.6.0"),
    "a field more": changed(6, []),
    "sorted by something": changed(4, [["date", [0, 1, 2, 3, 4, 5, 6]]]),
    "fields in no order": changed(5, ["title", "name"]),
    "a page that has no text": without(".pf_fragment"),
    "a chunk of words that is missing": without(".pf_index"),
    "a filter that is missing": without(".pf_filter"),
    "an entry that is missing": without(ENTRY),
    "an entry that says nothing": with_bytes(ENTRY, b"{}"),
    "an entry that is a list": with_bytes(ENTRY, b"[]"),
    "an entry that is cut off": with_bytes(ENTRY, b'{"version"'),
    "a file that nothing names": with_bytes("index/en_1.pf_index", gzip.compress(MARK)),
    "a file that is not packed": with_bytes(".pf_filter", b"pagefind_dcd\x80"),
    "a file that is cut off": with_bytes(".pf_filter", gzip.compress(MARK)[:-9]),
    "a file without its mark": with_bytes(".pf_filter", gzip.compress(b"\x80")),
    "a file with less than an array": with_bytes(".pf_filter", gzip.compress(MARK + b"\x82\x00")),
    "a file that we would write otherwise": with_bytes(".pf_filter", gzip.compress(MARK + b"\x98\x00")),
    "words that are numbers": with_bytes(".pf_index", gzip.compress(MARK + cbor2.dumps([[1]]))),
    "a page that is not there": with_bytes(
        ".pf_index", gzip.compress(MARK + cbor2.dumps([[["a", [[99, [], []]], []]]]))
    ),
    "a filter of another name": with_bytes(".pf_filter", gzip.compress(MARK + cbor2.dumps(["other", []]))),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_what_is_laid_out_otherwise_is_not_touched(raw: Files, case: str) -> None:
    files = dict(raw)
    UNKNOWN[case](files)
    assert files != raw
    with pytest.raises(UnknownLayout):
        in_order(files)


def test_a_build_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(files: Mapping[str, bytes]) -> Files:
        raise UnknownLayout("its version is '1.6.0'")

    monkeypatch.setattr(indexing, "in_order", refuse)
    with pytest.raises(EnvironmentTrouble) as trouble:
        Pagefind().index(PAGES)
    assert trouble.value.message == (
        "the search index cannot be made: it is not as `pagefind` 1.5.2 lays it out (its version is '1.6.0')"
    )
    assert trouble.value.hint.startswith("install `pagefind_bin` 1.5.2")
