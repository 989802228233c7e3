"""Totals over plans that go through their release: what is not released, or is an illustration, moves none.

Plans are drawn with their record, and with numbers typed, worked out, pending or left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.derive.totals import totals
from adtp_publish.model.edition import Edition
from adtp_publish.model.form import Form
from adtp_publish.model.node import Node, Path
from adtp_publish.model.plan import Document, Plan
from adtp_publish.model.register import Partnership, Region, Register
from adtp_publish.model.total import Total
from adtp_publish.model.values import Absence, Scalar
from adtp_publish.release.release import release

from .oracle.filling import Editions, Values, spec_of, years
from .oracle.totals import Sum, sums

MOMENT = datetime(2011, 6, 1, 12, tzinfo=UTC)
REGIONS = (Region("west", "West"), Region("north", "North"))
SIGNED, PUBLISHED, WITHDRAWN = ("signed_off", "on"), ("published", "on"), ("withdrawn", "on")
PAST, TO_COME = date(2010, 4, 20), date(2011, 6, 2)
OUT: Values = {SIGNED: PAST, PUBLISHED: PAST}


@dataclass(frozen=True)
class State:
    """How far a plan came: its nature, its events, and what is done to it."""

    nature: str
    record: tuple[tuple[Path, Scalar | None], ...] = ()
    done: Callable[[Plan], Plan] = lambda plan: plan


def _broken(name: str) -> Callable[[Plan], Plan]:
    return lambda plan: replace(
        plan, documents=tuple(replace(d, broken=d.broken or d.spec.id == name) for d in plan.documents)
    )


def _on_trial(plan: Plan) -> Plan:
    return replace(plan, edition=replace(plan.edition, trial=True))


def _without(*names: str) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, documents=tuple(d for d in plan.documents if d.spec.id not in names))


COUNTED = {
    "published": State("plan", tuple(OUT.items())),
    "a transcription": State("transcription"),
    "to be withdrawn": State("plan", (*OUT.items(), (WITHDRAWN, TO_COME))),
}
OTHERS = {
    "unsigned": State("plan"),
    "published unsigned": State("plan", ((PUBLISHED, PAST),)),
    "signed off": State("plan", ((SIGNED, PAST),)),
    "to be published": State("plan", ((SIGNED, PAST), (PUBLISHED, TO_COME))),
    "to be signed off": State("plan", ((SIGNED, TO_COME), (PUBLISHED, PAST))),
    "withdrawn": State("plan", (*OUT.items(), (WITHDRAWN, PAST))),
    "a transcription withdrawn": State("transcription", ((WITHDRAWN, PAST),)),
    "an illustration": State("illustrative"),
    "a published illustration": State("illustrative", tuple(OUT.items())),
    "on trial": State("plan", tuple(OUT.items()), _on_trial),
    "transcribed on trial": State("transcription", (), _on_trial),
    "of nothing public": State("transcription", (), _without("part2")),
    "with an error in its targets": State("plan", tuple(OUT.items()), _broken("part2")),
    "with an error in its cover": State("plan", tuple(OUT.items()), _broken("cover")),
    "with an error in its record": State("plan", tuple(OUT.items()), _broken("record")),
    "without a record": State("plan", (), _without("record")),
    "without a cover": State("plan", tuple(OUT.items()), _without("cover")),
}


def typed(form: Form, values: Values, path: Path = ()) -> Node:
    """A document with these values and nothing else."""
    below = [typed(field, values, (*path, field.face.name)) for field in form.fields]
    held = tuple(node for node in below if node.children or node.value is not None)
    return Node(form.face, path, values.get(path), held)


def numbers(edition: Edition, draw: Random) -> Values:
    """The targets of a plan: on a basis or none, from a baseline or one to come, some of them stated."""
    values: Values = {}
    for series in ("pdu", "all_adults"):
        values[series, "baseline"] = draw.choice((draw.randint(0, 5000), Absence("pending"), None))
        values[series, "basis"] = draw.choice(("from baseline", "year on year", None))
        for year in years(edition, "part2", series, "stated"):
            values[series, "change", year] = draw.choice((Decimal(draw.randint(-99, 99)).scaleb(-1), None))
            values[series, "stated", year] = draw.choice(
                (draw.randint(0, 5000), None, None, Absence("not collected"))
            )
    return values


def made(edition: Edition, partnership: Partnership, state: State, targets: Values) -> Plan:
    """A plan with its cover, its record and its targets."""
    held = {"cover": {}, "record": dict(state.record), "part2": targets}
    documents = []
    for name, values in held.items():
        spec = spec_of(edition, name)
        documents.append(Document(spec, f"{name}.yaml", typed(edition.form(spec.schema), values)))
    return state.done(Plan(partnership, edition, state.nature, tuple(documents)))


def totals_of(plans: Sequence[Plan]) -> tuple[Total, ...]:
    """The totals of the public site."""
    register = Register(REGIONS)
    released = [release(completed(derive(plan)[0]), "public", MOMENT, register)[0] for plan in plans]
    return totals([one for one in released if one is not None])


def drawn(editions: Editions, draw: Random, states: dict[str, State], names: str) -> list[Plan]:
    """Some plans in some of these states, at most one of a partnership and year."""
    agreed = [replace(edition, trial=False) for edition in editions.values()]
    plans: list[Plan] = []
    for name in names:
        partnership = Partnership(name, name, region=draw.choice(("west", "north", "")))
        for edition in draw.sample(agreed, draw.randint(0, len(agreed))):
            state = draw.choice(list(states.values()))
            plans = [*plans, made(edition, partnership, state, numbers(edition, draw))]
    return plans


def as_sums(found: Sequence[Total]) -> list[Sum]:
    """Totals with their indicator, which begins their id."""
    return [
        Sum(t.id.partition(".")[0], t.year, t.baseline, t.region, t.value, t.counted, t.plans) for t in found
    ]


@settings(max_examples=60)
@given(draw=st.randoms(use_true_random=False))
def test_the_totals_are_the_sums_over_what_is_released(editions: Editions, draw: Random) -> None:
    plans = drawn(editions, draw, COUNTED, "abcdef")
    found = totals_of(plans)
    assert sorted(map(repr, as_sums(found))) == sorted(map(repr, sums(plans)))
    assert len({total.id for total in found}) == len(found)


@settings(max_examples=60)
@given(draw=st.randoms(use_true_random=False))
def test_no_total_moves_by_what_is_not_released_or_an_illustration(editions: Editions, draw: Random) -> None:
    plans = drawn(editions, draw, COUNTED, "abcd")
    held = {plan.key for plan in plans}
    before = totals_of(plans)
    for _ in range(2):  # others are added, then changed, and last of all taken away again
        others = [plan for plan in drawn(editions, draw, OTHERS, "abcdefgh") if plan.key not in held]
        mixed = [*plans, *others]
        draw.shuffle(mixed)
        assert totals_of(mixed) == before


@pytest.mark.parametrize("name", OTHERS)
def test_a_plan_in_each_of_these_states_is_in_no_total(editions: Editions, name: str) -> None:
    draw, counted = Random(7), Counter[bool]()
    for edition in editions.values():
        agreed = replace(edition, trial=False)
        for _ in range(5):
            one = Partnership("one", "One", region="west")
            targets = numbers(agreed, draw) | {("pdu", "baseline"): 1000}
            other = made(agreed, replace(one, slug="other"), OTHERS[name], targets)
            assert totals_of([other]) == ()
            # The same plan, were it out, would be in totals: it is its state that keeps it from them.
            same = made(agreed, replace(one, slug="other"), COUNTED["published"], targets)
            counted[bool(totals_of([same]))] += 1
            beside = [made(agreed, one, COUNTED["published"], numbers(agreed, draw))]
            assert totals_of([*beside, other]) == totals_of(beside)
    assert counted == {True: 15}
