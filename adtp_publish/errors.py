"""Trouble that is not about a plan: wrong use, and an environment that does not allow the work."""

from __future__ import annotations


class EnvironmentTrouble(Exception):
    """Something outside the plans keeps the work from being done; exit code 3.

    The message says what, the hint how to mend it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadForms(EnvironmentTrouble):
    """The forms are damaged: a bug of ours, or a slip of whoever makes a new edition.

    What else is wrong with them is in `further`, one line for each.
    """

    def __init__(self, message: str, *further: str) -> None:
        super().__init__(message, "mend the form; `docs/editions.md` says how forms are made")
        self.args = (message, *further)  # what it is made of again in another process
        self.further = further
