"""`build --strict`: a stated figure that differs keeps its document out until somebody explains it."""

from __future__ import annotations

from pathlib import Path

import pytest

from adtp_publish.findings import WARNING
from adtp_publish.model.paths import place_of
from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles, Files
from tests.conftest import MOMENT
from tests.publish.workshop import AUDIENCES, Workshop, real_workshop

# The three figures of the sources that differ: document, who is shown it, the line, an explanation.
DIFFERING = {
    "lancashire/2009-10/part2": (
        AUDIENCES,
        "        percentage: 28%\n",
        "        explained: The county's figure stands here.\n",
    ),
    "coventry/2008-09/laa": (
        ("submissions/partnership",),
        "      2010/11: 978\n",
        "    explained:\n      2010/11: No rule gives it.\n",
    ),
    "stockton/2009-10/progress/q2": (
        AUDIENCES[1:],
        "    percentage: 114%\n",
        "    explained: The places behind the point were cut off.\n",
    ),
}


@pytest.fixture
def real(tmp_path: Path, pdf_cache: Path, forms: Files) -> Workshop:
    """A workshop with all plans of this repository, in which all other warnings are explained."""
    workshop = real_workshop(tmp_path / "real", pdf_cache)
    explain_others(workshop, forms)
    return workshop


def explain_others(workshop: Workshop, forms: Files) -> None:
    """Give each warning that is not about a stated figure an explanation at the end of its document."""
    texts: dict[Path, list[str]] = {}
    checked = check(DiskFiles(workshop.plans), "plans", forms, MOMENT)
    documents = {document.file: (d.plan, document) for d in checked.plans for document in d.plan.documents}
    for finding in checked.findings:
        if finding.severity == WARNING and finding.code != "stated-differs":
            plan, document = documents[finding.file]
            place = place_of(plan.edition.form(document.spec.schema), document.root, finding.path)
            lines = texts.setdefault(workshop.root / finding.file, [])
            lines += [f"  - finding: {finding.code}", f"    place: {place}", "    because: It stands so."]
    assert texts, "there are none any more: leave this out"
    for file, lines in texts.items():
        text = file.read_text("utf-8")
        # The last field of a form: what is added stands behind explanations that are there already.
        head = "" if "\nexplanations:\n" in text else "explanations:\n"
        file.write_text(f"{text}{head}" + "\n".join(lines) + "\n", "utf-8")


def holds(workshop: Workshop, audience: str, document: str) -> bool:
    """Whether an output holds the PDF of a document."""
    slug, year, *_, name = document.split("/")
    return any(address.endswith(f"/{slug}-{year}-{name}.pdf") for address in workshop.made(audience))


def test_only_strict_keeps_the_three_documents_out(real: Workshop) -> None:
    ran = real.build("--audience", "all")
    assert ran.code == 0
    assert "3 warnings" in ran.err
    for document, (audiences, *_) in DIFFERING.items():
        assert [link for link in AUDIENCES if holds(real, link, document)] == list(audiences)
    kept = {link: real.single(link) for link in AUDIENCES}
    (real.out / "site").unlink()  # as before the first build
    ran = real.build("--audience", "all", "--strict")
    assert ran.code == 1
    assert "3 errors" in ran.err
    assert ran.out.count(": error: ") == ran.out.count("[stated-differs]") == len(DIFFERING)
    for document in DIFFERING:
        assert not [link for link in AUDIENCES if holds(real, link, document)]
        slug, year, *_, name = document.split("/")
        assert f"left out: {slug}/{year}: {name}: errors, see the findings" in ran.err
    for link in AUDIENCES:
        # What is over all plans goes with the numbers of these: the documents themselves are their PDFs.
        gone = {address for address in kept[link] if address not in real.single(link)}
        gone = {address for address in gone if address.endswith(".pdf")}
        assert gone
        assert all(any(document.rpartition("/")[2] in at for document in DIFFERING) for at in gone)


@pytest.mark.slow
def test_a_difference_that_is_explained_passes_strict(real: Workshop) -> None:
    for document, (_, line, explained) in DIFFERING.items():
        real.change(document, line, line + explained)
    ran = real.build("--audience", "all", "--strict")
    assert ran.code == 0, ran.out
    assert "stated-differs" not in ran.out
    for document, (audiences, *_) in DIFFERING.items():
        assert [link for link in AUDIENCES if holds(real, link, document)] == list(audiences)


@pytest.mark.slow
def test_strict_does_not_take_a_live_part_off_the_site(real: Workshop) -> None:
    assert real.build().code == 0
    before = real.made()
    ran = real.build("--strict")
    assert (ran.code, real.made()) == (1, before)
    assert "`part2` of `lancashire/2009-10` is on the live site and would be removed" in ran.out
