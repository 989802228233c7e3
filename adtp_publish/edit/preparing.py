"""Prepare the report of a quarter, or the region's comments on it, or say why that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ..checking import Checked, day_of
from ..errors import EnvironmentTrouble
from ..findings import Finding
from ..model.edition import DocumentSpec
from ..model.record import LONDON
from ..model.source import RawDocument
from ..near import did_you_mean
from ..ports import Files
from ..validate.rules.quarters import last_day, quarter_of
from ..validate.wording import listed
from .documents import Beginning
from .formatting import formatted
from .new import CannotBegin, known_before
from .quarter import Quarter, quarters_of
from .reporting import rated_lists
from .watching import Watched, watched
from .writing import put_all

# How a tree of plans is checked at a moment.
Check = Callable[[Files, datetime], Checked]


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that is to be prepared, or with `comments` those on it; `at` is when, if not at its end."""

    slug: str
    year: str
    quarter: str
    comments: bool = False
    trial: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was written: what it was made from, and what to look at. Or what forbids it."""

    file: str = ""
    title: str = ""
    sources: str = ""
    watched: Watched | None = None
    refusals: tuple[Finding, ...] = ()
    documents: Mapping[str, RawDocument] | None = None


def prepare(plans: Path, files: Files, forms: Files, check: Check, asked: Asked) -> Prepared:
    """Write the file of a quarter: complete when this returns, or as it was.

    `files` are those below `plans`. Raises `CannotBegin` where the names are not known, the plan is not
    there, or somebody has written the file.
    """
    known = known_before(plans, forms, asked.slug, asked.year, asked.trial)
    key = f"{known.partnership.slug}/{known.edition.slug}"
    if not any(name.startswith(f"{key}/") for name in files.names()):
        begin = f"adtp-publish new {asked.slug} {known.edition.year}"
        raise CannotBegin(f"there is no plan `{key}` in `{plans.as_posix()}`; begin it with `{begin}`")
    on = _report_of(known, asked.quarter)
    spec = _comments_of(known, on) if asked.comments else on
    old = _not_written_yet(plans, files, f"{key}/{spec.file}", known.file(spec))
    moment = asked.at or _day_after(last_day(known.edition, on.id))
    checked = check(files, moment)
    derived = next((item for item in checked.plans if item.plan.key == key), None)
    if derived is None:
        errors = tuple(finding for finding in checked.findings if finding.is_error)
        if not errors:
            raise CannotBegin(f"the plan `{key}` cannot be read; see `adtp-publish validate`")
        return Prepared(refusals=errors, documents=checked.documents)
    quarter = Quarter(known, derived, checked, on)
    if found := tuple(quarter.errors(spec)):
        return Prepared(refusals=found, documents=checked.documents)
    content = quarter.comments(spec) if asked.comments else quarter.report()
    name = f"{key}/{spec.file}"
    shown = f"{plans.as_posix()}/{name}"
    _make_folder((plans / name).parent)
    put_all(plans, [(name, old, formatted(content, shown, known.forms[spec.schema]).text)])
    until = day_of(moment) - timedelta(days=1)
    told = quarter.told if asked.comments else quarter.earlier
    seen = watched(derived.plan, quarter.names, told, until)
    return Prepared(shown, spec.title, quarter.sources(spec), seen)


def _report_of(known: Beginning, quarter: str) -> DocumentSpec:
    """The report of a quarter in the edition. Raises `CannotBegin` where it has none of that name."""
    specs = {s.id: s for s in known.edition.documents if rated_lists(known.forms[s.schema])}
    if quarter in specs:
        return specs[quarter]
    if not specs:
        raise CannotBegin(f"the edition {known.edition.year} has no progress reports")
    meant = did_you_mean(quarter.casefold(), specs, "")
    said = f"the edition {known.edition.year} has no quarter `{quarter}`, only {listed(list(specs))}"
    raise CannotBegin("; ".join(filter(None, (said, meant))))


def _comments_of(known: Beginning, report: DocumentSpec) -> DocumentSpec:
    """The document for comments on a report. Raises `CannotBegin` where the edition has none."""
    for spec in known.edition.documents:
        if spec.id != report.id and quarter_of(spec) == report.id and quarters_of(known.forms[spec.schema]):
            return spec
    raise CannotBegin(f"the edition {known.edition.year} has no comments on `{report.id}`")


def _not_written_yet(plans: Path, files: Files, name: str, begun: bytes) -> bytes | None:
    """The bytes of a file as `new` began it, or none. Raises `CannotBegin` where somebody has written it."""
    place = plans / name
    folder = place.parent
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CannotBegin(f"`{folder.as_posix()}` is there and is no folder: take it away first")
    if not place.exists() and not place.is_symlink():
        return None
    if name in files.names() and files.read(name) == begun:
        return begun
    raise CannotBegin(f"`{place.as_posix()}` is there already: write in it, or take it away first")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as trouble:
        raise EnvironmentTrouble(f"cannot write `{folder}`: {trouble.strerror}") from None


def _day_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), LONDON)
