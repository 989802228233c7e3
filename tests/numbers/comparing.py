"""Hold an output against the model: how many numbers were compared, and each that is not as it should be."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, zip_longest
from typing import Any

from adtp_publish.model.figure import Figure
from adtp_publish.model.total import Part, Total

from .paper import Paper, squeezed
from .saying import lacking, says, says_in_prose, shown
from .screen import Page, Shown
from .wording import in_letters, rounded

Figures = Mapping[str, Figure]
# What stands before the items of a list on paper.
MARKERS = re.compile(r"(?:[•◦▪]|[0-9]+\.)*")


@dataclass(frozen=True)
class Compared:
    """What came of a comparison: how many numbers were held against the model, and what is wrong.

    `seen` are the figures of a PDF, which may hold some of other documents too.
    """

    numbers: int
    wrong: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()


def page(where: str, found: Page, figures: Figures, whole: Iterable[Figure] = ()) -> Compared:
    """A page: each figure on it says what the model says; `whole` are those that it must have."""
    wrong = [
        f"{where}: a number of no figure: {cell.text.strip()}" for cell in found.cells if _nameless(cell)
    ]
    for one in found.figures:
        figure = figures.get(one.figure)
        if figure is None:
            wrong.append(f"{where}: {one.figure} is no figure of it")
        elif not _is_said(figure, one):
            wrong.append(f"{where}: {one.figure} is said to be {one.text.strip()}")
    seen = {one.figure for one in found.figures if one.is_cell}
    wrong += [f"{where}: {figure.id} is missing" for figure in whole if figure.id not in seen]
    return Compared(len(found.figures), tuple(wrong))


def _is_said(figure: Figure, one: Shown) -> bool:
    return says(figure, one.text, one.numeric) if one.is_cell else says_in_prose(figure, one.text, one.format)


def _nameless(cell: Shown) -> bool:
    return cell.numeric and not cell.figure and cell.tag != "th" and any(c.isdigit() for c in cell.text)


def paper(where: str, sheet: Page, found: Paper, figures: Figures) -> Compared:
    """A PDF beside the HTML that it was made from, which says whose figure each cell is.

    What is held against the model is the text of the PDF. Every other cell and all prose must be those of
    the HTML, in its order.
    """
    wrong = list(page(where, sheet, figures).wrong)
    numbers, place = 0, 0
    for row in sheet.rows:
        wanted = [squeezed(cell.text + cell.marks) for cell in row]
        got = found.rows[place] if place < len(found.rows) else []
        place += 1
        while got != wanted and place < len(found.rows) and _goes_on(got, found.rows[place], wanted):
            got = [first + second for first, second in zip(got, found.rows[place], strict=True)]
            place += 1
        if len(got) != len(wanted):
            wrong.append(f"{where}: {wanted} has become {got}")
            continue
        for cell, text, there in zip(row, got, wanted, strict=True):
            numbers += bool(cell.figure)
            figure = figures.get(cell.figure)
            if figure is not None and not says(figure, text.removesuffix(squeezed(cell.marks)), cell.numeric):
                wrong.append(f"{where}: {cell.figure} is said to be {text}")
            elif text != there:
                wrong.append(f"{where}: {there} has become {text}")
    wrong += [f"{where}: {row} is nowhere in the HTML" for row in found.rows[place:]]
    wrong += _heads(where, sheet.heads, found.heads)
    at, more = 0, []
    for piece in filter(None, map(squeezed, sheet.prose)):
        begins = found.prose.find(piece, at)
        if begins < 0:
            wrong.append(f"{where}: {piece[:80]} is not in its prose, or not there")
            continue
        more.append(found.prose[at:begins])
        at = begins + len(piece)
    more.append(found.prose[at:])
    # The contents have numbers of pages, which the HTML has not.
    listed = (re.escape(squeezed(piece)) for piece in sheet.contents if piece.strip())
    contents = re.compile("".join(f"{entry}[0-9]*" for entry in listed))
    besides = (piece for piece in more if not (MARKERS.fullmatch(piece) or contents.fullmatch(piece)))
    wrong += [f"{where}: {piece[:80]} is nowhere in the HTML" for piece in besides]
    return Compared(numbers, tuple(wrong), frozenset(one.figure for one in sheet.figures if one.is_cell))


def _heads(where: str, wanted: list[list[str]], found: list[list[str]]) -> Iterator[str]:
    """What the heads of tables have become; one is repeated on each page that its table goes on to."""
    heads = [[squeezed(text) for text in row] for row in wanted]
    for (there, _), (got, _) in zip_longest(groupby(heads), groupby(found), fillvalue=([], None)):
        if there != got:
            yield f"{where}: the head {there} has become {got}"
            return


def _goes_on(got: list[str], more: list[str], wanted: list[str]) -> bool:
    """Whether a row of the PDF is the rest of the one before it, which a page has cut."""
    if not len(got) == len(more) == len(wanted):
        return False
    return all(whole.startswith(first + rest) for first, rest, whole in zip(got, more, wanted, strict=True))


def table(where: str, content: bytes, figures: Figures) -> Compared:
    """A part as CSV: a line for each figure."""
    wrong, seen = [], []
    for line in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        figure = figures.get(line["id"])
        if figure is None:
            # Other values are no figures, such as a name or a date: without a rule, and of no unit.
            if line["formula"] or (line["unit"] and line["value"][:1].isdigit()):
                wrong.append(f"{where}: {line['id']} is no figure of it")
            continue
        seen.append(figure.id)
        wrong += _record(where, figure, line, line["inputs"].split(), line["not_known"].split())
    return Compared(len(seen), (*wrong, *lacking(figures.values(), seen, where), *_twice(where, seen)))


def data(where: str, content: bytes, figures: Figures) -> Compared:
    """A part as JSON: its list of figures."""
    wrong, seen = [], []
    for record in json.loads(content)["figures"]:
        seen.append(record["id"])
        if figure := figures.get(record["id"]):
            inputs = [below["id"] for below in record["inputs"]]
            wrong += _record(where, figure, record, inputs, record["not_known"])
    return Compared(len(seen), (*wrong, *lacking(figures.values(), seen, where), *_twice(where, seen)))


def _record(
    where: str, figure: Figure, record: Mapping[str, Any], inputs: list[str], gaps: list[str]
) -> list[str]:
    value, word = shown(figure), figure.stated_word or figure.word
    derived = figure.value if figure.formula else None
    is_right = {
        "value": _is(record["value"], value, 0)
        if value is not None
        else not figure.formula or record["value"] == word,
        "stated": _is(record["stated"], figure.stated, 0) or record["stated"] == figure.stated_word,
        "worked_out": _is(record["worked_out"], derived, 4) or record["worked_out"] == figure.word,
        "unit": record["unit"] == figure.unit or not figure.formula,  # a quoted figure may have another
        "formula": record["formula"] == figure.formula,
        "working": record["working"].removeprefix("'") == figure.working,
        "inputs": list(dict.fromkeys(inputs)) == list(dict.fromkeys(figure.inputs)),
        "not_known": gaps == list(figure.gaps),
    }
    return [f"{where}: {figure.id} has `{n}` {record.get(n)}" for n, right in is_right.items() if not right]


def _is(text: str, value: Decimal | None, most: int) -> bool:
    """Whether a text is a number, to at most so many decimals where it has more; an empty one is none."""
    if value is None or not text:
        return value is None and not text
    return Decimal(text) == value or (most > 0 and Decimal(text) == rounded(value, most))


def _twice(where: str, seen: list[str]) -> list[str]:
    return [f"{where}: {name} stands twice" for name in sorted(set(seen)) if seen.count(name) > 1]


def provenance(where: str, content: bytes, figures: Figures) -> Compared:
    """A provenance: each figure of the plan with its exact value, not rounded."""
    wrong, seen = [], []
    for record in json.loads(content)["figures"]:
        seen.append(record["id"])
        figure = figures.get(record["id"])
        if figure is None:
            continue
        for name, value in (("value", figure.value), ("stated", figure.stated)):
            if not _is(record.get(name, ""), value, 0):
                wrong.append(f"{where}: {figure.id} has `{name}` {record.get(name)}")
    return Compared(len(seen), (*wrong, *lacking(figures.values(), seen, where), *_twice(where, seen)))


def overview(where: str, found: Page, totals: Iterable[Total], figures: Figures) -> Compared:
    """A page over many plans: each of its numbers is a total, rounded once, or the number of a plan."""
    said = {total.id: _rounded_once(total) for total in totals}
    wrong = [
        f"{where}: a number of no figure: {cell.text.strip()}" for cell in found.cells if _nameless(cell)
    ]
    for one in found.figures:
        text = " ".join(one.text.split())
        if one.figure in said:
            is_said = text == said[one.figure]
        else:
            is_said = one.figure in figures and _is_said(figures[one.figure], one)
        wrong += [] if is_said else [f"{where}: {one.figure} is said to be {text}"]
    return Compared(len(found.figures), tuple(wrong))


def all_totals(where: str, found: Page, totals: Iterable[Total]) -> Compared:
    """The page of totals: each rounded once and before that, and the number of each plan as it is added."""
    said: dict[str, frozenset[str]] = {}
    for total in totals:
        said |= {part.figure.id: frozenset(_added(part)) for part in total.parts}
        said[total.id] = frozenset(_of_total(total))
    wrong = [
        f"{where}: a number of no figure: {cell.text.strip()}" for cell in found.cells if _nameless(cell)
    ]
    for one in found.figures:
        text = " ".join(one.text.split())
        if text not in said.get(one.figure, ()):
            wrong.append(f"{where}: {one.figure} is said to be {text}")
    seen = {one.figure for one in found.figures}
    wrong += [f"{where}: {name} is missing" for name in sorted(set(said) - seen)]
    return Compared(len(found.figures), tuple(wrong))


def _rounded_once(total: Total) -> str:
    of, value = f"({total.counted} of {total.plans})", total.figure.value
    return f"Not known {of}" if value is None else f"{in_letters(rounded(value, 0), '')} {of}"


def _of_total(total: Total) -> Iterator[str]:
    yield _rounded_once(total)
    if total.figure.value is not None:
        yield _exactly(total.figure)


def _added(part: Part) -> Iterator[str]:
    text = _exactly(part.figure)
    if not text:
        yield part.figure.absence.word.capitalize() if part.figure.absence else "Not known"
    else:
        yield f"{text}, not added: the plan of {part.instead} gives it" if part.instead else text


def _exactly(figure: Figure) -> str:
    """A number before it is rounded, to four decimals."""
    if figure.shown is None:
        return ""
    text = in_letters(rounded(figure.shown, 4), figure.unit)
    return text.rstrip("0").rstrip(".")


def totals_as_csv(where: str, content: bytes, totals: Iterable[Total]) -> Compared:
    """The totals as CSV: a line for each."""
    lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    found = [
        {**line, "inputs": line["inputs"].split(), "not_known": line["not_known"].split()} for line in lines
    ]
    return _totals(where, found, {total.id: total for total in totals})


def totals_as_json(where: str, content: bytes, totals: Iterable[Total]) -> Compared:
    """The totals as JSON, with the number of each plan."""
    known = {total.id: total for total in totals}
    records = json.loads(content)["totals"]
    wrong, numbers = [], 0
    for record in records:
        parts = {part.figure.id: part for part in known[record["id"]].parts} if record["id"] in known else {}
        told = [*record["inputs"], *record["not_known"], *record["not_added"]]
        wrong += lacking((part.figure for part in parts.values()), (one["id"] for one in told), where)
        for one in told:
            part = parts.get(one["id"])
            is_right = part is not None and _is(one.get("value", ""), part.figure.shown, 0)
            wrong += [] if is_right else [f"{where}: {one['id']} gives {one.get('value')} to {record['id']}"]
        numbers += len(told)
    flat = [{**r, **{n: [below["id"] for below in r[n]] for n in ("inputs", "not_known")}} for r in records]
    compared = _totals(where, flat, known)
    return Compared(numbers + compared.numbers, (*wrong, *compared.wrong))


def _totals(where: str, records: list[dict[str, Any]], totals: Mapping[str, Total]) -> Compared:
    wrong, seen = [], []
    for record in records:
        seen.append(record["id"])
        total = totals.get(record["id"])
        if total is None:
            continue
        value = total.figure.value
        is_right = {
            "value": _is(record["value"], None if value is None else rounded(value, 0), 0),
            "worked_out": _is(record["worked_out"], value, 4),
            "counted": int(record["counted"]) == total.counted,
            "plans": int(record["plans"]) == total.plans,
            "working": record["working"] == total.figure.working,
            "inputs": tuple(record["inputs"]) == total.figure.inputs,
            "not_known": tuple(record["not_known"]) == total.figure.gaps,
        }
        wrong += [f"{where}: {total.id} has `{n}` {record[n]}" for n, right in is_right.items() if not right]
    figures = [total.figure for total in totals.values()]
    return Compared(len(seen), (*wrong, *lacking(figures, seen, where), *_twice(where, seen)))
