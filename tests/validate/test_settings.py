"""The settings of a site: what `adtp.yaml` may say, what holds without it, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from adtp_publish.load.schemas import load_schemas
from adtp_publish.load.settings import SETTINGS
from adtp_publish.model.site_config import DEFAULT, SiteConfig
from adtp_publish.ports import DiskFiles, DiskFolder
from adtp_publish.report.text import as_text, located
from adtp_publish.settings import FORM, Settings, known_settings

ROOT = Path(__file__).parents[2]
SCHEMAS = load_schemas(DiskFiles(ROOT / "schema"))
FULL = """\
format: 1
title: Plans of Exampleshire
organisation: Exampleshire Publishing Office
address: https://plans.example/drugs
contact: plans@example.org
licence: Licence of Exampleshire
licence_address: https://licence.example/1
tested: 2026-11-26
theme: look
logo: marks/logo.svg
"""


def settings(place: Path, text: str | bytes = FULL) -> Settings:
    """The settings of a folder that holds this file, and a theme."""
    (place / "look/assets/marks").mkdir(parents=True, exist_ok=True)
    (place / "look/assets/marks/logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (place / SETTINGS).write_bytes(text.encode() if isinstance(text, str) else text)
    return known_settings(DiskFolder(place), SETTINGS, SCHEMAS)


def test_each_setting_is_read(tmp_path: Path) -> None:
    found = settings(tmp_path)
    assert found.findings == ()
    assert found.config == SiteConfig(
        "Plans of Exampleshire", "Exampleshire Publishing Office", "https://plans.example/drugs/",
        "plans@example.org", "Licence of Exampleshire", "https://licence.example/1", date(2026, 11, 26),
        "look", "marks/logo.svg",
    )  # fmt: skip
    assert found.theme is not None
    assert found.theme.names() == ("assets/marks/logo.svg",)


def test_without_the_file_the_usual_settings_hold(tmp_path: Path) -> None:
    found = known_settings(DiskFolder(tmp_path), SETTINGS, SCHEMAS)
    assert (found.config, found.findings, found.documents, found.theme) == (DEFAULT, (), {}, None)


def test_what_is_not_given_is_as_usual(tmp_path: Path) -> None:
    assert settings(tmp_path, "format: 1\n").config == DEFAULT


def test_another_licence_has_not_the_address_of_the_usual_one(tmp_path: Path) -> None:
    assert settings(tmp_path, "format: 1\nlicence: Another\n").config.licence_address == ""
    line = "licence_address: https://licence.example/"
    found = settings(tmp_path, f"format: 1\ncontact: plans@example.org\nlicence: Another\n{line}\n").findings
    assert not found
    named = settings(tmp_path, f"format: 1\nlicence: {DEFAULT.licence}\n").config
    assert named.licence_address == DEFAULT.licence_address


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("plans@example.org", "mailto:plans@example.org"),
        ("01632 960000", "tel:01632960000"),
        ("https://plans.example/contact", "https://plans.example/contact"),
        ("", ""),
    ],
)
def test_a_contact_is_a_link(contact: str, link: str, tmp_path: Path) -> None:
    line = f"contact: {contact}\n" if contact else ""
    assert settings(tmp_path, f"format: 1\n{line}").config.contact_link == link


WRONG = [
    ("titel: x", "adtp.yaml:2:1", "unknown-field", "`titel`"),
    ("title: pending", "adtp.yaml:2:8", "reason-not-allowed", "`pending`"),
    ("title:", "adtp.yaml:2:1", "not-filled-in", "`title`"),
    ("title: [a, b]", "adtp.yaml:2:8", "wrong-type", "a list"),
    ("address: plans.example", "adtp.yaml:2:10", "wrong-value", "a whole address on the web"),
    ("address: http://plans.example/", "adtp.yaml:2:10", "wrong-value", "`https://plans.example/`"),
    ("address: https://plans.example/?a=1", "adtp.yaml:2:10", "wrong-value", "a whole address"),
    ("contact: somebody", "adtp.yaml:2:10", "wrong-value", "an e-mail address, a telephone number or a page"),
    ("licence_address: ogl", "adtp.yaml:2:18", "wrong-value", "a whole address on the web"),
    ("licence: Another", "adtp.yaml:2:1", "missing-field", "`licence_address`"),
    ("tested: May 2026", "adtp.yaml:2:9", "wrong-value", "a day"),
    ("tested: 2026-02-30", "adtp.yaml:2:9", "wrong-value", "is not a day of the calendar"),
    ("tested: pending", "adtp.yaml:2:9", "reason-not-allowed", "`pending`"),
    ("theme: /look", "adtp.yaml:2:8", "wrong-value", "a folder by its way from this file"),
    ("theme: locks", "adtp.yaml:2:8", "bad-theme", "there is no such folder"),
    ("theme: ../look", "adtp.yaml:2:8", "bad-theme", "leads out of the folder"),
    ("theme: .", "adtp.yaml:2:8", "bad-theme", "leads out of the folder"),
    ("theme: adtp.yaml", "adtp.yaml:2:8", "bad-theme", "which is a file"),
    ("theme: linked", "adtp.yaml:2:8", "bad-theme", "which is a link"),
    ("logo: yes", "adtp.yaml:2:7", "wrong-value", "`logo.svg` or `logo.png`"),
    ("logo: logo.svg", "adtp.yaml:2:7", "no-logo", "wanted the file `templates/assets/logo.svg`"),
    ("theme: look\nlogo: styles/logo.svg", "adtp.yaml:3:7", "no-logo", "a folder of the program's own"),
    ("title: &a x", "adtp.yaml:2:8", "anchor", "begins with `&`"),
    ("title: a\ntitle: b", "adtp.yaml:3:1", "repeated-key", "`title`"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "place", "code", "says"), WRONG)
def test_what_is_wrong_is_told_with_its_place(
    line: str, place: str, code: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "linked").symlink_to("look")
    found = settings(tmp_path, f"format: 1\n{line}\n")
    assert found.failed
    assert found.config == DEFAULT or code in {"bad-theme", "missing-field", "no-logo"}
    told = located(found.findings, found.documents)
    assert [(f"{one.file}:{one.line}:{one.column}", one.code) for one in told] == [(place, code)]
    assert says in f"{told[0].message} {told[0].hint}"
    assert "\n" not in told[0].message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"# nothing\n", "empty-file"),
        (b"\xff\xfe\0", "utf-16"),
        (b"title: caf\xe9\n", "not-utf-8"),
        (b"- a\n", "wrong-type"),
        (b"title: x\n", "missing-field"),
        (b"format: 2\n", "wrong-value"),
        (b"format: 1\n\ttitle: x\n", "tab"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(content: bytes, code: str, tmp_path: Path) -> None:
    found = settings(tmp_path, content)
    assert found.failed
    assert [one.code for one in found.findings] == [code]
    assert f"[{code}]" in as_text(found.findings, found.documents)


def test_settings_without_a_contact_are_told_and_no_error(tmp_path: Path) -> None:
    found = settings(tmp_path, "format: 1\ntitle: x\n")
    assert not found.failed
    assert [(one.code, one.severity, one.file) for one in found.findings] == [
        ("no-contact", "warning", SETTINGS)
    ]
    assert "set `contact` in `adtp.yaml`" in found.findings[0].hint


@pytest.mark.parametrize("name", ["adtp.yml", "ADTP.yaml"])
def test_a_file_of_another_name_is_not_passed_over(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("format: 1\n", "utf-8")
    found = known_settings(DiskFolder(tmp_path), SETTINGS, SCHEMAS)
    assert [(one.code, one.file) for one in found.findings] == [("bad-name", name)]


def test_a_folder_or_a_link_is_no_file_of_settings(tmp_path: Path) -> None:
    (tmp_path / SETTINGS).mkdir()
    found = known_settings(DiskFolder(tmp_path), SETTINGS, SCHEMAS)
    assert [one.code for one in found.findings] == ["not-regular"]


def test_the_form_and_the_record_have_the_same_fields() -> None:
    form = SCHEMAS[FORM]["properties"]
    assert list(form) == ["format", *(item.name for item in fields(SiteConfig))]


def test_each_setting_is_documented() -> None:
    """In the guide of those who set them: a row for each, and an example that is read."""
    guide = (ROOT / "docs/how-to/web-team.md").read_text("utf-8")
    section = guide.partition("\n## Settings of the site\n")[2].partition("\n## ")[0]
    told = re.findall(r"^\| `([a-z_]+)`", section, re.MULTILINE)
    assert told == list(SCHEMAS[FORM]["properties"])


def test_our_own_settings_are_clean() -> None:
    found = known_settings(DiskFolder(ROOT), SETTINGS, SCHEMAS, DiskFiles(ROOT / "templates"))
    assert found.documents
    assert found.findings == ()
    assert found.config.organisation


@pytest.mark.parametrize("theme", ["plans", "plans/example", "build", "build/site", "work", "lead/x"])
def test_a_theme_has_no_share_in_plans_or_what_is_built(tmp_path: Path, theme: str) -> None:
    for name in ("plans/example", "build/site", "work/plans"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "lead").symlink_to(tmp_path / "plans")
    (tmp_path / "plans/x").mkdir()
    (tmp_path / SETTINGS).write_text(f"format: 1\ntheme: {theme}\n", "utf-8")
    apart = (tmp_path / "plans", tmp_path / "build", tmp_path / "work/plans")
    found = known_settings(DiskFolder(tmp_path, apart), SETTINGS, SCHEMAS)
    assert found.failed
    assert [(one.code, one.path) for one in found.findings] == [("bad-theme", ("theme",))]
    assert "which has a share in" in found.findings[0].message
    assert found.theme is None


def test_a_day_of_testing_to_come_is_told_and_not_shown(tmp_path: Path) -> None:
    (tmp_path / SETTINGS).write_text("format: 1\ncontact: plans@example.org\ntested: 2026-11-26\n", "utf-8")
    for today, codes, shown in (
        (date(2026, 11, 25), ["tested-in-future"], None),
        (date(2026, 11, 26), [], date(2026, 11, 26)),
    ):
        found = known_settings(DiskFolder(tmp_path), SETTINGS, SCHEMAS, today=today)
        assert [one.code for one in found.findings] == codes
        assert (found.config.tested, found.failed) == (shown, False)
