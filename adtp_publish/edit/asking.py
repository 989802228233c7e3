"""What is asked of `record`: an event with its details, and what of it is written by the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ..model.plan import Plan
from ..publish.kept import Kept
from .events import Event, as_moment
from .lines import Value, prose
from .publishing import documents_shown
from .signing import kept, kept_of, kept_of_pack

LONDON = ZoneInfo("Europe/London")
_TEXTS = ("text", "markdown")
# What nobody is asked for: the date is now unless it is given, and what was deployed is looked up.
_KNOWN = ("on", "release", "documents")


class CannotRecord(Exception):
    """A call that makes no sense, with words for the user. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An event that is to be recorded: of which plan, when, and what is said of it.

    `plan` is `partnership/2009-10`; `on` and `moment` are aware moments; `details` are what was given
    beside the date, by field of the form. `deployed` is the release that is on the web server, where the
    event is of one; `as_deployed` that it counts although the plan is another by now.
    """

    event: Event
    plan: str
    on: datetime
    moment: datetime
    details: Mapping[str, str]
    again: bool = False
    deployed: Kept | None = None
    as_deployed: bool = False

    def file(self, plan: Plan) -> str:
        """The file that the event stands in, by its name in the folder of the plan.

        Raises `CannotRecord` where the plan's edition has no such document.
        """
        for spec in plan.edition.documents:
            if spec.id == self.event.document:
                return spec.file
        said = f"the edition {plan.edition.year} has no document `{self.event.document}`"
        raise CannotRecord(f"{said}, where `{self.event.name}` would stand; add it to its `edition.yaml`")

    def value(self, form: Mapping[str, Any], plan: Plan) -> dict[str, Value]:
        """What is written of the event, in the order of its form.

        Raises `CannotRecord` where the form wants other details.
        """
        parts: dict[str, Any] = form.get("items", form)["properties"]
        self._refuse_others(form, parts)
        value: dict[str, Value] = {}
        for name, part in parts.items():
            if name == "on":
                value[name] = self._when(part["x-kind"])
            elif name in self.details:
                text = self.details[name]
                value[name] = prose(text) if part["x-kind"] in _TEXTS else text.strip()
            elif name == "fingerprints":
                value[name] = self._fingerprints(plan)
            elif name == "release" and self.deployed is not None:
                value[name] = self.deployed.name
            elif name == "documents" and self.deployed is not None:
                value[name] = documents_shown(plan, self.deployed)
        return {name: held for name, held in value.items() if held}

    def _fingerprints(self, plan: Plan) -> list[Value]:
        """Those of the pack or the document that the event is of, else of all that it settles."""
        if "pack" in self.details:
            return kept_of_pack(plan, self.details["pack"].strip())
        document = self.details.get("document", "")
        return kept_of(plan, document) if document else kept(plan, self.event.field)

    def _refuse_others(self, form: Mapping[str, Any], parts: Mapping[str, Any]) -> None:
        for name in self.details:
            if name not in parts:
                said = f"found `{_option(name)}`, which `{self.event.name}` has no place for"
                raise CannotRecord(f"{said}; leave it out")
        for name in form.get("items", form)["required"]:
            if name not in _KNOWN and not self.details.get(name, "").strip():
                raise CannotRecord(f"found no `{_option(name)}`, which `{self.event.name}` wants; add it")

    def _when(self, kind: str) -> str:
        local = self.on.astimezone(LONDON)
        return as_moment(local) if kind == "moment" else local.date().isoformat()


def _option(name: str) -> str:
    return "--text" if name == "what" else f"--{name}"
