"""Names of files and folders below `plans/`: what they must be, and what is found where they are not so."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from posixpath import dirname

from ..findings import ERROR, NOTICE, Finding, finding_of_file

REGISTER = "register.yaml"
_WORD = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
_YEAR = re.compile(r"([0-9]{2})([0-9]{2})-([0-9]{2})", re.ASCII)
_FILE = re.compile(rf"(?:{_WORD.pattern}/)?{_WORD.pattern}\.yaml", re.ASCII)
_LIKE_A_YEAR = re.compile(r"\D*((?:19|20)[0-9]{2})\D*(?:[0-9]{2})?([0-9]{2})\D*")
# What editors, git and copying leave beside a file: the first group is the name of that file.
_LEFT_BEHIND = re.compile(
    r"(.+?\.ya?ml)(?:~|\.(?:bak|orig|rej|save|tmp|swp|old|mine|r[0-9]+)~?)|#(.+\.ya?ml)#", re.IGNORECASE
)
_COPIED = re.compile(
    r"(.+?)(?: ?\([0-9]+\)| - Copy(?: \([0-9]+\))?| copy(?: [0-9]+)?"
    r"|_(?:BACKUP|BASE|LOCAL|REMOTE)_[0-9]+)(\.ya?ml)"
)
# Names that Windows keeps for devices, and that the site has for pages and folders of its own.
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
_DEVICES = frozenset(("con", "prn", "aux", "nul", *_PORTS))
_PAGES = frozenset(("about", "assets", "data", "figures", "index", "partnerships", "search"))


def folder_finding(name: str, shown: str) -> Finding | None:
    """What is wrong with a folder `partnership` or `partnership/year`."""
    partnership, _, year = name.partition("/")
    file = f"{shown}/{name}"
    if not year:
        if not _WORD.fullmatch(partnership):
            message = f"`{partnership}` cannot name a partnership; wanted small letters, digits and `-`"
            return finding_of_file("bad-name", message, file, f"rename it, such as `{_small(partnership)}`")
        return _reserved(partnership, file, _DEVICES | _PAGES)
    match = _YEAR.fullmatch(year)
    if match is None:
        message = f"`{year}` is no plan year; wanted a folder such as `2009-10`"
        like = _LIKE_A_YEAR.fullmatch(year)
        hint = (
            f"rename it to `{like[1]}-{like[2]}`"
            if like
            else "name it for the years in which the plan begins and ends"
        )
        return finding_of_file("bad-name", message, file, hint)
    follows = f"{(int(match[2]) + 1) % 100:02d}"
    if match[3] != follows:
        message = f"`{year}` is no plan year: {match[3]} does not follow {match[1]}{match[2]}"
        return finding_of_file(
            "bad-name", message, file, f"rename it, perhaps to `{match[1]}{match[2]}-{follows}`"
        )
    return None


def file_finding(name: str, shown: str, names: frozenset[str]) -> Finding | None:
    """What is wrong with the name of a file in a folder of the right name, or with where it stands."""
    file = f"{shown}/{name}"
    inside = "/".join(name.split("/")[2:])
    if _FILE.fullmatch(inside):
        return _reserved(inside.rpartition("/")[2].removesuffix(".yaml"), file, _DEVICES)
    left = left_behind(name, file)
    if left is not None or not name.lower().endswith((".yaml", ".yml")):
        return left or _not_yaml(name, file)
    right = f"{dirname(name)}/{_small(name.rpartition('/')[2].rpartition('.')[0])}.yaml"
    if name.endswith(".yml") and right.removesuffix(".yaml") == name.removesuffix(".yml"):
        return _other_ending(name, file, right in names)
    if inside.count("/") > 1:
        message = f"`{inside}` stands too deep: a plan has no folders in folders"
        return finding_of_file("stray-file", message, file, "move it up, to where the plan format wants it")
    folder = inside.rpartition("/")[0]
    if folder and not _WORD.fullmatch(folder):
        message = f"`{folder}` is no name for a folder of a plan; wanted `{_folder(folder)}`"
        # The same for every file in it: told once.
        return finding_of_file("bad-name", message, dirname(file), f"rename it to `{_folder(folder)}`")
    message = (
        f"`{inside}` is no name for a file of a plan; wanted small letters, digits and `-`, then `.yaml`"
    )
    return finding_of_file("bad-name", message, file, f"rename it, such as `{right.rpartition('/')[2]}`")


def outside_finding(name: str, shown: str) -> Finding | None:
    """What there is to say of a file that stands outside of every folder of a plan."""
    file = f"{shown}/{name}"
    left = left_behind(name, file)
    if left is not None or not name.lower().endswith((".yaml", ".yml")):
        return left or _not_yaml(name, file)
    if name.lower() in (REGISTER, "register.yml"):
        message = f"`{name}` is not read as the register"
        return finding_of_file("bad-name", message, file, f"rename it to `{REGISTER}`")
    message = f"`{name}` is not where a plan is looked for"
    hint = "plans are read from `<partnership>/<year>/`, such as `lancashire/2009-10/part2.yaml`"
    return finding_of_file("stray-file", message, file, hint)


def left_behind(name: str, file: str) -> Finding | None:
    """A copy of a file that an editor, git or somebody has left beside it."""
    last = name.rpartition("/")[2]
    copied = _COPIED.fullmatch(last)
    if copied is not None:
        message = f"`{last}` looks like a copy of `{copied[1]}{copied[2]}`"
        return finding_of_file(
            "leftover", message, file, "keep the right one of the two and delete the other", severity=ERROR
        )
    left = _LEFT_BEHIND.fullmatch(last)
    if left is None:
        return None
    message = (
        f"`{last}` was left behind by an editor or by git beside `{left[1] or left[2]}`, and is not read"
    )
    return finding_of_file("leftover", message, file, "delete it if nothing in it is needed")


def _other_ending(name: str, file: str, has_twin: bool) -> Finding:
    last = name.rpartition("/")[2]
    right = f"{last.removesuffix('.yml')}.yaml"
    if has_twin:
        message = f"`{last}` stands beside `{right}`, and only one of them can be meant"
        return finding_of_file("stray-file", message, file, f"put all into `{right}` and delete `{last}`")
    message = f"`{last}` ends in `.yml`; wanted `.yaml`"
    return finding_of_file("stray-file", message, file, f"rename it to `{right}`")


def _not_yaml(name: str, file: str) -> Finding | None:
    last = name.rpartition("/")[2]
    if last.endswith(".md"):
        return None
    if last.lower().endswith((".yaml.txt", ".yml.txt")):
        message = f"`{last}` ends in `.txt`, so it is not read; wanted `.yaml`"
        right = _small(last.partition(".")[0])
        return finding_of_file(
            "stray-file", message, file, f"rename it to `{right}.yaml`; Notepad adds `.txt` unasked"
        )
    message = f"`{name}` is not a plan and is left alone"
    return finding_of_file("stray-file", message, file, "plans are `.yaml` files", severity=NOTICE)


def _reserved(word: str, file: str, kept: frozenset[str]) -> Finding | None:
    if word not in kept:
        return None
    whose = "Windows keeps it for a device" if word in _DEVICES else "the site has a page of that name"
    return finding_of_file(
        "reserved-name", f"`{word}` cannot be the name: {whose}", file, "take another name"
    )


def twins(names: Iterable[str], shown: str) -> dict[str, Finding]:
    """Files and folders whose names differ only in capitals or accents: a finding for each but the first."""
    spelt: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            spelt[folded(path)].add(path)
    found: dict[str, Finding] = {}
    for spellings in (sorted(same, reverse=True) for same in spelt.values() if len(same) > 1):
        first = spellings[0]  # small letters come last in order, and are what is wanted
        for other in spellings[1:]:
            if dirname(other) in found or dirname(other) != dirname(first):
                continue
            one, two = other.rpartition("/")[2], first.rpartition("/")[2]
            message = f"`{one}` and `{two}` differ only in capitals or accents"
            hint = "many systems take them for one: put all into one of them and delete the other"
            found[other] = finding_of_file("case-twins", message, f"{shown}/{other}", hint)
    return found


def wanted_name(inside: str) -> str:
    """The name that a file of a plan was meant to have."""
    folder, _, last = inside.rpartition("/")
    right = f"{_small(last.partition('.')[0])}.yaml"
    return f"{_folder(folder)}/{right}" if folder else right


def _folder(word: str) -> str:
    """The name that a folder in a plan was meant to have: `part3` for `Part 3`."""
    return re.sub("-(?=[0-9])", "", _small(word))


def folded(name: str) -> str:
    """A name as systems see it that take capitals, and ways to write an accent, for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _small(word: str) -> str:
    """A word as a name: small letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)).lstrip("0123456789-") or "name"
