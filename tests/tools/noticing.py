"""A plugin of pytest that runs, for each mutant, the tests that go with its function until one of them fails.

The tests are collected once. Each mutant is tried in a process of its own that forks from there, so that
it costs little more than the tests that it takes.
"""

from __future__ import annotations

import os
import pickle
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from types import CodeType, FrameType
from typing import Any

import pytest

from .mutants import Mutant

NOTICED, LEFT, TROUBLE = 1, 0, 70
# Seconds of the processor that a mutant gets besides ten times what its tests take.
PATIENCE = 20
_MEMORY = 4 * 1024**3


@dataclass
class Noticing:
    """Which mutants a test notices: `put_down` is told of each with its exit code.

    `rank` gives the order in which the tests of a mutant run, those of the least first.
    """

    mutants: Sequence[Mutant]
    rank: Callable[[pytest.Item], int]
    workers: int
    put_down: Callable[[Mutant, int], None]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn which test calls what, then try every mutant."""
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined] # one for all processes
        calls, seconds = self._learned(session)
        items = sorted(range(len(session.items)), key=lambda n: (self.rank(session.items[n]), seconds[n]))
        control = _forked(partial(_tried, session, None, items), 3600)
        assert os.waitstatus_to_exitcode(os.waitpid(control, 0)[1]) == LEFT, "without a mutant a test fails"
        waiting, running = deque(range(len(self.mutants))), dict[int, int]()
        while waiting or running:
            while waiting and len(running) < self.workers:
                place = waiting.popleft()
                mutant = self.mutants[place]
                mine = [n for n in items if mutant.live.__code__ in calls[n]]
                limit = PATIENCE + 10 * sum(seconds[n] for n in mine)
                running[_forked(partial(_tried, session, mutant, mine), limit)] = place
            child, status = os.wait()
            code = os.waitstatus_to_exitcode(status)
            assert code != TROUBLE, "what tries the mutants is broken itself"
            self.put_down(self.mutants[running.pop(child)], code)
        return True

    def _learned(self, session: pytest.Session) -> tuple[list[set[CodeType]], list[float]]:
        """By test, the functions of the mutants that it calls and how long it takes; all must pass."""
        codes = list(dict.fromkeys(mutant.live.__code__ for mutant in self.mutants))
        reading, writing = os.pipe()

        def learn() -> int:
            session.config.pluginmanager.register(calling := Calling(frozenset(codes)))
            _run(session, range(len(session.items)))
            places = [sorted(codes.index(code) for code in calls) for calls in calling.by_test]
            failing = session.items[len(places) - 1].nodeid if session.testsfailed else ""
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump((failing, places, calling.seconds), pipe)
            return 0

        child = _forked(learn, 3600)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            failing, places, seconds = pickle.load(pipe)  # noqa: S301 - our own process wrote it
        os.waitpid(child, 0)
        assert not failing, f"{failing} fails without any mutant"
        return [{codes[place] for place in found} for found in places], seconds


class Calling:
    """What each test calls, also in the fixtures that it shares with others."""

    def __init__(self, codes: frozenset[CodeType]) -> None:
        self.by_test: list[set[CodeType]] = []
        self.seconds: list[float] = []
        self._codes = codes
        self._called: set[CodeType] = set()
        self._shared: dict[str, set[CodeType]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        """Keep what a fixture calls that stands for longer than one test."""
        before, self._called = self._called, set()
        result = yield
        if fixturedef.scope != "function":
            self._shared[fixturedef.argname] = set(self._called)
        self._called |= before
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> Generator[None, Any, Any]:
        """Note what is called in a test; what was kept of an earlier one is worked out once more."""
        self._called = set()
        for name, module in list(sys.modules.items()):
            if name.startswith("adtp_publish."):
                _forgotten(vars(module).values())
        began = time.process_time()
        sys.setprofile(self._note)
        result = yield
        sys.setprofile(None)
        self.seconds.append(time.process_time() - began)
        shared = (self._shared.get(name, set()) for name in item.fixturenames)
        self.by_test.append(self._called.union(*shared))
        return result

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in self._codes:
            self._called.add(frame.f_code)


def _forgotten(values: Iterable[object]) -> None:
    for value in values:
        clear = getattr(value, "cache_clear", None)
        if clear is not None and not isinstance(value, type):
            clear()


def _forked(work: Callable[[], int], limit: float) -> int:
    """A process that does some work and ends with the code that it gives; its id."""
    child = os.fork()
    if child:
        return child
    code = TROUBLE
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 2))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        code = work()
    finally:
        os._exit(code)


def _tried(session: pytest.Session, mutant: Mutant | None, items: Sequence[int]) -> int:
    if mutant is not None:  # without one all must pass, in the same order
        mutant.put_in()
    _run(session, items)
    return NOTICED if session.testsfailed else LEFT


def _run(session: pytest.Session, places: Sequence[int]) -> None:
    """Run some tests, up to the first that fails."""
    items = [session.items[place] for place in places]
    for item, after in zip(items, [*items[1:], None], strict=False):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            return
