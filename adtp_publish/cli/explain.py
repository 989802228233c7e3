"""`adtp-publish explain`: what a finding means and how to mend it; how a figure came about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .options import CodeType


class PlaceOrCode(CodeType):
    """The code of a finding, or the place of figures: what has a slash or a dot in it is a place."""

    name = "what"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code, if there is one of that name; a place as it is."""
        return str(value) if is_place(str(value)) else super().convert(value, param, ctx)


def is_place(what: str) -> bool:
    """Whether something names figures, and no finding."""
    return "/" in what or "\\" in what or "." in what


@click.command(short_help="Say what a finding means, or how a figure came about.")
@click.argument("what", required=False, type=PlaceOrCode())
@click.option("--list", "listed", is_flag=True, help="List findings, or the figures of a place, a line each.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print the chain of a figure: text for people (usual), JSON for programs.",
)
@click.option(
    "--plans",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("plans"),
    metavar="DIR",
    help="The folder of plans (default: plans).",
)
def explain(what: str | None, listed: bool, form: str, plans: Path) -> None:
    """Print the page of a finding: what it says, why it matters, an example, what to write instead.

    Or print how a figure came about, down to the lines of the plan that it is worked out from.

    WHAT is the code of a finding, the word in brackets at its end; or a figure: its id, the
    beginning of ids, or a file and a line.

    \b
    Examples:
      adtp-publish explain wrong-value
      adtp-publish explain --list
      adtp-publish explain lancashire/2009-10/part2.pdu.target.2010-11
      adtp-publish explain plans/lancashire/2009-10/part2.yaml:64
      adtp-publish explain --list lancashire/2009-10/part2
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    if what is not None and is_place(what):
        from .tracing import trace  # noqa: PLC0415 - the page of a finding needs no stage

        trace(what, plans, form=form, listed=listed)
        return
    from .explaining import all_findings, finding  # noqa: PLC0415 - help need not load it

    if form != "text":
        raise click.UsageError("`--format json` is for figures: name one, such as `lancashire/2009-10/part2`")
    if listed == (what is not None):
        raise click.UsageError("name a finding, such as `wrong-value`, or `--list` them")
    if what is None:
        all_findings()
    else:
        finding(what)
