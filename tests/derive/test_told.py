"""Documents of a few lines, each with all that is found of its figures, and with the figures where asked.

A file of `told/` holds cases. `# ` begins one with its title; `@ part2 2009/10` a document with the lines of
it that follow; `@ part2 2009/10 whole` one that is not held in part; `@ part4 2009/10 mainstream_uplift=2.5`
one of an edition with such a threshold; `= found`, `= figures` and `= tree` (the
document with what follows put in) what is expected. `--renew-golden` writes that anew: read the diff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from adtp_publish.derive.checks import apply_across_years, apply_checks
from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.findings import Finding
from adtp_publish.model.display import written
from adtp_publish.model.figure import Figure
from adtp_publish.model.node import Node
from adtp_publish.model.plan import Plan

TOLD = Path(__file__).parent / "told"
ReadPlan = Callable[..., Plan]


@dataclass(frozen=True)
class Case:
    """The documents of a case by edition and name, those that are whole, and what is expected.

    `thresholds` are those that an edition has otherwise; none is one that is pending.
    """

    title: str
    lines: str
    documents: dict[str, dict[str, str]]
    whole: frozenset[tuple[str, str]]
    thresholds: dict[str, dict[str, Decimal | None]]
    expected: dict[str, str]


def cases(file: Path) -> Iterator[Case]:
    for text in re.split(r"^# ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = text.partition("\n")
        documents: dict[str, dict[str, str]] = {}
        whole, expected = set(), {}
        thresholds: dict[str, dict[str, Decimal | None]] = {}
        parts = re.split(r"^([@=]) (.*)\n", rest, flags=re.MULTILINE)[1:]
        for kind, head, lines in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            if kind == "=":
                expected[head] = lines.strip("\n")
                continue
            name, edition, *more = head.split()
            documents.setdefault(edition, {})[name] = lines
            whole |= {(edition, name.rpartition("/")[2])} if "whole" in more else set()
            limits = (one.partition("=") for one in more if one != "whole")
            thresholds.setdefault(edition, {}).update({of: limit_of(text) for of, _, text in limits})
        given = rest.partition("\n= ")[0].rstrip("\n")
        yield Case(title, given, documents, frozenset(whole), thresholds, expected)


def limit_of(text: str) -> Decimal | None:
    return None if text == "pending" else Decimal(text)


def plans_of(case: Case, read_plan: ReadPlan) -> Iterator[Plan]:
    for edition, documents in sorted(case.documents.items()):
        plan = read_plan(documents, edition)
        assert len(plan.documents) == len(documents), "a document of that name is not in the edition"
        assert not [document.file for document in plan.documents if document.broken]
        limits = {**dict(plan.edition.thresholds), **case.thresholds[edition]}
        thresholds = tuple((of, most) for of, most in limits.items() if most is not None)
        yield replace(
            plan,
            edition=replace(plan.edition, thresholds=thresholds),
            documents=tuple(
                replace(d, partial="") if (edition, d.spec.id) in case.whole else d for d in plan.documents
            ),
        )


def told(case: Case, read_plan: ReadPlan) -> dict[str, str]:
    """What is found of the plans of a case, and their figures, as a file has it."""
    derived = [derive(plan) for plan in plans_of(case, read_plan)]
    found = [finding for _, of_figures in derived for finding in of_figures]
    found += [finding for one, _ in derived for finding in apply_checks(one)]
    found += apply_across_years([one for one, _ in derived])
    named = [completed(one) for one, _ in derived]
    figures = [_as_line(figure) for one in named for figure in one.figures]
    return {
        "found": "\n".join(map(_as_text, found)) or "nothing",
        "figures": "\n".join(figures),
        "tree": "\n".join(
            _as_node(node) for one in named for d in one.plan.documents for node in d.root.walk()
        ),
    }


def _as_text(finding: Finding) -> str:
    at = f"{finding.file} {' > '.join(finding.path)}{' (its name)' if finding.on_key else ''}"
    more = f"\n  explained at {finding.explained_at}" if finding.explained_at else ""
    more += f"\n  at `{finding.sought}`, number {finding.nth + 1}" if finding.nth else ""
    return f"{finding.code} at {at}\n  {finding.message}\n  {finding.hint}{more}"


def _as_node(node: Node) -> str:
    value = written(node.value, node.face.unit)
    return f"{' > '.join(node.path) or 'the document'}{f': {value}' if value else ''} [{node.id}]"


def _as_line(figure: Figure) -> str:
    value = written(figure.absence) or (
        written(figure.value, figure.unit) if figure.value is not None else ""
    )
    marks = [mark for mark in ("provisional", "public", "differs") if getattr(figure, mark)]
    marks += [f"{figure.places} places"] if figure.places else []
    stated = figure.stated_word or (written(figure.stated) if figure.stated is not None else "")
    parts = {
        "is": f"{figure.status} {figure.kind}: {figure.word or value}",
        "stated": stated,
        "explained": figure.explained,
        "of": figure.label,
        "for": " ".join(part for part in (figure.year, figure.total, figure.baseline) if part),
        "at": " > ".join((figure.document, *figure.path)),
        "in": figure.unit,
        "by": figure.formula,
        "in symbols": figure.symbols,
        "that is": figure.working,
        "from": ", ".join(name.partition(".")[2] for name in figure.inputs),
        "without": ", ".join(name.partition(".")[2] for name in figure.gaps),
        "marks": ", ".join(marks),
    }
    return figure.id + "".join(f"\n  {name}: {part}" for name, part in parts.items() if part)


FILES = sorted(TOLD.glob("*.txt"))
CASES = [pytest.param(case, id=f"{file.stem}: {case.title}") for file in FILES for case in cases(file)]


@pytest.mark.parametrize("case", CASES)
def test_what_is_told_of_figures(case: Case, read_plan: ReadPlan, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--renew-golden"):
        pytest.skip("written anew by the last test of this file")
    found = told(case, read_plan)
    assert case.expected
    for name, expected in case.expected.items():
        assert found[name] == expected


def test_there_are_cases_and_each_says_what_is_expected(
    read_plan: ReadPlan, request: pytest.FixtureRequest
) -> None:
    assert len(CASES) > 30
    if not request.config.getoption("--renew-golden"):
        return
    for file in FILES:
        texts = []
        for case in cases(file):
            found = told(case, read_plan)
            parts = [f"= {name}\n{found[name]}" for name in case.expected or ("found",)]
            texts.append("\n".join((f"# {case.title}", case.lines, *parts)))
        file.write_text("\n\n".join(texts) + "\n", "utf-8")
