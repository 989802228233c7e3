"""What a theme writes stands somewhere, and in whole elements; what does not is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.themed import put, with_theme
from tests.publish.workshop import AT, Workshop, adtp


@pytest.fixture
def small(tmp_path: Path, pdf_cache: Path) -> Workshop:
    """A workshop with the small plans and a theme, nothing built yet."""
    return with_theme(tmp_path / "small", pdf_cache)


EXTENDS = '{% extends "program/pages/licence.html" %}\n'
# The files of a theme, and each of its blocks that stands nowhere: file, line, name, what the hint says.
LOST = [
    (
        {"pages/licence.html": EXTENDS + "{% block kontact %}X{% endblock %}"},
        [("pages/licence.html", 2, "kontact", "did you mean `contact`?")],
    ),
    (
        {"pages/licence.html": EXTENDS + "\n{% block zzz %}\n{% block inner %}X{% endblock %}{% endblock %}"},
        [("pages/licence.html", 3, "zzz", "there are `breadcrumbs`, `contact`, `content`, ")],
    ),
    (
        {
            "base.html": '{% extends "program/base.html" %}{% block fotter %}X{% endblock %}',
            "pages/licence.html": (
                EXTENDS
                + "{% block fotter %}X{% endblock %}{% if page %}\n{% block hed %}{% endblock %}{% endif %}"
            ),
        },
        [
            ("base.html", 1, "fotter", "did you mean `footer`?"),
            ("pages/licence.html", 2, "fotter", "did you mean `footer`?"),
            ("pages/licence.html", 3, "hed", "did you mean `head`?"),
        ],
    ),
    (
        {"partials/contact.html": '{% extends "partials/text.html" %}{% block x %}{% endblock %}'},
        [("partials/contact.html", 1, "x", "what it extends has no blocks: copy the whole of it")],
    ),
]


@pytest.mark.parametrize(("files", "lost"), LOST)
def test_each_block_that_stands_nowhere_is_told_with_a_name_that_is_near(
    small: Workshop, files: dict[str, str], lost: list[tuple[str, int, str, str]]
) -> None:
    for name, text in files.items():
        put(small, name, text)
    ran = small.build("--quiet")
    assert ran.code == 1
    assert ran.out.count("[template-error]") == len(lost), ran.out
    for name, line, block, hint in lost:
        _, told, rest = ran.out.partition(
            f"theme/{name}:{line}:1: error: found the block `{block}`, which the template"
        )
        assert told, ran.out
        assert hint in rest.partition("[template-error]")[2].partition("[template-error]")[0]
    assert not (small.out / "site").exists()


def test_a_slip_of_syntax_and_a_block_that_stands_nowhere_are_told_in_one_run(small: Workshop) -> None:
    put(small, "base.html", '{% extends "program/base.html" %}\n{% blok %}')
    put(small, "pages/glossary.html", '{% extends "program/base.html" %}{% block contnt %}X{% endblock %}')
    put(small, "pages/licence.html", EXTENDS + "{% block kontact %}X{% endblock %}")
    ran = small.build("--quiet")
    assert ran.code == 1
    assert ran.out.count("[template-error]") == 2, ran.out
    assert "theme/base.html:2:1: error: found the tag `blok`" in ran.out
    assert "theme/pages/glossary.html:1:1: error: found the block `contnt`" in ran.out


SHOWN = [
    {"pages/licence.html": EXTENDS + "{% block contact %}{% block more %}OURS{% endblock %}{% endblock %}"},
    {"pages/licence.html": EXTENDS + "{% block footer %}OURS{% endblock %}"},
    {
        "pages/licence.html": (
            EXTENDS + "{% block who %}OURS{% endblock %}{% block contact %}{{ self.who() }}{% endblock %}"
        )
    },
    {
        "base.html": (
            '{% extends "program/base.html" %}{% block footer %}{% block more %}{% endblock %}{% endblock %}'
        ),
        "pages/licence.html": EXTENDS + "{% block more %}OURS{% endblock %}",
    },
    {
        "own.html": "<html><body>{% block all %}{% endblock %}</body></html>",
        "pages/licence.html": '{% extends "own.html" %}{% block all %}OURS{% endblock %}',
    },
    {
        "pages/licence.html": (
            '{% set from = "program/pages/licence.html" %}{% extends from %}{% block lost %}{% endblock %}'
            "{% block contact %}OURS{% endblock %}"
        )
    },
]


@pytest.mark.parametrize("files", SHOWN)
def test_a_block_that_stands_somewhere_is_shown(small: Workshop, files: dict[str, str]) -> None:
    for name, text in files.items():
        put(small, name, text)
    ran = small.build("--quiet")
    assert (ran.code, ran.out) == (0, "")
    assert b"OURS" in small.made()["licence/index.html"]


UNMATCHED = [
    (
        "pages/licence.html",
        EXTENDS + "{% block contact %}\n<p><b>Write</p></div></main>\n{% endblock %}",
        "theme/pages/licence.html:3:1",
        "has `<b>` without its `</b>`",
    ),
    (
        "base.html",
        '{% extends "program/base.html" %}{% block footer %}\n\n<div class="own">\n{% endblock %}',
        "theme/base.html:3:1",
        "has `<div>` without its `</div>`",
    ),
    (
        "base.html",
        '{% extends "program/base.html" %}{% block footer %}\nOurs</section>\n{% endblock %}',
        "theme/base.html:2:1",
        "has `</section>` without its `<section>`",
    ),
    (
        "base.html",
        '{% extends "program/base.html" %}{% block footer %}\n<i id="{{ page.frame.feed }}">{% endblock %}',
        "theme:1:1",
        "has `<i>` without its `</i>`",
    ),
]


@pytest.mark.parametrize(("name", "text", "place", "says"), UNMATCHED)
def test_tags_that_do_not_match_are_told_once_where_the_theme_has_them(
    small: Workshop, name: str, text: str, place: str, says: str
) -> None:
    put(small, name, text)
    ran = small.build("--quiet")
    assert ran.code == 1
    assert ran.out.startswith(f"{place}: error: found output that does not fit: "), ran.out
    assert says in ran.out
    assert ran.out.count("[template-error]") == 1, ran.out
    assert not (small.out / "site").exists()


def test_verify_holds_tags_against_each_other_where_there_is_a_theme(small: Workshop) -> None:
    put(small, "pages/licence.html", EXTENDS + "{% block contact %}<p>Write</p>{% endblock %}")
    assert small.build("--quiet").code == 0
    assert adtp("verify", "build/site", "--at", AT, cwd=small.root).code == 0
    page = small.out / "site/licence/index.html"
    page.write_text(page.read_text("utf-8").replace("<p>Write</p>", "<p><b>Write</p>"), "utf-8")
    ran = adtp("verify", "build/site", "--at", AT, cwd=small.root)
    assert ran.code == 1
    assert "has `<b>` without its `</b>`" in ran.out
    assert "[unfit-output]" in ran.out
