"""How the figures of a table were worked out: the chain of each, told under the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ..model.chain import Step, chains
from ..model.display import RATINGS, exact, number, written
from ..model.figure import Figure
from ..model.letters import letter
from ..model.release import Release, ReleasedDocument
from ..model.rounding import rounded
from ..model.telling import called, least, rounded_to, value_of
from .blocks import Block, Fields, Input, Table, Working
from .data.provenance import place_on_form

Told = TypeVar("Told", bound=Block)
_ANCHOR = "worked-"
_LACKING = "It cannot be worked out: a value that it follows from is not there."


@dataclass(frozen=True, slots=True)
class _Page:
    """What a working leads to: the chains told on its page, and the plan that they are of."""

    release: Release
    document: ReleasedDocument
    steps: Mapping[str, Step]


def explained(blocks: Sequence[Told], release: Release, document: ReleasedDocument) -> list[Told]:
    """Blocks of a document with how the figures of each table came about, each figure once.

    An input that is told itself among these blocks is linked; how any other came about stands below it.
    """
    figures = {figure.id: figure for figure in release.figures}
    tables = {place: _worked_out(block, figures) for place, block in enumerate(blocks)}
    firsts: dict[str, int] = {}
    for place, shown in tables.items():
        for name in shown:
            firsts.setdefault(name, place)
    steps = {step.figure.id: step for step in chains((figures[name] for name in firsts), figures)}
    page = _Page(release, document, steps)
    return [
        _with(block, [steps[name] for name in tables[place] if firsts[name] == place], page)
        for place, block in enumerate(blocks)
    ]


def _worked_out(block: Block, figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures of a table that follow from others, row by row."""
    if not isinstance(block, Table | Fields):
        return {}
    named = (cell.figure for row in block.rows for cell in (row.head, *row.cells) if cell.figure)
    return {name: figures[name] for name in named if name in figures and figures[name].formula}


def _with(block: Told, steps: Sequence[Step], page: _Page) -> Told:
    if not steps or not isinstance(block, Table | Fields):
        return block
    return replace(block, workings=tuple(_working(step, block.caption, page) for step in steps))


def _working(step: Step, caption: str, page: _Page) -> Working:
    figure = step.figure
    result, note = _result(figure)
    said = caption.partition(". ")[0]
    return Working(
        label=_within(figure.label, said),
        row=_row(figure, page, ""),
        formula=figure.formula,
        sum=figure.working,
        result=result,
        note=note,
        figure=figure.id,
        anchor=_anchor(figure, page),
        inputs=tuple(_inputs(step, said, page)),
        symbols=figure.symbols,
    )


def _within(label: str, caption: str) -> str:
    """A label without the beginning that the caption of its table has said already."""
    return label.partition(f"{caption}, ")[2] or label


def _inputs(step: Step, caption: str, page: _Page) -> Iterator[Input]:
    own = _row(step.figure, page, "")
    for below in step.inputs:
        figure, is_told = below.figure, below.figure.id in page.steps
        yield Input(
            label=_within(called(figure.label, step.figure.label), caption),
            row=_row(figure, page, own),
            value=value_of(figure, as_stated=below.as_stated),
            figure=figure.id,
            anchor=_anchor(figure, page) if is_told else "",
            formula="" if below.told else figure.formula,
            sum="" if below.told else figure.working,
            inputs=tuple(_inputs(below, caption, page)),
            letter=letter(step.figure, figure.id),
        )


def _row(figure: Figure, page: _Page, own: str) -> str:
    """`row 1.3`, behind the document where it is another than the page's; nothing in the row `own`."""
    text = place_on_form(figure, page.release, page.document.id)
    return "" if text == own else text


def _anchor(figure: Figure, page: _Page) -> str:
    return _ANCHOR + figure.id.removeprefix(f"{page.release.key}/")


def _result(figure: Figure) -> tuple[str, str]:
    """What comes out, and what there is to say of it: what the form states, what is not known."""
    if figure.word:
        differs = figure.stated_word not in ("", figure.word)
        note = f"The form states {RATINGS.get(figure.stated_word, figure.stated_word)}." if differs else ""
        return RATINGS.get(figure.word, figure.word), note
    if figure.value is None:
        reason = written(figure.absence) if figure.absence else ""
        return reason, "It follows from a value that is not there."
    shown = number(figure.value, figure.unit, figure.places)
    if figure.status != "derived":
        return "", f"The form states {shown}. {_LACKING}"
    full = exact(figure.value, figure.unit)
    result = full if full == shown else f"{full}, shown as {shown}"
    gaps = [f"Not known of what it follows from: {len(figure.gaps)}."] if figure.gaps else []
    how = rounded_to(figure)
    rounds = [f"{how[:1].upper()}{how[1:]}."] if how else []
    return f"{least(figure)}{result}", " ".join([*rounds, *_stated(figure), *gaps])


def _stated(figure: Figure) -> Iterator[str]:
    if figure.stated is None or figure.value is None:
        return
    stated = number(figure.stated, figure.unit, figure.places)
    if rounded(figure.value, figure.places) == figure.stated:
        yield f"The form states {stated}, which agrees."
    elif figure.gaps and not figure.differs:
        yield f"The form states {stated}, which it may be with what is not known."
    else:
        yield f"The form states {stated}, which differs."
        if figure.explained:
            yield figure.explained
