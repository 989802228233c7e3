"""What must hold of any file at all; hypothesis and the fuzz hand in theirs."""

from __future__ import annotations

from adtp_publish.load.exact import Exact
from adtp_publish.load.quick import quick
from adtp_publish.load.strict_yaml import parse
from adtp_publish.model.source import LINE_END, Span

FILE = "plans/somewhere/2009-10/part2.yaml"


def hold(content: bytes) -> None:
    """Read a file: nothing is raised, findings stand inside it, and both readers agree."""
    document, found = parse(content, FILE)
    assert not document.refused or found
    assert len(set(found)) == len(found)
    assert not document.refused or document.data is None
    assert document.flawed == (not document.refused and any(finding.is_error for finding in found))
    lines = LINE_END.split(content.decode("utf-8-sig", "replace"))
    for finding in found:
        assert finding.message
        assert finding.hint
        assert 1 <= finding.line <= len(lines), finding
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding
        assert finding.length >= 1, finding
    if document.refused:
        return
    assert document.span((), on_key=False) == Span(1, 1)
    for path, place in document.positions.values.items():
        assert document.span(path, on_key=False) == Span(*place if path else (1, 1))
    data = quick(document.text)
    if data is not None:
        exact = Exact(document.text, FILE)
        assert exact.read() == data == document.data
        assert not exact.found
