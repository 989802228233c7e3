"""Everything as one zip: the data over all plans, of each plan that counts, and of each comparison."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from ...model.output import OutputFile
from .. import routes
from ..frame import Site
from .bulk import about, version
from .describing import as_json
from .zipped import zipped

FORMAT = 1
_README = "README.txt"
_ENDINGS = (".csv", ".json", ".ods")
_READ = (
    "data/ holds the tables over all plans; datapackage.json and the files ending in -metadata.json say",
    "what their columns hold. partnerships/ holds each part of each plan as CSV and JSON, and how each",
    "figure came about; compare/ the comparisons; api/v1/schema/ what describes the JSON files.",
    "manifest.json lists every file with its size in bytes and its SHA-256.",
    "An empty value is never zero: the column status says why it is empty.",
    "A text that a spreadsheet would take for a formula begins with an apostrophe.",
)


def archive(site: Site, beside: Sequence[OutputFile]) -> list[OutputFile]:
    """The zip, and the list of what is in it, which stands beside it too; nothing without a plan that counts.

    `beside` are the files of data that stand beside the pages. An illustration is not in it.
    """
    if not site.counted:
        return []
    wanted = (routes.DATA, routes.COMPARE, routes.API_SCHEMAS, *(routes.plan(one) for one in site.counted))
    mine = [f for f in beside if f.address.startswith(wanted) and f.address.endswith(_ENDINGS)]
    mine.sort(key=lambda f: f.address)
    state = version(beside)
    listed = [{"path": f.address, "bytes": len(f.content), "sha256": _hash(f)} for f in mine]
    manifest = as_json({"format": FORMAT, "version": state, "files": listed})
    told = (f"{name}: {text}" for name, text in (*about(site), ("Version", state)))
    readme = "\r\n".join((*told, "", *_READ, "")).encode()
    members = ((_README, readme), ("manifest.json", manifest), *((f.address, f.content) for f in mine))
    return [OutputFile(routes.MANIFEST, manifest), OutputFile(routes.ARCHIVE, zipped(members))]


def _hash(file: OutputFile) -> str:
    return sha256(file.content).hexdigest()
