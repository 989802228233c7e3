"""What a Release says of a document as a whole, and of whose plan it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.plan import Derived, Plan
from adtp_publish.model.register import Region, Register
from adtp_publish.model.release import ReleasedDocument, Source
from adtp_publish.release.release import release
from tests.conftest import MOMENT
from tests.release.seen import COVER, RECORD, seen

ReadPlan = Callable[..., Plan]

PART2 = """\
note: What was agreed in March.
source:
  title: Treatment plan of Somewhere
  publisher: Somewhere DAAT
  dated: March 2009
pdu:
  baseline: 2000
"""
GRID = "title: Drug treatment in the rural north\nobjectives: []\n"


@pytest.fixture
def derived(read_plan: ReadPlan) -> Derived:
    texts = {"cover": COVER, "record": RECORD, "part2": PART2, "part3/grid1": "", "part3/grid5": GRID}
    return completed(derive(read_plan(texts))[0])


def document(derived: Derived, name: str, audience: str = "nta") -> ReleasedDocument:
    found = seen(derived, audience)[0].document(name)
    assert found is not None
    return found


def test_a_document_says_where_it_is_from_and_its_tree_does_not_say_it_again(derived: Derived) -> None:
    for audience in ("public", "nta", "partnership"):
        part2 = document(derived, "part2", audience)
        assert part2.source == Source("Treatment plan of Somewhere", "Somewhere DAAT", "March 2009")
        assert part2.note == "What was agreed in March."
        assert {node.path[-1] for node in part2.root.children} == {"pdu"}
    assert document(derived, "cover").source is None


def test_a_document_says_why_it_is_not_there_and_why_a_part_of_it_is_not(read_plan: ReadPlan) -> None:
    texts = {"cover": COVER, "part2": "absent: not collected\n", "part3/grid1": ""}
    derived = completed(derive(read_plan(texts))[0])
    assert document(derived, "part2").absent == "not collected"
    assert (document(derived, "grid1").absent, document(derived, "grid1").partial) == ("", "pending")


def test_a_document_has_the_title_of_its_form_and_a_grid_its_own_too(derived: Derived) -> None:
    assert document(derived, "grid5").title.endswith(": Drug treatment in the rural north")
    for name in ("cover", "part2", "grid1", "grid5"):
        spec = next(one for one in derived.plan.edition.documents if one.id == name)
        found = document(derived, name)
        assert found.title.startswith(spec.title)
        assert (found.title == spec.title) == (name != "grid5")
        assert (found.short, found.page) == (spec.short, spec.page)


def test_a_release_says_whose_plan_it_is_and_of_which_region_and_year(derived: Derived) -> None:
    lies_in = replace(derived.plan.partnership, region="north")
    moved = replace(derived, plan=replace(derived.plan, partnership=lies_in))
    register = Register((Region("south", "South"), Region("north", "North")))
    found, _ = release(moved, "nta", MOMENT, register)
    assert found is not None
    assert (found.partnership, found.region) == (lies_in, Region("north", "North"))
    edition = derived.plan.edition
    assert (found.year, found.title, found.declaration) == (
        edition.year,
        edition.title,
        edition.declaration,
    )
    assert found.title
    assert found.declaration
    assert seen(derived)[0].region is None
