"""What the guides print as the program's output is what it prints of the plans of this repository."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

from adtp_publish.pipeline import check
from adtp_publish.ports import DiskFiles
from tests.conftest import MOMENT, ROOT
from tests.test_docs import DOCS, blocks

TOTAL = "pdu.england.2010-11"


def test_the_totals_of_findings_in_the_guide_to_building_are_those_of_the_plans() -> None:
    found = check(DiskFiles(ROOT / "plans"), "plans", DiskFiles(ROOT / "schema"), MOMENT)
    told = Counter(finding.severity for finding in found.findings)
    wanted = f"{len(found.plans)} plans checked: {told['warning']} warnings, {told['notice']} notices"
    samples = [text for text in blocks(DOCS / "how-to/web-team.md", "text") if "plans checked" in text]
    assert [text.partition("\n")[0] for text in samples] == [wanted]
    assert not told["error"]


def test_the_total_that_the_commands_explain_is_explained_so() -> None:
    (sample,) = [text for text in blocks(DOCS / "how-to/commands.md", "text") if text.startswith(TOTAL)]
    call = [sys.executable, "-m", "adtp_publish", "explain", TOTAL, "--at", "2009-05-01"]
    printed = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    told = [line for line in sample.splitlines() if line.strip() != "..."]
    assert len(told) >= 12
    places = [printed.index(line) for line in told]
    assert places == sorted(places)
