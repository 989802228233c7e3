"""`new --quarter --comments`: what the report says and what was said before stands beside each comment."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from adtp_publish.edit.formatting import formatted
from adtp_publish.edit.forms import known_forms
from adtp_publish.model.record import LONDON
from adtp_publish.ports import DiskFiles
from tests.edit.new_plans import FORMS
from tests.edit.quarters import checked, plans_without, prepared, read

MOMENT = datetime(2010, 4, 1, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("slug", "quarter"), [("example", "q1"), ("example", "q3"), ("example", "q4"), ("stockton", "q2")]
)
def test_fresh_comments_have_only_fields_to_fill_in_and_are_in_order(
    tmp_path: Path, slug: str, quarter: str
) -> None:
    name = f"{slug}/2009-10/progress/{quarter}-comments.yaml"
    plans = plans_without(tmp_path, name)
    done = prepared(plans, slug, quarter, comments=True)
    assert done.file.endswith(name), done.refusals
    found = [f for f in checked(DiskFiles(plans), MOMENT).findings if f.file == f"plans/{name}"]
    assert {finding.code for finding in found} == {"not-filled-in"}
    assert not formatted((plans / name).read_bytes(), name, known_forms(FORMS).of(name)).differs


def test_each_section_has_the_quarter_alone_with_what_was_said_beside(tmp_path: Path) -> None:
    plans = plans_without(tmp_path, "example/2009-10/progress/q3-comments.yaml")
    done = prepared(plans, "example", "q3", comments=True)
    new = read(done.file)
    last = read(plans / "example/2009-10/progress/q2-comments.yaml")
    assert new["by"] == last["by"]
    assert new["manager"] == last["manager"]
    sections = new["progress_report"]
    assert isinstance(sections, dict)
    assert len(sections) == 7
    assert all(section == {"q3": None} for section in sections.values())
    text = " ".join(Path(done.file).read_text("utf-8").replace("#", " ").split())
    assert "the report: green 1, 2, 5; amber 3, 4, 6, 8; red 7 quarter 1: A sound start." in text
    assert "quarter 2: TOP at exit has gone from 55% to 74% in a quarter." in text
    assert "the report: Commencements: target to date 60, annual target 80, number to date" in text


def test_comments_that_repeat_earlier_ones_are_gone_on_with_so(tmp_path: Path) -> None:
    """Stockton's stand by quarter in one document; figures they quote are named where they are held."""
    plans = plans_without(tmp_path)
    prepared(plans, "stockton", "q3")
    report = plans / "stockton/2009-10/progress/q3.yaml"
    report.write_bytes(
        (plans / "stockton/2009-10/progress/q2.yaml").read_bytes().replace(b"quarter: q2", b"quarter: q3")
    )
    done = prepared(plans, "stockton", "q3", comments=True)
    new = read(done.file)["summary_report"]
    assert isinstance(new, dict)
    engagement = new["engagement"]
    assert isinstance(engagement, dict)
    assert list(engagement) == ["q1", "q2", "q3"]
    assert "[[q2-comments.summary-report.engagement.final-year]]" in str(engagement["q1"])
    found = checked(DiskFiles(plans), MOMENT).findings
    mine = [finding for finding in found if finding.file.endswith("q3-comments.yaml")]
    assert {finding.code for finding in mine} == {"not-filled-in"}
