"""How ways to reach somebody, and numbers of patients, look in a text.

A text is as hostile as whoever wrote it: each search takes a time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# An address from its `@` on; what stands before it is looked for backwards, from each `@` alone.
_DOMAIN = re.compile(r"@[\w-]++(?:\.[\w-]++)++")
_LOCAL = re.compile(r"[\w.+'-]++")
_LONGEST_LOCAL = 64
# As Word writes them: spaces of other widths, hyphens that do not break, dashes. One sign for another.
_SPACES, _DASHES = "\xa0\u2007\u2009\u202f", "\u2010\u2011\u2012\u2013"
_PLAIN = str.maketrans(_SPACES + _DASHES, " " * len(_SPACES) + "-" * len(_DASHES))
# Between two groups of digits: a space, a dash, a dot, or the end of a line of the text.
_SPACE = r"(?: ?- ?|[ .]|(?:[ .]|-)?\n {0,12})?"
# Neither behind a letter or digit, nor inside of an amount, a decimal number or a reference such as `AB-943`.
_BEFORE = r"(?<![\w,£+])(?<![0-9]\.)(?<![0-9A-Z]-)"
# An area code from 0 or the country's, then groups of digits: 01772 536012, (020) 7946 0958, +44 7700 900123
_PHONE = re.compile(
    rf"{_BEFORE}(?:(?:\+|00)44{_SPACE}(?:\(0\){_SPACE})?[1-9][0-9]{{1,4}}|\(?0[1-9][0-9]{{1,4}}\)?)"
    rf"(?:{_SPACE}[0-9]{{2,8}}){{1,3}}(?!\w|[.,][0-9])",
    re.ASCII,
)
_NHS = re.compile(
    rf"{_BEFORE}[0-9]{{3}}({_SPACE})[0-9]{{3}}({_SPACE})[0-9]{{4}}(?!\w|[-.,/][0-9])",
    re.ASCII,
)
_NATIONAL = (10, 11)
# Nine digits with hardly anything between them: nearly no text has them.
_MANY_DIGITS = re.compile(rf"[0-9](?:[ .()\n{_SPACES}{_DASHES}-]*+[0-9]){{8}}", re.ASCII)


def may_hold(text: str) -> bool:
    """Whether a text may hold any of them: one quick look."""
    return "@" in text or bool(_MANY_DIGITS.search(text))


def personal(text: str) -> Iterator[tuple[str, str]]:
    """What looks like a way to reach somebody or the number of a patient, and how it is written."""
    if "@" in text:
        yield from (("an e-mail address", address) for address in _addresses(text))
    if not _MANY_DIGITS.search(text):
        return
    plain = text if text.isascii() else text.translate(_PLAIN)
    for match in _PHONE.finditer(plain):
        if _is_phone(match[0]):
            yield "what looks like a phone number", text[match.start() : match.end()]
    for match in _NHS.finditer(plain):
        if _is_nhs_number(match):
            yield "what looks like an NHS number", text[match.start() : match.end()]


def _addresses(text: str) -> Iterator[str]:
    for match in _DOMAIN.finditer(text):
        before = text[max(0, match.start() - _LONGEST_LOCAL) : match.start()]
        local = _LOCAL.match(before[::-1])
        if local is not None:
            yield local[0][::-1] + match[0]


def _is_phone(written: str) -> bool:
    digits = _digits(written.replace("(0)", ""))
    for country in ("0044", "44"):
        if digits.startswith(country):
            digits = f"0{digits.removeprefix(country)}"
            break
    return len(digits) in _NATIONAL and _is_one(written)


def _is_nhs_number(match: re.Match[str]) -> bool:
    """Ten digits of which the last follows from the others, by modulus 11, in groups of one kind."""
    digits = _digits(match[0])
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    signs = {between.strip("\n ") or " " for between in match.groups() if between.strip(" ") != "\n"}
    return (11 - rest) % 11 == int(digits[9]) and len(signs) <= 1 and _is_one(match[0])


def _is_one(written: str) -> bool:
    """Whether it is one number: that is wrapped once, while a column of figures goes on and on."""
    return written.count("\n") <= 1


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
