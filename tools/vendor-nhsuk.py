#!/usr/bin/env python3
"""Fetch NHS.UK frontend with npm and write what the site uses of it into templates/assets/nhsuk.

usage: tools/vendor-nhsuk.py

What is changed on the way, and why:
- the Frutiger font is taken out: it would come from another host, and only registered NHS bodies may use it;
- addresses from the root of a host become relative ones, so that a site can live in any folder;
- the links to source maps go: the maps are not shipped.
For a new version change VERSION and SHA256 here, and nhsuk-frontend-jinja in pyproject.toml with them.
"""

import re
import sys

import npm_package

VERSION = "10.6.1"
SHA256 = "1af037bcb75237c4208809d3ac9a06522ccf61b2268221268ead3985bceb060b"
DIST = "dist/nhsuk/"
FONT = "Frutiger W01"
ICON = re.compile(r"url\(/assets/images/([a-z-]+\.svg)\)")
CREDIT = f"/*! nhsuk-frontend {VERSION}, MIT, Crown copyright NHS England; changed: see VERSION.md */"
CHARSET = '@charset "UTF-8";'

ABOUT = """# NHS.UK frontend

Made by `tools/vendor-nhsuk.py` from the npm package `nhsuk-frontend`: do not edit by hand.

| | |
| --- | --- |
| version | {version} |
| sha256 of the package's tarball | `{sha256}` |
| pairs with | `nhsuk-frontend-jinja` 0.10.2, whose macros write the HTML that these styles expect |

Changed from the package: the Frutiger font is taken out of the styles, so that they name Arial alone; the
icons' addresses are relative; links to source maps are removed; of the icons only those that the styles name
are here. The NHS logo and the NHS favicons are not here.

## Licence

The package's description gives its licence as MIT and it holds no licence file. This is the text.

MIT License

Crown copyright NHS England (versions of 2019: Copyright (c) 2019 NHS.UK)

{terms}"""


def styles(css: str) -> tuple[str, list[str]]:
    """Return the styles as the site uses them, and the icons that they name."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css).replace(f"{FONT},", "")
    icons = sorted(set(ICON.findall(css)))
    css = without_map(ICON.sub(r"url(icons/\1)", css)).removeprefix(CHARSET)
    return f"{CHARSET}\n{CREDIT}\n{css}", icons


def without_map(text: str) -> str:
    """Take out the link to a source map that ends a built file."""
    return re.sub(r"(/\*|//)# sourceMappingURL=[^\s*]+( ?\*/)?\s*$", "", text).rstrip() + "\n"


def main() -> None:
    """Fetch, rewrite, and refuse to write anything that would still reach for another host or font."""
    files = npm_package.files_of(f"nhsuk-frontend@{VERSION}", SHA256)
    css, icons = styles(files[f"{DIST}nhsuk-frontend.min.css"].decode())
    script = f"{CREDIT}\n{without_map(files[f'{DIST}nhsuk-frontend.min.js'].decode())}"
    for left in ("//assets.", "http:", "https:", "url(/", FONT, "sourceMappingURL", "@import"):
        if left in css or left in script:
            sys.exit(f"nhsuk-frontend {VERSION} still holds {left}: teach this script to rewrite it")
    terms = (npm_package.ASSETS.parent.parent / "LICENSE").read_text(encoding="utf-8").split("\n\n", 2)[2]
    made = {
        "nhsuk-frontend.min.css": css.encode(),
        "nhsuk-frontend.min.js": script.encode(),
        "VERSION.md": ABOUT.format(version=VERSION, sha256=SHA256, terms=terms).encode(),
    }
    made |= {f"icons/{icon}": files[f"{DIST}assets/images/{icon}"] for icon in icons}
    npm_package.write(npm_package.ASSETS / "nhsuk", made)


if __name__ == "__main__":
    main()
