"""What a report is made from, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..findings import Finding
from ..model.source import RawDocument
from .text import located

TOOL = "adtp-publish"


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: findings with line and column, in order.

    `documents` are the texts that findings point into; `files` every file that was checked;
    `pages` the page of each code, as Markdown, where the format carries it.
    """

    findings: tuple[Finding, ...]
    documents: Mapping[str, RawDocument] = field(repr=False)
    files: tuple[str, ...] = ()
    version: str = ""
    pages: Mapping[str, str] = field(default_factory=dict, repr=False)

    def by_file(self) -> Iterator[tuple[str, tuple[Finding, ...]]]:
        """Every file that was checked or in which something was found, with its findings, sorted."""
        found: dict[str, list[Finding]] = {file: [] for file in self.files}
        for finding in self.findings:
            found.setdefault(finding.file, []).append(finding)
        for file in sorted(found):
            yield file, tuple(found[file])

    def line(self, finding: Finding) -> str:
        """The line of the file that a finding is about; empty where it is not known."""
        document = self.documents.get(finding.file)
        known = document is not None and 0 < finding.line <= len(document.lines)
        return document.lines[finding.line - 1] if document is not None and known else ""


def report_of(
    findings: Iterable[Finding],
    documents: Mapping[str, RawDocument],
    files: Iterable[str] = (),
    version: str = "",
    pages: Mapping[str, str] | None = None,
) -> Report:
    """A report of findings whose places may not be known yet."""
    return Report(located(findings, documents), documents, tuple(files), version, pages or {})
