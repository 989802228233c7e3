"""Trouble that is not about a plan: wrong use, and an environment that does not allow the work."""

from __future__ import annotations

from dataclasses import dataclass


class EnvironmentTrouble(Exception):
    """Something outside the plans keeps the work from being done; exit code 3.

    The message says what, the hint how to mend it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a template: its name, the line (from 1), and what to say of it."""

    template: str
    line: int
    message: str
    hint: str = ""


class BadTemplates(Exception):
    """Templates from which nothing can be made, each fault with its place: findings of a build."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


class BadForms(EnvironmentTrouble):
    """The forms are damaged: a bug of ours, or a slip of whoever makes a new edition.

    What else is wrong with them is in `further`, one line for each.
    """

    def __init__(self, message: str, *further: str) -> None:
        super().__init__(message, "mend the form; `docs/editions.md` says how forms are made")
        self.args = (message, *further)  # what it is made of again in another process
        self.further = further
