"""The styles, scripts and pictures of the site: one stylesheet and one script, named by their content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from ..errors import BadTemplates, Fault
from ..model.output import OutputFile
from . import routes

STYLES, SCRIPT, ICON = "site.css", "site.js", "icon.svg"
_NHS_STYLES, _NHS_SCRIPT = "nhsuk/nhsuk-frontend.min.css", "nhsuk/nhsuk-frontend.min.js"
# The frontend is a module; in one file with ours it has nothing to export.
_EXPORT = re.compile(rb"export\s*\{[^{}]*\};?\s*\Z")


def bundled(assets: Mapping[str, bytes]) -> tuple[str, tuple[OutputFile, ...]]:
    """The folder of the assets and the files in it.

    The folder is named by all that is in it: whenever anything changes it is another one, so that a browser
    may keep what it has for ever. `assets` are those of the templates by name: the styles in `styles/`
    follow those of NHS.UK in the order of their names, so do `scripts/`; each of ours is a block of its own.
    """
    files = dict(_files(assets))
    digest = sha256()
    for name, content in sorted(files.items()):
        digest.update(name.encode() + b"\0" + sha256(content).digest())
    folder = f"{routes.ASSETS}{digest.hexdigest()[:12]}/"
    return folder, tuple(OutputFile(folder + name, content) for name, content in sorted(files.items()))


def _files(assets: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    styles = [content for name, content in sorted(assets.items()) if name.startswith("styles/")]
    scripts = [content for name, content in sorted(assets.items()) if name.startswith("scripts/")]
    yield STYLES, b"\n".join((assets.get(_NHS_STYLES, b""), *styles))
    yield SCRIPT, b"\n".join((_without_export(assets.get(_NHS_SCRIPT, b"")), *map(_block, scripts)))
    for name, content in assets.items():
        if name.startswith("nhsuk/icons/"):
            yield name.removeprefix("nhsuk/"), content
        elif not name.startswith(("fonts/", "styles/", "scripts/", "nhsuk/")):
            yield name, content


def _without_export(script: bytes) -> bytes:
    found = _EXPORT.search(script)
    if script and found is None:
        message = "found a script that does not end with `export {...}`; wanted the module of NHS.UK frontend"
        raise BadTemplates(Fault(f"assets/{_NHS_SCRIPT}", 1, message, "make it by `tools/vendor-nhsuk.py`"))
    return script[: found.start()] if found else script


def _block(script: bytes) -> bytes:
    return b"{\n" + script + b"}\n"
