"""The PDFs of a build: one of each kind of document for each audience, or all of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import built_once, shared
from tests.pdf.torture import write_torture

AUDIENCES = {"public": "site", "nta": "submissions/nta", "partnership": "submissions/partnership"}
# The kinds of document, and those of them that the public is given.
PUBLIC = {"cover", "part1", "part2", "part4"}
OWN = PUBLIC | {"grid", "harm-reduction", "primary-care", "q", "q-comments", "record"}
NTA = OWN | {"assessment", "front-sheet"}
FRONT = "front-sheet"
KINDS = {"public": PUBLIC, "nta": NTA, "partnership": NTA | {"laa"}}

# When plans for 2009/10 are being written.
BEFORE_THE_YEAR = datetime(2009, 3, 1, 12, tzinfo=UTC)

Pdfs = dict[str, list[Path]]


def kind(path: Path) -> str:
    """The kind of the document in a file."""
    found = re.search(r"-[0-9]{4}-[0-9]{2}-([a-z0-9-]+)\.pdf$", path.name)
    assert found, path
    return kind_of(found[1])


def kind_of(document: str) -> str:
    """The kind of a document: every planning grid is one kind, every quarter's report and front sheet too."""
    name = re.sub(r"^(grid|q)[0-9]", r"\1", document)
    return FRONT if name.endswith(FRONT) else name


@pytest.fixture(scope="session")
def pdfs(built: Path) -> Pdfs:
    """All PDFs of a build by audience; a document that is in packs too only once."""
    return {
        audience: [
            path
            for path in sorted((built / folder).resolve().rglob("*.pdf"))
            if "packs" not in path.parts or kind(path) == FRONT
        ]
        for audience, folder in AUDIENCES.items()
    }


@pytest.fixture(scope="session")
def packed(built: Path) -> list[Path]:
    """The PDFs of all packs of a build: the documents once more, each pack with a front sheet."""
    folders = [(built / folder).resolve() for folder in AUDIENCES.values()]
    found = [path for folder in folders for path in sorted(folder.rglob("packs/**/*.pdf"))]
    assert {kind(path) for path in found} == {*NTA, "laa"}
    return found


@pytest.fixture(scope="session")
def hard(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path
) -> list[Path]:
    """The PDFs of the plans that are hard to lay out, as their partnerships' own copies."""
    folder = shared(request, tmp_path_factory)

    def plans() -> str:
        write_torture(folder / "torture")
        return str(folder / "torture")

    asked = ["--audience", "partnership", "--at", BEFORE_THE_YEAR.isoformat()]
    built = built_once(folder / "hard", plans, pdf_cache, asked)
    made = sorted((built / AUDIENCES["partnership"]).resolve().rglob("*.pdf"))
    found = [path for path in made if "packs" not in path.parts]
    assert {kind(path) for path in found} > OWN
    return found


@pytest.fixture(scope="session")
def examples(pdfs: Pdfs) -> list[Path]:
    """The biggest PDF of each kind: the partnership's own copies, and the public ones."""
    found = {}
    for audience in ("public", "partnership"):
        for path in sorted(pdfs[audience], key=lambda path: path.stat().st_size):
            found[audience, kind(path)] = path
    return list(found.values())


@pytest.fixture(params=["one of each kind", pytest.param("all", marks=pytest.mark.slow)])
def some(request: pytest.FixtureRequest, pdfs: Pdfs, examples: list[Path]) -> list[Path]:
    """The PDFs to look at: one of each kind, in the slow tier all."""
    return [path for paths in pdfs.values() for path in paths] if request.param == "all" else examples


@pytest.fixture(scope="session", autouse=True)
def every_kind_is_there(pdfs: Pdfs) -> None:
    """Each audience has a document of each kind that it may see, and of no other."""
    assert {audience: {kind(path) for path in paths} for audience, paths in pdfs.items()} == KINDS
