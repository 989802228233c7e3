"""The search index: made from the finished pages, so that it holds nothing that they do not say."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256

from ..model.output import OutputFile
from ..ports import Cache, Indexer, Say
from . import routes

# Pages with this on their main part are in the index; the template of every page puts it there.
MARK = b"data-pagefind-body"


def with_index(
    files: Sequence[OutputFile], indexer: Indexer | None, cache: Cache, say: Say
) -> tuple[OutputFile, ...]:
    """The files of a site, with those of its search index where there is something to find.

    Kept in the cache, the index is made anew only when a page is another. Raises `EnvironmentTrouble`
    where the indexer cannot work.
    """
    pages = {
        file.address: file.content
        for file in files
        if file.address.endswith(".html") and MARK in file.content
    }
    if indexer is None or not pages:
        return tuple(files)
    key = _key(indexer.made_by(), pages)
    kept = cache.get(key)
    if kept is None:
        say(f"making the search index of {len(pages)} pages")
        kept = packed(indexer.index(pages))
        cache.put(key, kept)
    index = (OutputFile(routes.SEARCH_INDEX + name, content) for name, content in unpacked(kept).items())
    return tuple(sorted((*files, *index), key=lambda file: file.address))


def _key(made_by: str, pages: Mapping[str, bytes]) -> str:
    digest = sha256(b"search index\0" + made_by.encode())
    for address, content in sorted(pages.items()):
        digest.update(address.encode() + b"\0" + sha256(content).digest())
    return digest.hexdigest()


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one run of bytes: a line that says their names and lengths, then each after the other."""
    head = json.dumps([(name, len(content)) for name, content in sorted(files.items())])
    return head.encode() + b"\n" + b"".join(content for _, content in sorted(files.items()))


def unpacked(content: bytes) -> dict[str, bytes]:
    """What `packed` made one run of."""
    head, _, rest = content.partition(b"\n")
    files, at = {}, 0
    for name, length in json.loads(head):
        files[name] = rest[at : at + length]
        at += length
    return files
