"""Sites that the plans of the repository do not give: withdrawn plans, hostile texts, no plan at all."""

from __future__ import annotations

from pathlib import Path

from adtp_publish.cache import NoCache
from adtp_publish.cli.indexing import Pagefind
from adtp_publish.load.components import load_components
from adtp_publish.load.templates import load_templates
from adtp_publish.pipeline import Tools, check, make
from adtp_publish.ports import DiskFiles, Indexer
from tests.conftest import MOMENT, ROOT, MemoryFiles

REGISTER = """\
format: 1
regions:
  - {slug: north-west, name: North West}
partnerships:
  - slug: long
    name: Llanfairpwllgwyngyllgogerychwyrndrobwll & O’Brien’s <Isle of Dogs and Somewhere Else Entirely>
    region: north-west
  - {slug: gone, name: Gone, region: north-west}
"""
HEAD = "format: 1\nedition: 2009/10\npartial: pending\n"
COVER = "nature: plan\npartnership: {name}\ndate: 2009-03-27\n"
PUBLISHED = "signed_off: {on: 2009-03-31}\npublished: {on: 2009-04-20}\n"
WITHDRAWN = PUBLISHED + "withdrawn: {on: 2010-02-01}\n"
# What a browser would run, fetch or be broken by, if any of it came through.
HOSTILE = """\
sections:
  - number: "1.0"
    title: <script>document.title = "run"</script> & "more"
    text: |
      <script>document.title = "run"</script>
      <img src="https://example.org/a.png" onerror="document.title='run'">

      ![picture](https://example.org/b.png) [click](javascript:document.title='run')
      <b style="color:red">bold</b>

      <link rel="stylesheet" href="https://example.org/c.css"><iframe src="https://example.org/d"></iframe>

      Averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongword
      https://example.org/an/address/that/is/far/too/long/for/a/telephone/and/has/no/place/to/break/in/at/all

      | one | two | three | four | five | six | seven |
      | --- | --- | --- | --- | --- | --- | --- |
      | an unusually long cell | unbreakablewords | morewordsthatdonotbreak | 138,089 | 138,089 | 1 | last |

          code that is far wider than a telephone because somebody pasted a long line of a program into it
  - number: "1.1"
    title: Averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongheading
    text: pending
"""
HOSTILE_TITLE = "run"
# The plans here hold only what a page needs.
EXPECTED = ("missing-document", "no-plans")


def write_hostile_site(folder: Path) -> None:
    """A published plan full of what must not come through, and a withdrawn one."""
    _write(
        Pagefind(),
        {
            "register.yaml": REGISTER,
            "long/2009-10/cover.yaml": HEAD + COVER.format(name="Llanfair & O’Brien’s <Isle of Dogs>"),
            "long/2009-10/record.yaml": HEAD + PUBLISHED,
            "long/2009-10/part1.yaml": HEAD + HOSTILE,
            "gone/2009-10/cover.yaml": HEAD + COVER.format(name="Gone"),
            "gone/2009-10/record.yaml": HEAD + WITHDRAWN,
        },
        folder,
    )


def write_empty_site(folder: Path) -> None:
    """A site before its first plan, whose search has no index."""
    _write(None, {"register.yaml": REGISTER}, folder)


def _write(indexer: Indexer | None, plans: dict[str, str], folder: Path) -> None:
    checked = check(MemoryFiles(plans), "plans", DiskFiles(ROOT / "schema"), MOMENT)
    wrong = [finding for finding in checked.findings if finding.is_error and finding.code not in EXPECTED]
    assert not wrong, wrong
    templates = load_templates(DiskFiles(ROOT / "templates"))
    tools = Tools(templates, load_components(), NoCache(), None, lambda _: None, indexer=indexer)
    for file in make(checked, "public", MOMENT, tools).files:
        place = folder / file.address
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.content)
