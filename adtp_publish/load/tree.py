"""Find the plans: `plans/<partnership>/<year>/...yaml`, each file read strictly."""

from __future__ import annotations

import re

from ..findings import NOTICE, Finding, finding_of_file
from ..model.source import RawDocument, RawPlan, RawPlans
from ..ports import Files
from .strict_yaml import parse

_FOLDER = re.compile(r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)/([0-9]{4}-[0-9]{2})/(.+)", re.ASCII)
REGISTER = "register.yaml"


def load_plans(files: Files, shown: str, only: str = "") -> tuple[RawPlans, tuple[Finding, ...]]:
    """Read every plan below a folder.

    `shown` is the folder as the user wrote it, for findings; `only` keeps to one
    `partnership` or `partnership/year`.
    """
    names = files.names()
    findings: list[Finding] = []
    folders: dict[tuple[str, str], list[RawDocument]] = {}
    for name in names:
        match = _FOLDER.fullmatch(name)
        if name == REGISTER or (only and not f"{name}/".startswith(f"{only}/")):
            continue
        if match is None or not name.endswith(".yaml"):
            findings.extend(_stray(name, f"{shown}/{name}"))
            continue
        document, refused = parse(files.read(name), f"{shown}/{name}", match[3])
        findings.extend(refused)
        folders.setdefault((match[1], match[2]), []).append(document)
    plans = tuple(
        RawPlan(partnership, year, f"{shown}/{partnership}/{year}", tuple(documents))
        for (partnership, year), documents in sorted(folders.items())
    )
    register = None
    if REGISTER in names:
        register, refused = parse(files.read(REGISTER), f"{shown}/{REGISTER}")
        findings.extend(refused)
    return RawPlans(plans, register), tuple(findings)


def _stray(name: str, file: str) -> list[Finding]:
    if name.endswith(".md"):
        return []
    if name.endswith((".yaml", ".yml")):
        message = f"`{name}` is not where a plan is looked for"
        hint = "plans are read from `<partnership>/<year>/`, such as `lancashire/2009-10/part2.yaml`"
        if name.endswith(".yml"):
            hint = "rename it: the files of a plan end in `.yaml`"
        return [finding_of_file("stray-file", message, file, hint)]
    message = f"`{name}` is not a plan and is left alone"
    return [finding_of_file("stray-file", message, file, "plans are `.yaml` files", severity=NOTICE)]
