"""The summary of a build: what was made, what was left out and why, where it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..findings import Finding
from ..model.packing import Packed
from ..noting.note import why_left_out
from ..pipeline import PUBLIC, Checked, Made
from ..report.text import counted

_CALLED = {
    "public": "public site",
    "nta": "submissions to the NTA",
    "partnership": "partnerships' own copies",
}


def summary(
    checked: Checked,
    findings: Sequence[Finding],
    done: Sequence[tuple[Made, Path, str]],
    kept_from: str = "",
    note: Path | None = None,
) -> str:
    """The lines that end a build; `kept_from` says what kept it from being made, where plans did not.

    `note` is where the note on the release of the public site is, if one was published.
    """
    lines = [f"{_plural(len(checked.plans), 'plan')} checked: {counted(findings)}"]
    for made, place, name in done:
        lines += _made(made, place, name)
        lines += [f"  kept as it was live: {release.key}" for release in made.kept] if name else []
        lines += [f"  note on the release: {note}"] if note and made.audience == PUBLIC else []
        lines += [] if made.failed else _left_out(checked, made)
        lines += [_kept(pack) for pack in made.packs.kept]
    if not done:
        lines.append(f"nothing was built: {kept_from or 'no plan could be read'}")
    return "\n".join(lines)


def _made(made: Made, place: Path, name: str) -> list[str]:
    pdfs = sum(file.address.endswith(".pdf") and "/packs/" not in file.address for file in made.files)
    packs = len(made.packs.made)
    pages = sum(file.address.endswith(".html") for file in made.files) if made.audience == PUBLIC else 0
    what = [_plural(len(made.releases), "plan")]
    what += [_plural(pages, "page")] if pages else []
    what += [_plural(pdfs, "PDF")]
    what += [_plural(packs, "pack")] if packs else []
    called = _CALLED[made.audience]
    if made.failed:
        return [
            f"{called}: not made, its templates are wrong, see the findings; what was there is still there"
        ]
    if not name:
        return [f"{called}: not changed, the site that was there is still there ({place})"]
    return [f"{called}: {', '.join(what)}", f"  {place}{'/index.html' if pages else '/'} -> {name}"]


def _left_out(checked: Checked, made: Made) -> list[str]:
    """Each plan and document that this audience does not get, and why."""
    lines = []
    released = {item.key: item for item in made.releases}
    for derived in checked.plans:
        plan = derived.plan
        found = released.get(plan.key)
        if found is None:
            lines.append(f"  left out: {plan.key}: {why_left_out(plan)}")
        elif found.left_out:
            lines.append(f"  left out: {plan.key}: {', '.join(found.left_out)}: errors, see the findings")
    return lines


def _kept(pack: Packed) -> str:
    """That a pack of which something is there is not made, and why."""
    return f"  not made: pack `{pack.spec.key}` of {pack.release.key}: {'; '.join(pack.faults)}"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
