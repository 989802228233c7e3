"""Changes to a repository of plans that the public may not notice: each a record that says what it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any, Protocol

from tests.conftest import MOMENT
from tests.privacy.repository import PUBLIC_FILES, Path, Texts, plan, put_in, read, write

TODAY = MOMENT.date().isoformat()
# They say who may see a plan at all: to change them is not to change something that is withheld.
GOVERNING = frozenset(("cover.yaml", "record.yaml"))


class Change(Protocol):
    """Something done to the files of a repository; where there is nothing to do it to, nothing is done."""

    def apply(self, texts: Texts) -> None:
        """Do it."""
        ...


def keys_of(texts: Texts) -> list[str]:
    """The plans of a repository: `partnership/year`."""
    return sorted({"/".join(name.split("/")[:2]) for name in texts if name.count("/") > 1})


def standing(texts: Texts, key: str) -> str:
    """What the public is shown of a plan, read from its cover and record alone."""
    cover, record = (read(texts.get(f"{key}/{name}", "")) for name in ("cover.yaml", "record.yaml"))
    if not isinstance(cover, dict) or not isinstance(record, dict):
        return "nothing"
    if cover["nature"] != "plan":
        return str(cover["nature"])
    events = {name for name, event in record.items() if isinstance(event, dict) and event["on"] <= TODAY}
    if not {"signed_off", "published"} <= events:
        return "nothing"
    return "tombstone" if "withdrawn" in events else "plan"


def restricted_files(texts: Texts) -> list[str]:
    """The files of which the public is shown nothing, whatever stands in them."""
    found = []
    for key in keys_of(texts):
        kept = GOVERNING if standing(texts, key) in {"nothing", "tombstone"} else PUBLIC_FILES
        found += [name for name in texts if name.startswith(f"{key}/") and name[len(key) + 1 :] not in kept]
    return sorted(found)


def chosen(items: Sequence[Any], number: int) -> Any:
    """One of the items, whatever the number; none where there are none."""
    return items[number % len(items)] if items else None


def places(data: Any, path: Path = ()) -> Iterator[Path]:
    """Every place in a file, those of groups and lists too."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, str(key))
        yield from places(value, (*path, str(key)))


@dataclass(frozen=True)
class RestrictedValue:
    """Something in a restricted document becomes another value, right or wrong; without a value it goes."""

    file: int
    place: int
    value: str | None

    def apply(self, texts: Texts) -> None:
        name = chosen(restricted_files(texts), self.file)
        data = read(texts[name]) if name else None
        path = chosen(list(places(data)), self.place)
        if path:
            put_in(data, path, self.value)
            texts[name] = write(data)


@dataclass(frozen=True)
class RestrictedDigits:
    """Figures, dates and references of a restricted document become others, many of them still valid."""

    file: int
    seed: int

    def apply(self, texts: Texts) -> None:
        name, rng = chosen(restricted_files(texts), self.file), Random(self.seed)
        if name:
            lines = texts[name].splitlines(keepends=True)
            texts[name] = "".join(
                line if line.startswith(("format:", "edition:")) else self._other(line, rng) for line in lines
            )

    @staticmethod
    def _other(line: str, rng: Random) -> str:
        return "".join(rng.choice("123456789") if s.isdigit() and rng.random() < 0.3 else s for s in line)


@dataclass(frozen=True)
class RestrictedItem:
    """An objective, an action or a figure of a restricted document is there a second time, or elsewhere."""

    file: int
    place: int
    moved: bool

    def apply(self, texts: Texts) -> None:
        name = chosen(restricted_files(texts), self.file)
        data = read(texts[name]) if name else None
        lists = [value for value in self._all(data) if isinstance(value, list) and value]
        if lists:
            items = chosen(lists, self.place)
            item = items.pop(self.place % len(items)) if self.moved else chosen(items, self.place)
            items.append(deepcopy(item))
            texts[name] = write(data)

    def _all(self, data: Any) -> Iterator[Any]:
        yield data
        for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
            yield from self._all(value)


@dataclass(frozen=True)
class RestrictedFile:
    """A restricted document is written anew, or goes."""

    file: int
    text: str | None

    def apply(self, texts: Texts) -> None:
        name = chosen(restricted_files(texts), self.file)
        if name and self.text is None:
            del texts[name]
        elif name and self.text is not None:
            texts[name] = self.text


@dataclass(frozen=True)
class NewFile:
    """A restricted document that was not there, or a file that is no document at all."""

    plan: int
    name: str
    text: str

    def apply(self, texts: Texts) -> None:
        texts.setdefault(f"{chosen(keys_of(texts), self.plan)}/{self.name}", self.text)


@dataclass(frozen=True)
class Signatory:
    """Who signed a plan and when becomes another name and day; without one it goes."""

    plan: int
    number: int
    name: str | None
    signed: str | None

    def apply(self, texts: Texts) -> None:
        file = f"{chosen(keys_of(texts), self.plan)}/cover.yaml"
        data = read(texts.get(file, ""))
        people = data.get("signatories") if isinstance(data, dict) else None
        if people:
            person = chosen(people, self.number)
            for field, value in (("name", self.name), ("signed", self.signed)):
                person.pop(field, None)
                person.update({field: value} if value is not None else {})
            texts[file] = write(data)


@dataclass(frozen=True)
class EventDay:
    """A plan was signed off, agreed or given its baseline on another day; it was withdrawn for a reason."""

    plan: int
    event: str
    day: str
    reason: str

    def apply(self, texts: Texts) -> None:
        key = chosen(keys_of(texts), self.plan)
        file = f"{key}/record.yaml"
        data = read(texts.get(file, ""))
        if isinstance(data, dict) and self.event in data and standing(texts, key) != "nothing":
            assert self.day <= TODAY
            data[self.event]["on"] = self.day
            if "withdrawn" in data:
                data["withdrawn"]["reason"] = self.reason
            texts[file] = write(data)


@dataclass(frozen=True)
class Publications:
    """What was published of a plan that is shown says otherwise what the public is not told of it."""

    plan: int
    what: str

    def apply(self, texts: Texts) -> None:
        file = f"{chosen(keys_of(texts), self.plan)}/published.yaml"
        data = read(texts.get(file, ""))
        if not isinstance(data, dict):
            return
        publications = data["publications"]
        last = publications[-1]
        match self.what:
            case "release":
                last["release"] = "2009-06-01-another"
            case "to come":
                publications.append({**deepcopy(last), "on": "2099-01-01T10:00", "documents": []})
            case "documents":
                last["documents"] = [item for item in last["documents"] if item["document"] != "laa"]
                last["documents"].append({"document": "grid1", "fingerprint": "2" * 64})
            case "figures":
                for document in last["documents"]:
                    figures = [item for item in document.get("figures", ()) if "baseline" in item["figure"]]
                    document["figures"] = [*figures, {"figure": "part2.another", "shown": "another"}]
            case "fingerprints":
                texts[file] = texts[file].replace("0" * 64, "3" * 64).replace("1" * 64, "4" * 64)
                return
        texts[file] = write(data)


PUBLICATIONS = ("release", "to come", "documents", "figures", "fingerprints")


@dataclass(frozen=True)
class HiddenPlan:
    """A plan that is not signed off, not published yet, or cannot be read comes; with no events, it goes."""

    key: str
    documents: tuple[str, ...]
    events: str | None
    without: str

    def apply(self, texts: Texts) -> None:
        if standing(texts, self.key) != "nothing":
            return
        for name in [name for name in texts if name.startswith(f"{self.key}/")]:
            del texts[name]
        if self.events is not None:
            made = plan(self.key, *self.documents, events=self.events)
            texts |= {name: text for name, text in made.items() if not name.endswith(self.without)}


@dataclass(frozen=True)
class Listed:
    """A partnership of which the public sees no plan comes into the register."""

    slug: str
    name: str

    def apply(self, texts: Texts) -> None:
        data = read(texts["register.yaml"])
        if all(item["slug"] != self.slug for item in data["partnerships"]):
            old = [f"old-{self.slug}"]  # nor may an old name lead to what is not there
            listed = {"slug": self.slug, "name": self.name, "region": "london", "predecessors": old}
            data["partnerships"].append(listed)
            texts["register.yaml"] = write(data)
