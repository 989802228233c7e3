"""Builds killed in the middle, and what a reader and the next build find then.

Two versions of the small plans are published by turns, each on a day of its own, so that every build
writes a release as a whole. Each build is killed, with all its processes, at a moment of its own.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from threading import Event, Thread

from tests.publish.small_plans import sign
from tests.publish.workshop import ADTP, AUDIENCES, Workshop, contents, environment

DOCUMENT = "northshire/2009-10/part1"
WORDS = ("is near home", "is at home")
FIRST_DAY = date(2011, 6, 1)
PATIENCE = 300.0
Hashes = dict[str, str]


@dataclass
class Reader:
    """Somebody who follows the link all the time."""

    addresses: dict[str, frozenset[bytes]]
    reads: int = 0
    wrong: list[str] = field(default_factory=list)

    @contextmanager
    def at(self, workshop: Workshop) -> Iterator[None]:
        """Read page after page of the site, until the end of the block."""
        stop = Event()
        thread = Thread(target=self._read, args=(workshop, stop), daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def _read(self, workshop: Workshop, stop: Event) -> None:
        site = workshop.out / "site"
        while not stop.is_set():
            for address, known in self.addresses.items():
                try:
                    if (site / address).read_bytes() not in known:
                        self.wrong.append(f"{address}: neither old nor new")
                except OSError as trouble:
                    self.wrong.append(f"{address}: {trouble.strerror}")
                self.reads += 1
                stop.wait(0.0005)


@dataclass
class Killing:
    """Kills builds in a workshop with small plans and counts what it finds."""

    workshop: Workshop
    random: Random
    counts: Counter[str] = field(default_factory=Counter)
    day: date = FIRST_DAY
    cold: float = 0.0
    whole: float = 0.0
    writing: float = 0.0
    versions: list[dict[str, Hashes]] = field(default_factory=list)
    reader: Reader = field(default_factory=lambda: Reader({}))

    def prepare(self) -> None:
        """Publish both versions, which fills the cache, and measure how long a build takes."""
        pages = []
        for version in (0, 1):
            self._write(version)
            self._build()
            self.cold = self.cold or self.whole
            self.versions.append(self._shown())
            pages.append(self.workshop.made())
        assert self.versions[0] != self.versions[1]
        old, new = pages
        self.reader.addresses = {at: frozenset({old[at], new[at]}) for at in sorted(old.keys() & new.keys())}
        self._write(1)
        self._build()

    def _build(self) -> None:
        """Build to the end; as long as this takes, the next one will take."""
        began = time.monotonic()
        build = self._start()
        wrote = self._first_sign(build)
        assert build.wait(PATIENCE) == 0, "a build failed"
        self.whole, self.writing = time.monotonic() - began, time.monotonic() - wrote

    def kill(self, times: int, cold_every: int = 0) -> None:
        """Kill builds; half of the moments are spread over the whole build, half over its writing.

        One in `cold_every` has to lay out its PDFs, in processes of their own.
        """
        with self.reader.at(self.workshop):
            for turn in range(times):
                share = (turn + self.random.random()) / times
                if cold_every and turn % cold_every == 0:
                    with self._empty_cache(turn):
                        self._kill_one(turn % 2, self.random.random() * self.cold)
                elif turn % 4 > 1:
                    self._kill_one(turn % 2, share * self.writing, from_writing=True)
                else:
                    self._kill_one(turn % 2, share * self.whole)
        assert not self.reader.wrong, self.reader.wrong[:5]
        self.counts["pages read meanwhile"] = self.reader.reads

    @contextmanager
    def _empty_cache(self, turn: int) -> Iterator[None]:
        """A cache of their own for a build and the one after it, which finds what the killed one left."""
        link = self.workshop.out / ".cache"
        warm = link.readlink()
        link.unlink()
        link.symlink_to(self.workshop.root / f"cache-{turn}")
        link.readlink().mkdir()
        yield
        link.unlink()
        link.symlink_to(warm)
        self._build()  # measures anew

    def _kill_one(self, version: int, after: float, from_writing: bool = False) -> None:
        self._write(version)
        build = self._start()
        try:
            if from_writing:
                self._first_sign(build)
            time.sleep(after)
            wrote = self._has_begun()
            ended = build.poll() is not None
        finally:
            _kill_all_of(build)
        phase = "after its end" if ended else "while it wrote" if wrote else "before it wrote"
        self.counts[f"killed {phase}"] += 1
        self._is_old_or_new(version)
        self._build()
        assert self._shown() == self.versions[version], "the build after a kill made another site"
        assert not list(self.workshop.out.rglob(".part-*")), "something is left of the killed build"
        self.counts["later builds that succeeded"] += 1

    def _is_old_or_new(self, version: int) -> None:
        for link, found in self._shown().items():
            is_new = found == self.versions[version][link]
            assert is_new or found == self.versions[1 - version][link], f"{link} is neither old nor new"
            if link == AUDIENCES[0]:
                self.counts["showed the new site" if is_new else "showed the old site"] += 1

    def _shown(self) -> dict[str, Hashes]:
        """The hashes of the files behind each link, which are those of its manifest; packs name their day."""
        found = {}
        for link in AUDIENCES:
            place = self.workshop.out / link
            manifest = json.loads(place.resolve().with_name(f"{place.readlink().name}.json").read_bytes())
            hashes = {at: sha256(made).hexdigest() for at, made in contents(place).items()}
            assert hashes == manifest["files"], f"{link} is not what its manifest says"
            found[link] = {at: made for at, made in hashes.items() if "/packs/" not in at}
        return found

    def _write(self, version: int) -> None:
        place = self.workshop.document(DOCUMENT)
        text = place.read_text("utf-8")
        place.write_text(text.replace(WORDS[1 - version], WORDS[version]), "utf-8")
        sign(self.workshop.plans)  # else the change would be an error
        self.day += timedelta(days=1)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*ADTP, "build", "--quiet", "--audience", "all", "--at", self.day.isoformat()],
            cwd=self.workshop.root,
            env=environment({}),
            start_new_session=True,
        )

    def _has_begun(self) -> bool:
        """Whether the build of this day has put anything beside the old releases."""
        folder = self.workshop.out / "releases"
        return folder.is_dir() and any(self.day.isoformat() in place.name for place in folder.iterdir())

    def _first_sign(self, build: subprocess.Popen[bytes]) -> float:
        until = time.monotonic() + PATIENCE
        while not self._has_begun() and build.poll() is None and time.monotonic() < until:
            time.sleep(0.001)
        return time.monotonic()


def _kill_all_of(build: subprocess.Popen[bytes]) -> None:
    """Kill the build and every process that it started: they are a group of their own."""
    with suppress(ProcessLookupError):
        os.killpg(build.pid, signal.SIGKILL)
    build.wait(PATIENCE)
