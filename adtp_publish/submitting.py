"""One pack of one plan: released, held against the edition's list, laid out, verified, and searched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from .checking import Checked
from .errors import BadTemplates
from .findings import Finding
from .measuring import LENGTH, files_of, measured, without_errors, without_estimates
from .model.edition import PackSpec
from .model.output import OutputFile
from .model.packing import Packed
from .model.plan import Derived
from .noting.note import why_left_out
from .packing import Packing, open_findings, pack_of, softened, work_of
from .pipeline import PUBLIC, Made, Tools
from .publish.verify import Unfit, verify
from .release.release import release
from .render.pdf import LayoutTrouble
from .render.submissions import made_packs
from .searching import searched
from .template_faults import of_templates


@dataclass(frozen=True, slots=True)
class OnePack:
    """A pack that was made, with its files, or `why` it was not; `findings` are on its documents."""

    pack: Packed | None
    files: tuple[OutputFile, ...]
    findings: tuple[Finding, ...]
    why: tuple[str, ...] = ()


def one_pack(
    checked: Checked, derived: Derived, spec: PackSpec, moment: datetime, tools: Tools, packing: Packing
) -> OnePack:
    """Make a pack of a plan at a moment; a draft only where that is wanted.

    The public edition is only made of a plan that the public may see.
    """
    made = _made(checked, derived, spec, moment, tools, packing)
    too_long = tuple(finding for finding in made.findings if finding.is_error and finding.code == LENGTH)
    if made.files and too_long:  # which is known only now
        again = without_errors(checked, too_long)
        mine = next(each for each in again.plans if each.plan.key == derived.plan.key)
        return replace(_made(again, mine, spec, moment, tools, packing), findings=made.findings)
    return made


def _made(
    checked: Checked, derived: Derived, spec: PackSpec, moment: datetime, tools: Tools, packing: Packing
) -> OnePack:
    plan, key = derived.plan, derived.plan.key
    released, of_release = release(derived, spec.audience, moment, checked.register)
    # Of a withdrawn plan the public is told that it is; whoever may see the plan may still have its packs.
    if released is None or (released.state == "withdrawn" and spec.audience == PUBLIC):
        why = "it is withdrawn" if released is not None else why_left_out(plan)
        return OnePack(None, (), of_release, (f"{key} has no pack `{spec.key}`: {why}",))
    pack = pack_of(
        derived, released, spec, moment, open_findings(checked, spec.audience), draft=packing.draft
    )
    findings = _of_pack(checked, pack, key)
    if not pack.documents:
        return OnePack(pack, (), (*findings, *of_release), ("none of its documents is here", *pack.faults))
    if pack.faults and not pack.draft:
        return OnePack(pack, (), (*findings, *of_release), pack.faults)
    try:
        files, lengths = made_packs(work_of(checked, (pack,), packing), tools.press())
        verify(files, with_tags=tools.templates.are_changed())
    except (BadTemplates, LayoutTrouble, Unfit) as trouble:
        faults = of_templates(trouble, tools.templates)
        return OnePack(None, (), faults, ("the templates are wrong, see the findings",))
    found = without_estimates((*findings, *of_release), files_of(checked, lengths))
    own = (*found, *softened(measured(checked, lengths), spec.audience))
    if spec.audience == PUBLIC:
        out = searched(checked, Made(PUBLIC, files, (released,), ()), moment, tools)
        if out.leaks:
            return OnePack(None, (), (*own, *out.leaks), ("it holds what is withheld, see the findings",))
    return OnePack(pack, files, own)


def _of_pack(checked: Checked, pack: Packed, key: str) -> tuple[Finding, ...]:
    """The findings on the documents of a pack; on all of the plan where that is to be without a fault."""
    folder = f"{checked.shown}/{key}/"
    files = {f"{folder}{entry.file}" for entry in pack.entries}
    mine = [
        finding
        for finding in checked.findings
        if finding.file in files or (pack.spec.faultless and finding.file.startswith(folder))
    ]
    return softened(mine, pack.spec.audience)
