"""Each word of the closed list that says why a value is not there, as readers see it."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from adtp_publish.model.values import Absence
from adtp_publish.release.release import release
from adtp_publish.validate.reading import ABSENCES
from tests.conftest import MOMENT
from tests.every_field.complete import complete
from tests.every_field.inputs import inputs, words_for
from tests.every_field.reading import said_by
from tests.every_field.trees import paper, plan_of
from tests.privacy.repository import Texts, build, checked, editions, put_in, read, write

# Nothing but a change may be `not sought`: it, the target that follows from it, and their shares.
_LEAST = {"not sought": 3}


def with_words(slug: str, word: str) -> Texts:
    """The parts of a transcription with a word in place of every input that it may stand for."""
    texts = dict(complete(slug))
    cover: Any = read(texts[f"example/{slug}/cover.yaml"])
    texts[f"example/{slug}/cover.yaml"] = write(cover | {"nature": "transcription"})
    texts[f"example/{slug}/record.yaml"] = f"format: 1\nedition: {editions()[slug].year}\n"
    for one in inputs(slug):
        name = f"example/{slug}/{one.document}.yaml"
        if one.document in ("part2", "part4") and word in words_for(one, slug):
            data: Any = read(texts[name])
            put_in(data, one.figure.path, word)
            texts[name] = write(data)
    kept = ("cover", "record", "part2", "part4", "register")
    return {name: text for name, text in texts.items() if name.rpartition("/")[2].startswith(kept)}


@pytest.mark.parametrize("word", sorted(ABSENCES))
@pytest.mark.parametrize("slug", ["2008-09", "2009-10"])
def test_each_word_stands_on_the_page_on_paper_and_in_the_data(slug: str, word: str) -> None:
    found = checked(with_words(slug, word))
    key = f"example/{slug}"
    released, _ = release(plan_of(found, key), "public", MOMENT, found.register)
    assert released is not None
    files = {file.address: file.content for file in build(found, "public").files}
    compared = 0
    for name in ("part2", "part4"):
        document = released.document(name)
        assert document is not None, [finding.message for finding in found.findings if finding.is_error]
        place_ = f"partnerships/{key}/{name}/"
        page = files[f"{place_}index.html"].decode()
        content = files[f"{place_}{key.replace('/', '-')}-{name}.csv"].decode("utf-8-sig")
        lines = {line["id"]: line for line in csv.DictReader(io.StringIO(content, newline=""))}
        records = json.loads(files[f"{place_}{key.replace('/', '-')}-{name}.json"])["figures"]
        status = {record["id"]: record["status"] for record in records}
        printed = said_by(paper(released, document)).text
        absent = [figure for figure in released.figures if figure.document == name and figure.shown is None]
        absent = [figure for figure in absent if figure.absence == Absence(word)]
        for figure in absent:
            compared += 1
            assert lines[figure.id]["status"] == status[figure.id] == word
            assert lines[figure.id]["value"] == ""
            cell = page.partition(f'data-figure="{figure.id}"')[2].partition("</td>")[0].partition("</dd>")[0]
            assert word.capitalize() in cell, (figure.id, cell)
        shown = word.capitalize()
        assert printed.count(shown) >= len(absent), name
    print(f"{slug} {word}: {compared} figures without a value")
    # Of numbers nothing is `not sought`: that may stand for a change alone.
    assert compared >= (
        1 if word == "not sought" and slug == "2009-10" else 3 if word == "not sought" else 60
    )
