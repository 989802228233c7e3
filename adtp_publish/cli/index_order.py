"""The search index in one order: what pagefind makes of the same pages differs by machine and by chance.

It numbers pages as the file system lists them, and puts filters and their values in an order of chance; the
names of its files follow from their bytes. Here pages are numbered by their addresses, filters, their
values and the spellings of a word are sorted, and files are named anew. Nothing else is changed.

The layout is that of pagefind 1.5.2. Its files are packed with gzip, after a mark. All but the texts of pages
are CBOR, of arrays, texts and whole numbers only:

    pf_meta    [version, [[page, words]], [[from, to, chunk]], [[filter, file]], sorts, fields]
    pf_index   [[[word, pages, [[spelling, pages]]]]]; pages are [[step, places, places in fields]], where a
               step leads from the number of one page to that of the next, from 0
    pf_filter  [filter, [[value, [number]]]]
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import Any

import cbor2

VERSION = "1.5.2"
ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"
_LEVEL = 7  # 9 takes three times as long for half a per cent
_TROUBLE = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
    zlib.error,
    cbor2.CBORError,
)


class UnknownLayout(Exception):
    """The index is laid out in another way than we know."""


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same index as the same bytes, whenever it is made of the same pages; by names below its folder.

    Raises `UnknownLayout` where it is not that of pagefind 1.5.2, or holds what our pages never ask for.
    """
    try:
        return _ordered(files)
    except _TROUBLE as trouble:
        raise UnknownLayout(str(trouble)) from None


def _ordered(files: Mapping[str, bytes]) -> dict[str, bytes]:
    entry = json.loads(files[ENTRY])
    ((language, told),) = entry["languages"].items()
    meta = f"pagefind.{told['hash']}.pf_meta"
    version, pages, chunks, filters, sorts, fields = _read(files[meta])
    _hold(version == entry["version"] == VERSION, f"its version is {version!r}")
    _hold(sorts == [], "it sorts by something")
    _hold(fields == sorted(fields), "its fields are in no order")
    for _, _, name in chunks[:1]:  # for all of them it would take a second
        _read(files[f"index/{name}.pf_index"])
    named = _Naming(language)
    texts = [(files[f"fragment/{name}.pf_fragment"], words) for name, words in pages]
    addresses = [json.loads(_plain(text))["url"] for text, _ in texts]
    _hold(len(set(addresses)) == len(pages) == told["page_count"], "its pages are not one for each address")
    order = sorted(range(len(pages)), key=addresses.__getitem__)
    numbers = {old: new for new, old in enumerate(order)}
    content = [
        VERSION,
        [[named.file("fragment/{}.pf_fragment", texts[old][0]), texts[old][1]] for old in order],
        [
            [first, last, named.cbor("index/{}.pf_index", _words(files[f"index/{name}.pf_index"], numbers))]
            for first, last, name in chunks
        ],
        [
            [key, named.cbor("filter/{}.pf_filter", _values(files[f"filter/{name}.pf_filter"], key, numbers))]
            for key, name in sorted(filters)
        ],
        sorts,
        fields,
    ]
    told["hash"] = named.cbor("pagefind.{}.pf_meta", content)
    others = {name: made for name, made in files.items() if ".pf_" not in name}
    _hold(len(others) + len(named.files) == len(files), "it has files that it does not name")
    said = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted({**others, **named.files, ENTRY: said}.items()))


def _words(packed: bytes, numbers: Mapping[int, int]) -> list[Any]:
    (words,) = _decoded(packed)
    return [
        [
            [
                word,
                _pages(pages, numbers),
                sorted([text, _pages(those, numbers)] for text, those in spellings),
            ]
            for word, pages, spellings in words
        ]
    ]


def _pages(pages: Sequence[Any], numbers: Mapping[int, int]) -> list[Any]:
    """Pages that hold a word, by their new numbers."""
    at = accumulate(step for step, _, _ in pages)
    found = sorted((numbers[old], places, inside) for old, (_, places, inside) in zip(at, pages, strict=True))
    steps = (new - old for old, new in pairwise((0, *(number for number, _, _ in found))))
    return [[step, places, inside] for step, (_, places, inside) in zip(steps, found, strict=True)]


def _values(packed: bytes, key: str, numbers: Mapping[int, int]) -> list[Any]:
    name, values = _read(packed)
    _hold(name == key, "a filter stands under the name of another")
    return [name, sorted([value, sorted(numbers[old] for old in pages)] for value, pages in values)]


@dataclass(frozen=True, slots=True)
class _Naming:
    """Files named by what is in them, as pagefind does, but long enough that no two share a name."""

    language: str
    files: dict[str, bytes] = field(default_factory=dict)

    def file(self, place: str, packed: bytes) -> str:
        """Keep a file; its name, as other files refer to it."""
        name = f"{self.language}_{sha256(_plain(packed)).hexdigest()[:16]}"
        self.files[place.format(name)] = packed
        return name

    def cbor(self, place: str, value: object) -> str:
        """Keep a value as a file."""
        return self.file(place, _packed(cbor2.dumps(value)))


def _packed(plain: bytes) -> bytes:
    packed = gzip.compress(_MARK + plain, _LEVEL, mtime=0)
    # The tenth byte names a system, another one in other versions of Python; 255 names none.
    return packed[:9] + b"\xff" + packed[10:]


def _decoded(packed: bytes) -> Any:
    return cbor2.loads(_plain(packed))


def _plain(packed: bytes) -> bytes:
    plain = gzip.decompress(packed)
    _hold(plain.startswith(_MARK), "a file has not its mark")
    return plain.removeprefix(_MARK)


def _read(packed: bytes) -> Any:
    """What is in a file that holds nothing but what we know how to write."""
    plain = _plain(packed)
    value = cbor2.loads(plain)
    _hold(cbor2.dumps(value) == plain, "a file would be other if it were only written again")
    return value


def _hold(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise UnknownLayout(otherwise)
