"""What the documents of one plan are made from: the area, the edition, chance, an author, and the texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from adtp_publish.load.schemas import load_schemas
from adtp_publish.model.edition import Edition
from adtp_publish.model.form import Form
from adtp_publish.ports import DiskFiles
from adtp_publish.preparation import known_editions
from tests.bench.area import Area
from tests.bench.prose import Author
from tests.bench.yaml_text import Prose, Value

HERE = Path(__file__).parent

Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective of a planning grid, for the documents that refer to it."""

    number: str
    topic: str
    actions: tuple[Fields, ...]
    ratings: tuple[str, ...]


@dataclass(slots=True)
class Task:
    """One plan to be written. `standing` is published, unsigned, future or withdrawn."""

    area: Area
    edition: Edition
    rng: Random
    author: Author
    standing: str
    priorities: list[dict[str, Any]] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    done: set[str] = field(default_factory=set)  # actions that a report has said are done
    themes: set[str] = field(default_factory=set)

    @property
    def starts(self) -> int:
        """The year in which the plan year begins."""
        return self.edition.starts.year

    def head(self) -> Fields:
        """What stands at the top of each document."""
        return {"format": 1, "edition": self.edition.year}

    def due(self, key: str) -> date:
        """A date of the edition's timetable."""
        return next(item.by for item in self.edition.timetable if item.key == key)

    def before(self, key: str, least: int, most: int) -> date:
        """A working day between so many days before a date of the timetable."""
        day = self.due(key) - timedelta(days=self.rng.randint(least, most))
        return day - timedelta(days=max(0, day.weekday() - 4))

    def years(self, schema: str, *path: str) -> list[str]:
        """The years that a group of a form has fields for."""
        form: Form | None = self.edition.form(schema)
        for name in path:
            form = form.field(name) if form else None
        return [item.face.name for item in form.fields] if form else []

    def person(self) -> str:
        """A made-up name."""
        names = texts("names")
        return f"{self.rng.choice(names['first_names'])} {self.rng.choice(names['last_names'])}"

    def post(self, named: float = 0.1) -> Fields:
        """A post and its organisation, now and then with the name of the postholder."""
        post, organisation = self.rng.choice(texts("names")["posts"])
        fields: Fields = {"post": post, "organisation": organisation.format_map(self.author.slots)}
        return {**fields, "name": self.person()} if self.rng.random() < named else fields


@cache
def texts(name: str) -> Any:
    """A file of `texts/`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((HERE / "texts" / f"{name}.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506 - our own


@cache
def all_editions() -> tuple[Edition, ...]:
    """The editions in use that `schema/` knows, oldest first; one on trial has no plans of a year."""
    forms = DiskFiles(HERE.parents[1] / "schema")
    editions = known_editions(forms, load_schemas(forms))
    return tuple(editions[name] for name in sorted(editions) if not editions[name].trial)


def year_of(start: int) -> str:
    """The financial year that begins then: 2009 is 2009/10."""
    return f"{start}/{(start + 1) % 100:02}"


def start_of(year: str) -> int:
    """The year in which a financial year begins."""
    return int(year[:4])


def paragraph(*parts: str) -> Prose:
    """Paragraphs put together."""
    return Prose("\n\n".join(part for part in parts if part))
