"""The head of a file: the format and the edition that it is written for, before anything else in it.

Whatever else is found in a file that is written for other forms means nothing: one finding, then silence.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ..findings import Finding, finding_of
from ..model.source import Data, RawDocument
from ..near import shortened
from .wording import listed, nearest, nearly

FORMATS = ("1",)
_FORMAT, _EDITION = "format", "edition"
# What is told once of a folder of which more than half of the files say it, three at the least.
_OF_ANOTHER = ("unknown-edition", "unknown-format", "wrong-edition")
_MANY = 3
_YEAR = {"x-kind": "year", "pattern": "^((19|20)[0-9]{2}/[0-9]{2})$"}


def of_head(
    data: dict[str, Data], file: str, year: str, editions: Collection[str], many: str = ""
) -> Finding | None:
    """What keeps a file from being held against the forms of its folder.

    `year` is the edition of the folder, `editions` those that are known, both as in `2009/10`; `many`
    says of which files it is told with this one.
    """
    for name, right in ((_FORMAT, FORMATS[-1]), (_EDITION, year)):
        if data.get(name) is None:
            return _without(data, name, right, file)
    given, edition = data[_FORMAT], data[_EDITION]
    if isinstance(given, str) and given not in FORMATS:
        return _of_another_format(given, file, many)
    if isinstance(edition, str) and edition != year:
        return _of_another_edition(edition, file, year, editions, many)
    return None


def told_once(
    found: Sequence[Finding], documents: Sequence[RawDocument], year: str, editions: Collection[str]
) -> list[Finding]:
    """The findings of a plan; what most files say in their heads is one, at the first: a folder copied."""
    kept = list(found)
    for message in dict.fromkeys(finding.message for finding in found if finding.code in _OF_ANOTHER):
        same = [finding for finding in found if finding.message == message]
        if len(same) < _MANY or 2 * len(same) <= len(documents):
            continue
        every = "all" if len(same) == len(documents) else f"{len(same)} of the"
        many = f" in {every} {len(documents)} files of the folder"
        data = next(document.data for document in documents if document.file == same[0].file)
        whole = of_head(data, same[0].file, year, editions, many) if isinstance(data, dict) else None
        kept = [item for item in kept if item.message != message] + ([whole] if whole else [])
    return kept


def _without(data: dict[str, Data], name: str, right: str, file: str) -> Finding:
    line = f"{name}: {right}"
    if name in data:
        return finding_of(
            "not-filled-in",
            f"`{name}` is not filled in; wanted `{line}`",
            file,
            (name,),
            f"write `{line}`",
            True,
        )
    misspelt = next((key for key in list(data)[:10] if nearest(key, (name,))[1]), "")
    if misspelt:
        message = nearly(misspelt, name, certain=True, where="")
        found = finding_of(
            "unknown-field", message, file, (misspelt,), f"did you mean `{name}`?", on_key=True
        )
        return replace(found, instead=name)
    message = f"found no `{name}`; wanted the line `{line}` at the head of this file"
    return finding_of("missing-field", message, file, (name,), "it says which forms the file is written for")


def _of_another_format(given: str, file: str, many: str) -> Finding:
    last = f"`{FORMATS[-1]}`, the latest that this version knows"
    message = f"found `{shortened(given)}` at `format`{many}; wanted {last}"
    right = f"write `format: {FORMATS[-1]}`{' in each of them' if many else ''}"
    hint = f"{right}; for a later format use a later version of this program"
    return finding_of("unknown-format", message, file, (_FORMAT,), hint)


def _of_another_edition(given: str, file: str, year: str, editions: Collection[str], many: str) -> Finding:
    from .spellings import advice  # noqa: PLC0415 - only for a file with something to mend

    meant = advice(_YEAR, given)
    if meant.right == year:
        message = f"found `{shortened(given)}` at `edition`; wanted the year as `{year}`"
        found = finding_of("wrong-value", message, file, (_EDITION,), f"write `{year}`")
        return replace(found, instead=year)
    right = f"write `edition: {year}`{' in each of them' if many else ''}"
    if given in editions or meant.right in editions:
        folder = (meant.right or given).replace("/", "-")
        other = f"the folder named `{folder}`" if many else "the file moved to the folder of its year"
        place = f"{many or ', in the folder'} of {year}"
        message = f"found `{shortened(given)}` at `edition`{place}; wanted `{year}`, or {other}"
        hint = f"{right}, or {'rename the folder' if many else 'move the file'}"
        return finding_of("wrong-edition", message, file, (_EDITION,), hint)
    message = (
        f"found `{shortened(given)}`, for which there are no forms, at `edition`{many}; "
        f"wanted `{year}`, the year of the folder"
    )
    hint = f"{right}; there are forms for {listed(sorted(editions))}"
    return finding_of("unknown-edition", message, file, (_EDITION,), hint)
