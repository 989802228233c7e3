"""The settings of a site as a record, and what no form can say of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ..findings import Finding, finding_of, finding_of_file
from ..model.node import Node
from ..model.site_config import DEFAULT, LICENCE, SiteConfig

ASSETS = "assets/"
# What stands in these is read by the program and not copied to the site as it is.
_OWN = ("fonts/", "nhsuk/", "scripts/", "styles/")


def read_settings(root: Node) -> SiteConfig:
    """The settings from their clean file; what is not given is as in `DEFAULT`."""
    tested = root.find("tested")
    address, licence = root.text("address"), root.text("licence") or DEFAULT.licence
    # The address of one licence is not that of another.
    usual = DEFAULT.licence_address if licence == LICENCE else ""
    return SiteConfig(
        title=root.text("title") or DEFAULT.title,
        organisation=root.text("organisation"),
        address=f"{address.rstrip('/')}/" if address else "",
        contact=root.text("contact"),
        licence=licence,
        licence_address=root.text("licence_address") or usual,
        tested=tested.value if tested is not None and isinstance(tested.value, date) else None,
        theme=root.text("theme").rstrip("/"),
        logo=root.text("logo"),
    )


def licence_named(config: SiteConfig, file: str) -> tuple[Finding, ...]:
    """A licence of one's own without the place where it can be read: pages and data lead there."""
    if config.licence_address:
        return ()
    message = (
        f"found no `licence_address` for `licence: {config.licence}`; wanted a line `licence_address: ...`"
    )
    hint = "add it below, such as `licence_address: https://plans.example/licence`; or leave both lines out"
    return (finding_of("missing-field", message, file, ("licence",), hint, on_key=True),)


def contact_named(config: SiteConfig, file: str) -> tuple[Finding, ...]:
    """Settings without a contact: no reader could report a mistake."""
    if config.contact:
        return ()
    message = "found no `contact`; wanted how readers reach whoever publishes the site"
    hint = f"set `contact` in `{file.rpartition('/')[2]}`, such as `contact: plans@example.org`"
    return (finding_of_file("no-contact", message, file, hint),)


def logo_in(config: SiteConfig, files: Collection[str], file: str) -> tuple[Finding, ...]:
    """A logo that the settings name and no folder of templates holds; `files` are those that one holds."""
    if not config.logo or (f"{ASSETS}{config.logo}" in files and not config.logo.startswith(_OWN)):
        return ()
    place = f"{config.theme or 'templates'}/{ASSETS}{config.logo}"
    message = f"found `logo: {config.logo}`, and there is no such picture; wanted the file `{place}`"
    if config.logo.startswith(_OWN):
        message = f"found `logo: {config.logo}`, in a folder of the program's own; wanted one beside it"
    hint = "put the picture there, or take the line out: no logo is then shown"
    return (finding_of("no-logo", message, file, ("logo",), hint),)


def tested_by(config: SiteConfig, today: date, file: str) -> tuple[Finding, ...]:
    """A day of testing that is yet to come: nobody has tested the site on it."""
    if config.tested is None or config.tested <= today:
        return ()
    message = (
        f"found `tested: {config.tested.isoformat()}`, a day after {today.isoformat()}; wanted one on which "
        "people have tested the site"
    )
    hint = "write the day of the last test; until that day the site says that none is recorded"
    return (finding_of("tested-in-future", message, file, ("tested",), hint),)
