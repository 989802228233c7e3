"""What `load` reads from files, before it is checked: text with positions, forms, templates."""

from __future__ import annotations

from dataclasses import dataclass, field

Data = str | dict[str, "Data"] | list["Data"] | None


@dataclass(frozen=True, slots=True)
class Span:
    """Where a key or value begins (line and column from 1) and how long it is on that line."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file: its path inside the plan and as the user knows it, what it says and where.

    `lines` is the text for quoting in a finding; a file that was refused has no data and
    `refused` set.
    """

    name: str
    file: str
    data: Data = None
    values: dict[tuple[str, ...], Span] = field(default_factory=dict, repr=False)
    keys: dict[tuple[str, ...], Span] = field(default_factory=dict, repr=False)
    lines: tuple[str, ...] = field(default=(), repr=False)
    refused: bool = False

    def span(self, path: tuple[str, ...], on_key: bool) -> Span:
        """The place of a value or key; of what holds it, where it has none of its own."""
        while path:
            first, second = (self.keys, self.values) if on_key else (self.values, self.keys)
            span = first.get(path) or second.get(path)
            if span:
                return span
            path = path[:-1]
        return Span(1, 1)


@dataclass(frozen=True, slots=True)
class RawPlan:
    """The files of one plan folder."""

    partnership: str
    year: str
    folder: str
    documents: tuple[RawDocument, ...]


@dataclass(frozen=True, slots=True)
class RawPlans:
    """All plan folders and the register."""

    plans: tuple[RawPlan, ...] = ()
    register: RawDocument | None = None

    def documents(self) -> dict[str, RawDocument]:
        """Every file that was read, by the path that findings give."""
        found = {document.file: document for plan in self.plans for document in plan.documents}
        return found if self.register is None else {**found, self.register.file: self.register}


@dataclass(frozen=True, slots=True)
class Templates:
    """Templates by name (`pages/home.html`), and assets by name below `assets/`."""

    texts: dict[str, str] = field(default_factory=dict, repr=False)
    assets: dict[str, bytes] = field(default_factory=dict, repr=False)
