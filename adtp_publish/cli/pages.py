"""The pages of findings that come with the program."""

from __future__ import annotations

from collections.abc import Iterable

from ..codes import CODES
from ..config import finding_pages
from ..ports import DiskFiles
from ..report.harmless import visible

# Letters of a part of a code from which on all codes with it are named.
_ENOUGH = 4


def page_of(code: str) -> str:
    """The page of a code, as Markdown."""
    return DiskFiles(finding_pages()).read(f"{code}.md").decode()


def pages_of(codes: Iterable[str]) -> dict[str, str]:
    """The pages of those codes that have one."""
    files = DiskFiles(finding_pages())
    known = set(files.names())
    return {code: files.read(f"{code}.md").decode() for code in codes if f"{code}.md" in known}


def nearest(code: str) -> str:
    """The code that somebody may have meant, if there is one like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - after a slip only

    return next(iter(get_close_matches(code, CODES, 1)), "")


def unknown(code: str) -> str:
    """What to say to a code that there is not."""
    alike = [name for name in sorted(CODES) if len(code) >= _ENOUGH and code in name]
    meant = nearest(code) if len(alike) != 1 else alike[0]
    if len(alike) > 1:
        rest = f"; those with that in their name are {', '.join(f'`{name}`' for name in alike)}"
    else:
        rest = f"; did you mean `{meant}`?" if meant else "; `adtp-publish explain --list` names all"
    return f"there is no finding `{visible(code)}`{rest}"
