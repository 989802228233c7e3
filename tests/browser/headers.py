"""Which headers a host adds to an answer, by a `_headers` file as hosts of static sites read it."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path

FILE = "_headers"
# Where a site has none: names of assets change with what is in them.
USUAL = "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
# What is text, and smaller when it is compressed.
TEXT = (".html", ".css", ".js", ".json", ".csv", ".svg", ".xml", ".txt")
Rules = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def read(text: str) -> Rules:
    """The patterns of addresses and what is added below each: a line `Name: value`, set in."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            name, colon, value = line.strip().partition(":")
            assert rules, "a header before any address"
            assert colon, line
            rules[-1][1].append((name, value.strip()))
        else:
            rules.append((line.strip(), []))
    return tuple((pattern, tuple(headers)) for pattern, headers in rules)


def headers_of(rules: Rules, address: str) -> dict[str, str]:
    """What is added for an address such as `/about/`: of two rules that set a header, the later one's."""
    made: dict[str, str] = {}
    for pattern, headers in rules:
        if re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), address):
            made.update(headers)
    return made


@lru_cache(maxsize=512)
def compressed(file: Path, changed: int) -> bytes:
    """A file as hosts send it; `changed` is when it was written, so that no older one is taken for it."""
    del changed
    return gzip.compress(file.read_bytes(), 6, mtime=0)
