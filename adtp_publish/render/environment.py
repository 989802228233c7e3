"""The two Jinja environments: ours, where a misspelt name is an error, and the NHS components' own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .components import Components

if TYPE_CHECKING:
    from jinja2 import Environment

    from .blocks import Row

_TALL = 420
"""Letters in one cell from which a row may be split between two pages: about eight lines on paper."""

_LINK = re.compile(r"<a( [^>]*)?>(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_START = re.compile(r'<ol start="([0-9]{1,9})">')
_LEADS_OUT = re.compile(r' href="(https|mailto|tel):')


def environment(texts: dict[str, str], nhs: dict[str, str]) -> Environment:
    """The environment of our templates, which have the NHS components as functions.

    `texts` are our templates by name (`pages/home.html`), `nhs` what `load_components` read.
    Make it once for a process: templates are compiled at their first use and kept.
    """
    from jinja2 import DictLoader, Environment, StrictUndefined  # noqa: PLC0415 - 40 ms, only where pages are made

    made = Environment(
        loader=DictLoader(texts),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a dict does not change under us
        cache_size=-1,
    )
    components = Components(_nhs_environment(nhs))
    made.globals |= {name: getattr(components, name) for name in Components.OFFERED}
    made.tests["tall"] = _is_tall
    made.filters["on_paper"] = _on_paper
    return made


def _nhs_environment(nhs: dict[str, str]) -> Environment:
    from jinja2 import ChainableUndefined, DictLoader, Environment  # noqa: PLC0415 - see above

    # The macros read parameters that were not given, and members of those: they need ChainableUndefined.
    return Environment(
        loader=DictLoader(nhs),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )


def _is_tall(row: Row) -> bool:
    """Whether a row is so tall on paper that keeping it on one page would leave a hole on the page before."""
    return max((len(cell.text) for cell in (row.head, *row.cells)), default=0) >= _TALL


def _on_paper(html: str) -> str:
    """Sanitised HTML as WeasyPrint can make a sound PDF of it.

    A tag inside a link breaks PDF/UA (it makes a second link that no tag holds); an address
    relative to a page leads nowhere from a file; the start of a list is only read from styles.
    """

    def link(found: re.Match[str]) -> str:
        attributes, text = found[1] or "", _TAG.sub("", found[2])
        return f"<a{attributes}>{text}</a>" if _LEADS_OUT.search(attributes) else text

    html = _START.sub(lambda found: f'<ol style="counter-reset: list-item {int(found[1]) - 1}">', html)
    return _LINK.sub(link, html)
