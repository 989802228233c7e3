"""Absence is data: what is deleted is told, what is not known says why, and so does all that follows from it.

Every input of every figure that is worked out, on every form of every edition, taken from the forms.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from adtp_publish.derive.figures import derive
from adtp_publish.model.edition import Edition
from adtp_publish.model.figure import Figure
from adtp_publish.model.rounding import rounded
from adtp_publish.model.values import Absence
from adtp_publish.pipeline import Checked
from tests.derive.oracle.filling import changed as with_values
from tests.every_field.complete import RECKONED, complete
from tests.every_field.inputs import Input, figures, inputs, plan, words_for
from tests.every_field.trees import EDITIONS, Place
from tests.privacy.repository import checked, editions, put_in, read, write

NOTHING = "not applicable"
# Of a group of the prose that is complete there is no sum without all of it.
GROUP = "sum of the group"
# A number of the edition that figures follow from; it is pending until the edition has it.
RATE = "mainstream uplift"


def changed(slug: str, one: Input, value: str | None) -> Checked:
    """The plan with an input deleted, or with something else in its place; with the grids it refers to."""
    return in_place_of(slug, one, value, stated=False)


def in_place_of(slug: str, one: Input, value: str | None, *, stated: bool) -> Checked:
    """The same, where asked with the numbers of each series stated as they follow from the plan."""
    spec = next(spec for spec in editions()[slug].documents if spec.id == one.document)
    name = f"example/{slug}/{spec.file}"
    around: tuple[str, ...] = (f"example/{slug}/cover.yaml", "register.yaml")
    if spec.schema in ("laa", "progress"):
        around = (*around, f"example/{slug}/part3/")
    texts = {file: text for file, text in complete(slug).items() if file.startswith((*around, name))}
    data: Any = read(texts[name])
    if stated:
        state(data, one.document, figures(plan(slug)))
    put_in(data, one.figure.path, value)
    return checked(texts | {name: write(data)})


def state(data: Any, document: str, known: dict[str, Figure]) -> None:
    """State the numbers of a document's series, rounded."""
    for figure in known.values():
        *holders, name, year = figure.path or ("", "")
        if figure.document == document and name == "stated" and figure.value is not None:
            series = data
            for step in holders:
                series = series[int(step)] if isinstance(series, list) else series[step]
            series.setdefault("stated", {})[year] = str(int(rounded(figure.value)))


def told(found: Checked) -> Counter[tuple[str, str, str]]:
    return Counter((finding.code, finding.file, finding.message) for finding in found.findings)


def test_there_are_inputs_on_every_form_on_which_something_is_worked_out() -> None:
    for slug in EDITIONS:
        schemas = {spec.id: spec.schema for spec in editions()[slug].documents}
        counted = Counter(schemas[one.document] for one in inputs(slug))
        print(f"{slug}: inputs by form: {dict(counted)}")
        assert set(counted) >= set(RECKONED)
        assert sum(counted.values()) > 150
        assert {finding.code for finding in plan(slug).findings if finding.is_error} == {"missing-document"}
        assert "input-left-out" not in {finding.code for finding in plan(slug).findings}


# In the quick tier every so many-th input of one edition; all of all editions in the slow one.
QUICK, STEP = "2009-10", 4


@pytest.mark.parametrize(
    ("slug", "step"),
    [(QUICK, STEP), *(pytest.param(slug, 1, marks=pytest.mark.slow) for slug in EDITIONS)],
)
def test_an_input_that_is_deleted_is_told(slug: str, step: int) -> None:
    silent, deleted = [], 0
    bases: dict[str, Counter[tuple[str, str, str]]] = {}
    for one in inputs(slug)[::step]:
        if one.document not in bases:
            bases[one.document] = told(unchanged(slug, one))
        deleted += 1
        without = changed(slug, one, None)
        if not told(without) - bases[one.document]:
            silent.append(one)
            assert not_needed(one, figures(without)), one
    print(f"{slug}: {deleted} inputs deleted, one at a time")
    assert deleted > 150 // step
    assert [str(one) for one in silent if one.field not in may_be_left_out(slug)] == []


def may_be_left_out(slug: str) -> set[Place]:
    """What a plan may leave out and nothing is wrong with it (decision 0026)."""
    fields = {one.field for one in inputs(slug)}
    owners = [field for field in fields if field[0] == "other_targets"]
    # An outturn is written once it is known; an owner without a baseline of its own has that of the measure.
    optional = {field for field in fields if "outturn" in field}
    optional |= {field for field in owners if field[-1] == "baseline"}
    # An owner's years are its own: there may be no first or last one. One on the way to others is needed.
    changes = [field for field in owners if "change" in field]
    return optional | {min(changes), max(changes)}


def not_needed(one: Input, found: dict[str, Figure]) -> bool:
    """Whether what is left of a plan has no figure from which the deleted number is missing."""
    name = one.figure.id
    return name in found or all(name not in (*each.inputs, *each.gaps) for each in found.values())


def unchanged(slug: str, one: Input) -> Checked:
    data = read_value(slug, one)
    return changed(slug, one, data)


def read_value(slug: str, one: Input) -> str:
    spec = next(spec for spec in editions()[slug].documents if spec.id == one.document)
    data: Any = read(complete(slug)[f"example/{slug}/{spec.file}"])
    for step in one.figure.path:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return str(data)


# --- a word in place of a number


def with_word(slug: str, one: Input, word: str) -> dict[str, Figure]:
    """The figures of the document with a word in place of an input."""
    (derived,) = plan(slug).plans
    document = derived.plan.document(one.document)
    assert document is not None
    root = with_values(document.root, {one.figure.path: Absence(word)})
    changed_ = replace(document, root=root)
    again, _ = derive(replace(derived.plan, documents=(changed_,)))
    return {figure.id: figure for figure in again.figures}


def expected(figure: Figure, found: dict[str, Figure], edition: Edition) -> tuple[str, set[str]]:
    """What should be said of a figure that follows, from what is said of its inputs: a reason, or gaps."""
    of = [found[name] for name in figure.inputs if name in found]
    lacking = [item for item in of if item.value is None and not item.word]
    gaps = {gap for item in of for gap in item.gaps}
    if figure.formula.startswith("sum of") and figure.formula != GROUP:
        # Said by the plan itself to be nothing, it is nothing: neither a gap nor a reason.
        counted = [item for item in lacking if not is_nothing(item)]
        if len(lacking) < len(of):
            return "", gaps | {item.id for item in counted}
        lacking = counted or lacking
    elif (
        "−" in figure.formula
        and "÷" not in figure.formula
        and lacking
        and lacking == of[1:]
        and is_nothing(of[1])
    ):
        return "", gaps
    if not lacking and RATE in figure.formula and edition.threshold(RATE.replace(" ", "_")) is None:
        return "pending", set()
    if not lacking and gaps and "÷" in figure.formula:
        # Of what is at least so much no share is worked out: for the reason of the first gap.
        first = found.get(next(item.gaps[0] for item in of if item.gaps))
        return first.absence.word if first is not None and first.absence else "pending", set()
    if not lacking:
        return "", gaps
    reason = lacking[0].absence
    return reason.word if reason else "?", set()


def is_nothing(figure: Figure) -> bool:
    return figure.status == "absent" and not figure.formula and figure.absence == Absence(NOTHING)


@pytest.mark.parametrize("each", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize("slug", EDITIONS)
def test_a_word_in_place_of_an_input_goes_on_to_all_that_follows(slug: str, each: bool) -> None:
    before, compared = figures(plan(slug)), Counter[str]()
    for place, one in enumerate(inputs(slug)):
        words = sorted(words_for(one, slug))
        # In the quick tier one word for each input, in turn.
        for word in words if each else [words[place % len(words)]]:
            found = with_word(slug, one, word)
            assert found[one.figure.id].absence == Absence(word)
            following = [figure.id for figure in before.values() if one.figure.id in figure.inputs]
            assert following, one
            for figure in found.values():
                if not figure.formula or figure.status == "given":
                    continue
                reason, gaps = expected(figure, found, editions()[slug])
                told_ = figure.absence.word if figure.absence and figure.value is None else ""
                assert (told_, set(figure.gaps)) == (reason, gaps), (str(one), word, figure)
                compared[word] += bool(reason or gaps)
            assert set(following) <= found.keys(), (str(one), word)
            is_told = any(found[name].absence == Absence(word) or found[name].gaps for name in following)
            assert is_told or word == NOTHING, (str(one), word)
    print(f"{slug}: figures that say why, by the word of an input: {dict(compared)}")
    assert set(+compared) == {
        "pending",
        "to be confirmed",
        "not collected",
        "not applicable",
        "not sought",
        "not in the source",
    }
