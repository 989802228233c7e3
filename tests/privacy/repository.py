"""A repository of plans in memory: plans of every standing, made from the example, and how to build them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from adtp_publish.cache import NoCache
from adtp_publish.cli.indexing import Pagefind
from adtp_publish.load.components import load_components
from adtp_publish.load.schemas import load_schemas
from adtp_publish.load.strict_yaml import parse
from adtp_publish.load.templates import load_templates
from adtp_publish.model.edition import DocumentSpec, Edition
from adtp_publish.model.form import Form
from adtp_publish.model.site_config import DEFAULT, SiteConfig
from adtp_publish.pipeline import Checked, Made, Tools, check, make
from adtp_publish.ports import Cache, DiskFiles
from adtp_publish.preparation import known_editions
from tests.conftest import MOMENT, ROOT, MemoryFiles

Texts = dict[str, str]
Path = tuple[str, ...]

PLANS, FORMS = DiskFiles(ROOT / "plans"), DiskFiles(ROOT / "schema")
ILLUSTRATION = "example/2009-10"  # the example of this repository: every field of every form is filled in
PUBLISHED = "northshire/2009-10"
WITHDRAWN = "westshire/2009-10"
DRAFT = "southshire/2009-10"
NEVER_PUBLIC = "stockton/2009-10"  # a transcription of a document that the public may not read
NEW = ("eastshire/2009-10", "northshire/2008-09", "nowhere/2009-10", "northshire/2031-32")

PUBLIC_FILES = frozenset(
    ("cover.yaml", "part1.yaml", "part2.yaml", "part4.yaml", "record.yaml", "published.yaml")
)

_COVER = """\
format: 1
edition: {edition}
nature: plan
partnership: {name} Drug and Alcohol Action Team
date: 2009-03-27
approved: yes
signatories:
  - post: Chair, {name} DAAT
    name: Somebody of {name}
    signed: 2009-03-27
  - post: Chair, adult joint commissioning group
    locality: All of {name}
"""
RECORD = "format: 1\nedition: {edition}\npercentages_agreed:\n  on: 2009-05-29\n"
_PUBLISHED = "signed_off:\n  on: 2009-03-31\npublished:\n  on: 2009-04-20T09:30\n"
_WITHDRAWN = "withdrawn:\n  on: 2010-02-01T16:00\n  reason: A reason for the NTA alone\n"
# What was published of the example: the last one has what no public was ever shown, too. A plan of a
# partnership's own would need the fingerprints of its sign-off (tests/privacy/test_published.py).
_PUBLICATIONS = f"""\
format: 1
edition: 2009/10
publications:
  - on: 2009-04-20T10:00
    release: 2009-04-20-c3776ee48e4b
    documents:
      - document: part2
        fingerprint: {"0" * 64}
        figures:
          - figure: part2.pdu.baseline
            shown: 1,900
      - document: record
        fingerprint: {"0" * 64}
        events: [signed off]
  - on: 2009-06-01T10:00
    release: 2009-06-01-d3776ee48e4b
    documents:
      - document: part2
        fingerprint: {"1" * 64}
        figures:
          - figure: part2.pdu.baseline
            shown: 2,000
          - figure: part2.no-such-figure
            shown: 2,001
      - document: laa
        fingerprint: {"1" * 64}
        figures:
          - figure: laa.baseline
            shown: 2,185
      - document: record
        fingerprint: {"1" * 64}
        events: [signed off, percentages agreed]
"""
_SECTIONS = 3


def _document(edition: str, template: str, name: str) -> str:
    return template.format(edition=edition, name=name)


@cache
def _of_example() -> Texts:
    names = [name for name in PLANS.names() if name.startswith(f"{ILLUSTRATION}/")]
    return {name.removeprefix(f"{ILLUSTRATION}/"): PLANS.read(name).decode() for name in names}


def plan(key: str, *documents: str, events: str = "") -> Texts:
    """A plan of a partnership's own: cover, record and documents taken from the example."""
    slug, year = key.split("/")
    edition = year.replace("-", "/")
    texts = {
        "cover.yaml": _document(edition, _COVER, slug.capitalize()),
        "record.yaml": _document(edition, RECORD, "") + events,
    }
    if edition == "2009/10":
        texts |= {f"{name}.yaml": _of_example()[f"{name}.yaml"] for name in documents}
    return {f"{key}/{name}": text for name, text in texts.items()}


@cache
def _base() -> Texts:
    grids = ("part3/grid1", "part3/grid2", "part3/grid5")
    restricted = (*grids, "progress/q1", "progress/q1-comments", "laa", "assessment")
    texts = {f"{ILLUSTRATION}/{name}": text for name, text in _of_example().items()}
    texts |= plan(PUBLISHED, "part2", "part4", "harm-reduction", *restricted, events=_PUBLISHED)
    texts |= plan(WITHDRAWN, "part2", "part4", "part3/grid1", events=_PUBLISHED + _WITHDRAWN)
    texts |= plan(DRAFT, "part2", "part4", "assessment")
    texts |= {name: PLANS.read(name).decode() for name in PLANS.names() if name.startswith(NEVER_PUBLIC)}
    texts[f"{ILLUSTRATION}/published.yaml"] = _PUBLICATIONS
    part1 = read(texts[f"{ILLUSTRATION}/part1.yaml"])
    kept = {"format": "1", "edition": "2009/10", "sections": part1["sections"][:_SECTIONS]}
    texts[f"{PUBLISHED}/part1.yaml"] = write(kept)
    register = PLANS.read("register.yaml").decode()
    for slug in ("eastshire", "northshire", "southshire", "westshire"):
        register += f"  - slug: {slug}\n    name: {slug.capitalize()}\n    region: north-east\n"
    return {**texts, "register.yaml": register}


def base() -> Texts:
    """The files of the repository, to be changed at will."""
    return dict(_base())


def read(text: str) -> Any:
    """What a file says; `None` where it cannot be read."""
    document, refused = parse(text.encode("utf-8", "replace"), "file")
    return None if refused else document.data


def write(data: Any, **style: Any) -> str:
    """A file that says it."""
    options = {"allow_unicode": True, "sort_keys": False, "Dumper": yaml.CSafeDumper, **style}
    return str(yaml.dump(data, **options))


# --- forms


@cache
def editions() -> Mapping[str, Edition]:
    """The editions by folder."""
    return known_editions(FORMS, load_schemas(FORMS))


def document_of(name: str) -> tuple[DocumentSpec, Form] | None:
    """The document that a file is, and its form."""
    _, _, rest = name.partition("/")
    year, _, file = rest.partition("/")
    edition = editions().get(year)
    spec = next((item for item in edition.documents if item.file == file), None) if edition else None
    return (spec, edition.form(spec.schema)) if edition and spec else None


@dataclass(frozen=True)
class Leaf:
    """A value of a file: its place, its form, whether all that leads to it is public."""

    path: Path
    form: Form
    public: bool
    value: str


def leaves(form: Form, data: Any, public: bool, path: Path = ()) -> Iterator[Leaf]:
    """The values of a file, each with its form; what no form knows is left out."""
    if isinstance(data, dict):
        for field in form.fields:
            if field.face.name in data:
                here = (*path, field.face.name)
                yield from leaves(field, data[field.face.name], public and field.public, here)
    elif isinstance(data, list) and form.item is not None:
        for number, value in enumerate(data):
            yield from leaves(form.item, value, public, (*path, str(number)))
    elif isinstance(data, str):
        yield Leaf(path, form, public, data)


def put_in(data: Any, path: Path, value: Any) -> None:
    """Put a value in a file's data at a place; without a value take out what is there."""
    *holders, last = path
    for step in holders:
        data = data[int(step)] if isinstance(data, list) else data[step]
    key = int(last) if isinstance(data, list) else last
    if value is None:
        del data[key]
    else:
        data[key] = value


# --- builds


@cache
def templates() -> tuple[Any, dict[str, str]]:
    """Our templates and those of the NHS components."""
    return load_templates(DiskFiles(ROOT / "templates")), load_components()


class HashesForPdfs:
    """A cache in which every PDF is: in its place stands the hash of all that it would be made from."""

    def get(self, key: str, /) -> bytes | None:
        return f"%PDF-{key}%%EOF\n%length 1 0 0 0".encode()

    def put(self, key: str, content: bytes, /) -> None:
        raise AssertionError(f"a PDF was laid out: {key}, {len(content)} bytes")


def checked(texts: Texts, *, is_strict: bool = False) -> Checked:
    """All plans of the repository, checked."""
    return check(MemoryFiles(texts), "plans", FORMS, MOMENT, is_strict=is_strict)


def build(found: Checked, audience: str, *, pdfs: bool = False, config: SiteConfig = DEFAULT) -> Made:
    """What an audience is given; for quickness hashes of their inputs stand for PDFs, and there is no search.

    `pdfs` has them made, and the search index too.
    """
    made, nhs = templates()
    cache_: Cache = NoCache() if pdfs else HashesForPdfs()
    indexer = Pagefind() if pdfs else None
    return make(found, audience, MOMENT, Tools(made, nhs, cache_, None, lambda _: None, config, indexer))


def contents(made: Made) -> dict[str, bytes]:
    """All files of an output by address, and beside them what the release's own name is made of."""
    plans = json.dumps({key: sorted(names) for key, names in made.plans().items()}, sort_keys=True)
    return {**{file.address: file.content for file in made.files}, "(plans)": plans.encode()}


def public(texts: Texts) -> dict[str, bytes]:
    """What the public is given of a repository."""
    return contents(build(checked(texts), "public"))


def plans_in(texts: Texts, *keys: str) -> Texts:
    """A repository with some of the plans alone."""
    return {name: text for name, text in texts.items() if name.startswith(("register", *keys))}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The addresses of the files that are not the same, or there only once."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
