"""What a form states and nothing can be worked out for: alike on the page and in all that is downloaded."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from adtp_publish.model.plan import Plan
from adtp_publish.model.release import Release
from adtp_publish.render.data.part_csv import as_csv
from adtp_publish.render.data.part_json import as_json
from adtp_publish.render.data.provenance import provenance
from tests.release.seen import COVER, RECORD
from tests.render.parts import part, released_to

PART2 = """\
pdu:
  baseline: 2000
  basis: from baseline
  change: {2008/09: 5%, 2009/10: pending, 2010/11: 15%}
  stated: {2008/09: 2101, 2009/10: 2200}
"""
PENDING, DIFFERS, LEFT_OUT = (f"part2.pdu.target.{year}" for year in ("2009-10", "2008-09", "2010-11"))


@pytest.fixture
def released(read_plan: Callable[..., Plan]) -> Release:
    return released_to("public", read_plan({"cover": COVER, "record": RECORD, "part2": PART2}))


def of(figures: list[dict[str, Any]], name: str, *keys: str) -> tuple[Any, ...]:
    (found,) = (figure for figure in figures if figure["id"].endswith(f"/{name}"))
    return tuple(found.get(key) for key in keys)


KEYS = ("value", "stated", "worked_out", "status")


def test_csv_and_json_have_it_as_stated_and_nothing_as_worked_out(released: Release) -> None:
    document = part(released, "part2")
    lines = list(csv.DictReader(io.StringIO(as_csv(released, document).decode("utf-8-sig"), newline="")))
    for figures in (lines, json.loads(as_json(released, document))["figures"]):
        assert of(figures, PENDING, *KEYS) == ("2200", "2200", "", "stated")
        assert of(figures, DIFFERS, *KEYS) == ("2101", "2101", "2100.00", "stated")
        assert of(figures, LEFT_OUT, *KEYS) == ("2300", "", "2300.00", "derived")


def test_provenance_has_no_value_that_is_worked_out(released: Release) -> None:
    figures = json.loads(provenance(released))["figures"]
    assert of(figures, PENDING, "value", "stated") == (None, "2200")
    assert of(figures, PENDING, "shown") == ("2,200 (as the form states; it cannot be worked out)",)
    assert of(figures, DIFFERS, "value", "stated") == ("2100.00", "2101")
    assert of(figures, LEFT_OUT, "value", "stated") == ("2300.00", None)
    assert of(figures, "part2.pdu.baseline", "value", "stated") == ("2000", None)
