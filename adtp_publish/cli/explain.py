"""`adtp-publish explain`: what a finding means and how to mend it; how a figure came about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .options import AT, CodeType, Moment, MomentType


class PlaceOrCode(CodeType):
    """The code of a finding, or the place of figures, which is whatever is no code."""

    name = "what"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code, if there is one of that name; a place as it is."""
        from .placing import may_be_place  # noqa: PLC0415 - help need not load it

        plans = Path((ctx.params if ctx else {}).get("plans") or "plans")
        return str(value) if may_be_place(str(value), plans) else super().convert(value, param, ctx)


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
    "--at",
    type=MomentType(),
    metavar="MOMENT",
    help="Take totals as the public site has them at this moment (London time; default: now).",
)
@click.option(
    "--plans",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("plans"),
    is_eager=True,
    metavar="DIR",
    help="The folder of plans (default: plans).",
)
def explain(what: str | None, listed: bool, form: str, at: Moment, plans: Path) -> None:
    """Print the page of a finding: what it says, why it matters, an example, what to write instead.

    Or print how a figure came about, down to the lines of the plan that it is worked out from.

    WHAT is the code of a finding, the word in brackets at its end; or a figure: its id, the
    beginning of ids, a file, or a line of a file, with its column or without; or a total, as the
    public site has it.

    \b
    Examples:
      adtp-publish explain wrong-value
      adtp-publish explain --list
      adtp-publish explain lancashire/2009-10/part2.pdu.target.2010-11
      adtp-publish explain plans/lancashire/2009-10/part2.yaml:64
      adtp-publish explain --list lancashire/2009-10/part2
      adtp-publish explain --list totals
      adtp-publish explain pdu.england.2010-11 --at 2009-05-01
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from .placing import is_place  # noqa: PLC0415 - help need not load it

    if what is not None and is_place(what):
        from .tracing import Asked, trace  # noqa: PLC0415 - the page of a finding needs no stage

        trace(what, Asked(plans, at or AT(), form, listed))
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
