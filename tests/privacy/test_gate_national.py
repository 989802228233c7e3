"""A made-up national set with its PDFs and search index passes the gate; leaks in its PDFs do not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from adtp_publish.cache import DiskCache
from adtp_publish.cli.indexing import Pagefind
from adtp_publish.model.output import OutputFile
from adtp_publish.model.withheld import TEXT
from adtp_publish.pipeline import Tools, check, make
from adtp_publish.ports import DiskFiles
from adtp_publish.publish.gate.gate import gate
from adtp_publish.release import release as releasing
from adtp_publish.searching import searched
from adtp_publish.withholding import withheld
from tests.bench.generate import generate
from tests.conftest import MOMENT, ROOT
from tests.privacy.repository import templates


@contextmanager
def switched_off() -> Iterator[None]:
    """The filter of releases: private fields go out too."""
    with pytest.MonkeyPatch.context() as patch:
        copied = releasing._copied
        patch.setattr(releasing, "_copied", lambda form, node, _public: copied(form, node, public=False))
        yield


@pytest.mark.timeout(1800)
@pytest.mark.slow
@pytest.mark.parametrize(("plans", "editions"), [(2, 1), pytest.param(12, 2, id="12-2")])
def test_a_national_set_passes_with_its_pdfs_and_leaks_in_them_do_not(
    tmp_path: Path, plans: int, editions: int
) -> None:
    generate(tmp_path / "plans", plans=plans, editions=editions, seed=1)
    checked = check(DiskFiles(tmp_path / "plans"), "plans", DiskFiles(ROOT / "schema"), MOMENT)
    theme, nhs = templates()
    cache, store = DiskCache(tmp_path / "cache"), DiskCache(tmp_path / "store")
    tools = Tools(theme, nhs, cache, None, lambda _: None, indexer=Pagefind(), store=store)

    made = searched(checked, make(checked, "public", MOMENT, tools), MOMENT, tools)
    sheets = [file for file in made.files if file.address.endswith(".pdf")]
    assert len(sheets) >= plans * editions * 3
    assert any(file.address.endswith(".pf_fragment") for file in made.files)
    assert made.leaks == ()

    sought = withheld(checked, MOMENT, made.releases, (), (), ())
    private = [kept.text for kept in sought.kept if kept.kind == TEXT and "/part3/" in kept.file]
    texts = [text for text in private if len(text.split()) > 12][:50]
    assert len(texts) == 50
    for number, text in enumerate(texts):
        sheet = sheets[number % len(sheets)]
        leaks = gate([OutputFile(sheet.address, outlined(sheet.content, text))], sought, store)
        assert leaks, (sheet.address, text)

    if editions == 1:
        with switched_off():
            shown = make(checked, "public", MOMENT, tools).files
        leaks = gate([file for file in shown if file.address.endswith(".pdf")], sought, store)
        assert {"withheld-name"} <= {leak.code for leak in leaks}
        assert any(".pdf` (page " in leak.message for leak in leaks)


def outlined(content: bytes, text: str) -> bytes:
    """A PDF with one more entry in its outline."""
    writer, made = PdfWriter(clone_from=PdfReader(BytesIO(content))), BytesIO()
    writer.add_outline_item(title=text, page_number=0)
    writer.write(made)
    return made.getvalue()
