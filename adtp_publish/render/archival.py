"""PDF/A-3a and PDF/UA-1 in one file: it can be kept, it can be read aloud, and it holds its own data.

WeasyPrint makes either. PDF/A is asked of it, with tags; that the file is PDF/UA too is said in its metadata,
which PDF/A lets say nothing that they do not describe (an extension schema).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from html import escape
from typing import Any
from warnings import catch_warnings, simplefilter

from .attached import Attached
from .serving import SCHEME, fetcher

VARIANT = "pdf/a-3a"
_END = b"</rdf:RDF>"
_PDF_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def archival_pdf(laid_out: Any, files: Sequence[Attached]) -> bytes:
    """The bytes of a document that WeasyPrint laid out, with files inside."""
    made = laid_out.metadata.generate_rdf_metadata

    def with_more(*given: Any) -> bytes:
        rdf: bytes = made(*given)
        assert rdf.count(_END) == 1
        return rdf.replace(_END, _PDF_UA + _language(laid_out.metadata.lang) + _END)

    laid_out.metadata.generate_rdf_metadata = with_more
    with catch_warnings():
        # WeasyPrint leaves it to Python to close the file of its colours.
        simplefilter("ignore", ResourceWarning)
        content: bytes = laid_out.write_pdf(
            pdf_variant=VARIANT, attachments=_attachments(files), finisher=_each_file_once
        )
    return content


def _language(tag: str) -> bytes:
    """The language once more for archives: the document says it, and WeasyPrint does not here."""
    return (
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:language><rdf:Bag><rdf:li>{escape(tag)}</rdf:li></rdf:Bag></dc:language></rdf:Description>"
    ).encode()


def _attachments(files: Sequence[Attached]) -> list[Any]:
    """The files as WeasyPrint takes them: with a media type that no table of the machine decides."""
    from weasyprint import Attachment  # noqa: PLC0415 - half a second

    served = fetcher({file.name: (file.content, file.media) for file in files})
    return [
        Attachment(
            url=SCHEME + file.name,
            url_fetcher=served,
            name=file.name,
            description=file.about,
            relationship=file.relationship,
            created=datetime.combine(file.day, time(), UTC),
            modified=datetime.combine(file.day, time(), UTC),
        )
        for file in sorted(files, key=lambda file: file.name)
    ]


def _each_file_once(_: Any, pdf: Any) -> None:
    """WeasyPrint lists each file of the document twice."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))
