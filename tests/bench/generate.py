"""Writes a made-up national set of plans.

    python tests/bench/generate.py DIR --plans 149 --editions 2 --seed 1

The same arguments give the same bytes. The set is valid: `adtp-publish validate DIR` finds nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

from adtp_publish.model.edition import Edition
from tests.bench.area import Area, all_names, make_area
from tests.bench.plan import make_plan
from tests.bench.task import Fields, all_editions, texts
from tests.bench.yaml_text import as_yaml

PLANS, EDITIONS, SEED, UNPUBLISHED = 149, 2, 1, 0.04
STANDINGS = ("unsigned", "future", "withdrawn")


def generate(folder: Path, plans: int, editions: int, seed: int, unpublished: float = UNPUBLISHED) -> None:
    """Write `register.yaml` and, for each of so many partnerships, a plan for each of the last editions.

    `folder` must be empty or not there yet (`FileExistsError`); `ValueError` says what cannot be made.
    `unpublished` is the share of plans, to the nearest whole plan an edition, that the public may not read.
    """
    known = all_editions()
    if not 1 <= editions <= len(known):
        years = " and ".join(edition.year for edition in known)
        raise ValueError(f"{editions} editions are asked for; `schema/` knows {len(known)}: {years}")
    if plans < 1:
        raise ValueError(f"{plans} plans are asked for; at least 1 can be made")
    if not 0 <= unpublished <= 1:
        raise ValueError(f"`unpublished` is {unpublished:g}; it is a share from 0 to 1")
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"`{folder}` is not empty; name a folder that is, or that is not there yet")
    material = texts("names")
    names = all_names(seed, plans, material)
    areas = [make_area(seed, number, name, root, material) for number, (name, root) in enumerate(names)]
    _write(folder / "register.yaml", _register(areas))
    for edition in known[-editions:]:
        standings = _standings(seed, edition, plans, unpublished)
        for area, standing in zip(areas, standings, strict=True):
            for file, fields in make_plan(seed, area, edition, standing):
                _write(folder / area.slug / edition.slug / file, fields)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Writes a made-up national set of valid plans.")
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help="where to: an empty folder, or one to be made"
    )
    parser.add_argument(
        "--plans", type=int, default=PLANS, help="partnerships an edition (default: %(default)s)"
    )
    parser.add_argument(
        "--editions", type=int, default=EDITIONS, help="the last so many (default: %(default)s)"
    )
    parser.add_argument(
        "--seed", type=int, default=SEED, help="another seed, another set (default: %(default)s)"
    )
    parser.add_argument(
        "--unpublished",
        type=float,
        metavar="FRACTION",
        default=UNPUBLISHED,
        help="share of plans unsigned, dated in the future or withdrawn (default: %(default)s)",
    )
    given = parser.parse_args()
    try:
        generate(given.folder, given.plans, given.editions, given.seed, given.unpublished)
    except (ValueError, FileExistsError) as trouble:
        parser.error(str(trouble))


def _write(file: Path, fields: Fields) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(as_yaml(fields).encode())


def _register(areas: list[Area]) -> Fields:
    regions = texts("names")["regions"]
    return {
        "format": 1,
        "regions": [{"slug": slug, "name": name} for slug, name, *_ in regions],
        "partnerships": [
            {"slug": area.slug, "name": area.name, "code": area.code, "region": area.region}
            for area in sorted(areas, key=lambda area: area.slug)
        ],
    }


def _standings(seed: int, edition: Edition, plans: int, unpublished: float) -> list[str]:
    """The standing of each plan of an edition: the unpublished ones take each kind in turn."""
    rng = Random(f"{seed}/standing/{edition.year}")
    standings = ["published"] * plans
    for turn, place in enumerate(rng.sample(range(plans), round(plans * unpublished))):
        standings[place] = STANDINGS[turn % len(STANDINGS)]
    return standings


if __name__ == "__main__":
    main()
