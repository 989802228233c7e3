"""A folder of plans in memory that `record` and `baseline apply` write into, as the commands would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from adtp_publish.checking import Checked, check_all
from adtp_publish.derive.completion import completed
from adtp_publish.edit.asking import Asked
from adtp_publish.edit.baselines import Applied, apply
from adtp_publish.edit.events import event_called
from adtp_publish.edit.forms import known_forms
from adtp_publish.edit.recording import Recorded, record
from adtp_publish.model.publication import shown_of
from adtp_publish.ports import DiskFiles, Files
from adtp_publish.publish.kept import Kept
from adtp_publish.release.release import release
from adtp_publish.report.text import as_text
from tests.conftest import MOMENT, ROOT

PLAN = "example/2009-10"
RECORD, ASSESSMENT, COVER = (f"{PLAN}/{name}.yaml" for name in ("record", "assessment", "cover"))
PART1, PART2, PART4, GRID1 = (f"{PLAN}/{name}.yaml" for name in ("part1", "part2", "part4", "part3/grid1"))
HEAD = "format: 1\nedition: 2009/10\n"
_SCHEMA = DiskFiles(ROOT / "schema")
FORMS = known_forms(_SCHEMA)


@cache
def _texts() -> dict[str, str]:
    files = DiskFiles(ROOT / "plans")
    return {name: files.read(name).decode() for name in files.names()}


class Plans:
    """The plans of this repository that may be changed, by their names below `plans`."""

    def __init__(self, only: str = "example") -> None:
        self.texts = {
            name: text for name, text in _texts().items() if name.startswith((only, "register.yaml"))
        }

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.texts))

    def entries(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, "file") for name in self.names())

    def read(self, name: str) -> bytes:
        return self.texts[name].encode()

    def replace(self, name: str, old: str, new: str) -> None:
        """Change the one place of a file that says so."""
        assert self.texts[name].count(old) == 1, (name, old)
        self.texts[name] = self.texts[name].replace(old, new)

    def checked(self, files: Files | None = None) -> Checked:
        return check_all(files or self, "plans", _SCHEMA, MOMENT, is_whole=True)

    def found(self, code: str) -> list[str]:
        """The files in which a check finds a code."""
        return [f.file.removeprefix("plans/") for f in self.checked().findings if f.code == code]

    def errors(self) -> list[str]:
        return [f"{f.file} {f.code} {f.message}" for f in self.checked().findings if f.is_error]

    def asks(self, event: str, at: str, **details: str) -> Recorded:
        """What `record` makes of an event; nothing is written.

        Beside the details of the event, `plan` names another plan and `again` says that it is done again.
        """
        plan, again = details.pop("plan", PLAN), "again" in details
        details.pop("again", "")
        return self.asks_of(None, event, at, plan, details, again=again)

    def asks_of(
        self,
        deployed: Kept | None,
        event: str,
        at: str,
        plan: str = PLAN,
        details: Mapping[str, str] = MappingProxyType({}),
        *,
        again: bool = False,
        as_deployed: bool = False,
    ) -> Recorded:
        """The same of an event that is of a release which was deployed."""
        on = datetime.fromisoformat(at)
        on = on if on.tzinfo else on.replace(tzinfo=ZoneInfo("Europe/London"))
        asked = Asked(event_called(event), plan, on, MOMENT, details, again, deployed, as_deployed)
        return record(self, "plans", FORMS, self.checked, asked)

    def deployed(self, name: str) -> Kept:
        """What a release made of the plans as they are now would show."""
        checked = self.checked()
        made = [release(completed(d), "public", MOMENT, checked.register)[0] for d in checked.plans]
        return Kept(name, {}, {each.key: shown_of(each) for each in made if each is not None})

    def records(self, event: str, at: str, **details: str) -> None:
        """Record an event that nothing forbids."""
        done = self.asks(event, at, **details)
        assert not done.refusals, as_text(done.refusals, done.documents or {})
        self.write(done)

    def write(self, done: Recorded) -> None:
        """Write what an event changes."""
        for change in done.changes:
            assert change.old is None or change.old == self.texts[change.name].encode()
            self.texts[change.name] = change.new.decode()

    def refused(self, event: str, at: str, **details: str) -> str:
        """The words with which an event is refused."""
        done = self.asks(event, at, **details)
        assert done.refusals, "it is recorded"
        assert not done.changes
        return as_text(done.refusals, done.documents or {})

    def applied(self, text: str) -> Applied:
        """What a file of baselines makes of the plans; written where nothing is wrong."""
        done = apply(self, "plans", self.checked, text.encode(), "baselines.csv")
        for change in done.changes if not any(f.is_error for f in done.findings) else ():
            self.texts[change.name] = change.new.decode()
        return done


def without_events() -> Plans:
    """The example plan before anybody approved it: complete, and nothing recorded."""
    plans = Plans()
    plans.texts[RECORD] = f"# Kept by the region.\n{HEAD}\nnote: A record.  # ours\n"
    plans.texts[ASSESSMENT] = f"{HEAD}absent: pending\n# Later.\n"
    plans.replace(COVER, "approved: yes\n", "approved: no  # until all have\n")
    return plans


def approved() -> Plans:
    """That plan once all chairs have approved it."""
    plans = without_events()
    plans.records("approved", "2009-03-27")
    return plans


def signed_off() -> Plans:
    """The example plan as signed off on the last day of March, with fingerprints and nothing after it."""
    plans = Plans()
    plans.texts[RECORD] = HEAD
    plans.records("signed-off", "2009-03-31")
    return plans
