"""Leaks: texts of every kind of private field, and every way in which one may stand in what goes out."""

from __future__ import annotations

import base64
import gzip
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, RectangleObject

from adtp_publish.model.output import OutputFile
from tests.privacy.repository import (
    DRAFT,
    ILLUSTRATION,
    NEVER_PUBLIC,
    PUBLISHED,
    RECORD,
    WITHDRAWN,
    Texts,
    base,
    put_in,
    read,
    write,
)

FUTURE = "northshire/2008-09"
# What is planted where: the file, the path in it, the text.
FIELDS: dict[str, tuple[str, str, str]] = {
    "an objective": (
        f"{PUBLISHED}/part3/grid1",
        "objectives/0/objective",
        "Halve the queue for a first dose on the Longbeck estate before the frost",
    ),
    "a name": (f"{PUBLISHED}/cover", "signatories/0/name", "Zoë Ödeby"),
    "a name of one word": (
        f"{PUBLISHED}/part3/grid1",
        "objectives/0/actions/0/by_whom/name",
        "Quillfeather",
    ),
    "a post": (
        f"{PUBLISHED}/part3/grid1",
        "objectives/0/actions/0/by_whom/post",
        "Substitute Prescribing Taskmaster",
    ),
    "an evidence label": (
        f"{PUBLISHED}/progress/q1",
        "barriers_evidence/0/label",
        "Lockers broken into at the needle exchange by night",
    ),
    "a report": (
        f"{PUBLISHED}/progress/q1",
        "key_priorities/0/progress",
        "Two keyworkers left in a huff; nobody told the board – or us",
    ),
    "a comment": (
        f"{PUBLISHED}/progress/q1-comments",
        "progress_report/key_priorities/q1",
        "The chair’s account of Easter does not add up & we shall ask again",
    ),
    "a panel's response": (
        f"{PUBLISHED}/assessment",
        "panel/0/text",
        "The panel thinks the north locality is run on goodwill and sticky tape",
    ),
    "a self audit": (
        f"{PUBLISHED}/harm-reduction",
        "standards/0/evidence",
        "Only the Tuesday nurse knows where naloxone is kept in Brackle Street",
    ),
    "an explanation": (
        f"{PUBLISHED}/part3/grid1",
        "explanations",
        "The owner resigned and his successor begins only after midsummer",
    ),
    "a note of an illustration": (
        f"{ILLUSTRATION}/laa",
        "targets/notes",
        "The council would rather not be measured on this until May",
    ),
    "prose of a draft": (
        f"{DRAFT}/part4",
        "note",
        "Money from the charity is in doubt since its trustees fell out in spring",
    ),
    "prose of a plan to come": (
        f"{FUTURE}/cover",
        "note",
        "To be announced by the minister in person on the steps of the clinic",
    ),
    "prose of a withdrawn plan": (
        f"{WITHDRAWN}/part4",
        "note",
        "Figures were lifted from the wrong sheet by a temp with a hangover",
    ),
    "the reason of a withdrawal": (
        f"{WITHDRAWN}/record",
        "withdrawn/reason",
        "The auditors called it a work of fiction from end to end",
    ),
    "the title of a source": (
        f"{NEVER_PUBLIC}/progress/q2",
        "source/title",
        "Minutes of a meeting that officially never took place",
    ),
}
# It cannot be read at all: a line of it.
BROKEN = "Pay the night porter of the hostel to look the other way"
RATING = f"{PUBLISHED}/q1.key-priorities.1.q1"


def planted() -> tuple[Texts, dict[str, str]]:
    """A repository with a text of its own in each of the fields, and those texts by what they are."""
    texts = base()
    texts[f"{FUTURE}/cover.yaml"] = texts[f"{PUBLISHED}/cover.yaml"].replace("2009/10", "2008/09")
    texts[f"{FUTURE}/record.yaml"] = RECORD.format(edition="2008/09") + (
        "signed_off:\n  on: 2008-03-31\npublished:\n  on: 2099-04-20\n"
    )
    for file, path, text in FIELDS.values():
        data = read(texts[f"{file}.yaml"])
        value = [{"finding": "no-actions", "because": text}] if path == "explanations" else text
        put_in(data, tuple(path.split("/")), value)
        texts[f"{file}.yaml"] = write(data)
    texts[f"{PUBLISHED}/part3/grid2.yaml"] = f"objectives: [\n  - objective: {BROKEN}\n    number: }}\n"
    found = {kind: text for kind, (_, _, text) in FIELDS.items()}
    return texts, {**found, "a file that cannot be read": BROKEN, "a rating": f"{RATING}: G"}


# --- ways


def page(body: str, head: str = "") -> bytes:
    start = f'<!DOCTYPE html>\n<html lang="en-GB"><head><title>A</title>{head}</head>'
    return f"{start}<body>{body}</body></html>\n".encode()


def feed(body: str) -> bytes:
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>{body}</entry></feed>'.encode()


def svg(body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img">{body}</svg>'.encode()


def numbered(text: str) -> str:
    return "".join(f"&#x{ord(sign):x};" for sign in text)


def within(text: str, sign: str) -> str:
    """A text with something inside of each of its words, if they are long enough to be parted."""
    parted = (
        f"{word[:2]}{sign}{word[2:]}" if word[:4].isalpha() and len(word) > 3 else word
        for word in text.split(" ")
    )
    return " ".join(parted)


def wrapped(text: str) -> str:
    return "\n        ".join(text.split(" "))


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name), content)  # no clock in the bytes
    return made.getvalue()


def pdf(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    change(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def xmp(writer: PdfWriter, text: str) -> None:
    stream = DecodedStreamObject()
    stream.set_data(f"<rdf:li xml:lang='x-default'>{escape(text)}</rdf:li>".encode())
    stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream.flate_encode())


def slug(text: str) -> str:
    return quote("-".join(text.replace("/", "-").split()))


def soft(text: str) -> str:
    """A text with a soft hyphen in each word."""
    return within(text, "&shy;")


def apart(text: str, tag: str) -> str:
    """A text with an empty element in each word."""
    return within(escape(text, quote=False), tag)


def spans(text: str) -> str:
    return " ".join(f'<tspan x="1">{escape(word)}</tspan>' for word in text.split())


def in_style(text: str) -> bytes:
    return b"a{background:url(data:image/svg+xml;base64," + base64.b64encode(svg(escape(text))) + b")}"


def in_query(text: str) -> str:
    return quote(quote(text)).replace("%2520", "+")


def attached(writer: PdfWriter, text: str) -> None:
    writer.add_attachment("a.json", json.dumps([text]).encode())


def linked(writer: PdfWriter, text: str) -> None:
    writer.add_uri(0, f"https://example.org/{quote(text)}", RectangleObject((0, 0, 9, 9)))


def in_index(text: str) -> bytes:
    return gzip.compress(b"pagefind_dcd" + json.dumps({"content": text}).encode())


# A file for each way: its address, and what is in it.
HTML: dict[str, Callable[[str], bytes]] = {
    "text of a page": lambda t: page(f"<p>{escape(t)}</p>"),
    "text in capitals": lambda t: page(f"<p>{escape(t.upper())}</p>"),
    "text in pieces": lambda t: page(f"<p>{apart(t, '<b></b>')}</p>"),
    "text with soft hyphens": lambda t: page(f"<p>{soft(t)}</p>"),
    "text with joiners": lambda t: page(f"<p>{within(t, chr(0x200B))}</p>"),
    "text taken apart": lambda t: page(f"<p>{unicodedata.normalize('NFD', t)}</p>"),
    "text over lines": lambda t: page(f"<p>{wrapped(escape(t))}</p>"),
    "text as numbers": lambda t: page(f"<p>{numbered(t)}</p>"),
    "an alternative text": lambda t: page(f'<img src="a.svg" alt="{escape(t)}">'),
    "a quoted attribute": lambda t: page(f"<p data-t='{escape(t)}'>A</p>"),
    "a title": lambda t: page("", f"<title>{escape(t)}</title>"),
    "a description": lambda t: page("", f'<meta name="description" content="{escape(t)}">'),
    "a comment": lambda t: page(f"<!-- {t} -->"),
    "a link": lambda t: page(f'<a href="../{quote(t)}/">A</a>'),
    "a query": lambda t: page(f'<a href="?q={in_query(t)}">A</a>'),
    "structured data": lambda t: page(f'<script type="application/ld+json">{json.dumps([t])}</script>'),
}
PDF: dict[str, Callable[[PdfWriter, str], object]] = {
    "a title of a PDF": lambda writer, t: writer.add_metadata({"/Title": t}),
    "metadata of a PDF": xmp,
    "an outline of a PDF": lambda writer, t: writer.add_outline_item(title=t, page_number=0),
    "an attachment of a PDF": attached,
    "a name in a PDF": lambda writer, t: writer.add_attachment(f"{t.replace('/', '-')}.txt", b"A"),
    "a link of a PDF": linked,
}
OTHERS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "words over lines": ("a.txt", lambda t: within(t, "-\n").encode()),
    "JSON": ("a.json", lambda t: json.dumps({"a": [t]}).encode()),
    "JSON as it is": ("a.json", lambda t: json.dumps({"a": t}, ensure_ascii=False).encode()),
    "JSON over lines": ("a.json", lambda t: json.dumps({"a": t.replace(" ", "\n")}).encode()),
    "a key of JSON": ("a.json", lambda t: json.dumps({t: 1}).encode()),
    "CSV": ("a.csv", lambda t: f'id,text\r\n1,"{t}"\r\n'.encode("utf-8-sig")),
    "a feed": ("a.xml", lambda t: feed(f'<summary type="html">{escape(escape(soft(t)))}</summary>')),
    "a feed as it is": ("a.atom", lambda t: feed(f"<summary><![CDATA[{t}]]></summary>")),
    "a sitemap": ("a.xml", lambda t: f"<url><loc>https://example.org/{slug(t)}/</loc></url>".encode()),
    "the title of a picture": ("a.svg", lambda t: svg(f"<title>{escape(t)}</title>")),
    "the text of a picture": ("a.svg", lambda t: svg(f"<text>{spans(t)}</text>")),
    "a script": ("a.js", lambda t: f"const a = {json.dumps(t)};".encode()),
    "a style": ("a.css", lambda t: f'p::after {{ content: "{t}"; }}'.encode()),
    "a picture in a style": ("a.css", in_style),
    "headers of a host": ("_headers", lambda t: f"/*\n  X-Note: {t}\n".encode()),
    "a file in a zip": ("a.zip", lambda t: zipped({"a/b.csv": f"a,{t}".encode()})),
    "a name in a zip": ("a.zip", lambda t: zipped({f"{slug(t)}.csv": b"a"})),
    "a zip in a zip": ("a.zip", lambda t: zipped({"b.zip": zipped({"c.json": json.dumps(t).encode()})})),
    "a spreadsheet": ("a.ods", lambda t: zipped({"content.xml": apart(t, "<text:span/>").encode()})),
    "the search index": ("pagefind/fragment/en_1.pf_fragment", in_index),
}


def leak(way: str, text: str) -> OutputFile:
    """A file that tells a text in some way."""
    if way in HTML:
        return OutputFile("a.html", HTML[way](text))
    if way in PDF:
        return OutputFile("a.pdf", pdf(lambda writer: PDF[way](writer, text)))
    if way == _NAME:
        return OutputFile(f"{slug(text)}.txt", b"A")
    address, content = OTHERS[way]
    return OutputFile(address, content(text))


_NAME = "the name of a file"
WAYS = (*HTML, *PDF, *OTHERS, _NAME)
