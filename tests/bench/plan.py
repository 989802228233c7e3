"""A whole plan: its documents in the edition's order, each made by the module for its form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

from adtp_publish.model.edition import Edition
from adtp_publish.model.form import Form
from tests.bench.area import Area
from tests.bench.comments import comments
from tests.bench.events import assessment, cover, record
from tests.bench.grids import audit, grid
from tests.bench.laa import laa
from tests.bench.part1 import part1
from tests.bench.part2 import baseline_pending, part2
from tests.bench.part4 import part4
from tests.bench.progress import progress
from tests.bench.prose import Author
from tests.bench.task import Fields, Task, year_of
from tests.bench.yaml_text import Value

LAA_SHARE = 0.35

MAKERS: dict[str, Callable[[Task], Fields]] = {
    "cover": cover,
    "part1": part1,
    "part2": part2,
    "part4": part4,
    "laa": laa,
    "record": record,
    "assessment": assessment,
    **{f"grid{number}": partial(grid, number=number) for number in range(1, 5)},
    **{f"q{number}": partial(progress, quarter=number) for number in range(1, 5)},
    **{f"q{number}-comments": partial(comments, quarter=number) for number in range(1, 5)},
    **{name: partial(audit, name=name) for name in ("harm-reduction", "primary-care")},
}


def in_order(form: Form, fields: Fields) -> Fields:
    """The fields of a document, all the way down, in the order of its form."""
    ordered = {
        field.face.name: _below(field, fields[field.face.name])
        for field in form.fields
        if field.face.name in fields
    }
    return {**ordered, **{name: value for name, value in fields.items() if name not in ordered}}


def _below(form: Form, value: Value) -> Value:
    if isinstance(value, list) and form.item is not None:
        item = form.item
        return [_below(item, one) for one in value]
    return in_order(form, value) if isinstance(value, dict) else value


def make_plan(seed: int, area: Area, edition: Edition, standing: str) -> list[tuple[str, Fields]]:
    """The documents of a plan by file.

    `standing` is published, unsigned, future or withdrawn. The same arguments give the same plan.
    """
    rng = Random(f"{seed}/{area.slug}/{edition.year}")
    starts = edition.starts.year
    known = {"population": area.population, "prevalence": area.prevalence}
    author = Author(rng, {}, _periods(starts), known)
    task = Task(area, edition, rng, author, standing)
    author.slots.update(_slots(task))
    has_laa = rng.random() < LAA_SHARE
    documents = []
    for spec in edition.documents:
        make = MAKERS.get(spec.id)
        if make is None and not spec.optional:
            raise ValueError(f"nothing is known here of the document `{spec.id}` of {edition.year}")
        if make is not None and (spec.id != "laa" or has_laa):
            documents.append((spec.file, in_order(edition.form(spec.schema), make(task))))
    return documents


def _periods(starts: int) -> dict[str, str]:
    """What the short names of periods in the texts mean."""
    return {
        "prev": year_of(starts - 2),
        "plan": year_of(starts),
        "mid": f"mid-{starts - 2}",
        "dec": f"December {starts - 1}",
        "q3": f"Quarter 3 of {year_of(starts - 1)}",
        "end": f"March {starts + 1}",
    }


def _slots(task: Task) -> dict[str, str]:
    """What the slots of the texts are filled with."""
    area, starts = task.area, task.starts
    trusts = [trust.name for trust in area.trusts]
    delivering = [
        sum(trust.in_year(index)[1] for trust in area.trusts) for index in (starts - 2008, starts - 2007)
    ]
    last = task.years("part2", "pdu", "change")[-1]
    ambition = f"Part 2 sets our targets for problem drug users in effective treatment up to {last}"
    if not baseline_pending(task):
        ambition += (
            f": [[part2.pdu.target.{last.replace('/', '-')}]], from [[part2.pdu.baseline]] at the baseline"
        )
    here = task.edition.year.replace("/", "-")
    several = f"{('Two', 'Three')[len(trusts) > 2]} primary care trusts plan with us: {', '.join(trusts)}."
    return {
        "area": area.name,
        "short": area.name,
        "town": area.towns[0],
        "town2": area.towns[1],
        "provider": area.providers[0],
        "provider2": area.providers[1],
        "trust": trusts[0],
        "trusts_sentence": several
        if len(trusts) > 1
        else f"One primary care trust, {trusts[0]}, plans with us.",
        "prev": year_of(starts - 2),
        "starts": str(starts),
        "next": str(starts + 1),
        "ambition": f"{ambition}.",
        "money": f"Treatment will cost [[part4.table1.1-14.{here}]] in {task.edition.year} from all "
        "sources (Part 4).",
        "drr": str(area.requirements),
        "delivering_before": str(delivering[0]),
        "delivering": str(delivering[1]),
        "manager": "the DAAT manager",
    }
