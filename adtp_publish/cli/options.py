"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from ..codes import CODES
from ..ports import now

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Moment = datetime | None
AT = now
LONDON = ZoneInfo("Europe/London")


class MomentType(click.ParamType[datetime]):
    """A day or a moment: `2009-04-20`, `2009-04-20T09:30`, London time unless it says otherwise."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The aware moment that a text names."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
            moment = moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
            moment.astimezone(LONDON)  # at the ends of the calendar there may be no such moment in London
        except (ValueError, OverflowError):
            self.fail(
                f"`{value}` is not a moment; write a day (2009-04-20) or a moment (2009-04-20T09:30)",
                param,
                ctx,
            )
        return moment


class CodeType(click.ParamType[str]):
    """The code of a finding; also as it is copied from one, `[wrong-value]`."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code, if there is one of that name."""
        code = str(value).strip("[]` ").lower()
        if code not in CODES:
            from .pages import unknown  # noqa: PLC0415 - after a slip only

            self.fail(unknown(str(value)), param, ctx)
        return code

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click hands it over
        param: click.Parameter,  # noqa: ARG002 - click hands it over
        incomplete: str,
    ) -> list[CompletionItem]:
        """The codes that begin with what is typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - for a shell that asks

        return [CompletionItem(code) for code in sorted(CODES) if code.startswith(incomplete)]


at_option = click.option(
    "--at",
    type=MomentType(),
    metavar="MOMENT",
    help="Work as at this moment (London time; default: now): it decides what is public and late.",
)
strict_option = click.option(
    "--strict", is_flag=True, help="Take each warning that is not explained for an error."
)


def out_option(help_text: str) -> Callable[[Any], Any]:
    """The option that says where things are built; what for is the command's own."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("build"),
        show_default=True,
        metavar="DIR",
        help=help_text,
    )


plans_option = click.option(
    "--plans",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("plans"),
    show_default=True,
    metavar="DIR",
    help="The folder of plans, with its `register.yaml`.",
)
quiet_option = click.option(
    "--quiet", "-q", is_flag=True, help="Print findings only, no summary and no progress."
)
