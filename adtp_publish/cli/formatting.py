"""What `fmt` does: find the files, put each in order, write it whole, say what was done."""

from __future__ import annotations

from pathlib import Path

from ..config import folders
from ..edit.difference import difference
from ..edit.formatting import Formatted, formatted
from ..edit.forms import known_forms
from ..edit.writing import replace_file
from ..ports import DiskFiles
from ..report.harmless import whole_line
from ..report.text import plural
from .checking import show
from .speaking import say
from .writable import Place, places_of


def run_fmt(paths: tuple[Path, ...], is_check: bool, is_diff: bool, quiet: bool) -> int:
    """Put each file below the paths in order; the exit code."""
    places = list(dict.fromkeys(place for path in paths for place in places_of(path)))
    forms = known_forms(DiskFiles(folders(Path("plans"), Path("build")).schema))
    changed = left = 0
    for place in places:
        content = DiskFiles(place.root).read(place.name)
        result = formatted(content, place.file, forms.of(place.name))
        if result.findings:
            show(result.findings, {place.file: result.document})
            left += 1
        elif result.differs:
            _change(place, result, is_check, is_diff)
            changed += 1
    if not quiet:
        say(_summary(len(places), changed, left, is_check or is_diff), err=True)
    return 1 if left or (is_check and changed) else 0


def _change(place: Place, result: Formatted, is_check: bool, is_diff: bool) -> None:
    if is_diff:
        say(difference(result.content, result.text, place.file))
    elif is_check:
        say(whole_line(f"{place.file}: would be put in order"))
    if not is_check and not is_diff:
        replace_file(place.root / place.name, result.content, result.text)
        say(whole_line(f"{place.file}: put in order"))


def _summary(files: int, changed: int, left: int, is_dry: bool) -> str:
    parts = [f"{plural(changed, 'file')} {'would be ' if is_dry else ''}put in order"]
    if left:
        parts.append(f"{left} left alone, see the findings")
    parts.append(f"{files - changed - left} in order already")
    return ", ".join(parts)
