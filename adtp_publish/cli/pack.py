"""`adtp-publish pack`: make the documents of a plan that are signed and sent by a date."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import AT, Moment, at_option, out_option, plans_option, quiet_option, strict_option


@click.command(short_help="Make the documents that are signed and sent by a date.")
@click.argument("partnership")
@click.argument("year")
@click.option(
    "--for",
    "key",
    metavar="PACK",
    required=True,
    help="Which pack: january, march, final, q1 to q4, laa or public, as the edition has them.",
)
@click.option("--draft", is_flag=True, help="Make a draft, marked on each page, whatever is missing.")
@plans_option
@out_option("Where to: `DIR/submissions/packs`, for the public edition `DIR/packs`.")
@at_option
@strict_option
@quiet_option
def pack(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    partnership: str,
    year: str,
    key: str,
    draft: bool,
    plans: Path,
    out: Path,
    at: Moment,
    strict: bool,
    quiet: bool,
) -> None:
    """Make the documents of the plan of PARTNERSHIP for YEAR that go out together by a date.

    A pack is a folder, and the same as a zip: a front sheet, a PDF for each document, their YAML, a
    `manifest.json`, and `SHA256SUMS.txt` for `sha256sum -c`. One that lacks a document, or whose documents
    have errors, is not made; with `--draft` it is, and says so on each page.

    \b
    Examples:
      adtp-publish pack lancashire 2009/10 --for january
      adtp-publish pack stockton 2009/10 --for q2 --at 2009-10-14
      adtp-publish pack example 2009/10 --for march --draft
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from .packing import Call, run_pack  # noqa: PLC0415 - help need not load the stages

    sys.exit(run_pack(Call(partnership, year, key, draft, plans, out, at or AT(), strict, quiet)))
