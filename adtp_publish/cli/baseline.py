"""`adtp-publish baseline apply`: write published baselines into the plans."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import plans_option, quiet_option


@click.command(short_help="Write published baselines into the plans.")
@click.argument("action", type=click.Choice(["apply"]), metavar="apply")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@plans_option
@quiet_option
def baseline(action: str, file: Path, dry_run: bool, plans: Path, quiet: bool) -> None:  # noqa: ARG001 - one yet
    """Write the baselines of FILE into the plans, in place of `pending`.

    FILE is a CSV with the columns partnership, year, figure and value. Comments and layout of the
    plans stay. What changes is shown, with the figures that appear or move and the plans that still
    wait. If one row is wrong nothing is written.

    \b
    Example:
      adtp-publish baseline apply baselines.csv --dry-run
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from .baselining import run_baseline  # noqa: PLC0415 - help need not load the stages

    sys.exit(run_baseline(file, plans, is_dry=dry_run, is_quiet=quiet))
