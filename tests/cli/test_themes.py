"""A theme: its files stand in place of the program's, and what is wrong with them is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.themed import put, with_theme
from tests.publish.workshop import Workshop


@pytest.fixture
def small(tmp_path: Path, pdf_cache: Path) -> Workshop:
    """A workshop with the small plans and a theme, nothing built yet."""
    return with_theme(tmp_path / "small", pdf_cache)


def test_a_file_of_the_theme_stands_in_place_of_the_program_s_and_the_others_stay(small: Workshop) -> None:
    put(
        small,
        "pages/licence.html",
        '{% extends "program/pages/licence.html" %}\n{% block except %}Ours{% endblock %}',
    )
    put(small, "assets/styles/95-own.css", ".own { color: #212b32; }\n")
    put(small, "pages/not-found.md", "Ask the theme.\n")
    (small.root / "templates/pages").mkdir(parents=True)
    (small.root / "templates/pages/not-found.md").write_text("Hidden by the theme.\n", "utf-8")
    (small.root / "templates/pages/about.md").write_text("From beside the plans.\n", "utf-8")
    ran = small.build("--quiet")
    assert (ran.code, ran.out) == (0, "")
    made = {name: content.decode("utf-8", "replace") for name, content in small.made().items()}
    assert "Ours" in made["licence/index.html"]
    assert "How to name the source" in made["licence/index.html"]
    assert "What the licence does not cover" not in made["licence/index.html"]
    assert "Ask the theme." in made["404.html"]
    assert "From beside the plans." in made["about/index.html"]
    (styles,) = [text for name, text in made.items() if name.endswith("site.css")]
    assert styles.rstrip().endswith(".own { color: #212b32; }")


FAULTS = [
    ("pages/licence.html", '{% extends "base.html" %}\n{% blok x %}', 2, "found the tag `blok`"),
    (
        "pages/licence.html",
        '{% extends "base.html" %}\n{% block content %}\n',
        2,
        "wanted `endblock` before it",
    ),
    ("pages/licence.html", "{% if page %}\n{% endfor %}", 2, "found the tag `endfor`"),
    ("pages/licence.html", "\n{{ page.frame.title", 2, "found the end of the file"),
    ("pages/licence.html", "\n{{ page.frame.title | shout }}", 2, "found the filter `shout`"),
    ("pages/licence.html", "\n\n{{ licens }}", 3, "found the name `licens`"),
    ("pages/licence.html", "\n{{ page.licens.text }}", 2, "found `licens` of a `StatementPage`"),
    (
        "pages/licence.html",
        '{% include "partials/none.html" %}',
        1,
        "found the template `partials/none.html`",
    ),
    (
        "pages/licence.html",
        '{% from "partials/contact.html" import no %}\n{{ no() }}',
        2,
        "the import of `no`",
    ),
    ("pages/licence.html", '\n{{ tag(txt="x") }}', 2, "found the argument `txt`"),
    ("pages/licence.html", "\n{{ tag() }}", 2, "found no `text`"),
    ("pages/licence.html", "\n{{ contents_list(headings=5, label='x') }}", 2, "fails when a page is written"),
    ("pages/licence.html", "\n{{ 1 + 'a' }}", 2, "fails when a page is written"),
    (
        "partials/title.html",
        "{% macro title(text, frame) %}\n{{ frame.titel }}{% endmacro %}",
        2,
        "`titel` of a `Frame`",
    ),
    ("pages/glossary.json", '{\n"terms": [\n}', 3, "found text that is no JSON"),
    ("pdf/document.html", "<p>\n{{ document.nothing }}", 2, "`nothing` of a `PrintDocument`"),
    ("assets/nhsuk/nhsuk-frontend.min.js", "alert(1)", 1, "found a script that does not end with"),
]


@pytest.mark.parametrize(("name", "text", "line", "says"), FAULTS)
def test_a_template_with_an_error_is_told_and_the_last_good_site_stays(
    small: Workshop, name: str, text: str, line: int, says: str
) -> None:
    put(small, name, text)
    ran = small.build()
    assert ran.code == 1
    assert ran.out.startswith(f"theme/{name}:{line}:1: error: ")
    assert says in ran.out.partition("\n")[0]
    assert ran.out.count("[template-error]") == 1
    assert "Traceback" not in ran.err
    assert "jinja" not in (ran.out + ran.err).lower()
    assert "its templates are wrong, see the findings" in ran.err
    assert not (small.out / "site").exists()


def test_all_faults_of_syntax_come_in_one_run_and_mending_them_brings_the_site(small: Workshop) -> None:
    (small.root / "adtp.yaml").write_text("format: 1\ncontact: plans@example.org\n", "utf-8")
    assert small.build("--quiet").code == 0
    live = (small.out / "site").readlink()
    (small.root / "adtp.yaml").write_text("format: 1\ncontact: plans@example.org\ntheme: theme\n", "utf-8")
    put(small, "pages/licence.html", "{% blok %}")
    put(small, "pages/glossary.html", "\n{% fro %}")
    put(small, "pages/glosary.html", "x")
    ran = small.build("--audience", "all")
    assert ran.code == 1
    assert "theme/pages/glossary.html:2:1: error: " in ran.out
    assert "theme/pages/licence.html:1:1: error: " in ran.out
    assert "theme/pages/glosary.html:1:1: warning: " in ran.out
    assert "did you mean `pages/glossary.html`?" in ran.out
    assert (small.out / "site").readlink() == live
    for name in ("licence", "glossary", "glosary"):
        (small.root / f"theme/pages/{name}.html").unlink()
    assert small.build("--quiet").code == 0


PASSED_OVER = [
    (
        "pages/licence.html",
        (
            '{% extends "program/pages/licence.html" %}\n{% block except %}\n<p style="top: {{ 0 }}">x</p>'
            "{% endblock %}"
        ),
        3,
        "licence/index.html, line ",
        "`assets/styles/`",
    ),
    (
        "base.html",
        '{% extends "program/base.html" %}\n{% block footer %}\n\n<script>go()</script>{% endblock %}',
        4,
        "has an inline script `<script>`",
        "`assets/scripts/`",
    ),
    (
        "assets/styles/95-own.css",
        ".a { color: red }\n.b { background: url(https://cdn.example.org/x.png) }\n",
        2,
        "has the address `https://cdn.example.org/x.png`",
        "below `assets/`",
    ),
]


@pytest.mark.parametrize(("name", "text", "line", "says", "hint"), PASSED_OVER)
def test_what_browsers_would_pass_over_is_told_once_where_the_theme_has_it(
    small: Workshop, name: str, text: str, line: int, says: str, hint: str
) -> None:
    put(small, name, text)
    ran = small.build("--quiet")
    assert ran.code == 1
    assert ran.out.startswith(f"theme/{name}:{line}:1: error: found output that does not fit: "), ran.out
    assert says in ran.out
    assert hint in ran.out
    assert ran.out.count("[template-error]") == 1
    assert not (small.out / "site").exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("pages/about.md", b"caf\xe9\n", "theme/pages/about.md:1:1: error: line 1 is not UTF-8"),
        (
            "pages/licence.html",
            "<html><a href='nowhere/'>x</a></html>",
            "theme/pages:1:1: error: found output that",
        ),
        (
            "pdf/print.css",
            "p { background: url(x.png) }",
            "theme/pdf:1:1: error: found styles or markup in `",
        ),
    ],
)
def test_what_a_theme_makes_must_fit(small: Workshop, name: str, content: str | bytes, says: str) -> None:
    put(small, name, content)
    ran = small.build("--quiet")
    assert ran.code == 1
    assert ran.out.startswith(says), ran.out
    assert "Traceback" not in ran.err
    assert not (small.out / "site").exists()
