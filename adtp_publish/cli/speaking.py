"""Saying things: UTF-8 whatever the locale, colour where it is wanted, texts of others made harmless."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TextIO

import click


def say(text: str, *, err: bool = False) -> None:
    """Print a text and a line end, as UTF-8: no locale and no code page can keep it from being said.

    What UTF-8 cannot hold either, half of a character in a file's name, is said with an escape.
    """
    stream = sys.stderr if err else sys.stdout
    content = text.encode("utf-8", "backslashreplace")
    click.echo(content if hasattr(stream, "buffer") else content.decode(), err=err)


def is_coloured(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether colours are wanted: on a terminal that shows them, unless the environment says otherwise.

    `NO_COLOR` keeps them away, `FORCE_COLOR` asks for them (no-color.org, force-color.org).
    """
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") not in {None, "", "0"}:
        return True
    if not is_terminal(stream) or environment.get("TERM") == "dumb":
        return False
    # The old console of Windows would show the escapes themselves; these say that they know them.
    knows = ("WT_SESSION", "TERM_PROGRAM", "TERM", "ANSICON", "ConEmuANSI")
    return os.name != "nt" or any(environment.get(name) for name in knows)


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody reads this as it is written."""
    return not stream.closed and stream.isatty()
