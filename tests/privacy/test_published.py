"""Publications of signed-off plans: the site, the feed and the JSON tell what was shown, and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from adtp_publish.checking import check_all
from adtp_publish.edit.signing import kept_of
from adtp_publish.model.plan import Plan
from adtp_publish.ports import DiskFiles
from adtp_publish.render.routes import ARCHIVE
from tests.conftest import MOMENT
from tests.privacy.changes import PUBLICATIONS, Publications, keys_of
from tests.privacy.repository import FORMS, Texts, build, checked, contents, different, public
from tests.publish.small_plans import sign, write_plans
from tests.release.published import NEW, publication, shown

SHOWN, GONE, HIDDEN, LATER = (
    f"{slug}/2009-10" for slug in ("northshire", "southshire", "eastshire", "westshire")
)
REGISTERED = "  - slug: {0}\n    name: {1}\n    region: north-west\n"
PUBLISHED = "format: 1\nedition: 2009/10\npublications:\n"
PUBLICATION = PUBLISHED + (
    publication("2009-04-20T10:00", shown("part2", baseline="1,900"), shown("record", events="signed off"))
    + publication(
        "2009-06-01T10:00",
        shown("part2", NEW, baseline="1,000"),
        shown("laa", NEW, baseline="2,185"),
        shown("record", NEW, "signed off"),
    )
)
CORRECTED = "corrections:\n  - on: 2009-05-12T10:00\n    document: part2\n    reason: {}\n"
REASON, SECRET = "A digit was wrong", "Ofwhatispublishednothing"


def write_plan(place: Path, key: str) -> None:
    """Write a plan beside Northshire's, like it, and what was published of it."""
    slug = key.partition("/")[0]
    if not (place / slug).exists():
        with (place / "register.yaml").open("a", encoding="utf-8") as register:
            register.write(REGISTERED.format(slug, slug.capitalize()))
        shutil.copytree(place / "northshire", place / slug)
    (place / key / "published.yaml").write_text(PUBLICATION, "utf-8")


def correct(place: Path, plan: Plan, reason: str) -> None:
    """Record a correction of Part 2 in the record of a plan, with the fingerprints of what it is now."""
    prints = [item for item in kept_of(plan, "part2") if isinstance(item, dict)]
    items = ["\n        ".join(f"{name}: {value}" for name, value in item.items()) for item in prints]
    with (place / plan.key / "record.yaml").open("a", encoding="utf-8") as record:
        record.write(CORRECTED.format(reason) + "    fingerprints:\n")
        record.write("".join(f"      - {item}\n" for item in items))
        record.write("withdrawn:\n  on: 2010-02-01T16:00\n" if plan.key == GONE else "")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """A plan that was published and corrected, and such plans that are withdrawn, unsigned and to come."""
    place = write_plans(tmp_path_factory.mktemp("published") / "plans")
    for key in (SHOWN, GONE, HIDDEN, LATER):
        write_plan(place, key)
    sign(place)
    files = DiskFiles(place)
    for derived in check_all(files, "plans", FORMS, MOMENT).plans:
        correct(place, derived.plan, REASON if derived.plan.key == SHOWN else SECRET)
    found = {name: files.read(name).decode() for name in files.names()}
    for key, event in ((HIDDEN, "signed_off:\n  on: 2009-03-31"), (LATER, "published:\n  on: 2009-04-20")):
        name = f"{key}/record.yaml"
        assert event in found[name]
        found[name] = found[name].replace(event, event.replace("2009", "2099"))
    return found


@pytest.fixture(scope="module")
def made(texts: Texts) -> dict[str, bytes]:
    return public(texts)


def test_feed_data_and_pages_tell_of_the_correction(made: dict[str, bytes]) -> None:
    told = json.loads(made["changes.json"])["changes"]
    assert [(each["partnership"], each["change"], each["on"]) for each in told] == [
        ("southshire", "withdrawn", "2010-02-01"),
        ("northshire", "corrected", "2009-05-12T10:00:00+01:00"),
        ("northshire", "published", "2009-04-20T09:30:00+01:00"),
    ]
    figures = [{key: each[key] for key in ("id", "was", "is")} for each in told[1]["figures"]]
    assert {"id": f"{SHOWN}/part2.pdu.baseline", "was": "1,900", "is": "1,000"} in figures
    for address in ("changes.atom", "changes/index.html", f"partnerships/{SHOWN}/index.html"):
        text = made[address].decode()
        assert REASON in text, address
        assert "1,900" in text, address


def test_what_is_withdrawn_unsigned_or_to_come_leaves_no_trace(made: dict[str, bytes]) -> None:
    assert len(made) > 20
    assert not [address for address, content in made.items() if SECRET.encode() in content]
    hidden = [address for address in made if "eastshire" in address or "westshire" in address]
    assert not hidden
    for name in (b"Eastshire", b"Westshire", b"eastshire", b"westshire"):
        assert not [address for address, content in made.items() if name in content]
    assert sorted(a for a in made if "southshire" in a) == [
        f"partnerships/{GONE}/index.html",
        "partnerships/southshire/index.html",
    ]
    page = made["changes/index.html"].decode()
    assert page.count("Southshire") == 1


def test_without_the_hidden_plans_the_bytes_are_the_same(texts: Texts, made: dict[str, bytes]) -> None:
    rest = {name: text for name, text in texts.items() if not name.startswith((HIDDEN, LATER))}
    assert len(rest) < len(texts)
    assert different(public(rest), made) == []


@pytest.mark.parametrize("what", PUBLICATIONS)
def test_what_no_public_was_shown_makes_no_difference(
    texts: Texts, made: dict[str, bytes], what: str
) -> None:
    other, nta = dict(texts), contents(build(checked(texts), "nta"))
    for number in range(len(keys_of(texts))):
        Publications(number, what).apply(other)
    assert len(different(*({n: t.encode() for n, t in each.items()} for each in (other, texts)))) == 4
    assert different(public(other), made) == []
    assert different(contents(build(checked(other), "nta")), nta)


def test_an_earlier_publication_of_a_withdrawn_plan_makes_no_difference(
    texts: Texts, made: dict[str, bytes]
) -> None:
    name = f"{GONE}/published.yaml"
    for other in (texts[name].replace("1,900", "1,901"), "[", "format: 1\nedition: 2009/10\n"):
        assert different(public({**texts, name: other}), made) == []


@pytest.mark.parametrize(
    ("old", "new"), [("1,900", "1,901"), ("2009-06-01T10:00", "2009-05-01T10:00"), (NEW, "0" * 64)]
)
def test_what_the_public_was_shown_makes_a_difference(
    texts: Texts, made: dict[str, bytes], old: str, new: str
) -> None:
    name = f"{SHOWN}/published.yaml"
    assert old in texts[name]
    changed = different(public({**texts, name: texts[name].replace(old, new)}), made)
    assert {
        "changes.atom",
        "changes.json",
        "changes/index.html",
        f"partnerships/{SHOWN}/index.html",
    } <= set(changed)
    # The zip of all data holds that of the changes, and its size and hash are told beside it.
    around = ("changes", f"partnerships/{SHOWN}/", "data/index.html", "data/manifest.json", ARCHIVE)
    assert not [each for each in changed if not each.startswith(around)]
