"""The invariants of the program at work, watched from outside: what it opens, writes and imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
WHOLE = ROOT / "tests" / "examples" / "whole"
PURE = ("validate", "derive", "release", "render")
SLOW_IMPORTS = {
    "weasyprint", "pydyf", "fontTools", "jinja2", "markupsafe", "jsonschema", "markdown", "nh3",
    "nhsuk_frontend_jinja", "dask", "distributed", "concurrent.futures.process", "multiprocessing",
    "importlib.metadata",
}  # fmt: skip

# Notes each thing that is done to a file and the part of the program that did it: the innermost one.
WATCH = """
import gc, json, os, sys
from datetime import UTC, datetime
from pathlib import Path

PACKAGE = os.path.join(os.getcwd(), "adtp_publish", "")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate",
           "os.chmod", "os.utime", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.putenv",
           "os.chdir", "shutil.", "tempfile.", "subprocess.", "socket.", "urllib.")
seen = []

def part():
    # The part of the program at work, unless Python itself is importing a module for it.
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith("<frozen importlib"):
            return "import"
        if name.startswith(PACKAGE):
            return name[len(PACKAGE):].split(os.sep)[0].removesuffix(".py")
        frame = frame.f_back
    return "outside"

def watch(event, given):
    if event == "open":
        seen.append((part(), "write" if (given[2] or 0) & WRITES else "read", str(given[0])))
    elif event in ("os.listdir", "os.scandir"):
        seen.append((part(), "read", str(given[0])))
    elif event.startswith(CHANGES):
        seen.append((part(), "write", event + " " + str(given[:1])))

class Made:
    # A cache that has every PDF already; or has none, and keeps none.
    def __init__(self, has): self.has = has
    def get(self, key): return b"%PDF-1.7\\n%%EOF\\n%length 1 0 0 0" if self.has else None
    # What WeasyPrint leaves is cleared here: else whatever is at work when memory runs short seems to do it.
    def put(self, key, content): gc.collect()

from adtp_publish.load.components import load_components
from adtp_publish.load.templates import load_templates
from adtp_publish.pipeline import Tools, check, make
from adtp_publish.ports import DiskFiles
from adtp_publish.report.text import as_text

moment = datetime(2011, 6, 1, 12, tzinfo=UTC)
sys.addaudithook(watch)
checked = check(DiskFiles(Path("plans")), "plans", DiskFiles(Path("schema")), moment)
as_text(checked.findings, checked.documents)
templates = load_templates(DiskFiles(Path("templates")))
tools = Tools(templates, load_components(), Made(HAS), None, lambda text: None)
made = [make(checked, audience, moment, tools) for audience in AUDIENCES]
if EVIL:
    exec(compile("def evil(): open(os.devnull); open(os.devnull, 'r+')", PACKAGE + "derive/evil.py", "exec"))
    evil()
files = [file.address for item in made for file in item.files]
print(json.dumps({"seen": seen, "plans": len(checked.plans), "files": files}))
"""


def watched(
    scratch: Path, *, has: bool = True, audiences: tuple[str, ...] = (), evil: bool = False
) -> dict[str, Any]:
    """What a check and a making of the plans of this repository opened and changed, by part."""
    script = WATCH.replace("HAS", str(has)).replace("AUDIENCES", str(audiences)).replace("EVIL", str(evil))
    ended = subprocess.run(
        [sys.executable, "-B", "-c", script],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(scratch)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


def done_by(found: dict[str, Any], part: str, what: str) -> list[str]:
    return [name for who, how, name in found["seen"] if who == part and how == what]


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A check and a making of all plans for all audiences, with PDFs that are laid out already."""
    return watched(tmp_path_factory.mktemp("scratch"), audiences=("public", "nta", "partnership"))


def test_the_watch_saw_a_whole_run(at_work: dict[str, Any]) -> None:
    assert at_work["plans"] >= 5
    assert len(at_work["files"]) > 100
    read = done_by(at_work, "ports", "read")
    assert [name for name in read if name.endswith("plans/register.yaml")]
    assert [name for name in read if name.endswith(".schema.json")]
    assert [name for name in read if name.endswith("base.html")]


@pytest.mark.parametrize("part", [*PURE, "load", "report", "model", "pipeline", "preparation"])
def test_what_makes_an_output_writes_nothing(at_work: dict[str, Any], part: str) -> None:
    assert done_by(at_work, part, "write") == []


@pytest.mark.parametrize(
    "part", ["validate", "derive", "release", "model", "pipeline", "preparation", "report"]
)
def test_what_thinks_opens_nothing(at_work: dict[str, Any], part: str) -> None:
    assert done_by(at_work, part, "read") == []


def test_nothing_at_all_is_written_before_publishing(at_work: dict[str, Any]) -> None:
    # What another package does while it is imported is its own: WeasyPrint asks the linker for its libraries.
    assert [seen for seen in at_work["seen"] if seen[1] == "write" and seen[0] != "import"] == []


def test_the_watch_sees_what_it_is_for(tmp_path: Path) -> None:
    found = watched(tmp_path, evil=True)
    assert len(done_by(found, "derive", "read")) == 1
    assert len(done_by(found, "derive", "write")) == 1


@pytest.mark.slow
def test_laying_out_pdfs_leaves_nothing_behind(tmp_path: Path) -> None:
    found = watched(tmp_path, has=False, audiences=("public",))
    assert [name for name in found["files"] if name.endswith(".pdf")]
    # WeasyPrint hands our fonts to Pango as files, in a folder of its own that it takes away again.
    written = [name for name in done_by(found, "render", "write") if name.startswith("/")]
    assert written
    assert all(name.startswith(f"{tmp_path}/weasyprint-") for name in written)
    assert {part for part, how, _ in found["seen"] if how == "write"} <= {"render", "import"}
    assert list(tmp_path.iterdir()) == []


# --- what is imported for a command

IMPORTS = """
import json, sys
sys.argv = ["adtp-publish", *json.loads(sys.argv[1])]
from adtp_publish.cli import main
try:
    main()
except SystemExit as ended:
    code = ended.code
print(json.dumps([code, sorted(sys.modules)]))
"""


def modules(*arguments: str, exits: int = 0) -> set[str]:
    """The modules that a command has loaded when it ends."""
    command = [sys.executable, "-c", IMPORTS, json.dumps(arguments)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    code, loaded = json.loads(ended.stdout.splitlines()[-1])
    assert code == exits, ended.stdout
    return set(loaded)


@pytest.mark.parametrize(
    "arguments",
    [
        "--help",
        "--version",
        *(f"{name} --help" for name in ("build", "validate", "explain", "export", "new")),
    ],
)
def test_help_loads_no_stage_and_nothing_slow(arguments: str) -> None:
    loaded = modules(*arguments.split())
    assert "click" in loaded
    assert not loaded & (SLOW_IMPORTS | {"yaml", "jsonschema_rs"})
    assert not [part for part in (*PURE, "load", "publish") if f"adtp_publish.{part}" in loaded]


@pytest.mark.parametrize("plans", [str(WHOLE), "plans"])
def test_validating_clean_plans_loads_nothing_slow(plans: str) -> None:
    loaded = modules("validate", "--at", "2011-06-01", plans)
    assert "jsonschema_rs" in loaded
    assert not loaded & (SLOW_IMPORTS | {"adtp_publish.validate.explaining", "adtp_publish.validate.slips"})
    if plans != "plans":  # whose files are all in the everyday layout, and which have no findings
        assert "yaml" not in loaded


def test_what_explains_is_loaded_where_there_is_something_to_explain(tmp_path: Path) -> None:
    (tmp_path / "register.yaml").write_text("format: 2\n", "utf-8")
    loaded = modules("validate", str(tmp_path), exits=1)
    assert "adtp_publish.validate.explaining" in loaded
    assert not loaded & SLOW_IMPORTS
