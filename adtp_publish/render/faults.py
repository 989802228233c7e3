"""What is wrong with a template, in our words and with its line: whoever has a theme is no programmer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from ..errors import BadTemplates, Fault
from ..model.source import Templates
from ..near import did_you_mean
from .fault_words import GUIDE, worded
from .lost_blocks import lost_blocks

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateSyntaxError


def rendered(jinja: Environment, templates: Templates, name: str, **given: object) -> str:
    """The text that a template gives; raises `BadTemplates` where the template is at fault.

    What goes wrong in our own code is a bug, and raised as it is, unless a template of somebody else's called
    it with what it does not take.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - only where pages are made

    try:
        return jinja.get_template(name).render(**given)
    except TemplateSyntaxError as trouble:
        raise BadTemplates(_syntax(trouble)) from trouble
    except TemplateNotFound as trouble:
        place, line, _ = _place(jinja, trouble.__traceback__, name)
        known = sorted(jinja.list_templates())
        hint = did_you_mean(str(trouble.name), known, GUIDE)
        message = (
            f"found the template `{trouble.name}`, and there is none; wanted one of those that there are"
        )
        raise BadTemplates(Fault(place, line, message, hint)) from trouble
    except Exception as trouble:
        place, line, is_ours = _place(jinja, trouble.__traceback__, "")
        is_bug = is_ours and place not in templates.files and not isinstance(trouble, TemplateError)
        if not place or is_bug:
            raise
        raise BadTemplates(Fault(place, line, *worded(str(trouble)))) from trouble


def check_syntax(jinja: Environment, theirs: Iterable[str] = ()) -> None:
    """Compile every template; raises `BadTemplates` with all faults there are.

    `theirs` are the names of those of a theme, whose blocks must stand somewhere.
    """
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - see above

    own = frozenset(theirs)
    faults: list[Fault] = []
    for name in sorted(jinja.list_templates(extensions=("html",))):
        try:
            jinja.get_template(name)
            faults += lost_blocks(jinja, name) if name in own else ()
        except TemplateSyntaxError as trouble:
            faults.append(_syntax(trouble))
    if faults:
        raise BadTemplates(*faults)


def _syntax(trouble: TemplateSyntaxError) -> Fault:
    return Fault(trouble.name or "", trouble.lineno, *worded(trouble.message or ""))


def _place(jinja: Environment, trace: TracebackType | None, otherwise: str) -> tuple[str, int, bool]:
    """The last template and line that was at work, and whether our own code was called from there."""
    known = frozenset(jinja.list_templates())
    place, line, is_ours = otherwise, 1, False
    for file, number in _steps(trace):
        if file in known:
            place, line, is_ours = file, number, False
        elif "adtp_publish" in file and place:
            is_ours = True
    return place, line, is_ours


def _steps(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
