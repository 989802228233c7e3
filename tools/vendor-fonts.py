#!/usr/bin/env python3
"""Fetch Source Sans 3 with npm and write the four styles that PDFs use into templates/assets/fonts.

usage: tools/vendor-fonts.py

The files are the makers' own, unchanged: the licence reserves the name Source for those. As TrueType rather
than WOFF2, which is a quarter of the size, since unpacking WOFF2 costs about half a second in every PDF.
"""

import sys

import npm_package

VERSION = "3.52.0"
SHA256 = "49cf78ddd79b436591ee696785222b54ff28102922e3d3df297fe382d7fdfa88"
STYLES = {
    "regular": "SourceSans3-Regular.ttf",
    "italic": "SourceSans3-It.ttf",
    "bold": "SourceSans3-Bold.ttf",
    "bold italic": "SourceSans3-BoldIt.ttf",
}
ABOUT = """# Source Sans 3

Made by `tools/vendor-fonts.py` from the npm package `source-sans`, which its maker Adobe publishes: do not
edit by hand. Licence: SIL Open Font License 1.1, in `OFL.txt`. The files are unchanged.

| | |
| --- | --- |
| version | {version} |
| sha256 of the package's tarball | `{sha256}` |
{rows}

They hold Latin with its extensions, Greek and Cyrillic, the punctuation, currency signs, arrows and fractions
of good typography, and the tick (U+2713) and cross (U+2717). Figures are all of one width unless a style asks
for `font-variant-numeric: proportional-nums`.
"""


def main() -> None:
    """Fetch the package and write the fonts, their licence and where they are from."""
    files = npm_package.files_of(f"source-sans@{VERSION}", SHA256)
    fonts = {name: files[f"TTF/{name}"] for name in STYLES.values()}
    if any(font[:4] != b"\x00\x01\x00\x00" for font in fonts.values()):
        sys.exit("these are no TrueType fonts")
    rows = "\n".join(f"| {style} | `{name}` |" for style, name in STYLES.items())
    about = ABOUT.format(version=VERSION, sha256=SHA256, rows=rows)
    licence = {"OFL.txt": files["LICENSE.md"], "VERSION.md": about.encode()}
    npm_package.write(npm_package.ASSETS / "fonts", fonts | licence)


if __name__ == "__main__":
    main()
