"""A document with files inside has the same bytes in eight surroundings, at whatever moment it is made."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from adtp_publish.pipeline import Checked
from adtp_publish.release.release import release
from adtp_publish.render.attached import day_of_plan
from adtp_publish.render.environment import environment
from adtp_publish.render.pdf import Sheet, lay_out_pdf, sheet
from tests.conftest import MOMENT, ROOT
from tests.every_field.trees import plan_of
from tests.privacy.repository import templates

# Lays out a sheet that it reads, and prints the hash of the PDF.
PROGRAM = """\
import hashlib, json, sys
from base64 import b64decode
from datetime import date
from adtp_publish.render.attached import Attached
from adtp_publish.render.pdf import Sheet, lay_out_pdf
given = json.load(sys.stdin)
fonts = tuple((name, b64decode(data)) for name, data in given["fonts"])
files = tuple(
    Attached(name, b64decode(data), kind, about, media, date.fromisoformat(day))
    for name, data, kind, about, media, day in given["attached"]
)
made = lay_out_pdf(Sheet(given["address"], given["html"], fonts, files)).content
print(hashlib.sha256(made).hexdigest())
"""
EIGHT = list(product(("0", "4294967295"), ("UTC", "Pacific/Kiritimati"), ("C", "tr_TR.UTF-8")))


@pytest.fixture(scope="module")
def made(checked_plans: Checked) -> Sheet:
    """A document of a submission, with its figures and itself inside."""
    released, _ = release(plan_of(checked_plans, "stockton/2009-10"), "nta", MOMENT, checked_plans.register)
    assert released is not None
    document = released.document("q2")
    assert document is not None
    texts, nhs = templates()
    found = sheet("q2.pdf", released, document, environment(texts.texts, nhs), texts)
    assert [file.name for file in found.attached] == ["stockton-2009-10-q2.csv", "stockton-2009-10-q2.yaml"]
    return found


def test_a_document_has_the_same_bytes_in_eight_surroundings(made: Sheet, tmp_path: Path) -> None:
    given = json.dumps(
        {
            "address": made.address,
            "html": made.html,
            "fonts": [(name, b64encode(data).decode()) for name, data in made.fonts],
            "attached": [
                (f.name, b64encode(f.content).decode(), f.relationship, f.about, f.media, f.day.isoformat())
                for f in made.attached
            ],
        }
    )
    hashes = set()
    for number, (seed, zone, words) in enumerate(EIGHT):
        folder = tmp_path / f"a folder {number}"
        folder.mkdir()
        surroundings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": words, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=given,
            cwd=folder,
            env=os.environ | surroundings,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        hashes.add(done.stdout.strip())
    assert hashes == {hashlib.sha256(lay_out_pdf(made).content).hexdigest()}


def test_another_day_or_file_is_another_document(made: Sheet) -> None:
    plain = replace(made, html="<html lang=en-GB><title>A</title><h1>A</h1>", fonts=())
    first = plain.attached[0]
    others = [
        plain,
        replace(plain, attached=(replace(first, day=date(2009, 4, 2)), *plain.attached[1:])),
        replace(plain, attached=(replace(first, content=b"other"), *plain.attached[1:])),
        replace(plain, attached=plain.attached[1:]),
    ]
    assert len({lay_out_pdf(each).content for each in others}) == 4
    assert lay_out_pdf(replace(plain, attached=plain.attached[::-1])) == lay_out_pdf(plain)


@pytest.mark.parametrize(
    ("key", "audience", "day"),
    [
        ("example/2009-10", "nta", date(2009, 3, 27)),
        ("example/2009-10", "public", date(2009, 3, 27)),
        ("coventry/2008-09", "nta", date(2008, 4, 1)),
        ("lancashire/2009-10", "public", date(2009, 4, 1)),
    ],
)
def test_files_are_dated_by_the_cover_or_the_year(
    checked_plans: Checked, key: str, audience: str, day: date
) -> None:
    released, _ = release(plan_of(checked_plans, key), audience, MOMENT, checked_plans.register)
    assert released is not None
    assert day_of_plan(released) == day
    without = replace(released, documents=())
    assert day_of_plan(without) == date(int(key[-7:-3]), 4, 1)
