"""Templates run in a sandbox: a theme says how things look and reaches nothing of the program."""

from __future__ import annotations

import pytest

from adtp_publish.errors import BadTemplates
from adtp_publish.load.components import load_components
from adtp_publish.model.source import Templates
from adtp_publish.render.environment import environment
from adtp_publish.render.faults import rendered
from adtp_publish.render.views import Link


def told(text: str) -> str:
    templates = Templates(texts={"pages/x.html": text}, files={"pages/x.html": "theme/pages/x.html"})
    jinja = environment(templates.texts, load_components())
    return rendered(jinja, templates, "pages/x.html", page=Link("Here", "here/"), items=["one"])


def test_a_template_reads_fields_and_calls_components() -> None:
    assert "<p>Here one" in told("<p>{{ page.text }} {{ items[0] }}{{ tag(text='x', colour='') }}")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ page.__class__ }}", "found `__class__`, which templates may not reach"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "found `__class__`"),
        ("{{ page['__class__'] }}", "found `__class__`"),
        ("{{ page|attr('__class__') }}", "found `__class__`"),
        ("{{ tag.__globals__ }}", "found `__globals__`"),
        ("{{ tag.__func__.__globals__['sys'] }}", "found `__func__`"),
        ("{{ items.append('two') }}", "found `append`, which templates may not reach"),
        ("{{ '{0.__class__}'.format(page) }}", "found `__class__`"),
    ],
)
def test_a_template_that_reaches_for_more_is_told(text: str, says: str) -> None:
    with pytest.raises(BadTemplates) as bad:
        told(f"<p>\n{text}")
    (fault,) = bad.value.faults
    assert fault.message.startswith(says), fault.message
    assert fault.line == 2
