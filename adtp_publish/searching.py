"""Search an output for the public for what is withheld from it, before it goes out or where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from .checking import Checked
from .load.settings import SETTINGS
from .model.public_texts import texts_brought, texts_of_program
from .model.withheld import Brought, Withheld
from .pipeline import Made, Tools
from .publish.gate.gate import gated
from .publish.gate.telling import NOT_CARRIED
from .publish.gate.theme import in_theme
from .withholding import withheld


def searched(checked: Checked, made: Made, moment: datetime, tools: Tools) -> Made:
    """An output once its finished files are searched."""
    sought = _with(_withheld(checked, made, moment, tools), _brought(tools))
    return replace(made, leaks=gated(made.files, sought, tools.store, tools.workers).told(sought))


def ready(checked: Checked, made: Made, moment: datetime, tools: Tools) -> Made:
    """An output that is to go out, once it is searched.

    An asset of the release before in which something is found is not carried on: else its text, which was
    public while the theme had it, would stop every release to come. What a theme or the settings make
    public, although a plan keeps it, is told.
    """
    tools.say("searching the output for what is withheld")
    of_others, brought = _withheld(checked, made, moment, tools), _brought(tools)
    sought = _with(of_others, brought)
    hits = gated(made.files, sought, tools.store, tools.workers)
    left = hits.addresses() & made.carried
    findings = (*hits.of(left).told(sought, NOT_CARRIED), *in_theme(brought, of_others))
    return replace(
        made,
        files=tuple(file for file in made.files if file.address not in left),
        carried=made.carried - left,
        findings=(*made.findings, *findings),
        leaks=hits.of(hits.addresses() - left).told(sought),
    )


def _brought(tools: Tools) -> tuple[Brought, ...]:
    return tuple(texts_brought(tools.templates, tools.config, SETTINGS))


def _withheld(checked: Checked, made: Made, moment: datetime, tools: Tools) -> Withheld:
    """What is withheld, and what is public whatever theme and settings there are."""
    texts = texts_of_program(tools.templates, tools.nhs)
    # What was carried on was let pass when it was made, and is as it was then: its hash was compared.
    carried = (file.content for file in made.files if file.address in made.carried)
    known = (*tools.templates.assets.values(), *carried)
    return withheld(checked, moment, made.releases, made.kept, texts, known)


def _with(of_others: Withheld, brought: tuple[Brought, ...]) -> Withheld:
    return replace(of_others, public=tuple(sorted({*of_others.public, *(item.text for item in brought)})))
