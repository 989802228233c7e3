"""Hold a finished site against the plans: is it whole, and does it tell nothing that is withheld."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from .checking import Checked
from .findings import Finding, finding_of_file
from .keeping import Shown, keeper, with_kept
from .model.output import OutputFile
from .model.release import Release
from .pipeline import PUBLIC, Made, Tools
from .ports import Cache
from .publish.live import Before
from .publish.removals import held_by
from .publish.store import kept
from .publish.verify import Unfit, verify
from .release.release import release
from .render.wanted import wanted_of
from .searching import searched

_AGAIN = "build the site again, and put it in place whole"


def verified(
    files: Sequence[OutputFile],
    checked: Checked,
    moment: datetime,
    before: Before,
    tools: Tools,
    store: Cache,
) -> tuple[Finding, ...]:
    """What is wrong with the files of a site at a moment.

    `before` is what the manifest of the release says, where there is one: each file is then as it was built,
    and plans that it kept (`--keep-live`) are taken from the `store`, where they may be shown still.
    """
    found = (release(derived, PUBLIC, moment, checked.register)[0] for derived in checked.plans)
    releases = tuple(item for item in found if item is not None)
    held = (kept(key, store) for key in before.releases.values())
    shown = Shown(held_by(item for item in held if item is not None), before.releases)
    live = keeper(checked, moment, shown, store)(releases).releases
    releases = with_kept(releases, live)
    carried = frozenset(
        file.address for file in files if file.address in before.carried and _is_as_built(file, before)
    )
    output = Made(PUBLIC, tuple(files), releases, (), kept=live, carried=carried)
    made = searched(checked, output, moment, tools)
    leaks = (replace(leak, hint=_here(leak.hint)) for leak in made.leaks or ())
    return (
        *_unfit(files, with_tags=tools.templates.are_changed()),
        *_incomplete(files, releases),
        *_other(files, before),
        *leaks,
    )


def _here(hint: str) -> str:
    """A hint of the gate without what holds of a build alone: here nothing was to be swapped."""
    return hint.removeprefix("nothing was swapped; ")


def not_files(entries: Sequence[tuple[str, str]]) -> tuple[Finding, ...]:
    """A finding for all in a site that is no file of its own, with what it is: a host may serve it."""
    said = {"link": "a symbolic link", "unreadable": "a file or folder that cannot be read"}
    hint = f"take it out, or put the file itself in its place; then {_AGAIN}"
    return tuple(
        finding_of_file(
            "unfit-output",
            f"found `{name}`, {said.get(kind, 'no regular file')}; wanted files that can be searched",
            name,
            hint,
        )
        for name, kind in entries
        if kind not in ("file", "folder")
    )


def _unfit(files: Sequence[OutputFile], *, with_tags: bool) -> Iterator[Finding]:
    try:
        verify(files, with_tags=with_tags)
    except Unfit as trouble:
        hint = f"{_AGAIN}; where the program made it so, report it"
        yield finding_of_file(
            "unfit-output", f"found a site that is not fit to go out: {trouble}", "site", hint
        )


def _incomplete(files: Sequence[OutputFile], releases: Sequence[Release]) -> Iterator[Finding]:
    """Each released plan has its pages, data and PDFs."""
    there = {file.address for file in files}
    for item in releases:
        for address in wanted_of(item):
            if address not in there:
                message = f"found no `{address}`; wanted it, for `{item.key}` is public"
                yield finding_of_file("incomplete-output", message, address, _AGAIN)


def _is_as_built(file: OutputFile, before: Before) -> bool:
    return file.sha256 == before.files.get(file.address)


def _other(files: Sequence[OutputFile], before: Before) -> Iterator[Finding]:
    """Each file that the manifest names is there as it was built."""
    there = {file.address: file for file in files}
    for address, mark in sorted(before.files.items()):
        file = there.get(address)
        if file is None or file.sha256 != mark:
            what = "no" if file is None else "another"
            message = (
                f"found {what} `{address}`; wanted the one of the release `{before.name}`, as it was built"
            )
            yield finding_of_file("incomplete-output", message, address, _AGAIN)
