"""A page of the site before it is written as HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The address of a page, its template below `templates/pages/` without `.html`, and its view record.

    `indexed` says that readers may find it by search, ours and others', and that the sitemap names it.
    `changed` is the day on which what it says was last published, as `2010-04-20`; empty where no record
    says. `filters` are what a search can be narrowed by, each name once: region, partnership, year, part.
    """

    address: str
    template: str
    view: object
    indexed: bool = True
    changed: str = ""
    filters: tuple[tuple[str, str], ...] = ()
