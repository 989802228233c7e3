"""A made-up partnership: its name, places and trusts, and the numbers on which all its plans rest.

They depend on the seed and the partnership's place in the register alone, so the plans of two editions agree.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True)
class Trust:
    """A primary care trust: practices at first, practices giving treatment at first, mergers by year."""

    name: str
    practices: int
    delivering: int
    merged: tuple[int, ...]

    def in_year(self, index: int) -> tuple[int, int]:
        """Practices and practices giving treatment, so many years after the baseline."""
        practices = self.practices - sum(self.merged[:index])
        return practices, min(practices, self.delivering + index * (1 + self.practices // 20))


@dataclass(frozen=True, slots=True)
class Area:
    """A partnership as the register has it, and what its plans say of it each year."""

    slug: str
    name: str
    code: str
    region: str
    towns: tuple[str, str]
    providers: tuple[str, str]
    localities: tuple[str, ...]
    trusts: tuple[Trust, ...]
    population: int
    prevalence: int
    requirements: int
    basis: str
    baseline_late: bool
    baselines: dict[str, int]
    changes: dict[str, tuple[Decimal, ...]]
    money: dict[str, tuple[int, int]]
    streams: tuple[tuple[str, int, int], ...]

    def target(self, measure: str, index: int) -> int:
        """The target so many years after the baseline, rounded once."""
        value = Decimal(self.baselines[measure])
        steps = self.changes[measure][: index + 1]
        for step in steps if self.basis == "year on year" else steps[-1:]:
            value *= 1 + step / 100
        return half_up(value)

    def amount(self, row: str, index: int) -> int:
        """The pounds of a row of Part 4, so many years after the baseline year."""
        first, growth = self.money.get(row, (0, 0))
        return first + growth * index


def half_up(value: Decimal) -> int:
    """Rounded as the plans are: a half goes up."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def share(part: int, whole: int) -> str:
    """A part of a whole as a percentage."""
    return f"{half_up(Decimal(100 * part) / whole)}%"


def all_names(seed: int, count: int, material: dict[str, Any]) -> list[tuple[str, str]]:
    """So many different names, each with the name of its slug."""
    rng = Random(f"{seed}/names")
    plain = [begin + end for begin in material["beginnings"] for end in material["ends"]]
    rng.shuffle(plain)
    most = len(plain) * len(material["again"])
    if count > most:
        raise ValueError(f"there are made-up names for {most} partnerships, not for {count}")
    names = []
    for again in material["again"]:
        for name in plain:
            second = rng.choice(material["beginnings"]) + rng.choice(material["second_ends"])
            way = rng.choice(material["ways"]).format(a=name, b=second)
            names.append((f"{again} {way}".strip(), name))
    return names[:count]


def slug_of(name: str) -> str:
    """A name as it stands in addresses."""
    plain = unicodedata.normalize("NFKD", name.replace("Œ", "Oe").replace("&", "and").replace("'", ""))
    letters = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def region_of(number: int, regions: list[list[Any]]) -> list[Any]:
    """The region of the nth partnership: one for each region first, then by their share of the whole."""
    if number < len(regions):
        return regions[number]
    rest = [region for region in regions for _ in range(region[2] - 1)]
    Random("regions").shuffle(rest)
    return rest[(number - len(regions)) % len(rest)]


def make_area(seed: int, number: int, name: str, root: str, material: dict[str, Any]) -> Area:
    """The nth partnership of a set. `root` is the plain name, for places and trusts."""
    rng = Random(f"{seed}/area/{number}")
    slug, region = slug_of(name), region_of(number, material["regions"])
    localities = tuple(item.format(a=root) for item in rng.choices(material["localities"], (6, 3, 2))[0])
    towns = rng.sample([begin + end for begin in material["beginnings"] for end in material["ends"]], 2)
    population = rng.randrange(90_000, 420_000) * len(localities) // 100 * 100
    pdu = population * rng.randint(40, 85) // 10_000
    trusts = tuple(_trust(rng, item, population // len(localities)) for item in localities)
    basis = rng.choice(("from baseline", "from baseline", "year on year"))
    providers = rng.sample(material["providers"], 2)
    return Area(
        slug=slug,
        name=name,
        code=f"{region[3]}{number % 100:02}{chr(ord('B') + number // 100)}",
        region=region[0],
        towns=(towns[0], towns[1]),
        providers=(providers[0], providers[1]),
        localities=localities,
        trusts=trusts,
        population=population,
        prevalence=pdu * rng.randint(150, 240) // 100,
        requirements=rng.randrange(24, 140),
        basis=basis,
        baseline_late=rng.random() < 0.08,
        baselines={"pdu": pdu, "all_adults": pdu * rng.randint(108, 135) // 100},
        changes={"pdu": _changes(rng, basis), "all_adults": _changes(rng, basis)},
        money=_money(rng, pdu),
        streams=tuple(
            (stream, rng.randrange(8_000, 90_000), rng.randrange(0, 1_500))
            for stream in rng.sample(material["streams"], rng.randint(1, 3))
        ),
    )


def _trust(rng: Random, locality: str, population: int) -> Trust:
    practices = max(12, population // rng.randint(5_200, 7_400))
    merged = tuple(rng.choice((0, 0, 0, 1, 2)) if practices > 30 else 0 for _ in range(4))
    kind = rng.choice(("PCT", "PCT", "Teaching PCT"))
    return Trust(f"{locality} {kind}", practices, practices * rng.randint(12, 45) // 100 + 1, merged)


def _changes(rng: Random, basis: str) -> tuple[Decimal, ...]:
    """The change of each year after the baseline, at least one point more a year."""
    steps = [Decimal(rng.choice(("1", "2", "2", "3", "4", "1.5", "2.5", "5"))) for _ in range(8)]
    return (
        tuple(steps) if basis == "year on year" else tuple(sum(steps[: n + 1], Decimal(0)) for n in range(8))
    )


def _money(rng: Random, pdu: int) -> dict[str, tuple[int, int]]:
    """Pounds in the baseline year and growth in each year; what is mainstream never falls."""
    grant = pdu * rng.randrange(880, 1_450) + rng.randrange(1_000)
    shares = {
        "young_people": (0.05, 0.1),
        "underspend": (0.005, 0.04),
        "dip_main_grant": (0.2, 0.5),
        "police": (0.01, 0.05),
        "probation": (0.01, 0.04),
        "supporting_people": (0.03, 0.12),
    }
    if rng.random() < 0.15:
        shares["section_31_pooled"] = (0.25, 0.6)
    else:
        shares |= {"pct_mainstream": (0.15, 0.5), "social_services": (0.04, 0.14)}
    if rng.random() < 0.3:
        shares["tier_4_capital"] = (0.02, 0.08)
    money = {"pooled_treatment_budget": (grant, grant * rng.randint(10, 50) // 1_000)}
    for row, (least, most) in shares.items():
        first = int(grant * rng.uniform(least, most)) + rng.randrange(1_000)
        money[row] = (first, first * rng.randint(0, 35) // 1_000)
    if rng.random() < 0.25:
        money["dip_carry_forward"] = (money["dip_main_grant"][0] * rng.randint(4, 19) // 1_000, 0)
    return money
