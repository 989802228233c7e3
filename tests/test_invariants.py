"""The floors of the design, read from the code: which part may import, open, ask and print what."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "adtp_publish"
SOURCES = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
TREES = {name: ast.parse(source) for name, source in SOURCES.items()}

TOP = {"cli", "edit", "review"}
ORDER = {
    "since_published",
    "withholding",
    "searching",
    "noting",
    "keeping",
    "publishing",
    "verifying",
    "packing",
    "submitting",
    "pipeline",
    "survey",
    "measuring",
    "settings",
    "template_faults",
    "checking",
    "bounded",
    "preparation",
    "edition_files",
}
STAGES = {"load", "validate", "derive", "release", "render", "publish"}
SIDE_BY_SIDE = STAGES | {"report"}
GROUND = {"cache", "model", "codes", "findings", "near", "ports", "config", "errors", "lock"}
# What of other people's code each part may use; whatever is not named here: the standard library alone.
OTHERS = {
    "load": {"yaml"},
    "validate": {"jsonschema", "jsonschema_rs"},
    "render": {"jinja2", "markupsafe", "markdown", "nh3", "weasyprint"},
    "publish": {"pypdfium2"},
    "cli": {"cbor2", "click", "pagefind_bin"},
    "edit": {"ruamel", "yaml"},
}
TO_FILES = {"os", "pathlib", "shutil", "tempfile", "glob", "fcntl", "mmap", "zipfile", "sqlite3"}
TO_THE_WORLD = {"subprocess", "socket", "http", "multiprocessing", "time", "random", "secrets", "locale"}
DOORS = {"load", "publish", "edit", "cli", "ports", "cache", "lock"}
ASKED = {"now", "today", "utcnow", "environ", "getenv", "getcwd", "cwd", "home", "expanduser", "argv"}
SPOKEN = {"print", "input", "exit", "SystemExit", "echo", "stdout", "stderr"}
MADE_UP = {"import_module", "__import__", "exec", "eval"}


def part_of(name: str) -> str:
    """The part of the program that a file belongs to: its folder, or its own name."""
    return name.partition("/")[0].removesuffix(".py")


PARTS = {part: [name for name in TREES if part_of(name) == part] for part in sorted(map(part_of, TREES))}


def imported(name: str) -> Iterator[str]:
    """The modules that a file imports, anywhere in it, by their full names."""
    package = ["adtp_publish", *name.split("/")[:-1]]
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def inside(name: str) -> set[str]:
    """The parts of the program that a file imports, other than its own."""
    found = {module.split(".")[1] for module in imported(name) if module.startswith("adtp_publish.")}
    return found - {part_of(name), "__version__"}


def outside(name: str) -> set[str]:
    """The other packages that a file imports."""
    return {module for module in imported(name) if not module.startswith("adtp_publish")}


def roots(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


def words(name: str) -> set[str]:
    """Each name that a file uses."""
    nodes = list(ast.walk(TREES[name]))
    return {node.id for node in nodes if isinstance(node, ast.Name)} | asked(name)


def asked(name: str) -> set[str]:
    """Each name that a file asks of something, `now` of `datetime.now`, also where it imports it."""
    asked_for = {node.attr for node in ast.walk(TREES[name]) if isinstance(node, ast.Attribute)}
    clock = {"now"} if "adtp_publish.ports.now" in set(imported(name)) else set[str]()
    return asked_for | clock | {module.rpartition(".")[2] for module in outside(name)}


def test_the_parts_are_those_of_the_design() -> None:
    assert STAGES | GROUND | ORDER | {"cli", "report"} <= set(PARTS)
    assert set(PARTS) <= TOP | ORDER | SIDE_BY_SIDE | GROUND | {"__init__", "__main__"}
    assert sum(len(list(imported(name))) for name in TREES) > 300, "imports are read"


@pytest.mark.parametrize("part", PARTS)
def test_a_part_imports_only_from_the_floors_below(part: str) -> None:
    below = {
        **dict.fromkeys(TOP | {"__main__"}, TOP | ORDER | SIDE_BY_SIDE | GROUND),
        "pipeline": {"preparation", "checking", "measuring", "template_faults", "keeping", "packing"}
        | SIDE_BY_SIDE
        | GROUND,
        "packing": {"checking", "measuring"} | SIDE_BY_SIDE | GROUND,
        "submitting": {
            "pipeline",
            "packing",
            "noting",
            "searching",
            "checking",
            "measuring",
            "template_faults",
        }
        | SIDE_BY_SIDE
        | GROUND,
        "noting": {"pipeline"} | SIDE_BY_SIDE | GROUND,
        "survey": {"preparation", "checking", "bounded"} | SIDE_BY_SIDE | GROUND,
        "verifying": {"pipeline", "searching", "checking", "keeping"} | SIDE_BY_SIDE | GROUND,
        "searching": {"pipeline", "withholding", "checking"} | SIDE_BY_SIDE | GROUND,
        "publishing": {"pipeline"} | SIDE_BY_SIDE | GROUND,
        "keeping": {"checking"} | SIDE_BY_SIDE | GROUND,
        "withholding": {"checking"} | SIDE_BY_SIDE | GROUND,
        "measuring": {"checking"} | SIDE_BY_SIDE | GROUND,
        "since_published": SIDE_BY_SIDE | GROUND,
        "checking": {"preparation", "bounded", "since_published"} | SIDE_BY_SIDE | GROUND,
        "bounded": {"report", "validate"} | GROUND,
        "settings": SIDE_BY_SIDE | GROUND,
        "template_faults": SIDE_BY_SIDE | GROUND,
        "preparation": {"edition_files"} | SIDE_BY_SIDE | GROUND,
        "edition_files": SIDE_BY_SIDE | GROUND,
        **dict.fromkeys(SIDE_BY_SIDE, GROUND),
        **dict.fromkeys(GROUND - {"model"}, GROUND),
        "model": set[str](),
        "__init__": set[str](),
    }[part]
    for name in PARTS[part]:
        assert inside(name) <= below, name


@pytest.mark.parametrize("part", PARTS)
def test_a_part_uses_only_the_packages_that_are_its_own(part: str) -> None:
    for name in PARTS[part]:
        assert roots(outside(name)) - set(sys.stdlib_module_names) <= OTHERS.get(part, set()), name


def test_what_reckons_and_what_releases_know_no_file_format_and_no_path() -> None:
    for part in ("derive", "release", "model"):
        for name in PARTS[part]:
            assert not roots(outside(name)) & {"json", "csv", "yaml", "html", *TO_FILES}, name


@pytest.mark.parametrize("part", sorted(set(PARTS) - DOORS))
def test_only_the_doors_reach_files(part: str) -> None:
    for name in PARTS[part]:
        # The first finds the folders that come with the package; the other makes a zip in memory.
        allowed = {"config.py": TO_FILES, "render/data/zipped.py": {"zipfile"}}.get(name, set())
        assert not roots(outside(name)) & (TO_FILES - allowed), name
        assert "open" not in words(name), name


@pytest.mark.parametrize("part", sorted(set(PARTS) - {"cli", "__main__"}))
def test_only_the_command_line_asks_the_clock_and_the_environment_prints_and_exits(part: str) -> None:
    clock = {"now"} if part == "ports" else set()  # the door to it
    for name in PARTS[part]:
        assert not asked(name) & (ASKED - clock), name
        assert not words(name) & SPOKEN, name
        assert not roots(outside(name)) & TO_THE_WORLD, name
        assert not [module for module in outside(name) if module.startswith("urllib.request")], name


def test_nothing_is_imported_or_run_by_a_name_made_up_at_work() -> None:
    for name in TREES:
        assert not words(name) & MADE_UP, name
        assert "pickle" not in roots(outside(name)), name
