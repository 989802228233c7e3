"""`adtp-publish new`: begin a plan."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from .options import MomentType, plans_option


@click.command(short_help="Begin a plan, or the report of a quarter: files to fill in.")
@click.argument("partnership")
@click.argument("year")
@click.option("--quarter", metavar="QUARTER", help="Prepare the progress report of that quarter of the plan.")
@click.option("--comments", is_flag=True, help="With `--quarter`: the region's comments on that report.")
@click.option(
    "--at",
    type=MomentType(),
    metavar="MOMENT",
    help="With `--quarter`: tell what is overdue then (London time; default: when the quarter is over).",
)
@plans_option
@click.option("--trial", is_flag=True, help="Begin it on forms that are on trial: they may still change.")
def new(
    partnership: str,
    year: str,
    quarter: str | None,
    comments: bool,
    at: datetime | None,
    plans: Path,
    trial: bool,
) -> None:
    """Begin the plan of PARTNERSHIP for YEAR: the folder `plans/PARTNERSHIP/YEAR`, to fill in.

    PARTNERSHIP is the short name in `plans/register.yaml`, YEAR a financial year (2009/10 or
    2009-10). The folder gets a file for each document of the edition, with every field of its form,
    what to write there, and what the guidance advises to consider. What is there already is never
    written over.

    With `--quarter` the report of a quarter is prepared instead: its rows from the plan, with the
    ratings of earlier quarters; what the last report says stands beside as comments. What is overdue,
    still open or rated worse is listed. `--comments` prepares those of the region on that report.

    \b
    Examples:
      adtp-publish new lancashire 2008/09
      adtp-publish new --quarter q3 stockton 2009/10
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    if quarter is not None:
        from ..edit.preparing import Asked  # noqa: PLC0415 - help need not load it
        from .preparing import run_prepare  # noqa: PLC0415 - see above

        sys.exit(run_prepare(_as_written(plans), Asked(partnership, year, quarter, comments, trial, at)))
    if comments or at is not None:
        option = "--comments" if comments else "--at"
        raise click.UsageError(f"`{option}` is for the report of a quarter; add `--quarter QUARTER`")
    _begin(partnership, year, _as_written(plans), trial)


def _begin(partnership: str, year: str, plans: Path, trial: bool) -> None:
    from ..config import folders  # noqa: PLC0415 - help need not load it
    from ..edit.new import CannotBegin, begin_plan  # noqa: PLC0415 - see above
    from ..ports import DiskFiles  # noqa: PLC0415 - see above
    from ..report.harmless import whole_line  # noqa: PLC0415 - see above
    from .speaking import say  # noqa: PLC0415 - see above

    where = folders(plans, Path("build"))
    try:
        begun = begin_plan(plans, DiskFiles(where.schema), partnership, year, trial)
    except CannotBegin as trouble:
        raise click.UsageError("\n".join(map(whole_line, str(trouble).splitlines()))) from None
    shown = begun.folder.as_posix()
    lines = [
        *(f"  {shown}/{name}" for name in begun.files),
        f"{len(begun.files)} files written for {begun.partnership.name}, {begun.edition.year}",
        f"next: fill in the files, beginning with `{shown}/{begun.files[0]}`;",
        f"then check them: adtp-publish validate {shown}",
    ]
    say("\n".join(map(whole_line, lines)), err=True)


def _as_written(folder: Path) -> Path:
    """A folder that exists, also where it was written with the separators of Windows."""
    turned = Path(folder.as_posix().replace("\\", "/"))
    return turned if turned.is_dir() and not folder.exists() else folder
