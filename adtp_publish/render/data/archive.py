"""Everything as one zip: each file of data of the site, but for those of illustrations."""

from __future__ import annotations

from collections.abc import Sequence

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
    "This is all the data of the site: each file stands where it stands there.",
    "data/ holds the tables over all plans; datapackage.json and the files ending in -metadata.json say",
    "what their columns hold. partnerships/ holds each part of each plan as CSV and JSON, and how each",
    "figure came about; compare/ the comparisons; folders called tables/ the tables of the page that they",
    "are beside; changes.json what was published and corrected; api/v1/ the same figures for programs, with",
    "what describes the JSON files in api/v1/schema/. Not in it are illustrations, which are made up.",
    "manifest.json lists every file with its size in bytes and its SHA-256.",
    "An empty value is never zero: the column status says why it is empty.",
    "A text that a spreadsheet would take for a formula begins with an apostrophe.",
)


def archive(site: Site, files: Sequence[OutputFile]) -> list[OutputFile]:
    """The zip, and the list of what is in it, which stands beside it too; nothing without a plan that counts.

    `files` are all that stand beside the pages. An illustration is not in it.
    """
    if not site.counted:
        return []
    made_up = _of_illustrations(site)
    mine = [f for f in files if f.address.endswith(_ENDINGS) and not f.address.startswith(made_up)]
    mine.sort(key=lambda f: f.address)
    state = version(files)
    listed = [{"path": f.address, "bytes": len(f.content), "sha256": f.sha256} for f in mine]
    manifest = as_json({"format": FORMAT, "version": state, "files": listed})
    told = (f"{name}: {text}" for name, text in (*about(site), ("Version", state)))
    readme = "\r\n".join((*told, "", *_READ, "")).encode()
    members = ((_README, readme), ("manifest.json", manifest), *((f.address, f.content) for f in mine))
    return [OutputFile(routes.MANIFEST, manifest), OutputFile(routes.ARCHIVE, zipped(members))]


def _of_illustrations(site: Site) -> tuple[str, ...]:
    """The folders of the plans that are made up, and of partnerships that have no other."""
    made_up = [release for release in site.releases if release.state == "illustrative"]
    real = {release.partnership.slug for release in site.releases if release.state != "illustrative"}
    slugs = sorted({release.partnership.slug for release in made_up} - real)
    return (*map(routes.plan, made_up), *map(routes.partnership, slugs))
