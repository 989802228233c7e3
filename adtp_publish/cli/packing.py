"""What `pack` does: find the plan and the pack, make it, put it in its place, say what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click

from ..cache import DiskCache
from ..checking import Checked
from ..config import Folders, folders
from ..errors import EnvironmentTrouble
from ..load.components import load_components
from ..load.templates import load_layers
from ..lock import folder_lock
from ..model.display import day
from ..model.edition import Edition, PackSpec
from ..model.packing import PRESENT, Packed
from ..model.plan import Derived
from ..near import did_you_mean
from ..pipeline import PUBLIC, Tools
from ..publish.whole import put_file, put_folder
from ..render import routes
from ..report.harmless import visible, whole_line
from ..report.text import plural
from ..submitting import OnePack, one_pack
from ..template_faults import texts_of
from .builder import packing
from .building import layers, progress, workers
from .checking import checked_plans, settings_of, show
from .speaking import say
from .where import refuse_without_register


@dataclass(frozen=True, slots=True)
class Call:
    """A call of `pack`."""

    partnership: str
    year: str
    key: str
    draft: bool
    plans: Path
    out: Path
    at: datetime
    strict: bool
    quiet: bool


def run_pack(call: Call) -> int:
    """Make a pack; the exit code: 0 where it was made, 1 where it was not."""
    refuse_without_register(call.plans)
    where = folders(call.plans, call.out)
    with folder_lock(call.out) as free:
        if not free:
            raise EnvironmentTrouble(f"another build is at work in `{call.out}`", "wait for it to end")
        return _run(call, where)


def _run(call: Call, where: Folders) -> int:
    call = replace(call, partnership=call.partnership.strip("/"))
    key = f"{call.partnership}/{call.year.replace('/', '-')}"
    tell = progress(call.quiet)
    tell("checking the plan")
    checked = checked_plans(where, call.at, call.partnership, call.strict)
    settings = settings_of(where, call.at, call.strict)
    templates, of_templates = load_layers(*layers(where, settings))
    texts = {**texts_of(templates), **settings.documents, **checked.documents}
    derived = _plan(call, checked, key)
    if derived is None:
        tell("")
        show((finding for finding in checked.findings if finding.is_error), texts)
        return _not_made(call, key, ["the plan cannot be read, see the findings"])
    spec = _spec(derived.plan.edition, call.key)
    if call.draft and spec.audience == PUBLIC:
        raise click.UsageError(f"`--draft` is for packs that are restricted, and `{spec.key}` is public")
    tools = Tools(
        templates, load_components(), DiskCache(where.out / ".cache"), workers, tell, settings.config
    )
    if settings.failed or any(finding.is_error for finding in of_templates):
        tell("")
        show((*settings.findings, *of_templates), texts)
        return _not_made(call, key, ["the settings of the site or its templates are wrong, see the findings"])
    made = one_pack(checked, derived, spec, call.at, tools, packing(call.plans, call.at, draft=call.draft))
    tell("")
    show((*of_templates, *made.findings), texts)
    if made.pack is None or not made.files:
        may_be_draft = made.pack is not None and bool(made.pack.documents) and spec.audience != PUBLIC
        before = _place(where.out, spec, key) / spec.key
        return _not_made(call, key, [*made.why, *_still_there(before)], can_be_draft=may_be_draft)
    folder = _put(where.out, made, made.pack)
    if not call.quiet:
        say("\n".join(map(whole_line, _summary(made.pack, key, folder))), err=True)
    return 0


def _plan(call: Call, checked: Checked, key: str) -> Derived | None:
    """The plan; none where it is there and cannot be read. A usage error where there is none."""
    if not (call.plans / key).is_dir():
        known = sorted(" ".join(each.parts[-2:]) for each in call.plans.glob("*/*/") if each.is_dir())
        hint = did_you_mean(key.replace("/", " "), known, "begin it with `adtp-publish new`")
        said = f"there is no plan `{visible(key)}` in `{call.plans.as_posix()}`; {hint}"
        raise click.UsageError(whole_line(said))
    return next((derived for derived in checked.plans if derived.plan.key == key), None)


def _spec(edition: Edition, key: str) -> PackSpec:
    spec = edition.pack(key)
    if spec is None:
        known = [pack.key for pack in edition.packs]
        wanted = ", ".join(f"`{name}`" for name in known) or f"one in the `edition.yaml` of {edition.year}"
        said = f"found `--for {visible(key)}`, which is no pack of edition {edition.year}; wanted {wanted}"
        raise click.UsageError(whole_line(said))
    return spec


def _put(out: Path, made: OnePack, pack: Packed) -> Path:
    """Write a pack; the public edition is never beside what is restricted."""
    is_private = pack.spec.audience != PUBLIC
    if is_private:
        (out / "submissions").mkdir(parents=True, exist_ok=True)
        (out / "submissions").chmod(0o700)
    inside, above = routes.pack(pack.release, pack.name), f"{pack.release.key}/packs/"
    files = {file.address: file.content for file in made.files}
    place = _place(out, pack.spec, pack.release.key)
    folder = place / pack.name
    for name, content in files.items():
        if not name.startswith(inside):
            put_file(place / name.removeprefix(above), content, private=is_private)
    mine = ((name.removeprefix(inside), held) for name, held in files.items() if name.startswith(inside))
    put_folder(folder, mine, private=is_private)
    return folder


def _place(out: Path, spec: PackSpec, key: str) -> Path:
    """The folder of the packs of a plan: the public edition has a root of its own."""
    return (out if spec.audience == PUBLIC else out / "submissions") / "packs" / key


def _still_there(folder: Path) -> Iterator[str]:
    """That a pack which was made before is still where somebody may send it from."""
    if folder.is_dir():
        yield f"the one made before is still there: take `{folder.as_posix()}/` away if it must not go out"


def _not_made(call: Call, key: str, why: Iterable[str], *, can_be_draft: bool = False) -> int:
    if not call.quiet:
        lines = [
            f"pack `{call.key}` of {key} is not made: nothing was written",
            *(f"  {each}" for each in why),
        ]
        if can_be_draft and not call.draft:
            lines.append("  mend that, or make a draft: add `--draft`")
        say("\n".join(map(whole_line, lines)), err=True)
    return 1


def _summary(pack: Packed, key: str, folder: Path) -> list[str]:
    """What was made, each document of the list with its completeness, and where it is."""
    what = "draft of the pack" if pack.draft else "pack"
    lines = [f"{what} `{pack.spec.key}` of {key}: {plural(len(pack.documents), 'document')}"]
    for entry in pack.entries:
        said = f"{entry.completeness}: {entry.reason}" if entry.reason else entry.completeness
        if entry.completeness != PRESENT or entry.revised:
            lines.append(f"  {entry.short}: {'revised' if entry.revised else said}")
    if pack.returned is not None:
        when = day(pack.returned)
        lines.append(f"  it was returned on {when}: keep the zip that was sent, this takes its place here")
    return [*lines, f"  state: {pack.release.signing or pack.release.state}", f"  {folder.as_posix()}/"]
