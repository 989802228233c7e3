"""The two Jinja environments: ours, where a misspelt name is an error, and the NHS components' own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .columns import laid, laid_fields
from .components import Components
from .paper import foot_room, on_paper, sections, stranded
from .screen import on_screen

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(texts: dict[str, str], nhs: dict[str, str]) -> Environment:
    """The environment of our templates, which have the NHS components as functions.

    `texts` are our templates by name (`pages/home.html`), `nhs` what `load_components` read.
    Templates run in the sandbox of Jinja, which takes an eighth more time for the pages of a site.
    Make it once for a process: templates are compiled at their first use and kept.
    """
    from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound  # noqa: PLC0415 - 40 ms, only where pages are made
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - see above

    class Named(BaseLoader):
        """Templates whose code has their names: so that what is wrong is found again in a traceback."""

        def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
            """The text of a template, where its code says that it comes from, and that it stays as it is."""
            del environment
            if template not in texts:
                raise TemplateNotFound(template)
            return texts[template], template, lambda: True

        def list_templates(self) -> list[str]:
            """All names."""
            return sorted(texts)

    # A theme is somebody else's: it says how things look, and reaches nothing of the program or the machine.
    made = ImmutableSandboxedEnvironment(
        loader=Named(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a dict does not change under us
        cache_size=-1,
    )
    components = Components(_nhs_environment(nhs))
    made.globals |= {name: getattr(components, name) for name in Components.OFFERED}
    made.filters |= {"on_paper": on_paper, "on_screen": on_screen, "laid": laid, "laid_fields": laid_fields}
    made.filters |= {"sections": sections, "stranded": stranded, "foot_room": foot_room}
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
