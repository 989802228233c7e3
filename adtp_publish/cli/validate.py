"""`adtp-publish validate`: check plans and say what to mend."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import AT, Moment, at_option, quiet_option, strict_option


@click.command(short_help="Check plans and say what to mend.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@at_option
@strict_option
@quiet_option
def validate(paths: tuple[Path, ...], at: Moment, strict: bool, quiet: bool) -> None:
    """Check plans and say, for each thing to mend, where it is and how to mend it.

    PATHS are plans to check: a folder of plans, of one partnership or of one year, or a file in
    one (its whole plan is checked, the findings of that file are shown). Without any, `plans/` is
    checked.

    \b
    Examples:
      adtp-publish validate
      adtp-publish validate plans/lancashire/2009-10
      adtp-publish validate plans/lancashire/2009-10/part2.yaml
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from .checking import run_validate  # noqa: PLC0415 - help need not load the stages

    sys.exit(run_validate(paths or (Path("plans"),), at or AT(), strict, quiet))
