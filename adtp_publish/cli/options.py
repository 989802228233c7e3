"""Options that several commands share."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from ..ports import now

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


at_option = click.option(
    "--at",
    type=MomentType(),
    metavar="MOMENT",
    help="Work as at this moment (London time; default: now): it decides what is public and late.",
)
strict_option = click.option(
    "--strict", is_flag=True, help="Take each warning that is not explained for an error."
)
quiet_option = click.option(
    "--quiet", "-q", is_flag=True, help="Print findings only, no summary and no progress."
)
