"""`adtp-publish validate`: check plans and say what to mend."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from .options import AT, CodeType, Moment, at_option, quiet_option, strict_option


@click.command(short_help="Check plans and say what to mend.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@at_option
@strict_option
@quiet_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif", "junit"]),
    help="How to report: text for people (usual), or for a service. In GitHub Actions `github` is usual.",
)
@click.option("--select", multiple=True, type=CodeType(), help="Show this finding only (may be repeated).")
@click.option("--ignore", multiple=True, type=CodeType(), help="Leave this finding out (may be repeated).")
@click.option("--statistics", is_flag=True, help="Count the findings of each code instead of listing them.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the report to a file instead of printing it.",
)
@click.option("--fix", is_flag=True, help="First mend the slips whose mending is certain, and show each.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
def validate(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    paths: tuple[Path, ...],
    at: Moment,
    strict: bool,
    quiet: bool,
    form: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    statistics: bool,
    output: Path | None,
    fix: bool,
    watch: bool,
) -> None:
    """Check plans and say, for each thing to mend, where it is and how to mend it.

    PATHS are plans to check: a folder of plans, of one partnership or of one year, or a file in
    one (its whole plan is checked, the findings of that file are shown). Without any, `plans/` is
    checked, or where you stand inside of it.

    \b
    Examples:
      adtp-publish validate
      adtp-publish validate plans/lancashire/2009-10
      adtp-publish validate plans/lancashire/2009-10/part2.yaml
      adtp-publish validate --format sarif --output findings.sarif
      adtp-publish validate --fix
      adtp-publish validate --watch
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from .validating import Validate, checked_call, run_validate, usual  # noqa: PLC0415 - help needs no stage
    from .where import usual_paths  # noqa: PLC0415 - see above

    call = Validate(
        paths=paths or usual_paths(),
        at=at or AT(),
        strict=strict,
        quiet=quiet,
        form=form or usual(text_only=watch or statistics),
        select=frozenset(select),
        ignore=frozenset(ignore),
        statistics=statistics,
        output=output,
    )
    checked_call(call, watch)
    if fix:
        from .fixing import fix_paths  # noqa: PLC0415 - see above

        fix_paths(call)
    if watch:
        from .watching import run_watch  # noqa: PLC0415 - see above

        sys.exit(run_watch(call, at))
    code = run_validate(call)
    gc.freeze()  # all that was read ends with the process: at exit nobody need look through it
    sys.exit(code)
