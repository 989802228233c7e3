"""Find the plans: `plans/<partnership>/<year>/...yaml`, each file read strictly."""

from __future__ import annotations

from collections import defaultdict
from posixpath import dirname

from ..errors import EnvironmentTrouble
from ..findings import Finding, finding_of_file
from ..model.source import RawDocument, RawPlan, RawPlans
from ..ports import Files
from .names import REGISTER, file_finding, folder_finding, outside_finding, twins, wanted_name
from .strict_yaml import parse

_KINDS = {
    "link": ("a symbolic link", "put the file or folder itself in its place"),
    "folder": ("a folder", "give the folder another name; the files of a plan end in `.yaml`"),
    "special": ("neither a file nor a folder", "delete it"),
}


def load_plans(files: Files, shown: str, only: str = "") -> tuple[RawPlans, tuple[Finding, ...]]:
    """Read every plan below a folder.

    `shown` is the folder as the user wrote it, for findings; `only` keeps to one
    `partnership` or `partnership/year`.
    """
    tree = _Tree(files, shown)
    entries = [entry for entry in files.entries() if entry[0] == REGISTER or _within(entry[0], only)]
    names = frozenset(name for name, _ in entries)
    odd = twins(names, shown)
    tree.findings += odd.values()
    for name, kind in sorted(entries):
        if any(above in odd for above in _path(name)):
            continue
        if kind == "file":
            tree.take(name, names)
        else:
            tree.refuse(name, _irregular(name, kind, shown))
    return tree.plans(), tuple(tree.findings)


class _Tree:
    """What was read so far. Each bad folder is named once, whatever it holds."""

    def __init__(self, files: Files, shown: str) -> None:
        self.files = files
        self.shown = shown
        self.findings: list[Finding] = []
        self.register: RawDocument | None = None
        self._documents: dict[tuple[str, str], list[RawDocument]] = defaultdict(list)
        self._bad: set[str] = set()

    def plans(self) -> RawPlans:
        """The plans in order, and the register."""
        plans = tuple(
            RawPlan(partnership, year, f"{self.shown}/{partnership}/{year}", tuple(documents))
            for (partnership, year), documents in sorted(self._documents.items())
        )
        return RawPlans(plans, self.register)

    def take(self, name: str, names: frozenset[str]) -> None:
        """Read a file, or say what keeps it from being read."""
        if name == REGISTER:
            self.register = self._read(name, "")
            return
        parts = name.split("/")
        is_yaml = name.lower().endswith((".yaml", ".yml"))
        if len(parts) < 3:
            self.findings += filter(None, [outside_finding(name, self.shown)])
        elif not is_yaml or self._in_good_folder(parts):
            finding = file_finding(name, self.shown, names)
            if finding is None:
                self._documents[parts[0], parts[1]].append(self._read(name, "/".join(parts[2:])))
            elif not finding.is_error or finding.code == "leftover":
                self.findings.append(finding)
            else:
                self.refuse(name, finding)

    def refuse(self, name: str, finding: Finding) -> None:
        """Note a file that is not read; the plan is then not said to lack it."""
        self.findings.append(finding)
        document = RawDocument(name, f"{self.shown}/{name}", refused=True)
        parts = name.split("/")
        if name == REGISTER:
            self.register = document
        elif len(parts) > 2 and self._in_good_folder(parts):
            inside, documents = wanted_name("/".join(parts[2:])), self._documents[parts[0], parts[1]]
            # Beside the file that is read, one that is not keeps nobody from reading it.
            if all(other.name != inside for other in documents):
                documents.append(RawDocument(inside, document.file, refused=True))

    def _in_good_folder(self, parts: list[str]) -> bool:
        for folder in (parts[0], f"{parts[0]}/{parts[1]}"):
            if folder in self._bad:
                return False
            finding = folder_finding(folder, self.shown)
            if finding is not None:
                self._bad.add(folder)
                self.findings.append(finding)
                return False
        return True

    def _read(self, name: str, inside: str) -> RawDocument:
        file = f"{self.shown}/{name}"
        try:
            content = self.files.read(name)
        except EnvironmentTrouble as trouble:
            self.findings.append(
                finding_of_file("unreadable-file", trouble.message, file, "ask whoever looks after it")
            )
            return RawDocument(inside or name, file, refused=True)
        document, found = parse(content, file, inside)
        self.findings += found
        return document


def _within(name: str, only: str) -> bool:
    return not only or f"{name}/".startswith(f"{only}/")


def _path(name: str) -> list[str]:
    """A name and the folders above it."""
    path = [name]
    while folder := dirname(path[-1]):
        path.append(folder)
    return path


def _irregular(name: str, kind: str, shown: str) -> Finding:
    if kind == "unreadable":
        message = f"the folder `{name}` cannot be read"
        return finding_of_file("unreadable-file", message, f"{shown}/{name}", "ask whoever looks after it")
    what, hint = _KINDS[kind]
    message = f"`{name}` is {what}; wanted a file of its own"
    return finding_of_file("not-regular", message, f"{shown}/{name}", hint)
