"""What `validate` does: choose what to check, check it, report what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import click

from ..bounded import at_most_fifty
from ..config import folders
from ..findings import Finding, in_order
from ..model.source import RawDocument
from ..report.harmless import whole_line
from ..report.text import counted_in_files, plural
from .checking import surveyed_plans
from .reporting import TEXT, report, usual_format
from .speaking import say
from .where import wanted


@dataclass(frozen=True, slots=True)
class Validate:
    """A call of `validate`; `form` is the format of the report."""

    paths: tuple[Path, ...]
    at: datetime
    strict: bool = False
    quiet: bool = False
    form: str = TEXT
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    statistics: bool = False
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found: what is shown of it, how much is not, and what was checked."""

    findings: tuple[Finding, ...]
    documents: dict[str, RawDocument] = field(repr=False)
    files: tuple[str, ...] = ()
    plans: int = 0
    left_out: int = 0

    @property
    def failed(self) -> bool:
        """Whether there is an error among what is shown."""
        return any(finding.is_error for finding in self.findings)

    def summary(self) -> str:
        """`2 plans checked, 1 error in 1 file`."""
        said = f"{plural(self.plans, 'plan')} checked, {counted_in_files(self.findings)}"
        return f"{said}; {self.left_out} not selected" if self.left_out else said


def run_validate(call: Validate) -> int:
    """Check what the paths name and report it; the exit code."""
    found = find(call)
    report(call, found)
    if not call.quiet:
        place = f"{call.paths[0]}: " if len(call.paths) == 1 else ""
        say(whole_line(f"{place}{found.summary()}"), err=True)
    return 1 if found.failed else 0


def find(call: Validate) -> Found:
    """Check what the paths name, each plan once; nothing is found twice."""
    findings: list[Finding] = []
    is_whole = bool(call.select or call.ignore or call.statistics)
    documents: dict[str, RawDocument] = {}
    files: set[str] = set()
    plans = 0
    for want in wanted(call.paths):
        where = folders(want.root, Path("build"))
        for part in want.checked:
            result = surveyed_plans(where, call.at, part, call.strict, is_whole)
            known = frozenset(result.files)
            findings += want.shown(result.findings, part, known if result.plans else None)
            documents |= result.documents
            files |= known
            plans += len(result.plans)
    all_found = in_order(findings)
    kept = tuple(f for f in all_found if _is_kept(f, call))
    left_out = len(all_found) - len(kept)
    if is_whole and not call.statistics:
        kept = in_order(at_most_fifty(kept, documents))
    return Found(kept, documents, tuple(sorted(files)), plans, left_out)


def _is_kept(finding: Finding, call: Validate) -> bool:
    return (not call.select or finding.code in call.select) and finding.code not in call.ignore


def usual(text_only: bool) -> str:
    """The format where none is asked for."""
    return TEXT if text_only else usual_format()


def checked_call(call: Validate, watch: bool) -> Validate:
    """The call, if its options go together; raises a usage error where they do not."""
    if call.statistics and call.form != TEXT:
        raise click.UsageError("`--statistics` is text: leave out `--format`; JSON always holds the counts")
    if watch and (call.form != TEXT or call.output or call.statistics):
        raise click.UsageError("`--watch` prints text: leave out `--format`, `--output` and `--statistics`")
    return call
