"""`adtp-publish fmt`: put the files of plans in their canonical layout."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import quiet_option


@click.command(short_help="Put the files of plans in their canonical layout.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@quiet_option
def fmt(paths: tuple[Path, ...], check: bool, diff: bool, quiet: bool) -> None:
    """Put the fields of plans in the form's order, and quotation marks and indentation in one style.

    What a file says stays the same, and so do its comments and blank lines; a file that cannot be
    read is left alone and said. PATHS are as for `validate`. Without any, all of `plans/` is put in
    order.

    \b
    Examples:
      adtp-publish fmt
      adtp-publish fmt --check
      adtp-publish fmt --diff plans/lancashire/2009-10/part2.yaml
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from .formatting import run_fmt  # noqa: PLC0415 - help need not load the stages
    from .where import usual_paths  # noqa: PLC0415 - see above

    sys.exit(run_fmt(paths or usual_paths(), check, diff, quiet))
