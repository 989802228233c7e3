"""Canaries: values found nowhere else, planted in all that is private, and a search that finds them again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from typing import Any

from tests.privacy.changes import keys_of, standing
from tests.privacy.layout import Commented
from tests.privacy.repository import Leaf, Path, Texts, document_of, leaves, put_in, read, write

# An accent, a sign that HTML escapes, and a capital that a layout may change.
WORD = "Kanári&"
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBER, _FIRST_DAY = 777_000_000_000, date(1200, 1, 1)
# How a canary of each kind is written; kinds that are not named are words of a closed list, or addresses.
WRITTEN: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("text", "line", "markdown"), lambda n: f"{WORD}{n:05d}q"),
    **dict.fromkeys(("money", "count", "decimal", "quantity"), lambda n: str(_NUMBER + n)),
    **dict.fromkeys(("date", "when", "moment"), lambda n: (_FIRST_DAY + timedelta(n)).isoformat()),
    "percent": lambda n: f"7{n % 1000:03d}.{n // 1000:04d}%",
}
# They say which plan and document this is, whether it is there, and when it became public.
_KEPT = {("format",), ("edition",), ("absent",), ("partial",), ("nature",)}
_GOVERNING = {"signed_off", "published", "publications", "withdrawn"}
BASELINE = "part2.pdu.baseline"


@dataclass(frozen=True)
class Canary:
    """Where a canary was planted."""

    file: str
    path: Path
    kind: str


def plant(texts: Texts) -> tuple[Texts, dict[int, Canary]]:
    """A repository with a canary in each private value that can hold one and in comments; which is where."""
    planted: dict[int, Canary] = {}
    made = dict(texts)
    shown = {key for key in keys_of(texts) if standing(texts, key) in {"plan", "illustrative"}}
    for name in sorted(texts):
        data, known = read(texts[name]), document_of(name)
        if known is None:
            continue
        spec, form = known
        for person in data.get("signatories", ()):
            person.setdefault("name", "Somebody")
        key = "/".join(name.split("/")[:2])
        public = key in shown and dict(spec.visible)["public"] == "yes"
        for leaf in list(leaves(form, data, public)):
            if leaf.public or not _holds_one(leaf) or (key in shown and was_shown(data, leaf.path)):
                continue
            number = len(planted) + 1
            put_in(data, leaf.path, WRITTEN[leaf.form.face.kind](number))
            planted[number] = Canary(name, leaf.path, leaf.form.face.kind)
        made[name] = write(data)
    for number, name in enumerate(sorted(made)):
        planted[len(planted) + 1] = Canary(name, (), "comment")
        Commented(number, f"{WORD}{len(planted):05d}q").apply(made)
    return made, planted


def was_shown(data: Any, path: Path) -> bool:
    """Whether a value of `published.yaml` says what the public was shown of a figure that it may see."""
    if path[0] != "publications" or path[-1] not in {"figure", "shown"}:
        return False
    document = data["publications"][int(path[1])]["documents"][int(path[3])]
    return bool(document["document"] == "part2" and document["figures"][int(path[5])]["figure"] == BASELINE)


def _holds_one(leaf: Leaf) -> bool:
    governs = leaf.path[-1] == "on" and leaf.path[0] in _GOVERNING
    return leaf.form.face.kind in WRITTEN and leaf.path[:1] not in _KEPT and not governs


# --- search

_WORDS = re.compile(rf"{WORD.casefold()}([0-9]{{5}})q")
_NUMBERS = re.compile(rf"(?={str(_NUMBER)[:3]}([0-9]{{9}}))")
_PERCENTS = re.compile(r"7([0-9]{3})\.([0-9]{4})%")
_DAYS = re.compile(rf"([0-9]{{1,2}})({'|'.join(_MONTHS)})(12[0-9]{{2}})")
_ISO_DAYS = re.compile(r"(12[0-9]{2})-([0-9]{2})-([0-9]{2})")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff,"))


def normalised(text: str) -> str:
    """A text without what can hide a word: escapes, other forms of a letter, soft hyphens, spaces, commas."""
    whole = unicodedata.normalize("NFC", unescape(unescape(text))).translate(_UNSEEN).casefold()
    return "".join(whole.split())


def found_in(texts: Iterable[str], planted: dict[int, Canary]) -> set[int]:
    """The canaries that stand in any of the texts, however they are written there."""
    found: set[int] = set()
    for text in texts:
        clean = normalised(text)
        found |= {int(match[1]) for match in _WORDS.finditer(clean)}
        found |= {
            n for m in _NUMBERS.finditer(clean) if _is(planted, n := int(m[1]), "money", "count", "quantity")
        }
        found |= {
            n for m in _PERCENTS.finditer(clean) if _is(planted, n := int(m[2]) * 1000 + int(m[1]), "percent")
        }
        for day, month, year in ((m[1], _MONTHS.index(m[2]) + 1, m[3]) for m in _DAYS.finditer(clean)):
            # A number may stand right before the day.
            found |= {
                n for part in (day, day[-1]) if _is(planted, n := _days(year, month, part), "date", "when")
            }
        found |= {
            n for m in _ISO_DAYS.finditer(clean) if _is(planted, n := _days(*m.groups()), "date", "when")
        }
    return found


def _is(planted: dict[int, Canary], number: int, *kinds: str) -> bool:
    return number in planted and planted[number].kind in {*kinds, "decimal", "moment"}


def _days(year: str, month: int | str, day: str) -> int:
    try:
        return (date(int(year), int(month), int(day)) - _FIRST_DAY).days
    except ValueError:
        return -1
