"""The order in which names are listed: no machine changes it, and scripts of the pages have it too."""

from __future__ import annotations

from unicodedata import combining, normalize


def unmarked(name: str) -> str:
    """A name without accents, compatible forms as plain ones: "Île" as "Ile"."""
    return "".join(letter for letter in normalize("NFKD", name) if not combining(letter))


def by_name(name: str) -> tuple[str, str]:
    """The key that names are sorted by: without accents and case, then as they are.

    No locale is asked, since the order must not go by the machine; the scripts of the pages compare in
    English, which puts "Île" under I as well.
    """
    return unmarked(name).casefold(), name
