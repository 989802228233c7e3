"""The head of a file: the format and the edition that it is written for, before anything else in it.

Whatever else is found in a file that is written for other forms means nothing: one finding, then silence.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ..findings import Finding, finding_of
from ..model.source import Data
from .wording import listed, nearest, nearly, shortened

FORMATS = ("1",)
_FORMAT, _EDITION = "format", "edition"
_YEAR = {"x-kind": "year", "pattern": "^((19|20)[0-9]{2}/[0-9]{2})$"}


def of_head(data: dict[str, Data], file: str, year: str, editions: Collection[str]) -> Finding | None:
    """What keeps a file from being held against the forms of its folder.

    `year` is the edition of the folder, `editions` those that are known, both as in `2009/10`.
    """
    for name, right in ((_FORMAT, FORMATS[-1]), (_EDITION, year)):
        if data.get(name) is None:
            return _without(data, name, right, file)
    given, edition = data[_FORMAT], data[_EDITION]
    if isinstance(given, str) and given not in FORMATS:
        return _of_another_format(given, file)
    if isinstance(edition, str) and edition != year:
        return _of_another_edition(edition, file, year, editions)
    return None


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


def _of_another_format(given: str, file: str) -> Finding:
    message = f"`format` is `{shortened(given)}`, which is not known; known is {listed(list(FORMATS))}"
    hint = f"write `format: {FORMATS[-1]}`; for a later format use a later version of this program"
    return finding_of("unknown-format", message, file, (_FORMAT,), hint)


def _of_another_edition(given: str, file: str, year: str, editions: Collection[str]) -> Finding:
    from .spellings import advice  # noqa: PLC0415 - only for a file with something to mend

    meant = advice(_YEAR, given)
    if meant.right == year:
        message = f"found `{shortened(given)}` at `edition`; wanted the year as `{year}`"
        found = finding_of("wrong-value", message, file, (_EDITION,), f"write `{year}`")
        return replace(found, instead=year)
    if given in editions or meant.right in editions:
        message = (
            f"found `{shortened(given)}` at `edition`, in the folder of {year}; "
            f"wanted `{year}`, or the file moved to the folder of its year"
        )
        hint = f"write `edition: {year}`, or move the file"
        return finding_of("wrong-edition", message, file, (_EDITION,), hint)
    known = listed(sorted(editions))
    message = f"`edition` is `{shortened(given)}`, for which there are no forms; known are {known}"
    hint = f"this file stands in the folder of {year}: write `edition: {year}`"
    return finding_of("unknown-edition", message, file, (_EDITION,), hint)
