"""Try what findings ask to have written instead, and keep of it what stands the check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..checking import Checked
from ..findings import Finding
from ..model.source import Data, RawDocument
from ..ports import Files
from ..report.text import located
from .replacing import replacement_of, with_replaced

Path = tuple[str, ...]
# How a tree of files is checked: all of it, or one partnership or plan (`partnership/year`).
Check = Callable[[Files, str], Checked]


@dataclass(frozen=True, slots=True)
class Overlay:
    """A tree of files with the bytes of some changed, or files added."""

    files: Files
    changed: dict[str, bytes]

    def names(self) -> tuple[str, ...]:
        """See `Files.names`."""
        return tuple(sorted({*self.files.names(), *self.changed}))

    def entries(self) -> tuple[tuple[str, str], ...]:
        """See `Files.entries`."""
        return tuple(sorted({*self.files.entries(), *((name, "file") for name in self.changed)}))

    def read(self, name: str) -> bytes:
        """See `Files.read`."""
        return self.changed[name] if name in self.changed else self.files.read(name)


def new_since(before: Checked, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that were not there before, wherever in its file each stands now."""
    known = {(finding.code, finding.file, finding.message) for finding in before.findings}
    return [finding for finding in findings if (finding.code, finding.file, finding.message) not in known]


def mendable(result: Checked, given_up: Iterable[Finding]) -> dict[str, list[Finding]]:
    """By file the findings, with their places, that say what is to be written instead of a value or key."""
    left = frozenset(given_up)
    found: dict[str, list[Finding]] = {}
    for finding in located((f for f in result.findings if f.instead), result.documents):
        document = result.documents.get(finding.file)
        if document and finding not in left and is_marked(finding, document):
            found.setdefault(finding.file, []).append(finding)
    return {file: sure for file, here in found.items() if (sure := _without_rivals(here))}


def _without_rivals(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without keys that all ask for one name: which of them is meant nobody knows."""
    asked = Counter(moved(finding) for finding in findings)
    return [finding for finding in findings if asked[moved(finding)] == 1]


def is_marked(finding: Finding, document: RawDocument) -> bool:
    """Whether the marked text is the very key or value that a finding is about, on one line."""
    positions = document.positions
    places = positions.keys if finding.on_key else positions.values
    said = finding.path[-1] if finding.on_key and finding.path else _at(document.data, finding.path)
    if document.refused or finding.path not in places or not isinstance(said, str):
        return False
    start = finding.column - 1
    typed = document.lines[finding.line - 1][start : start + finding.length]
    return typed == said or (typed[:1] in ("'", '"') and typed[-1:] == typed[:1] and len(typed) > 1)


@dataclass(frozen=True, slots=True)
class Trial:
    """A file whose findings are to be mended, among files of which some are changed already.

    `before` is what was found, `part` the part of the plans that is checked again after a change.
    """

    files: Files
    changed: dict[str, bytes]
    name: str
    file: str
    before: Checked
    check: Check
    part: str

    def made(self, findings: Sequence[Finding]) -> tuple[bytes, set[Finding]]:
        """The file with what could be mended, and the findings that were: all at once, else one by one."""
        text = Overlay(self.files, self.changed).read(self.name).decode()
        whole = self._tried(text, findings)
        if whole is not None:
            return whole, set(findings)
        # From the last one on, so that the places of the others stay.
        done: list[Finding] = []
        kept = text.encode()
        for finding in sorted(findings, key=lambda f: (f.line, f.column), reverse=True):
            tried = self._tried(text, [*done, finding]) if len(findings) > 1 else None
            if tried is not None:
                done.append(finding)
                kept = tried
        return kept, set(done)

    def _tried(self, text: str, findings: Sequence[Finding]) -> bytes | None:
        wanted = [each for finding in findings if (each := replacement_of(finding, text))]
        new = with_replaced(text, wanted).encode()
        after = self.check(Overlay(self.files, {**self.changed, self.name: new}), self.part)
        return new if self._stands(findings, after) else None

    def _stands(self, findings: Sequence[Finding], after: Checked) -> bool:
        """Whether what was found is gone, no error has come for it, and every other value is as it was."""
        document = after.documents.get(self.file)
        if document is None or document.refused:
            return False
        here = [finding for finding in after.findings if finding.file == self.file]
        if {_named(finding) for finding in findings} & {_named(finding) for finding in here}:
            return False
        known = {_named(finding) for finding in self.before.findings}
        places = [moved(finding) for finding in findings]
        for finding in here:
            is_new = finding.is_error and _named(finding) not in known
            # An error elsewhere in the file was there all along, behind the one that is mended.
            if is_new and any(finding.path[: len(place)] == place for place in places):
                return False
        return _others(self.before.documents[self.file].data, findings, old=True) == _others(
            document.data, findings, old=False
        )


def moved(finding: Finding) -> Path:
    """Where a value is found after its mending: a misspelt key has its right name then."""
    return (*finding.path[:-1], finding.instead) if finding.on_key else finding.path


def _named(finding: Finding) -> tuple[str, str, Path, str]:
    return finding.file, finding.code, finding.path, finding.message


def _others(data: Data, findings: Sequence[Finding], *, old: bool) -> dict[Path, Data]:
    """All values of a document but those mended, each where it stands after the mending."""
    values = {finding.path for finding in findings if not finding.on_key}
    keys = {finding.path: moved(finding) for finding in findings if finding.on_key}
    found = {}
    for path, value in leaves(data):
        place = path
        for end in range(len(path), 0, -1) if old else ():
            if path[:end] in keys:
                place = (*keys[path[:end]], *place[end:])
        if place not in values:
            found[place] = value
    return found


def leaves(data: Data, path: Path = ()) -> Iterator[tuple[Path, Data]]:
    """Each value with its path: texts, what is not filled in, and groups and lists that hold nothing."""
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list) and data:
        for place, value in enumerate(data):
            yield from leaves(value, (*path, str(place)))
    else:
        yield path, data


def _at(data: Data, path: Path) -> Data:
    for name in path:
        if isinstance(data, dict):
            data = data.get(name)
        elif isinstance(data, list) and name.isdecimal() and int(name) < len(data):
            data = data[int(name)]
        else:
            return None
    return data
