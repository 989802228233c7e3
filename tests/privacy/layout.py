"""Changes to how the files of a repository are written, and to nothing that they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.privacy.changes import chosen
from tests.privacy.repository import Texts, document_of, leaves, put_in, read, write

_KEY = re.compile(r"^(?=[A-Za-z_\"'0-9][^\n]*:)", re.MULTILINE)


@dataclass(frozen=True)
class Commented:
    """Comments stand between the fields of a file and at its end."""

    file: int
    text: str

    def apply(self, texts: Texts) -> None:
        name = chosen(sorted(texts), self.file)
        words = " ".join(self.text.split())
        texts[name] = _KEY.sub(lambda _: f"# {words}\n", texts[name]) + f"\n# {words}\n"


@dataclass(frozen=True)
class Relaid:
    """A file is written anew: with other indentation, quotation marks, width and order of fields."""

    file: int
    indent: int
    width: int
    quotation: str | None
    order: int | None

    def apply(self, texts: Texts) -> None:
        name = chosen(sorted(texts), self.file)
        data = read(texts[name])
        if data is not None:
            data = self._ordered(data, Random(self.order)) if self.order is not None else data
            style = {"indent": self.indent, "width": self.width, "default_style": self.quotation}
            texts[name] = write(data, **style)

    def _ordered(self, data: Any, rng: Random) -> Any:
        if isinstance(data, dict):
            keys = rng.sample(sorted(data), len(data))
            return {key: self._ordered(data[key], rng) for key in keys}
        return [self._ordered(item, rng) for item in data] if isinstance(data, list) else data


@dataclass(frozen=True)
class Ended:
    """The lines of a file end as on another system, and it begins with a mark."""

    file: int
    mark: bool

    def apply(self, texts: Texts) -> None:
        name = chosen(sorted(texts), self.file)
        text = texts[name].replace("\r\n", "\n").replace("\n", "\r\n").removeprefix("\ufeff")
        texts[name] = f"\ufeff{text}" if self.mark else text


@dataclass(frozen=True)
class Respelt:
    """Money, counts and percentages of a file are spelt in another way: `£1,200`, `1200`, `£ 1200`."""

    file: int
    seed: int

    def apply(self, texts: Texts) -> None:
        name, rng = chosen(sorted(texts), self.file), Random(self.seed)
        data, known = read(texts[name]), document_of(name)
        if not isinstance(data, dict) or known is None:
            return
        for leaf in list(leaves(known[1], data, public=True)):
            spelt = self._spelt(leaf.form.face.kind, leaf.value, rng)
            put_in(data, leaf.path, spelt)
        texts[name] = write(data)

    def _spelt(self, kind: str, text: str, rng: Random) -> str:
        digits = re.sub(r"[£, ]", "", text)
        if kind in {"money", "count"} and re.fullmatch(r"[0-9]+", digits):
            grouped = rng.choice((digits, f"{int(digits):,}"))
            sign = rng.choice(("£", "£ ", ""))
            return f"{sign}{grouped}" if kind == "money" else grouped
        if kind == "percent" and re.fullmatch(r"[0-9.]+%", digits):
            return rng.choice(("", "+")) + digits.replace("%", rng.choice(("%", " %")))
        return text
