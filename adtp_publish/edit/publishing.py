"""What `record published` keeps of a deployed release, and whether that is the plan's own (decision 0027)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from ..derive.completion import completed
from ..findings import Finding, finding_of, finding_of_file
from ..model.display import written
from ..model.plan import Derived, Plan
from ..model.publication import Shown, last_prints, last_publication, shown_of
from ..model.register import Register
from ..publish.kept import Kept
from ..release.audience import PUBLIC, reached
from ..release.release import release
from .lines import Value

_FIRST = "first: `adtp-publish record publish-on`, `adtp-publish build`, and deploy what that made"
_HINT = (
    "build and deploy what the plan says now, or go back to what it said then; "
    "to record what the release shows all the same, add `--as-deployed`"
)


def documents_shown(plan: Plan, deployed: Kept) -> list[Value]:
    """The documents of a publication: the figures only of those that are other than before."""
    before = last_prints(plan)
    return [
        {
            "document": name,
            "fingerprint": each.fingerprint,
            **({"events": list(each.events)} if each.events else {}),
            **_figures(each, before.get(name, "")),
        }
        for name, each in deployed.shown.get(plan.key, {}).items()
    ]


def is_recorded(plan: Plan, deployed: Kept) -> bool:
    """Whether the last publication shows of each document what the release does."""
    now = {name: each.fingerprint for name, each in deployed.shown.get(plan.key, {}).items()}
    return bool(now) and last_prints(plan) == now


def not_as_deployed(
    derived: Derived, register: Register, moment: datetime, deployed: Kept, file: str, *, is_meant: bool
) -> Iterator[Finding]:
    """What keeps a release from being what was published of a plan.

    That it does not show the plan, or, unless that `is_meant`, shows another than the plan is now.
    """
    there = deployed.shown.get(derived.plan.key)
    if not there:
        message = f"found no page of this plan in the release `{deployed.name}`; wanted one that shows it"
        yield finding_of("event-refused", message, file, (), _FIRST, on_key=True)
        return
    if not is_meant:
        released, _ = release(completed(derived), PUBLIC, moment, register)
        now = shown_of(released) if released else {}
        yield from _others(derived.plan, now, there, deployed.name, file.rpartition("/")[0])


def too_early(plan: Plan, on: datetime, file: str) -> Iterator[Finding]:
    """A publication before the one that was recorded last."""
    last = last_publication(plan)
    before = last.child("on") if last else None
    if before is None or not isinstance(before.value, date) or reached(before.value, on):
        return
    message = f"found a publication on {written(before.value)} already; wanted one that is later"
    yield finding_of("event-refused", message, file, before.path, "correct `--at`", on_key=True)


def _figures(shown: Shown, before: str) -> dict[str, Value]:
    if shown.fingerprint == before or not shown.figures:
        return {}
    return {"figures": [{"figure": name, "shown": text} for name, text in shown.figures.items()]}


def _others(
    plan: Plan, now: Mapping[str, Shown], there: Mapping[str, Shown], name: str, folder: str
) -> Iterator[Finding]:
    for spec in plan.edition.documents:
        is_now, was = now.get(spec.id), there.get(spec.id)
        if is_now == was:
            continue
        document = plan.document(spec.id)
        if was is None:
            said = f"{spec.short}, which the release `{name}` does not show"
        elif is_now is None and document is not None and document.kept_from(PUBLIC):
            said = f"an error in {spec.short}, which the release `{name}` shows"
        elif is_now is None:
            said = f"no {spec.short} for the public, as the release `{name}` shows it"
        else:
            said = f"{spec.short} other than the release `{name}` shows it"
        message = f"found {said}; wanted what was deployed"
        yield finding_of_file("event-refused", message, f"{folder}/{spec.file}", _HINT)
