"""What is the same in each run of the program and takes long, done once in a process of tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
import pytest

from adtp_publish import checking
from adtp_publish.ports import DiskFiles

ROOT = Path(__file__).parents[1]


def read_once(patch: pytest.MonkeyPatch) -> None:
    """The forms of this repository do not change while tests run: each check need not read them anew."""
    own = DiskFiles(ROOT / "schema")
    read = checking.known_forms
    kept = read(own)
    patch.setattr(checking, "known_forms", lambda files: kept if files == own else read(files))


def compiled_once(patch: pytest.MonkeyPatch) -> None:
    """Each build has an environment of its own, and compiles the same templates to the same code."""
    patch.setattr(jinja2.Environment, "compile", _kept(jinja2.Environment.compile))


def _kept(compiled: Callable[..., CodeType]) -> Callable[..., CodeType]:
    """The same code for the same text in a like environment."""
    known: dict[Any, CodeType] = {}

    @wraps(compiled)
    def compile_(self: jinja2.Environment, source: Any, *arguments: Any, **named: Any) -> CodeType:
        like = (type(self), self.trim_blocks, self.lstrip_blocks, *sorted(self.filters), *sorted(self.tests))
        key = (like, source, arguments, *sorted(named.items()))
        if key not in known:
            known[key] = compiled(self, source, *arguments, **named)
        return known[key]

    return compile_
