"""What is found in many plans, partnership by partnership, in as many processes as there are workers.

`validate` wants the findings alone: no plan travels from one process to another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from .bounded import at_most_fifty
from .checking import Forms, check_partnership, day_of, known_forms, with_no_plans
from .findings import Finding
from .load.names import folded
from .load.tree import load_plans
from .model.register import Register
from .model.source import RawDocument
from .ports import DiskFiles, Files, SomeFiles
from .preparation import known_register
from .report.text import located

if TYPE_CHECKING:
    from concurrent.futures import Executor

Entries = tuple[tuple[str, str], ...]
# With fewer partnerships than this another process takes longer to start than the work.
_FEW = 12


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The plans that were looked at, what was found with its places, and the texts it points into.

    `files` are all that were read, whether or not something was found in them.
    """

    plans: tuple[str, ...]
    findings: tuple[Finding, ...]
    documents: dict[str, RawDocument] = field(repr=False)
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """The files of some partnerships, and all that is needed to look at them anywhere."""

    plans: Files
    parts: tuple[Entries, ...]
    shown: str
    forms: DiskFiles
    register: Register
    day: date
    is_strict: bool
    is_whole: bool


def survey(  # noqa: PLR0913 - what is looked at, then how, each by its name
    plans: Files,
    shown: str,
    forms: DiskFiles,
    moment: datetime,
    *,
    only: str = "",
    is_strict: bool = False,
    is_whole: bool = False,
    workers: tuple[int, Callable[[], Executor]] | None = None,
) -> Surveyed:
    """What is found in all plans below a folder; the same as `check_all` finds, whoever does the work."""
    loose, parts = _by_partnership(plans.entries(), only)
    known = forms_of(forms)
    raw, found = load_plans(SomeFiles(plans, loose), shown, only)
    register, of_register = known_register(raw, known.schemas, shown)
    texts = raw.documents()
    done = Surveyed((), _located((*found, *of_register), texts, is_whole), texts, tuple(texts))
    count = workers[0] if workers is not None and len(parts) >= _FEW else 1
    given = (shown, forms, register or Register(known=False), day_of(moment), is_strict, is_whole)
    tasks = [Task(plans, tuple(parts[first::count]), *given) for first in range(count)]
    worked = tuple(_worked(tasks, workers[1] if workers is not None and count > 1 else None))
    result = _joined((done, *worked))
    if not any(part.files for part in worked):
        return replace(result, findings=tuple(with_no_plans(result.findings, shown, only)))
    return result


@cache
def forms_of(files: DiskFiles) -> Forms:
    """The forms, read once in a process."""
    return known_forms(files)


def look(task: Task) -> Surveyed:
    """Do one task: load, validate and derive its partnerships one after another."""
    known = forms_of(task.forms)
    return _joined(_look(task, entries, known) for entries in task.parts)


def _look(task: Task, entries: Entries, known: Forms) -> Surveyed:
    raw, found = load_plans(SomeFiles(task.plans, entries), task.shown)
    derived, of_plans = check_partnership(raw.plans, known, task.register, task.day, task.is_strict)
    documents = raw.documents()
    findings = _located((*found, *of_plans), documents, task.is_whole)
    wanted = {finding.file for finding in findings}
    quoted = {file: document for file, document in documents.items() if file in wanted}
    return Surveyed(tuple(item.plan.key for item in derived), findings, quoted, tuple(documents))


def _located(
    found: Sequence[Finding], documents: dict[str, RawDocument], is_whole: bool
) -> tuple[Finding, ...]:
    """The findings of some files with their places; of each file all, or as many as anybody reads."""
    return located(found if is_whole else at_most_fifty(found, documents), documents)


def _worked(tasks: Sequence[Task], workers: Callable[[], Executor] | None) -> Iterator[Surveyed]:
    if workers is None:
        yield from map(look, tasks)
        return
    with workers() as executor:
        yield from executor.map(look, tasks)


def _joined(parts: Iterable[Surveyed]) -> Surveyed:
    all_parts = list(parts)
    return Surveyed(
        tuple(sorted(chain.from_iterable(part.plans for part in all_parts))),
        tuple(chain.from_iterable(part.findings for part in all_parts)),
        {file: document for part in all_parts for file, document in part.documents.items()},
        tuple(chain.from_iterable(part.files for part in all_parts)),
    )


def _by_partnership(entries: Entries, only: str) -> tuple[Entries, tuple[Entries, ...]]:
    """What stands in no folder, and what in each folder; folders whose names are twins together."""
    loose: list[tuple[str, str]] = []
    folders: dict[str, list[tuple[str, str]]] = {}
    for name, kind in entries:
        folder, inside, _ = name.partition("/")
        if not inside:
            loose.append((name, kind))
        elif not only or f"{name}/".startswith(f"{only}/"):
            folders.setdefault(folded(folder), []).append((name, kind))
    return tuple(loose), tuple(tuple(folders[folder]) for folder in sorted(folders))
