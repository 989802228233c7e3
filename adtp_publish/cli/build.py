"""`adtp-publish build`: make the public site and the submissions."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import AT, Moment, at_option, out_option, quiet_option, strict_option


@click.command(short_help="Make the public site and the PDF submissions.")
@click.option(
    "--plans",
    type=click.Path(path_type=Path),
    default=Path("plans"),
    show_default=True,
    metavar="DIR",
    help="The folder of plans, with its `register.yaml`.",
)
@out_option(
    "Where to build: `DIR/site` leads to the public site, `DIR/submissions` holds what is restricted."
)
@at_option
@click.option(
    "--audience",
    type=click.Choice(["public", "nta", "partnership", "all"]),
    default="public",
    show_default=True,
    help="Whom to build for; `all` makes the site and both kinds of submission, each under its own root.",
)
@click.option(
    "--only",
    metavar="PARTNERSHIP[/YEAR]",
    default="",
    help="Build a preview of one partnership or plan, without totals; the site is not touched.",
)
@strict_option
@click.option(
    "--expect-removals", is_flag=True, help="Go on although a plan, or a part of one, leaves the live site."
)
@click.option(
    "--keep-live",
    is_flag=True,
    help="Show a live plan as it is there now, where an error or a missing file would take it away.",
)
@click.option(
    "--draft",
    is_flag=True,
    help="For the NTA and partnerships: make packs that are not complete as drafts too.",
)
@quiet_option
def build(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    plans: Path,
    out: Path,
    at: Moment,
    audience: str,
    only: str,
    strict: bool,
    expect_removals: bool,
    keep_live: bool,
    draft: bool,
    quiet: bool,
) -> None:
    """Make the public site and the PDF submissions from the plans.

    Everything is checked first. An error in a document leaves out the outputs that contain it and
    nothing else; if that would take a plan off the live site, nothing is changed there and the plan
    is named, unless `--keep-live` shows it as it was. A new site is written beside the old one and
    swapped in whole, in one step.

    \b
    Examples:
      adtp-publish build
      adtp-publish build --audience all --at 2009-04-20T09:30
      adtp-publish build --only lancashire/2009-10
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from .building import Build, run_build  # noqa: PLC0415 - help need not load the stages

    moment, chosen = at or AT(), only.strip("/")
    call = Build(plans, out, moment, audience, chosen, strict, expect_removals, keep_live, draft, quiet)
    sys.exit(run_build(call))
