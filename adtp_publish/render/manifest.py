"""The manifest of a pack: what it is, each of its files with its hash, and what is left open."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..model.output import OutputFile
from ..model.packing import Packed
from . import routes
from .documents import PUBLIC, partnership_name, state_of

MANIFEST, SUMS = "manifest.json", "SHA256SUMS.txt"


@dataclass(frozen=True, slots=True)
class Making:
    """Who makes a pack: the day for which in London, the tool and its version, the commit of the plans."""

    day: date
    tool: str
    commit: str


def manifest(pack: Packed, files: Sequence[OutputFile], pages: Mapping[str, int], making: Making) -> bytes:
    """The manifest of a pack as JSON; `pages` are the lengths of its PDFs by file.

    What is public has neither commit nor findings: both tell of what is withheld.
    """
    release, spec = pack.release, pack.spec
    own = {"commit": making.commit} if spec.audience != PUBLIC else {}
    told: dict[str, Any] = {
        "pack": spec.key,
        "title": spec.title,
        "partnership": {
            "name": partnership_name(release),
            "slug": release.partnership.slug,
            "code": release.partnership.known_code,
        },
        "edition": release.year,
        "audience": spec.audience,
        "due": pack.due.isoformat() if pack.due is not None else None,
        "date": making.day.isoformat(),
        "tool": making.tool,
        **own,
        "state": state_of(release),
        "draft": pack.draft,
        "complete": pack.is_complete,
        "faults": list(pack.faults),
        "documents": _documents(pack, files, pages),
        "files": [_file(file, pages) for file in files],
    }
    if spec.since:
        told["revised"] = _revised(pack)
    if spec.audience != PUBLIC:
        told["findings"] = [
            {"code": item.code, "severity": item.severity, "place": item.place, "message": item.message}
            for item in pack.findings
        ]
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def sums(files: Sequence[OutputFile]) -> bytes:
    """The hashes of files as `sha256sum -c` reads them."""
    return "".join(f"{file.sha256}  {file.address}\n" for file in files).encode()


def _documents(pack: Packed, files: Sequence[OutputFile], pages: Mapping[str, int]) -> list[dict[str, Any]]:
    found = []
    for entry in pack.entries:
        stem = routes.submitted(pack.release, entry.document)
        mine = [file.address for file in files if file.address.rpartition(".")[0] == stem]
        count = sum(pages.get(name, 0) for name in mine)
        told: dict[str, Any] = {
            "id": entry.document,
            "title": entry.title,
            "completeness": entry.completeness,
        }
        told |= {"reason": entry.reason} if entry.reason else {}
        told |= {"due": entry.due.isoformat()} if entry.due is not None else {}
        told |= {"pages": count, "files": mine} if mine else {}
        told |= {"revised": True} if entry.revised else {}
        found.append(told)
    return found


def _file(file: OutputFile, pages: Mapping[str, int]) -> dict[str, Any]:
    told = {"name": file.address, "bytes": len(file.content), "sha256": file.sha256}
    return {**told, "pages": pages[file.address]} if file.address in pages else told


def _revised(pack: Packed) -> dict[str, Any]:
    return {
        "since": pack.since.isoformat() if pack.since is not None else None,
        "revisions": [
            {
                "on": item.on.isoformat() if item.on is not None else None,
                "document": item.document,
                "what": item.what,
            }
            for item in pack.revisions
        ],
    }
