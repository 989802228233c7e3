"""The commands and their help."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import NoReturn

import click

from .. import __version__
from ..errors import BadForms, EnvironmentTrouble
from ..report.harmless import visible, whole_line
from .baseline import baseline
from .build import build
from .explain import explain
from .export import export
from .fmt import fmt
from .new import new
from .pack import pack
from .record import record
from .speaking import say
from .validate import validate
from .verify import verify

EXIT_TROUBLE = 3


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings of level error, 2 wrong use, 3 trouble with the environment.",
)
@click.version_option(__version__, prog_name="adtp-publish")
def commands() -> None:
    """Publish adult drug treatment plans.

    Plans are YAML files in `plans/<partnership>/<year>/`. `new` begins one; `validate` checks them and
    `explain` says what a finding means; `build` makes the public site and the PDF submissions from
    them, `pack` the documents of one plan that are sent by a date; `verify` checks a finished site,
    `export` writes it as a plain folder.
    """


for command in (new, record, baseline, validate, fmt, explain, build, pack, verify, export):
    commands.add_command(command)


def main() -> None:
    """Run a command; trouble with the environment ends with exit code 3 and one message.

    A system call that failed is such trouble wherever it comes from, a full standard output included.
    """
    try:
        commands.main(prog_name="adtp-publish", standalone_mode=True)
    except BadForms as trouble:
        _stop(trouble.message, trouble.hint, *trouble.further)
    except EnvironmentTrouble as trouble:
        _stop(trouble.message, trouble.hint)
    except OSError as trouble:
        place = f"`{trouble.filename}`: " if trouble.filename else ""
        _stop(f"{place}{trouble.strerror or trouble}", "")


def _stop(message: str, hint: str, *further: str) -> NoReturn:
    with suppress(OSError):  # where standard error is full too, the exit code has to do
        say(f"adtp-publish: {visible(message)}", err=True)
        for line in further:
            say(whole_line(line), err=True)
        if hint:
            say(whole_line(f"  {hint}"), err=True)
    sys.exit(EXIT_TROUBLE)
