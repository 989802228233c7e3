"""The words that are withheld, laid out so that a long text is searched for all of them at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ...model.withheld import ADDRESS, TEXT, Kept, Withheld
from .words import BREAK, plain, readings, words_of

# A run of so many words of one withheld field is a leak, if so many of them are no numbers.
RUN, SPELT = 6, 4
# A withheld text of so many characters is one by itself, however few its words.
LONG = 24
# Between the words of an address; a line may end behind it.
_JOINT = r"[/_.-]\s*"
Words = tuple[str, ...]


@dataclass(slots=True)
class Index:
    """What is searched for: runs of six words, by their hashes in this process, and whole phrases.

    A phrase is a short text, a name of a person or an address. It is looked for where two words of it that
    stand side by side, or its only word, are found (`pairs`, `singles`). Of `addresses` the words must be
    joined, as in a link or the name of a file: they are ordinary words.
    """

    runs: set[int] = field(default_factory=set)
    pairs: dict[Words, list[Words]] = field(default_factory=dict)
    singles: set[str] = field(default_factory=set)
    addresses: set[Words] = field(default_factory=set)

    def found(self, text: str) -> set[Words]:
        """The runs and phrases that stand in a text, each inside of one part between its breaks."""
        words, hits = words_of(text), set[Words]()
        if not self.runs.isdisjoint(map(hash, _runs(words))):
            hits.update(run for run in _runs(words) if hash(run) in self.runs)
        if not self.singles.isdisjoint(words):
            hits.update((word,) for word in self.singles.intersection(words))
        near = self.pairs.keys() & pairwise(words)
        if near:
            whole = f" {' '.join(words)} "
            hits.update(p for pair in near for p in self.pairs[pair] if f" {' '.join(p)} " in whole)
        hits = {hit for hit in hits if is_telling(hit)}
        if hits and BREAK in text:
            parts = BREAK.join(f" {' '.join(words_of(part))} " for part in text.split(BREAK))
            hits = {hit for hit in hits if f" {' '.join(hit)} " in parts}
        return {hit for hit in hits if hit not in self.addresses or _is_joined(hit, text)}

    def take_out(self, text: str) -> None:
        """Search for nothing that stands in a text: it is public."""
        words = words_of(text)
        self.runs.difference_update(map(hash, _runs(words)))
        if not self.singles.isdisjoint(words):
            self.singles.difference_update(words)
        near = self.pairs.keys() & pairwise(words)
        if near:
            whole = f" {' '.join(words)} "
            for pair in near:
                left = [
                    p
                    for p in self.pairs[pair]
                    if f" {' '.join(p)} " not in whole or (p in self.addresses and not _is_joined(p, text))
                ]
                if left:
                    self.pairs[pair] = left
                else:
                    del self.pairs[pair]


def index_of(withheld: Withheld) -> Index:
    """What is to be searched for: the words of what is withheld, without those that are public anyway."""
    index, phrases = Index(), set[Words]()
    public = set(withheld.public)
    for text in dict.fromkeys(item.text for item in withheld.kept if item.kind == TEXT):
        if text not in public and len(text) >= RUN * 2 - 1:
            words = words_of(text)
            if len(words) >= RUN:
                index.runs.update(map(hash, _runs(words)))
            if _is_phrase(words):
                phrases.add(tuple(words))
    phrases |= {tuple(words_of(item.text)) for item in withheld.kept if item.kind != TEXT} - {()}
    index.addresses = {tuple(words_of(item.text)) for item in withheld.kept if item.kind == ADDRESS}
    _lay_out(index, phrases)
    for text in public:
        for reading in readings(text):
            index.take_out(reading)
    return index


def phrases_of(item: Kept) -> Iterator[Words]:
    """All that a text is searched by: its runs, and itself where it is a phrase."""
    words = words_of(item.text)
    if item.kind == TEXT:
        yield from _runs(words)
    if words and (item.kind != TEXT or _is_phrase(words)):
        yield tuple(words)


def is_telling(hit: Words) -> bool:
    """Whether a hit is more than a row of numbers that two texts may well have in common."""
    return len(hit) != RUN or _spelt(hit) >= SPELT


def _is_phrase(words: Sequence[str]) -> bool:
    """Whether a text is searched as a whole: it is long, and no run of it would tell."""
    if sum(map(len, words)) + len(words) - 1 < LONG:
        return False
    return len(words) < RUN or not any(_spelt(run) >= SPELT for run in _runs(words))


def _is_joined(hit: Words, text: str) -> bool:
    """Whether the words of an address stand in a text as one: whole segments, no ends of other names."""
    # What follows a year by a word, as in the name of a file, is of that plan.
    ends = "[^\\W_]|-[0-9]" if hit[-1].isdecimal() else r"[\w-]"
    return re.search(rf"(?<![\w-]){_JOINT.join(hit)}(?!{ends})", plain(text)) is not None


def _spelt(words: Iterable[str]) -> int:
    return sum(not word.isdecimal() for word in words)


def _runs(words: Sequence[str]) -> Iterator[Words]:
    return zip(*(words[start:] for start in range(RUN)))  # noqa: B905 - the last words begin no run


def _lay_out(index: Index, phrases: set[Words]) -> None:
    """Enter each phrase under the pair of its words that the fewest phrases have."""
    index.singles = {phrase[0] for phrase in phrases if len(phrase) == 1}
    several = sorted(phrase for phrase in phrases if len(phrase) > 1)
    often = Counter(pair for phrase in several for pair in set(pairwise(phrase)))
    for phrase in several:
        rarest = min(pairwise(phrase), key=lambda pair: (often[pair], pair))
        index.pairs.setdefault(rarest, []).append(phrase)
