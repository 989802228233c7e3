"""What `validate --fix` does before it checks: mend the slips whose mending is certain, and show each."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ..checking import Checked, check_all
from ..config import folders
from ..edit.difference import difference
from ..edit.forms import known_forms
from ..edit.mending import Mended, mend
from ..edit.writing import replace_file
from ..load.names import REGISTER
from ..ports import DiskFiles, Files
from ..report.harmless import whole_line
from ..report.text import plural
from .speaking import say
from .validating import Validate
from .where import Wanted, wanted
from .writable import places_below


def fix_paths(call: Validate) -> None:
    """Mend what can be mended in the files that are asked for; diffs and summary go to standard error."""
    slips = files = errors = 0
    for want in wanted(call.paths):
        if not (want.root / REGISTER).is_file():
            continue  # the check says what is wrong
        for part in want.checked:
            mended, result = _mended(want, part, call.at, call.strict)
            for each in mended:
                replace_file(want.root / each.name, each.old, each.new)
                if not call.quiet:
                    say(difference(each.old, each.new, f"{want.root.as_posix()}/{each.name}"), err=True)
            slips += sum(each.slips for each in mended)
            files += len(mended)
            known = frozenset(result.documents) if result.plans else None
            errors += sum(finding.is_error for finding in want.shown(result.findings, part, known))
    if not call.quiet:
        done = f"{plural(slips, 'slip')} mended in {plural(files, 'file')}" if slips else "no slip to mend"
        place = f"{call.paths[0]}: " if len(call.paths) == 1 else ""
        say(whole_line(f"{place}{done}; {plural(errors, 'error')} left"), err=True)


def _mended(want: Wanted, part: str, at: datetime, is_strict: bool) -> tuple[tuple[Mended, ...], Checked]:
    schema = DiskFiles(folders(want.root, Path("build")).schema)
    shown = want.root.as_posix()

    def check(files: Files, part: str) -> Checked:
        return check_all(files, shown, schema, at, only=part, is_strict=is_strict, is_whole=True)

    wholes = [place for asked in want.parts for place in places_below(want.root, asked, "")]
    places = [*wholes, *(place for file in want.files for place in places_below(want.root, "", file))]
    names = sorted({place.name for place in places if not part or f"{place.name}/".startswith(f"{part}/")})
    return mend(DiskFiles(want.root), shown, names, known_forms(schema), check, part)
