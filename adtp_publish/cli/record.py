"""`adtp-publish record`: write what happened to a plan into its record."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ..edit.names import EVENT_NAMES
from .options import MomentType, out_option, plans_option, quiet_option


@click.command(short_help="Record what happened to a plan, or when it is to be published.")
@click.argument("event", type=click.Choice(EVENT_NAMES), metavar="EVENT")
@click.argument("partnership")
@click.argument("year")
@click.option(
    "--at", type=MomentType(), metavar="MOMENT", help="When it happened (London time; default: now)."
)
@click.option("--by", metavar="POST", help="Of `approved`: who; without it all chairs have approved.")
@click.option("--pack", metavar="NAME", help="Of `returned`: which pack or report, such as `march` or `q1`.")
@click.option("--document", metavar="NAME", help="Of `revised`, `corrected`: which, such as `part2`.")
@click.option("--reason", metavar="TEXT", help="Of `corrected`, `withdrawn`: why.")
@click.option("--text", metavar="TEXT", help="Of `panel-response`, `revised`: what was said or revised.")
@click.option("--again", is_flag=True, help="Of `signed-off`: sign the plan off again after a change.")
@click.option(
    "--release", metavar="NAME", help="Of `published`: the release that was deployed, not the last."
)
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Of `published`: the exported folder that was deployed.",
)
@click.option(
    "--as-deployed", is_flag=True, help="Of `published`: also where the plan has changed since that release."
)
@out_option("Of `published`: where the site was built.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@plans_option
@quiet_option
def record(  # noqa: PLR0913, PLR0917 - one a detail that an event can have
    event: str,
    partnership: str,
    year: str,
    at: datetime | None,
    by: str | None,
    pack: str | None,
    document: str | None,
    reason: str | None,
    text: str | None,
    again: bool,
    release: str | None,
    site: Path | None,
    as_deployed: bool,
    out: Path,
    dry_run: bool,
    plans: Path,
    quiet: bool,
) -> None:
    """Record EVENT of the plan of PARTNERSHIP for YEAR in its `record.yaml` or `assessment.yaml`.

    EVENT is approved, returned, panel-response, revised, signed-off, percentages-agreed,
    baseline-set, publish-on, published, corrected or withdrawn. Comments and layout of the file
    stay, and the change is shown. `published` keeps in `published.yaml` what the deployed site shows of
    the plan. What the order of events or the findings of the plan forbid is
    refused: nothing is written, and the exit code is 1.

    \b
    Examples:
      adtp-publish record returned example 2009/10 --pack final --at 2009-03-31
      adtp-publish record signed-off example 2009/10 --again --at 2009-03-31 --dry-run
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from .recording import Built, Record, run_record  # noqa: PLC0415 - help need not load the stages

    details = {"by": by, "pack": pack, "document": document, "reason": reason}
    details["what" if event == "revised" else "text"] = text
    given = {name: value for name, value in details.items() if value is not None}
    built = Built(out, release or "", site, as_deployed)
    sys.exit(run_record(Record(event, partnership, year, at, given, again, built, dry_run, plans, quiet)))
