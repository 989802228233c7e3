"""Where a report goes and in which format: standard output, a file, the pages of GitHub Actions."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..errors import EnvironmentTrouble
from ..report.harmless import visible
from ..report.text import PLAIN, as_text, statistics
from .checking import look
from .speaking import say

if TYPE_CHECKING:
    from ..report.record import Report
    from .validating import Found, Validate

TEXT = "text"
FORMATS = (TEXT, "json", "github", "sarif", "junit")


def usual_format() -> str:
    """The format where none is asked for: workflow commands in GitHub Actions, text elsewhere."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else TEXT


def report(call: Validate, found: Found) -> None:
    """Write the report of a run to where it was asked for."""
    if call.form == TEXT:
        shown = PLAIN if call.output else look()
        text = (
            statistics(found.findings) if call.statistics else as_text(found.findings, found.documents, shown)
        )
    else:
        text = _for_machines(call.form, found)
    if call.output:
        _write(call.output, f"{text}\n".encode("utf-8", "backslashreplace") if text else b"")
    elif text:
        say(text)


def _for_machines(form: str, found: Found) -> str:
    from ..report.record import report_of  # noqa: PLC0415 - text needs none of this

    made = report_of(found.findings, found.documents, found.files, __version__)
    if form == "json":
        from ..report.as_json import as_json  # noqa: PLC0415 - see above

        return as_json(made)
    if form == "junit":
        from ..report.junit import as_junit  # noqa: PLC0415 - see above

        return as_junit(made)
    made = _from_the_root(made)
    if form == "sarif":
        from ..report.sarif import as_sarif  # noqa: PLC0415 - see above
        from .pages import pages_of  # noqa: PLC0415 - see above

        return as_sarif(replace(made, pages=pages_of({finding.code for finding in made.findings})))
    from ..report.github import as_commands  # noqa: PLC0415 - see above

    _write_summary(made)
    return as_commands(made)


def _from_the_root(made: Report) -> Report:
    """The report with files named from the root of the repository, where services look for them."""
    from .where import relative  # noqa: PLC0415 - text needs none of this

    here = Path.cwd()
    base = Path(os.environ.get("GITHUB_WORKSPACE") or here).resolve()
    named = {file: relative(file, here, base) for file in {*made.documents, *(f.file for f in made.findings)}}
    return replace(
        made,
        findings=tuple(replace(finding, file=named[finding.file]) for finding in made.findings),
        documents={named[file]: document for file, document in made.documents.items()},
    )


def _write(place: Path, content: bytes) -> None:
    try:
        place.write_bytes(content)
    except OSError as trouble:
        said = visible(place.as_posix())
        message = f"the report cannot be written to `{said}`: {(trouble.strerror or '').lower()}"
        raise EnvironmentTrouble(
            message, "name a file in a folder that is there and may be written"
        ) from None


def _write_summary(made: Report) -> None:
    """Add all findings to the summary of the job, where there is one."""
    from ..report.job_summary import LIMIT, as_summary  # noqa: PLC0415 - text needs none of this

    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if not place:
        return
    try:
        with Path(place).open("ab") as summary:
            summary.write(as_summary(made, LIMIT - summary.tell()).encode("utf-8", "backslashreplace"))
    except OSError as trouble:
        # The findings themselves are not lost: they stand beside the lines and in the log.
        say(f"adtp-publish: cannot write the summary of the job: {trouble.strerror}", err=True)
