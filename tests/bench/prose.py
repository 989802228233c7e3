"""Prose with figures: turns the sentences of `texts/` into text, and the figures in them into evidence.

`{slot}` is filled from the plan, `<one|two>` is a choice, `[id = range | label | period | source]` becomes
the name of a figure in the text and an evidence entry. The same label is always given the same value within
a plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from tests.bench.yaml_text import Prose, Value

_CHOICE = re.compile(r"<([^<>]+\|[^<>]+)>")
_FIGURE = re.compile(
    r"\[(?:(about|over|under|at least|at most|up to) )?([a-z0-9-]+) = ([^|\]]+?) \| ([^\]]+?)\]", re.ASCII
)
_BETWEEN = re.compile(r"(£?)([0-9]+)\.\.([0-9]+)(.*)", re.ASCII)
_COMPLEMENT = re.compile(r"100-([a-z0-9-]+)", re.ASCII)
_PEOPLE = re.compile(
    r"(Clients|Estimated|Injectors|Keyworkers|PDUs|People|Residents|Service users)\b", re.ASCII
)

Entry = dict[str, Value]


def counted(number: int) -> str:
    """A number as prose has it; with its comma, so that no count looks like a year."""
    return f"{number:,}"


@dataclass(slots=True)
class Author:
    """Writes the prose of one plan and collects the evidence for the document part at hand."""

    rng: Random
    slots: dict[str, str]
    periods: dict[str, str]
    known: dict[str, int]
    said: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def write(self, template: str) -> Prose:
        """One sentence or text; its figures are added to `entries`."""
        text = _CHOICE.sub(lambda match: self.rng.choice(match[1].split("|")), template)
        return Prose(_FIGURE.sub(self._figure, text.format_map(self.slots)))

    def one_of(self, templates: list[str]) -> Prose:
        """One of several texts, written."""
        return self.write(self.rng.choice(templates))

    def evidence(self) -> list[Value]:
        """The entries since the last call."""
        entries: list[Value] = list(self.entries)
        self.entries = []
        return entries

    def note(self, name: str, label: str, value: str, period: str = "", source: str = "") -> Entry:
        """Add an evidence entry."""
        entry: Entry = {"id": name, "label": label, "value": int(value) if value.isdecimal() else value}
        if value.replace(",", "").isdecimal() and _PEOPLE.match(label):
            entry["unit"] = "people"
        if period:
            entry["period"] = period
        if source:
            entry["source"] = source
        self.entries.append(entry)
        return entry

    def _figure(self, match: re.Match[str]) -> str:
        qualifier, name, wanted, rest = match.groups()
        label, period, source = ([part.strip() for part in rest.split("|")] + ["", ""])[:3]
        complement = _COMPLEMENT.fullmatch(wanted)
        if complement:
            other = next(entry["value"] for entry in self.entries if entry["id"] == complement[1])
            value = f"{100 - int(str(other).removesuffix('%'))}%"
        else:
            value = self.said.setdefault(label, self._value(wanted))
        entry = self.note(name, label, value, self.periods.get(period, period), source)
        if qualifier:
            entry["qualifier"] = qualifier
        if complement:
            entry["complement_of"] = complement[1]
        return f"{qualifier} [[{name}]]" if qualifier else f"[[{name}]]"

    def _value(self, wanted: str) -> str:
        if wanted in self.known:
            return counted(self.known[wanted])
        if wanted == "month":
            months = ("April", "May", "June", "July", "September", "October", "November")
            return f"{self.rng.choice(months)} {self.slots['starts']}"
        between = _BETWEEN.fullmatch(wanted)
        if between is None:
            raise ValueError(f"`{wanted}` is no range of values")
        number = self.rng.randint(int(between[2]), int(between[3]))
        if between[1]:
            return f"£{counted(number // 100 * 100)}"
        after = between[4]
        if after.startswith(" to +"):
            return f"{counted(number)} to {counted(number + int(after.removeprefix(' to +')))}"
        return f"{counted(number)}{after}"
