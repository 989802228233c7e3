"""What a public site says about itself: its title, who publishes it, where, under which licence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LICENCE = "Open Government Licence v3.0"
LICENCE_ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The settings of a site (`adtp.yaml`), with what holds where none are given.

    `address` is where the site is on the web, with `https://` and a slash at its end; empty while that is
    not known: what needs whole addresses (sitemap, feed, previews) is then left out or relative. `contact`
    is an e-mail address, a telephone number or a page. `licence_address` is where the licence can be read.
    `tested` is the day on which accessibility was tested by people. `theme` is a folder of templates and
    assets that override those of the program; `logo` a picture below its `assets/`.
    """

    title: str = "Adult drug treatment plans"
    organisation: str = ""
    address: str = ""
    contact: str = ""
    licence: str = LICENCE
    licence_address: str = LICENCE_ADDRESS
    tested: date | None = None
    theme: str = ""
    logo: str = ""

    @property
    def contact_link(self) -> str:
        """The contact as a link: `mailto:`, `tel:` or the page itself; empty where there is none."""
        if "@" in self.contact:
            return f"mailto:{self.contact}"
        if self.contact and not self.contact.startswith("https:"):
            return f"tel:{self.contact.replace(' ', '')}"
        return self.contact


DEFAULT = SiteConfig()
