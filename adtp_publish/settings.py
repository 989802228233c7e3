"""The settings of a site: read, checked, and with them the layers of its theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from .findings import Finding, finding_of_file
from .load.schemas import Schema
from .load.settings import load_settings, load_theme
from .model.site_config import DEFAULT, SiteConfig
from .model.source import RawDocument
from .ports import DiskFolder, Files
from .validate.editions import checked
from .validate.settings import contact_named, licence_named, logo_in, read_settings, tested_by

FORM = "common/site"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run, what is wrong with them, and the text that findings point into.

    `theme` are the files that stand in place of the program's, if there are any.
    """

    config: SiteConfig = DEFAULT
    findings: tuple[Finding, ...] = ()
    documents: dict[str, RawDocument] = field(default_factory=dict, repr=False)
    theme: Files | None = None

    @property
    def failed(self) -> bool:
        """Whether no site can be made by them."""
        return any(finding.is_error for finding in self.findings)


def known_settings(
    folder: DiskFolder,
    shown: str,
    schemas: Mapping[str, Schema],
    templates: Files | None = None,
    today: date = date.max,
) -> Settings:
    """The settings in the folder beside the plans, or those that hold without any.

    `shown` is their file as the user would name it; `templates` are those of the repository of plans,
    which may hold the logo too; `today` is a day in London.
    """
    raw, found = load_settings(folder, shown)
    if raw is None:
        return Settings(findings=found)
    documents = {shown: raw}
    if raw.refused or raw.flawed:
        return Settings(findings=found, documents=documents)
    if raw.data is None:
        message = "found an empty file; wanted the settings of the site"
        hint = "write `format: 1` and below it, such as `title: ...`; or delete the file"
        return Settings(
            findings=(*found, finding_of_file("empty-file", message, shown, hint)), documents=documents
        )
    root, wrong = checked(schemas[FORM], raw.data, shown)
    if wrong:
        return Settings(findings=(*found, *wrong), documents=documents)
    config = read_settings(root)
    theme, of_theme = load_theme(folder, config.theme, shown) if config.theme else (None, ())
    names = {name for files in (theme, templates) if files is not None for name in files.names()}
    of_logo = () if of_theme else logo_in(config, names, shown)
    of_test = tested_by(config, today, shown)
    config = replace(config, tested=None) if of_test else config
    wrong = [*licence_named(config, shown), *of_theme, *of_logo, *of_test]
    wrong = wrong or [*contact_named(config, shown)]
    return Settings(config, (*found, *wrong), documents, theme)
