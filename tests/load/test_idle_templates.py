"""Text of a folder of templates that no page is made of is not the program's: it does not count as public."""

from __future__ import annotations

from adtp_publish.load.templates import load_layers
from adtp_publish.model.public_texts import texts_brought, texts_of_program
from adtp_publish.model.site_config import DEFAULT
from tests.conftest import MemoryFiles

OWN = {"base.html": '{% include "menu.html" %}', "menu.html": "own menu"}
THEIRS = {
    "base.html": "{% include 'added.html' %}",
    "added.html": "added text",
    "example/grid.yaml": 'objective: hold to it, see "example/grid.yaml"',
    "lonely.html": '{% include "inner.html" %}',
    "inner.html": "inner text",
    "README.md": "how it was made",
    "assets/styles/own.css": "a {}",
}


def test_only_what_pages_are_made_of_counts_as_text_of_the_site() -> None:
    templates, _ = load_layers((("theme", MemoryFiles(THEIRS)),), MemoryFiles(OWN))
    assert templates.idle == {"example/grid.yaml", "lonely.html", "inner.html", "README.md"}
    brought = (each.text for each in texts_brought(templates, DEFAULT))
    texts = {*texts_of_program(templates, {}), *brought}
    assert {"added text", "own menu", "{% include 'added.html' %}"} <= texts
    assert not {"inner text", "how it was made"} & texts
    assert not [text for text in texts if "hold to it" in text]
