"""What many tests start from: the forms and plans of this repository, and plans made from a few lines."""

from __future__ import annotations

import fcntl
import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from adtp_publish.load.schemas import load_schemas
from adtp_publish.load.tree import load_plans
from adtp_publish.model.plan import Plan
from adtp_publish.model.register import Partnership, Register
from adtp_publish.pipeline import Checked, check
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.preparation import known_editions, schema_checks
from adtp_publish.validate.plans import check_plan
from tests.once import compiled_once, read_once

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# For runs of the same tests by the thousand, such as `./run soak mutation`.
settings.register_profile(
    "few", max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("project")

ROOT = Path(__file__).parents[1]
# Long after every date of the two editions: whatever can be late, is.
MOMENT = datetime(2011, 6, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class MemoryFiles:
    """A tree of files that stands in no folder."""

    texts: dict[str, str]

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.texts))

    def read(self, name: str) -> bytes:
        return self.texts[name].encode()

    def entries(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, "file") for name in self.names())


@dataclass(frozen=True)
class LayeredFiles:
    """Several trees as one: a file of an earlier one stands in place of a later one's."""

    layers: tuple[Files, ...]

    def names(self) -> tuple[str, ...]:
        return tuple(sorted({name for layer in self.layers for name in layer.names()}))

    def entries(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted({item for layer in self.layers for item in layer.entries()}))

    def read(self, name: str) -> bytes:
        for layer in self.layers:
            if name in layer.names():
                return layer.read(name)
        raise FileNotFoundError(name)


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def forms() -> Files:
    """The forms of all editions."""
    return DiskFiles(ROOT / "schema")


@pytest.fixture(scope="session")
def moment() -> datetime:
    """The moment at which tests look at plans."""
    return MOMENT


@pytest.fixture(scope="session", autouse=True)
def _done_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        read_once(patch)
        compiled_once(patch)
        yield


@pytest.fixture(autouse=True)
def _collects_garbage() -> Iterator[None]:
    """A command called in this process turns the collector off for its run; here many follow one another."""
    yield
    gc.enable()


@pytest.fixture(scope="session")
def checked_plans(forms: Files) -> Checked:
    """The plans of this repository, checked and with their figures."""
    return check(DiskFiles(ROOT / "plans"), "plans", forms, MOMENT)


@pytest.fixture(scope="session")
def read_plan(forms: Files) -> Callable[..., Plan]:
    """Read a plan of Somewhere: its documents by name (`part2`), each the lines below its head.

    Each says that it holds only a part of its form; none has to be complete.
    """
    schemas = load_schemas(forms)
    editions, checks = known_editions(forms, schemas), schema_checks(schemas)
    register = Register(partnerships=(Partnership("somewhere", "Somewhere"),))

    def read(documents: dict[str, str], year: str = "2009/10") -> Plan:
        folder = f"somewhere/{year.replace('/', '-')}"
        head = f"format: 1\nedition: {year}\npartial: pending\n"
        files = MemoryFiles({f"{folder}/{name}.yaml": head + text for name, text in documents.items()})
        raw, refused = load_plans(files, "plans")
        assert not refused, refused
        plan, found = check_plan(raw.plans[0], editions, checks, register, MOMENT.date())
        assert plan is not None, found
        return plan

    return read


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what `pytest --help` says of the golden files."""
    parser.addoption("--renew-golden", action="store_true", help="write the files of tests/golden anew")


@pytest.fixture(scope="session")
def pdf_cache(request: pytest.FixtureRequest) -> Path:
    """Where PDFs are kept from one run of the tests to the next: make `.cache` of a build lead to it."""
    cache = request.config.cache
    assert cache is not None
    return cache.mkdir("pdfs")


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, pdf_cache: Path) -> Path:
    """The folder of a build of the real plans for all audiences: `site`, `submissions/nta` and so on.

    Made by the command that users call, once in a run of the tests whatever the number of workers.
    Never write into it. PDFs are kept in pytest's cache, so that the next run need not lay them out.
    """
    asked = ["--audience", "all", "--at", MOMENT.isoformat()]
    return built_once(shared(request, tmp_path_factory) / "built", lambda: "plans", pdf_cache, asked)


def shared(request: pytest.FixtureRequest, factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run have."""
    own = factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


def built_once(place: Path, plans: Callable[[], str], kept: Path, asked: list[str]) -> Path:
    """The folder of a build, made by the first who asks for it."""
    said = place.with_suffix(".txt")
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            place.mkdir()
            (place / ".cache").symlink_to(kept)
            command = [sys.executable, "-m", "adtp_publish", "build", "--plans", plans(), "--out", str(place)]
            done = subprocess.run([*command, *asked], cwd=ROOT, capture_output=True, text=True, check=False)
            said.write_text(f"{done.returncode}\n{done.stderr}", "utf-8")
    code, _, findings = said.read_text("utf-8").partition("\n")
    assert code == "0", findings
    return place
