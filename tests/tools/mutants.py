"""Mutants: the functions of a file with one place changed each, made by mutmut; which ones types refuse."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

from mutmut.mutation.file_mutation import mutate_file_contents

_MARK = "__mutmut_"
# Said of the many copies of a function beside each other, and not of the change in one.
_OF_COPIES = ("no-redef", "has-type", "var-annotated", "misc", "no-any-return", "comparison-overlap")


@dataclass(frozen=True)
class Mutant:
    """One change: its file and name, its lines in the mutated file, and the function that it changes.

    `digest` is of its own lines: as long as they are the same, so is the mutant.
    """

    file: str
    name: str
    digest: str
    lines: range
    live: FunctionType
    changed: FunctionType

    @property
    def key(self) -> tuple[str, str]:
        """Its file and name."""
        return self.file, self.name

    def put_in(self) -> None:
        """Let the function do what the mutant does, for all who have it already; it cannot be undone."""
        self.live.__code__ = self.changed.__code__
        self.live.__defaults__ = self.changed.__defaults__
        self.live.__kwdefaults__ = self.changed.__kwdefaults__


@dataclass(frozen=True)
class Mutated:
    """A file with all its mutants."""

    file: str
    code: str
    mutants: tuple[Mutant, ...]
    spans: Mapping[str, range]

    def difference(self, mutant: Mutant) -> str:
        """What a mutant does otherwise, line by line."""
        lines, whole = self.code.splitlines(), self.spans[f"{mutant.name.rpartition('_')[0]}_orig"]
        before, after = (lines[span.start - 1 : span.stop - 1] for span in (whole, mutant.lines))
        found = [line for line in unified_diff(before, after, lineterm="", n=1) if _MARK not in line]
        return "\n".join(f"         {line}" for line in found if not line.startswith(("---", "+++", "@@")))


def mutated(root: Path, file: str) -> Mutated:
    """The mutants of a file of the package; decorated functions have none."""
    found = mutate_file_contents(file, (root / file).read_text("utf-8"))
    module = file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    spans = {name: range(s.start, s.end + 1) for name, s in found.line_span_by_function_name.items()}
    lines = found.code.splitlines()
    mutants = [
        Mutant(file, name, _digest(file, lines, spans[name]), spans[name], live, changed)
        for name, live, changed in _pairs(module, found.code)
    ]
    return Mutated(file, found.code, tuple(mutants), spans)


def _digest(file: str, lines: Sequence[str], span: range) -> str:
    return sha256("\n".join([file, *lines[span.start - 1 : span.stop - 1]]).encode()).hexdigest()[:16]


def _pairs(name: str, code: str) -> Iterator[tuple[str, FunctionType, FunctionType]]:
    """The name of each mutant, the function as it runs, and as it would with the change."""
    live = import_module(name)
    copy = ModuleType(name)
    copy.__package__ = live.__package__
    sys.modules[name] = copy  # while it is made: its records look themselves up
    try:
        exec(compile(code, f"<mutants of {name}>", "exec"), copy.__dict__)  # noqa: S102 - our own source
    finally:
        sys.modules[name] = live
    holders: list[tuple[object, object]] = [(live, copy)]
    holders += [(cls, vars(copy)[n]) for n, cls in vars(live).items() if isinstance(vars(copy).get(n), type)]
    for held, changed in holders:
        for mutant, function in vars(changed).items():
            number = mutant.rpartition(_MARK)[2]
            if _MARK in mutant and number.isdecimal():
                own = mutant.rpartition(_MARK)[0].split("ǁ")[-1]
                yield mutant, _plain(vars(held)[own.removeprefix("x_")]), _plain(function)


def _plain(function: object) -> FunctionType:
    """The function inside a class method."""
    inner = getattr(function, "__func__", function)
    assert isinstance(inner, FunctionType)
    return inner


def refused(root: Path, folder: Path, files: Sequence[Mutated]) -> set[tuple[str, str]]:
    """The mutants that do not have the types that the project asks for, by file and name."""
    shutil.copytree(
        root / "adtp_publish", folder / "adtp_publish", ignore=shutil.ignore_patterns("__pycache__")
    )
    for one in files:
        (folder / one.file).write_text(one.code, "utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file=", "--explicit-package-bases", "--strict"]
    command += ["--no-warn-unused-ignores", "--output", "json", "--python-version", "3.11"]
    command += [f"--disable-error-code={code}" for code in _OF_COPIES]
    command += [one.file for one in files]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
    errors = {(item["file"], item["line"]) for item in said if item["severity"] == "error"}
    return {
        (one.file, mutant.name)
        for one in files
        for mutant in one.mutants
        if any((one.file, line) in errors for line in mutant.lines)
    }
