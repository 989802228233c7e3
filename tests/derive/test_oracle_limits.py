"""Figures at their limits, on the forms of every edition: sums, halves, unrounded years, nothing, most."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from adtp_publish.derive.checks import apply_checks
from adtp_publish.derive.figures import derive
from adtp_publish.model.edition import Edition
from adtp_publish.model.figure import Figure
from adtp_publish.model.paths import form_at
from adtp_publish.model.rounding import rounded
from adtp_publish.model.values import Absence, Scalar

from .oracle.drawing import plan_of
from .oracle.filling import LARGEST, Editions, Values, changed, figures_of, filled, spec_of, years
from .oracle.spots import half_away

EDITIONS = ("2008-09", "2009-10", "2010-11")


def test_no_edition_is_left_out(editions: Editions) -> None:
    assert tuple(editions) == EDITIONS


def by_place(edition: Edition, values: Values) -> dict[tuple[str, ...], Decimal]:
    """The values of a Part 4 with these numbers."""
    spec = spec_of(edition, "part4")
    found = figures_of(plan_of(edition, spec, changed(filled(edition.form(spec.schema)), values)))
    return {path: figure.value for path, figure in found.items() if figure.value is not None}


def drawn(edition: Edition, draw: Random) -> dict[tuple[str, ...], Decimal]:
    """The values of a Part 4 in which nothing lacks."""
    nodes = filled(edition.form("part4")).walk()
    return by_place(edition, {n.path: draw.randint(0, LARGEST) for n in nodes if n.value is not None})


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_rows_of_table_1_come_to_its_total(editions: Editions, edition: str) -> None:
    table1 = form_at(editions[edition].form("part4"), ("table1",))
    assert table1 is not None
    rows = {field.face.row: field.face.name for field in table1.fields}
    added = ["1.3", "1.4", "1.5", "1.5(a)", *(f"1.{row}" for row in range(6, 14))]
    draw = Random(1)
    for _ in range(20):
        values = drawn(editions[edition], draw)
        for year in years(editions[edition], "part4", "table1", rows["1.14"]):
            of = {row: values["table1", name, year] for row, name in rows.items() if row}
            assert of["1.3"] == of["1.1"] - of["1.2"]
            assert of["1.14"] == sum(of[row] for row in added)


@pytest.mark.parametrize("edition", EDITIONS)
def test_table_2_comes_to_its_total_by_row_and_by_column(editions: Editions, edition: str) -> None:
    draw = Random(2)
    for _ in range(20):
        values = drawn(editions[edition], draw)
        cells = {p[2:]: v for p, v in values.items() if p[:2] == ("table2", "services") and p[-1] != "total"}
        services, sources = {service for service, _ in cells}, {source for _, source in cells}
        assert (len(services), len(cells)) == (8, 8 * len(sources))
        for one in services:
            row = sum(v for (service, _), v in cells.items() if service == one)
            assert values["table2", "services", one, "total"] == row
        for one in sources:
            column = sum(v for (_, source), v in cells.items() if source == one)
            assert values["table2", "totals", one] == column
        assert values["table2", "totals", "total"] == sum(cells.values())
        shares = [value for path, value in values.items() if path[:2] == ("table2", "shares")]
        assert rounded(sum(shares, Decimal(0)), 20) == 100


def series(editions: Editions, edition: str, basis: str, numbers: dict[str, Scalar]) -> dict[str, Figure]:
    """The figures of the first series of Part 2; `change 1` and `stated 1` are those of its first year."""
    spec = spec_of(editions[edition], "part2")
    form = editions[edition].form(spec.schema)
    of = years(editions[edition], "part2", "pdu", "change")
    values: Values = dict.fromkeys(node.path for node in filled(form).walk())
    values["pdu", "basis"] = basis
    for name, value in numbers.items():
        row, _, year = name.partition(" ")
        values["pdu", row, *((of[int(year) - 1],) if year else ())] = value
    found = figures_of(plan_of(editions[edition], spec, changed(filled(form), values)))
    named = {("pdu", row, year): f"{row} {n}" for row in ("change", "stated") for n, year in enumerate(of, 1)}
    return {named[path]: figure for path, figure in found.items() if path in named}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_target_is_grown_from_unrounded_years(editions: Editions, edition: str) -> None:
    rates: dict[str, Scalar] = {f"change {year}": Decimal(2) for year in (1, 2, 3)}
    figure = series(editions, edition, "year on year", {"baseline": 4354, **rates})["stated 3"]
    assert figure.value == Decimal("4620.499632")
    assert rounded(figure.value, figure.places) == 4620
    assert half_away(Fraction(figure.value), 0) == 4620


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("numbers", "name", "exact", "shown"),
    [
        ({"baseline": 200, "stated 1": 189}, "change 1", "-5.5", "-6"),
        ({"baseline": 200, "stated 1": 211}, "change 1", "5.5", "6"),
        ({"baseline": 1000, "stated 1": 955}, "change 1", "-4.5", "-5"),
        ({"baseline": 100, "change 1": Decimal("-73.5")}, "stated 1", "26.5", "27"),
        ({"baseline": 1, "change 1": Decimal("-50.0001")}, "stated 1", "0.499999", "0"),
        ({"baseline": 0, "change 1": Decimal(5)}, "stated 1", "0", "0"),
        ({"baseline": LARGEST, "change 1": Decimal(-100)}, "stated 1", "0", "0"),
    ],
)
def test_a_half_is_rounded_away_from_zero(
    editions: Editions, edition: str, numbers: dict[str, Scalar], name: str, exact: str, shown: str
) -> None:
    figure = series(editions, edition, "from baseline", numbers)[name]
    assert figure.value == Decimal(exact)
    assert rounded(figure.value, figure.places) == Decimal(shown)
    assert half_away(Fraction(figure.value), figure.places) == int(shown)


@pytest.mark.parametrize("edition", EDITIONS)
def test_from_nothing_there_is_no_change_and_the_widest_numbers_stay_exact(
    editions: Editions, edition: str
) -> None:
    nothing = series(editions, edition, "from baseline", {"baseline": 0, "stated 1": 189})["change 1"]
    assert (nothing.value, nothing.absence) == (None, Absence("not applicable"))
    rates: dict[str, Scalar] = {f"change {year}": Decimal("9999.9999") for year in (1, 2, 3)}
    widest = series(editions, edition, "year on year", {"baseline": LARGEST, **rates})["stated 3"].value
    assert widest is not None
    assert Fraction(widest) == LARGEST * (1 + Fraction("99.999999")) ** 3


@pytest.mark.parametrize("edition", EDITIONS)
def test_mainstream_money_falls_below_the_year_before_with_its_uplift(
    editions: Editions, edition: str
) -> None:
    draw, fell = Random(6), Counter[bool]()
    forms = editions[edition]
    spec, columns = spec_of(forms, "part4"), years(forms, "part4", "table1", "police")
    before, now = columns[columns.index(forms.year) - 1], forms.year
    whole = filled(forms.form(spec.schema))
    none: Values = {n.path: Absence("not applicable") for n in whole.walk() if n.value is not None}
    for _ in range(60):
        old, uplift = draw.choice((draw.randint(1, 400), draw.randint(1, LARGEST))), draw.randint(-200, 900)
        least = half_away(old * (1 + Fraction(uplift, 10_000)), 0)
        new = max(0, int(least) + draw.choice((-1, 0, 1, -old)))
        cells: Values = {("table1", "police", before): old, ("table1", "police", now): new}
        held = replace(forms, thresholds=(("mainstream_uplift", Decimal(uplift).scaleb(-2)),))
        derived, _ = derive(plan_of(held, spec, changed(whole, {**none, **cells})))
        found = [one.code for one in apply_checks(derived) if one.code == "mainstream-falls"]
        assert found == ["mainstream-falls"] * (new < least), (old, new, uplift)
        fell[new < least] += 1
    assert min(fell.values()) > 15
