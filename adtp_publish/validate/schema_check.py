"""Check the text of a document against its JSON Schema, with findings in our own words.

The validator is a gate: of a document that it lets in nothing more is asked. What it stops is
brought down to causes, and those are put into words; that code is loaded only then.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ..errors import BadForms
from ..findings import Finding
from ..model.form import Form
from ..model.node import Node
from ..model.source import Data
from .asked import Asked, asked_of, incomplete
from .forms import DAMAGED, compile_form
from .reader import Reading, Trouble, reader_of

Schema = dict[str, Any]


class SchemaCheck:
    """The validator and the reader of one form, each made once, when first wanted."""

    def __init__(self, schema: Schema, form: Form | None = None) -> None:
        self.schema = schema
        self._form = form

    @cached_property
    def form(self) -> Form:
        """The form that the schema describes."""
        if self._form is not None:
            return self._form
        try:
            return compile_form(self.schema)
        except DAMAGED as trouble:
            raise self._bad_form() from trouble

    @cached_property
    def _gate(self) -> Any:
        import jsonschema_rs  # noqa: PLC0415 - 22 ms that `--help` need not pay

        try:
            return jsonschema_rs.Draft202012Validator(self.schema)
        except ValueError as trouble:  # the form itself is none
            raise self._bad_form() from trouble

    def _bad_form(self) -> BadForms:
        from .damage import bad_form  # noqa: PLC0415 - jsonschema, only for a damaged form

        return bad_form(self.schema, f"the form `{self.schema.get('title', '')}`")

    @cached_property
    def _reader(self) -> Reading:
        return reader_of(self.form)

    @cached_property
    def _asked(self) -> tuple[Asked, ...]:
        return asked_of(self.form)

    def findings(self, data: Data, file: str, wanted: bool = True) -> list[Finding]:
        """What is wrong with the text of a document: one finding for each cause, at most 50 and a count.

        `wanted` says that the document should be filled in by now: an empty field is then an error,
        else a notice.
        """
        if self._gate.is_valid(data):
            return []
        from .file_findings import explained  # noqa: PLC0415 - only for a document with something to mend

        return explained(self.schema, self._gate, data, file, wanted)

    def read(self, data: Data, file: str) -> tuple[Node, list[Finding]]:
        """The typed tree of a document without errors, and what only reading shows (no such day)."""
        troubles: list[Trouble] = []
        root = self._reader(data, (), troubles)
        if not troubles:
            return root, []
        from .file_findings import unread  # noqa: PLC0415

        return root, unread(self.schema, data, file, troubles)

    def incomplete(self, data: dict[str, Data], file: str) -> list[Finding]:
        """The fields that a complete document has and this one has not; an empty field is there."""
        return list(incomplete(self._asked, data, file, self.form))
