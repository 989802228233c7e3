"""`adtp-publish new`: begin a plan."""

from __future__ import annotations

from pathlib import Path

import click

from .options import plans_option


@click.command(short_help="Begin a plan: a file for each document, to fill in.")
@click.argument("partnership")
@click.argument("year")
@plans_option
@click.option("--trial", is_flag=True, help="Begin it on forms that are on trial: they may still change.")
def new(partnership: str, year: str, plans: Path, trial: bool) -> None:
    """Begin the plan of PARTNERSHIP for YEAR: the folder `plans/PARTNERSHIP/YEAR`, to fill in.

    PARTNERSHIP is the short name in `plans/register.yaml`, YEAR a financial year (2009/10 or
    2009-10). The folder gets a file for each document of the edition, with every field of its form,
    what to write there, and what the guidance advises to consider. What is there already is never
    written over.

    \b
    Example:
      adtp-publish new lancashire 2008/09
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from ..config import folders  # noqa: PLC0415 - help need not load it
    from ..edit.new import CannotBegin, begin_plan  # noqa: PLC0415 - see above
    from ..ports import DiskFiles  # noqa: PLC0415 - see above
    from ..report.harmless import whole_line  # noqa: PLC0415 - see above
    from .speaking import say  # noqa: PLC0415 - see above

    plans = _as_written(plans)
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
