"""Texts that would do harm if a report printed them as they are, and reports made of them."""

from __future__ import annotations

from hypothesis import strategies as st

from adtp_publish.codes import CODES, SEVERITIES
from adtp_publish.findings import Finding
from adtp_publish.model.source import RawDocument
from adtp_publish.report.record import Report, report_of

HARM = (
    "::error file=plans/x.yaml,line=1::forged",
    "::set-output name=x::y",
    "  ::add-mask::a",
    "##[error]forged",
    "###[group]",
    "##vso[task.setvariable variable=x]y",
    "##teamcity[buildStop]",
    "a\r::error::forged",
    "a\n::stop-commands::t",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x9b2J",
    "\x07\x08\x00",
    "\u202eright to left\u2066",
    "line\u2028line\u2029line\x85line",
    "\ufeff\u200b\xad",
    "half a character \udce9 \ud800",
    "%0A%25 100% a,b:c",
    "</failure><testcase/>]]><!-- & \"'",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "| a | b |\n| --- | --- |",
    "[link](javascript:alert(1)) ![x](https://example.org/x.png) @somebody #1 **bold** `code",
    "{0} [a](0)",
    "漢字 e\u0301 😀",
    "\t",
    "",
    " ",
)
texts = st.one_of(
    st.sampled_from(HARM),
    st.text(max_size=40),
    st.text(alphabet=st.sampled_from("#[]:%,`\r\n\x1b<>|a "), max_size=20),
    st.lists(st.sampled_from(HARM), min_size=2, max_size=3).map("".join),
)
names = texts.map(lambda text: f"plans/{text}") | texts.filter(bool)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """A finding with every text hostile, placed anywhere on a line or not placed yet."""
    return Finding(
        code=draw(st.sampled_from(sorted(CODES))),
        severity=draw(st.sampled_from(SEVERITIES)),
        message=draw(texts.filter(bool)),
        file=draw(names),
        path=tuple(draw(st.lists(texts, max_size=2))),
        hint=draw(texts),
        line=draw(st.integers(0, 3)),
        column=draw(st.integers(1, 300)),
        length=draw(st.integers(1, 200)),
        explained=draw(texts),
        instead=draw(texts),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of some such findings in files that hold such lines."""
    found = draw(st.lists(findings(), min_size=1, max_size=4))
    lines = tuple(draw(st.lists(texts | texts.map(lambda text: text * 40), max_size=3)))
    documents = {
        finding.file: RawDocument(finding.file, finding.file, text="\n".join(lines)) for finding in found
    }
    return report_of(found, documents, draw(st.lists(names, max_size=2)), "0.0.0")
