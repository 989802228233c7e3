"""The figures of a folder of plans, by id and by the places where they are typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from ..checking import Checked
from ..model.figure import Figure
from ..model.plan import Derived, Document
from .quoted import Quoted, quoted


class Traced:
    """The figures of plans that are checked, by id and by place."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.plans: dict[str, Derived] = {derived.plan.key: derived for derived in checked.plans}
        self.figures = {figure.id: figure for d in checked.plans for figure in d.figures}

    def where(self, figure: Figure) -> tuple[str, int, int] | None:
        """File, line and column at which the value of a figure is typed."""
        document = self._document(figure)
        raw = self.checked.documents.get(document.file) if document else None
        if raw is None or document is None:
            return None
        if figure.path not in raw.positions.values:
            return None  # it only follows
        span = raw.span(figure.path, on_key=False)
        return raw.file, span.line, span.column

    def in_file(self, file: str) -> list[Figure]:
        """The figures of a file, or of the files in a folder, of a plan."""
        folder = f"{Path(file).as_posix()}/"
        return [
            figure
            for figure in self.figures.values()
            if (document := self._document(figure)) and f"{document.file}/".startswith(folder)
        ]

    def at_line(self, file: str, line: int, column: int = 0) -> list[Figure]:
        """The figures of a line of a file; of those in several columns the ones of a column, if it is given.

        Those typed there; where there are none, those that the prose of the line names, else those under
        the field whose name stands there, and of a line of an item of a list, those of the item; else
        those that count what stands there.
        """
        of_file = self.in_file(file)
        here = [figure for figure in of_file if (place := self.where(figure)) and place[1] == line]
        here = [figure for figure in here if column and self._is_at(figure, line, column)] or here
        named = here or self._named(file, line, column)
        under = named or next((found for found in self._under(file, line, of_file) if found), [])
        return under or [figure for figure in of_file if self._counts(figure, line)]

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """The figures that prose names, with the places of the names."""
        return tuple(text for derived in self.checked.plans for text in quoted(self.checked, derived))

    def differing(self, figure: Figure) -> Iterator[str]:
        """How to mend a figure of which the form states another: as the findings say it."""
        document = self._document(figure)
        if document is None or not figure.differs:
            return
        for finding in self.checked.findings:
            if finding.file == document.file and finding.path == figure.path and finding.hint:
                yield finding.hint

    def _counts(self, figure: Figure, line: int) -> bool:
        places = (self.where(replace(figure, path=path)) for _, path in figure.rows)
        return any(place is not None and place[1] == line for place in places)

    def nearest(self, file: str, line: int) -> int:
        """The line nearest to one in which a figure is typed; 0 where there is none."""
        places = (self.where(figure) for figure in self.in_file(file))
        return min((place[1] for place in places if place), key=lambda n: (abs(n - line), n), default=0)

    def _is_at(self, figure: Figure, line: int, column: int) -> bool:
        """Whether a column of a line is in the field of a figure, or in the name of what holds it."""
        document = self._document(figure)
        raw = self.checked.documents.get(document.file) if document else None
        if raw is None:
            return False
        keys, values = raw.positions.keys, raw.positions.values
        _, start, length = values[figure.path]
        begin = keys[figure.path][1] if keys.get(figure.path, (0,))[0] == line else start
        above = (keys.get(figure.path[:end], (0, 0, 0)) for end in range(1, len(figure.path)))
        spans = [(begin, start + length), *((at, at + long) for on, at, long in above if on == line)]
        return any(begin <= column < end for begin, end in spans)

    def _named(self, file: str, line: int, column: int) -> list[Figure]:
        """The figures that are named in a line of prose, each once; at a column, the one named there."""
        place = (Path(file).as_posix(), line)
        texts = [text for text in self.quoted if (text.file, text.line) == place]
        there = [text for text in texts if text.column <= column < text.column + text.length]
        return [self.figures[name] for name in dict.fromkeys(text.figure for text in there or texts)]

    def _under(self, file: str, line: int, figures: Iterable[Figure]) -> Iterator[list[Figure]]:
        raw = self.checked.documents.get(Path(file).as_posix())
        keys = raw.positions.keys if raw else {}
        values = raw.positions.values if raw else {}
        paths = [path for path, at in keys.items() if at[0] == line]
        paths += [path for path, at in values.items() if path and path[-1].isdecimal() and at[0] == line]
        items = [path[:-1] for path in paths if len(path) > 1 and path[-2].isdecimal()]
        for group in (paths, items):
            yield [f for f in figures if any(path == f.path[: len(path)] for path in group)]

    def _document(self, figure: Figure) -> Document | None:
        derived = self.plans.get("/".join(figure.id.split("/")[:2]))
        return derived.plan.document(figure.document) if derived else None
