"""What a public site says about itself: its title, who publishes it, where, under which licence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The settings of a site (`adtp.yaml`), with what holds where none are given.

    `address` is where the site is on the web, with `https://` and a slash at its end; empty while that is
    not known: what needs whole addresses (sitemap, feed, previews) is then left out or relative. `contact`
    is an e-mail address, a telephone number or a page. `tested` is the day on which accessibility was
    tested by people. `theme` is a folder of templates and assets that override those of the program.
    `logo` says that the organisation may show the NHS logo.
    """

    title: str = "Adult drug treatment plans"
    organisation: str = ""
    address: str = ""
    contact: str = ""
    licence: str = "Open Government Licence v3.0"
    licence_address: str = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    tested: date | None = None
    theme: str = ""
    logo: bool = False


DEFAULT = SiteConfig()
