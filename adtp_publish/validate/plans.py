"""Check the documents of a plan and read them: text in, typed documents and findings out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ..findings import NOTICE, Finding, finding_of, finding_of_file
from ..model.edition import DocumentSpec, Edition
from ..model.node import Node
from ..model.plan import Document, Plan
from ..model.register import Register
from ..model.source import Data, RawDocument, RawPlan
from .filled import Returned, returned
from .heading import of_head, told_once
from .schema_check import SchemaCheck
from .wording import listed, nearest

COVER = "cover"
# What may stand in a document that is not held.
_HEAD = frozenset(("format", "edition", "nature", "source", "absent", "partial", "note", "explanations"))
_EXCUSES = ("absent", "partial")
NATURES = ("plan", "transcription", "illustrative")


def check_plan(
    raw: RawPlan,
    editions: Mapping[str, Edition],
    check: Callable[[Edition, str], SchemaCheck],
    register: Register,
    today: date,
) -> tuple[Plan | None, tuple[Finding, ...]]:
    """One plan with its findings; no plan where its partnership or edition is not known."""
    place = f"{raw.folder}/{COVER}.yaml"
    edition = editions.get(raw.year)
    if edition is None:
        message = (
            f"found the folder `{raw.year}`, for which there are no forms; wanted {listed(sorted(editions))}"
        )
        hint = "name the folder for the year of its forms, or add the forms of that year to `schema/`"
        return None, (finding_of_file("unknown-edition", message, place, hint),)
    partnership = register.partnership(raw.partnership)
    if partnership is None:
        return None, (_not_in_register(raw, register, place),)
    nature = _nature(raw)
    known = frozenset(folder.replace("-", "/") for folder in editions)
    plan = _InHand(edition, known, check, returned(raw, edition, nature == NATURES[0]))
    found: list[Finding] = []
    files = {item.name: item for item in raw.documents}
    documents = [
        _document(files[spec.file], spec, plan, found) for spec in edition.documents if spec.file in files
    ]
    found = told_once(found, raw.documents, edition.year, known)
    found += _strangers(raw, edition)
    missing = tuple(
        spec.id
        for spec in edition.documents
        if not spec.optional and all(d.spec.id != spec.id for d in documents)
    )
    found += [_missing(spec, raw, edition, today) for spec in edition.documents if spec.id in missing]
    return Plan(partnership, edition, nature, tuple(documents), missing), tuple(found)


@dataclass(frozen=True, slots=True)
class _InHand:
    """What the documents of one plan are held against."""

    edition: Edition
    editions: frozenset[str]
    check: Callable[[Edition, str], SchemaCheck]
    returned: Returned


def _document(raw: RawDocument, spec: DocumentSpec, plan: _InHand, found: list[Finding]) -> Document:
    held = plan.check(plan.edition, spec.schema)
    broken = Document(spec, raw.file, Node(held.form.face, ()), broken=True)
    data, year = raw.data, plan.edition.year
    if raw.refused:
        return broken
    if data is None:
        hint = f"write `format: 1`, `edition: {year}` and the fields, or `absent: REASON`"
        message = f"found an empty file; wanted `format: 1`, `edition: {year}` and the fields of the form"
        found.append(finding_of_file("empty-file", message, raw.file, hint))
        return broken
    if isinstance(data, dict):
        of_other_forms = of_head(data, raw.file, year, plan.editions)
        if of_other_forms is not None:
            found.append(of_other_forms)
            return broken
    mine = held.findings(data, raw.file, plan.returned.wants(spec))
    root = broken.root
    if not any(finding.is_error for finding in mine):
        root, unreadable = held.read(data, raw.file)
        mine += unreadable
    if isinstance(data, dict) and not _is_excused(data, mine):
        mine += held.incomplete(data, raw.file)
    absent, partial = root.text("absent"), root.text("partial")
    if not mine and absent:
        mine += _yet_filled(root, absent, raw)
    found += mine
    is_broken = raw.flawed or any(finding.is_error for finding in mine)
    return Document(spec, raw.file, root, absent, partial, broken=is_broken)


def _is_excused(data: dict[str, Data], found: list[Finding]) -> bool:
    """Whether a document says, also in a misspelt name, that it is not held or held in part."""
    misspelt = [item.path[0] for item in found if item.code == "unknown-field" and len(item.path) == 1]
    return any(data.get(name) or any(nearest(word, (name,))[1] for word in misspelt) for name in _EXCUSES)


def _yet_filled(root: Node, absent: str, raw: RawDocument) -> list[Finding]:
    """A document that is said not to be held and holds something: what it holds would be lost."""
    held = next((node for node in root.children if node.path[-1] not in _HEAD), None)
    if held is None:
        return []
    line = raw.span(("absent",), on_key=True).line
    message = (
        f"found `{held.path[-1]}` in a file that says `absent: {absent}` in line {line}; "
        f"wanted that line taken out, or `partial: {absent}` in its place where only a part is held"
    )
    hint = f"take line {line} out; where only a part is held, write `partial: {absent}` in it"
    return [finding_of("absent-yet-filled", message, raw.file, held.path, hint, on_key=True)]


def _missing(spec: DocumentSpec, raw: RawPlan, edition: Edition, today: date) -> Finding:
    if spec.id == COVER:
        message = (
            f"found no `{spec.file}` in this plan; wanted one, which says what it is and who approved it"
        )
        hint = (
            f"write it first: `format: 1`, `edition: {edition.year}`, and the fields of the form {spec.title}"
        )
        return finding_of_file("no-cover", message, f"{raw.folder}/{spec.file}", hint)
    due = edition.day(spec.due)
    late = due is None or due < today
    when = f" by {due.isoformat()}" if due and not late else ""
    message = f"found no `{spec.file}` ({spec.title}); wanted it{when}, or a file that says `absent: REASON`"
    hint = f"write it, or a file with `format: 1`, `edition: {edition.year}` and `absent: REASON`"
    place = f"{raw.folder}/{spec.file}"
    return finding_of_file(
        "missing-document", message, place, hint, severity=spec.lacking if late else NOTICE
    )


def _strangers(raw: RawPlan, edition: Edition) -> list[Finding]:
    known = [spec.file for spec in edition.documents]
    found = []
    for document in raw.documents:
        if document.name not in known and not document.refused:  # whose name may be what is wrong
            near, is_sure = nearest(document.name, tuple(known))
            hint = f"did you mean `{near}`?" if near else f"the documents are {listed(known[:8])} and so on"
            perhaps = f"the name of one, perhaps `{near}`" if near else "the name of one"
            wanted = f"`{near}`" if is_sure else perhaps
            message = (
                f"found `{document.name}`, which is no document of edition {edition.year}; wanted {wanted}"
            )
            found.append(finding_of_file("unknown-document", message, document.file, hint))
    return found


def _not_in_register(raw: RawPlan, register: Register, place: str) -> Finding:
    near, _ = nearest(raw.partnership, tuple(item.slug for item in register.partnerships))
    hint = f"did you mean `{near}`?" if near else "add it to `plans/register.yaml`"
    wanted = (
        f"wanted `{near}`, or the name added there"
        if near
        else "wanted a name that is, or this one added there"
    )
    message = f"found the folder `{raw.partnership}`, which is not in the register of partnerships; {wanted}"
    return finding_of_file("not-in-register", message, place, hint)


def _nature(raw: RawPlan) -> str:
    """What the cover says that the plan is, also where something else in it is wrong."""
    cover = next((item for item in raw.documents if item.name == f"{COVER}.yaml"), None)
    nature = cover.data.get("nature") if cover and isinstance(cover.data, dict) else ""
    return nature if nature in NATURES else NATURES[0]
