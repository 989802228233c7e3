"""`adtp-publish verify`: hold a finished site against the plans."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import AT, Moment, at_option


@click.command(short_help="Check a finished site.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--plans",
    type=click.Path(path_type=Path),
    default=Path("plans"),
    show_default=True,
    metavar="DIR",
    help="The folder of plans that the site was built from.",
)
@at_option
def verify(folder: Path, plans: Path, at: Moment) -> None:
    """Check a finished public site in the folder DIR, such as `build/site` or an export.

    Links and anchors lead somewhere, files can be read, each public plan has its pages, data and PDFs,
    and nothing that is withheld at the moment stands in any file. Beside a release of `build` its
    manifest is held against the files too. Nothing is written. Every build does the same before a site
    takes the place of the last one.

    \b
    Examples:
      adtp-publish verify build/site
      adtp-publish verify ../public-site --at 2009-04-20T09:30
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from .verifying import run_verify  # noqa: PLC0415 - help need not load the stages

    sys.exit(run_verify(folder, plans, at or AT()))
