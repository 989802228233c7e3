"""A form, compiled from its JSON Schema: what each field is called, holds and follows from."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

# The kinds of value that are figures.
NUMBERS = frozenset(("count", "money", "percent", "decimal"))


@dataclass(frozen=True, slots=True)
class Face:
    """What a reader is told about a field; it travels with the value, also into a Release.

    `name` is the key in the plan's YAML, `id` its part of a figure's id, `kind` is `group`,
    `list` or a kind of value of schema/common, `row` the row's number on the form,
    `order` its place among the fields beside it.
    """

    name: str
    id: str
    kind: str
    label: str = ""
    short: str = ""
    row: str = ""
    unit: str = ""
    help: str = ""
    layout: str = ""
    order: int = 0
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Calc:
    """How a field follows from others: a member of a closed set of operations, and its inputs.

    `of` are paths relative to the group that holds the field (`../baseline`, `../*/total`);
    where a plan chooses the rule, `by` is the path of its choice and `cases` the rule for each.
    `check` is false where a stated value is an input in its own right and not to be checked;
    `beside` names a stated field that the result is only compared with (a notice); `steps` are
    the least values, from the highest, at which each word of a threshold is given. `of_stated` is for
    a result that is only held against what a plan states: where it states nothing, nothing follows.
    `by_stated` is for a result that goes by its inputs as stated, and not as worked out.
    """

    op: str
    of: tuple[str, ...] = ()
    by: str = ""
    cases: tuple[tuple[str, Calc], ...] = ()
    steps: tuple[tuple[str, str], ...] = ()
    check: bool = True
    beside: str = ""
    of_stated: bool = False
    by_stated: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A rule of the domain that a field is held to: its name, and the fields and words it goes by.

    `of` are paths relative to the group that holds the field, as in a `Calc`; one that begins with the
    id of a document (`part2:pdu/stated`) leads from the root of that document. `by` is a word that the
    rule knows what to do with (a date of the timetable, the name of a measure); `words` are pairs of
    what is looked for and what is said of it.
    """

    rule: str
    of: tuple[str, ...] = ()
    by: str = ""
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a rule holds a field against.

    `least` and `most` bound a number; `at_least` and `at_most` are paths, relative to the group that
    holds the field, of numbers that it may not be below or above. `growth` names the threshold of the
    edition that a yearly change should reach, `growth_most` the one beyond which it is taken for a slip.
    `ticked` is the path of the tick that a change sought goes with. `named` says that a tick is for what
    a key priority of Part 1 names; `words`, on the group that holds it, are those by which one may.
    `pages` names the two thresholds between which the length of a narrative should lie.
    """

    least: Decimal | None = None
    most: Decimal | None = None
    at_least: str = ""
    at_most: str = ""
    growth: str = ""
    growth_most: str = ""
    ticked: str = ""
    named: bool = False
    words: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparable:
    """That the numbers of a field, or some below it, are compared over partnerships.

    `group` is the heading under which they are found, `label` what they are called together; the labels
    of the fields that `*` leads to are added to it. `of` are the paths of the numbers from this field (of a
    group, all directly below it; `*` is any field). `beside` are paths, relative to the group that holds
    the number, of what must be said beside it. `words` are, of a list of evidence, the indicators or
    labels by which entries name what is compared.
    """

    group: str
    label: str = ""
    of: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One field of a form with the fields under it; compared by identity, since there is one of each.

    A field is private unless `public`. `key` names, for a list, the field that identifies an
    item; `explains` the fields beside it whose difference this text explains; `total` names the
    indicator of a figure that is added up over a region and the country; `year` is the financial
    year that a number is for, `places` the decimals that a number worked out is shown with. `reckons`
    says that it, or a field under it, is a number or a value with a rule; `person` that it holds the name of
    a person. `choices` are the words of a
    closed list; `limits` is what a rule holds the field against. `checks` are the rules
    that this field and all fields below it are held to, each with the path from here (`*` for any item
    of a list). `until` names the events after sign-off by which the field is settled: from then on it
    may change (`sign-off`: at any time). `compare` says that numbers here are compared over partnerships.
    """

    face: Face
    public: bool = False
    required: bool = False
    absence: tuple[str, ...] = ()
    calc: Calc | None = None
    fields: tuple[Form, ...] = ()
    item: Form | None = None
    key: str = ""
    explains: tuple[str, ...] = ()
    total: str = ""
    year: str = ""
    places: int = 0
    checks: tuple[tuple[tuple[str, ...], Check], ...] = ()
    until: str = ""
    reckons: bool = False
    person: bool = False
    choices: tuple[str, ...] = ()
    limits: Limits | None = None
    compare: Comparable | None = None
    _named: dict[str, Form] = field(default_factory=dict, init=False, repr=False)

    def field(self, name: str) -> Form | None:
        """The field under this one with that key, if the form has it."""
        return self._named.get(name)

    def __post_init__(self) -> None:
        self._named.update((below.face.name, below) for below in self.fields)
