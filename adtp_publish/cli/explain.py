"""`adtp-publish explain`: what a finding means and how to mend it."""

from __future__ import annotations

import click

from .options import CodeType


@click.command(short_help="Say what a finding means and how to mend it.")
@click.argument("what", required=False, type=CodeType())
@click.option("--list", "listed", is_flag=True, help="List all findings, each in one sentence.")
def explain(what: str | None, listed: bool) -> None:
    """Print the page of a finding: what it says, why it matters, an example, what to write instead.

    WHAT is the code of a finding, the word in brackets at its end.

    \b
    Examples:
      adtp-publish explain wrong-value
      adtp-publish explain --list
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from .explaining import all_findings, finding  # noqa: PLC0415 - help need not load it

    if listed == (what is not None):
        raise click.UsageError("name a finding, such as `wrong-value`, or `--list` them")
    if what is None:
        all_findings()
    else:
        finding(what)
