"""A document whose prose names what its audience is not shown is withheld, and changes nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.fingerprint import fingerprints
from adtp_publish.model.plan import Derived, Document, Plan
from adtp_publish.model.quotable import quotable
from tests.release.forms import with_private
from tests.release.seen import COVER, RECORD, seen

ReadPlan = Callable[..., Plan]

PART2 = 'pdu:\n  baseline: 3808\n  explained:\n    2008/09: "As [[part2.pdu.baseline]] says"\n'
GRID = """\
objectives:
  - number: "1.1.0"
    objective: Train
    evidence:
      - {id: t, label: T, value: 7351}
"""


def part1(name: str) -> str:
    return f'sections:\n  - number: "1.0"\n    title: Needs\n    text: "{name} people"\n'


@pytest.fixture
def made(read_plan: ReadPlan) -> Callable[[str], Derived]:
    def derived(name: str) -> Derived:
        documents = {"cover": COVER, "record": RECORD, "part1": part1(name), "part2": PART2}
        return completed(derive(read_plan({**documents, "part3/grid1": GRID}))[0])

    return derived


def changed(derived: Derived, name: str, **change: object) -> Derived:
    def one(document: Document) -> Document:
        return replace(document, **change) if document.spec.id == name else document  # type: ignore[arg-type]

    return replace(derived, plan=replace(derived.plan, documents=tuple(map(one, derived.plan.documents))))


def test_a_document_that_names_what_is_released_is_released(made: Callable[[str], Derived]) -> None:
    for audience in ("public", "nta", "partnership"):
        released, findings = seen(made("[[part2.pdu.baseline]]"), audience)
        assert findings == ()
        assert released.document("part1") is not None


def test_what_names_a_figure_of_a_document_with_errors_stays_and_says_that_it_is_not_available(
    made: Callable[[str], Derived],
) -> None:
    for audience in ("public", "nta"):
        broken = changed(made("[[part2.pdu.baseline]]"), "part2", broken=True)
        without = tuple(figure for figure in broken.figures if figure.document != "part2")
        released, (finding,) = seen(replace(broken, figures=without), audience)
        assert (finding.code, finding.severity) == ("figure-left-out", "warning")
        assert finding.message == (
            "`text` names `[[part2.pdu.baseline]]`, which reads `not available`: `part2` is left out"
        )
        assert finding.hint == "mend the errors of `part2`"
        assert (finding.file, finding.path) == (
            "plans/somewhere/2009-10/part1.yaml",
            ("sections", "0", "text"),
        )
        assert released.left_out == ("part2",)
        part = released.document("part1")
        assert part is not None
        names = quotable(released)
        text = names.said("[[part2.pdu.baseline]]", "part1", ("sections", "0", "text"))
        assert text == "not available"


def test_a_private_figure_that_a_public_text_names_is_not_released(made: Callable[[str], Derived]) -> None:
    """The second line of defence: the check of names has made an error of it before."""
    derived = made("[[grid1.objectives.1-1-0.t]]")
    released, (finding,) = seen(derived, "public")
    assert (finding.code, finding.severity) == ("figure-left-out", "error")
    assert finding.message == "`text` names `[[grid1.objectives.1-1-0.t]]`, which is not in this release"
    assert finding.hint == "mend what keeps `grid1` out of it, or take the name out"
    assert released.document("part1") is None
    assert "7351" not in repr(released)
    for_nta, found = seen(derived, "nta")
    assert found == ()
    assert for_nta.document("part1") is not None
    assert "7351" in repr(for_nta)


def test_a_document_that_is_absent_or_not_there_keeps_nobody_back(made: Callable[[str], Derived]) -> None:
    derived = made("[[part2.pdu.baseline]]")
    figures = tuple(figure for figure in derived.figures if figure.document != "part2")
    absent = changed(replace(derived, figures=figures), "part2", absent="not in the source")
    gone = tuple(item for item in derived.plan.documents if item.spec.id != "part2")
    missing = replace(derived, figures=figures, plan=replace(derived.plan, documents=gone))
    for one in (absent, missing):
        released, findings = seen(one, "public")
        assert findings == ()
        assert released.document("part1") is not None


def test_a_hidden_figure_is_found_behind_the_name_of_one_that_is_left_out(
    made: Callable[[str], Derived],
) -> None:
    derived = changed(made("[[part2.pdu.baseline]] and [[grid1.objectives.1-1-0.t]]"), "part2", broken=True)
    released, findings = seen(derived, "public")
    assert released.left_out == ("part1", "part2")
    assert [finding.severity for finding in findings] == ["error"]


def test_a_private_figure_of_a_document_that_is_shown_is_hidden_too(read_plan: ReadPlan) -> None:
    texts = {"cover": COVER, "record": RECORD, "part1": part1("[[part2.pdu.baseline]]"), "part2": PART2}
    derived = with_private(read_plan(texts), "part2", "pdu", "baseline")
    released, findings = seen(derived, "public")
    assert "3808" not in repr(released)
    assert {document.id for document in released.documents} == {"cover", "record"}
    assert {(finding.code, finding.file.rpartition("/")[2]) for finding in findings} == {
        ("figure-left-out", "part1.yaml"),
        ("figure-left-out", "part2.yaml"),
    }


def test_why_a_hidden_document_is_not_there_is_not_told_either(made: Callable[[str], Derived]) -> None:
    derived = made("[[grid1.objectives.1-1-0.t]]")
    figures = tuple(figure for figure in derived.figures if figure.document != "grid1")
    absent = changed(replace(derived, figures=figures), "grid1", absent="not collected")
    released, (finding,) = seen(absent, "public")
    assert (finding.code, finding.severity) == ("figure-left-out", "error")
    assert released.document("part1") is None


def test_what_is_left_out_is_told_once_for_each_document_that_names_it(read_plan: ReadPlan) -> None:
    """Part 4 names Part 1, which names Part 2 twice, which has an error."""
    texts = {"cover": COVER, "record": RECORD, "part2": PART2}
    evidence = "    evidence:\n      - {id: known, label: K, value: 75%}\n"
    texts |= {
        "part1": part1("[[part2.pdu.baseline]] and [[part2.pdu.baseline]]") + evidence,
        "part4": 'commentary: "[[part1.1-0.known]]"\n',
    }
    derived = changed(completed(derive(read_plan(texts))[0]), "part2", broken=True)
    released, findings = seen(derived, "public")
    assert [(finding.code, finding.file) for finding in findings] == [
        ("figure-left-out", "plans/somewhere/2009-10/part1.yaml")
    ]
    assert released.left_out == ("part2",)


def test_an_explanation_reads_with_its_figures_and_is_no_leak(read_plan: ReadPlan) -> None:
    text = PART2 + "  basis: from baseline\n  change: {2008/09: 5%}\n  stated: {2008/09: 4000}\n"
    derived = completed(derive(read_plan({"cover": COVER, "record": RECORD, "part2": text}))[0])
    released, findings = seen(derived, "public")
    assert findings == ()
    figure = released.figure("somewhere/2009-10/part2.pdu.target.2008-09")
    assert figure is not None
    assert figure.explained == "As 3,808 says"


def test_a_part_stays_signed_off_when_a_figure_that_it_names_is_agreed(read_plan: ReadPlan) -> None:
    def prints(baseline: str, name: str = "[[part2.pdu.baseline]]") -> dict[str, str]:
        plan = read_plan({"part1": part1(name), "part2": f"pdu: {{baseline: {baseline}}}\n"})
        document = plan.document("part1")
        assert document is not None
        return fingerprints(plan, document)

    assert prints("3808") == prints("pending") == prints("3900")
    assert prints("3808") != prints("3808", "3,808")
