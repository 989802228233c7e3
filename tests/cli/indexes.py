"""An index of pagefind read as the program in a browser reads it, and put into another order."""

from __future__ import annotations

import gzip
import json
import random
from itertools import accumulate
from typing import Any

import cbor2

MARK = b"pagefind_dcd"
Files = dict[str, bytes]


def plain(packed: bytes) -> bytes:
    text = gzip.decompress(packed)
    assert text.startswith(MARK)
    return text.removeprefix(MARK)


def meta_of(files: Files) -> str:
    (name,) = (name for name in files if name.endswith(".pf_meta"))
    return name


def meaning(files: Files) -> dict[str, Any]:
    """What an index says, however it is numbered and named, read as the program in the browser reads it."""
    version, pages, chunks, filters, sorts, fields = cbor2.loads(plain(files[meta_of(files)]))
    texts = [json.loads(plain(files[f"fragment/{name}.pf_fragment"])) for name, _ in pages]
    addresses = [text["url"] for text in texts]

    def found(those: list[Any]) -> dict[str, Any]:
        at = accumulate(step for step, _, _ in those)
        return {addresses[n]: tuple(places) for n, (_, *places) in zip(at, those, strict=True)}

    words = {
        (first, last): {
            word: (found(those), {text: found(more) for text, more in spellings})
            for word, those, spellings in cbor2.loads(plain(files[f"index/{name}.pf_index"]))[0]
        }
        for first, last, name in chunks
    }
    values = {
        key: {
            value: {addresses[n] for n in numbers}
            for value, numbers in cbor2.loads(plain(files[f"filter/{name}.pf_filter"]))[1]
        }
        for key, name in filters
    }
    counts = {address: words for address, (_, words) in zip(addresses, pages, strict=True)}
    return {"texts": {text["url"]: text for text in texts}, "words": words, "values": values} | {
        "rest": (version, counts, sorts, fields)
    }


def shuffled(files: Files, seed: int) -> Files:
    """The same index with pages numbered otherwise and all that has no order in another."""
    chance = random.Random(seed)
    new = dict(files)
    name = meta_of(files)
    version, pages, chunks, filters, *rest = cbor2.loads(plain(files[name]))
    old = list(range(len(pages)))
    chance.shuffle(old)
    number = {page: at for at, page in enumerate(old)}

    def renumbered(those: list[Any]) -> list[Any]:
        at = accumulate(step for step, _, _ in those)
        moved = sorted((number[n], *places) for n, (_, *places) in zip(at, those, strict=True))
        before = [0, *(n for n, *_ in moved)]
        return [[n - last, *places] for last, (n, *places) in zip(before, moved, strict=False)]

    def put(place: str, value: object) -> None:
        new[place] = gzip.compress(MARK + cbor2.dumps(value), 1)

    for _, _, chunk in chunks:
        (words,) = cbor2.loads(plain(files[f"index/{chunk}.pf_index"]))
        for word in words:
            word[1:] = [renumbered(word[1]), [[text, renumbered(those)] for text, those in word[2]]]
            chance.shuffle(word[2])
        put(f"index/{chunk}.pf_index", [words])
    for _, each in filters:
        key, values = cbor2.loads(plain(files[f"filter/{each}.pf_filter"]))
        chance.shuffle(values)
        put(
            f"filter/{each}.pf_filter",
            [key, [[value, sorted(number[n] for n in those)] for value, those in values]],
        )
    chance.shuffle(filters)
    put(name, [version, [pages[n] for n in old], chunks, filters, *rest])
    return new
