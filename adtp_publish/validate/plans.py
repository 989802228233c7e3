"""Check the documents of a plan and read them: text in, typed documents and findings out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Any

from ..findings import NOTICE, Finding, finding_of, finding_of_file
from ..model.form import Form
from ..model.node import Node
from ..model.plan import Document, DocumentSpec, Edition, Plan, Register
from ..model.source import RawDocument, RawPlan
from .reader import read, without_empty
from .schema_check import SchemaCheck
from .wording import listed, shortened

COVER = "cover"
# What may stand in a document that is not held.
_HEAD = frozenset(("format", "edition", "nature", "source", "absent", "partial", "note", "explanations"))
NATURES = ("plan", "transcription", "illustrative")


def check_plan(
    raw: RawPlan,
    editions: dict[str, Edition],
    check: Callable[[Edition, str], SchemaCheck],
    register: Register,
    today: date,
) -> tuple[Plan | None, tuple[Finding, ...]]:
    """One plan with its findings; no plan where its partnership or edition is not known."""
    place = f"{raw.folder}/{COVER}.yaml"
    edition = editions.get(raw.year)
    if edition is None:
        message = f"no forms are known for `{raw.year}`; known are {listed(sorted(editions))}"
        hint = "name the folder for the year of its forms, or add the forms of that year to `schema/`"
        return None, (finding_of_file("unknown-edition", message, place, hint),)
    partnership = register.partnership(raw.partnership)
    if partnership is None:
        return None, (_not_in_register(raw, register, place),)
    found: list[Finding] = []
    documents = []
    for spec in edition.documents:
        file = next((item for item in raw.documents if item.name == spec.file), None)
        if file is not None:
            documents.append(_document(file, spec, edition, check, found))
    found += _strangers(raw, edition)
    missing = tuple(
        spec.id
        for spec in edition.documents
        if not spec.optional and all(d.spec.id != spec.id for d in documents)
    )
    found += [_missing(spec, raw, edition, today) for spec in edition.documents if spec.id in missing]
    return Plan(partnership, edition, _nature(raw), tuple(documents), missing), tuple(found)


def _document(
    raw: RawDocument,
    spec: DocumentSpec,
    edition: Edition,
    check: Callable[[Edition, str], SchemaCheck],
    found: list[Finding],
) -> Document:
    form = edition.form(spec.schema)
    if raw.refused:
        return Document(spec, raw.file, Node(form.face, ()), broken=True)
    mine: list[Finding] = []
    if raw.data is None:
        hint = f"write `format: 1`, `edition: {edition.year}` and the fields, or `absent: REASON`"
        found.append(finding_of_file("empty-file", "this file is empty", raw.file, hint))
        return Document(spec, raw.file, Node(form.face, ()), broken=True)
    given = raw.data
    heading = _edition_finding(given, edition, raw.file)
    if heading is not None:
        found.append(heading)
        return Document(spec, raw.file, Node(form.face, ()), broken=True)
    data = without_empty(given, raw.file, mine)
    wrong = check(edition, spec.schema).findings(data, raw.file, frozenset(f.path for f in mine))
    root = Node(form.face, ())
    if not wrong:
        root = read(form, data, raw.file, mine)
    mine += wrong
    absent, partial = root.text("absent"), root.text("partial")
    if not mine and not absent and not partial:
        mine += _incomplete(form, root, raw.file)
    if not mine and absent:
        mine += _yet_filled(root, absent, raw.file)
    found += mine
    broken = raw.flawed or any(finding.is_error for finding in mine)
    return Document(spec, raw.file, root, absent, partial, broken=broken)


def _yet_filled(root: Node, absent: str, file: str) -> list[Finding]:
    """A document that is said not to be held and holds something: what it holds would be lost."""
    held = next((node for node in root.children if node.path[-1] not in _HEAD), None)
    if held is None:
        return []
    message = f"this document is `absent: {absent}`, yet it holds `{held.path[-1]}`"
    hint = "take the line `absent` out; where only a part is held, say `partial: REASON`"
    return [finding_of("absent-yet-filled", message, file, held.path, hint, on_key=True)]


def _edition_finding(data: Any, edition: Edition, file: str) -> Finding | None:
    given = data.get("edition") if isinstance(data, dict) else None
    if not isinstance(given, str) or given == edition.year:
        return None
    message = f"`edition` is {shortened(given)}, but this file stands in the folder of {edition.year}"
    hint = f"write `edition: {edition.year}`, or move the file"
    return finding_of("wrong-edition", message, file, ("edition",), hint)


def _incomplete(form: Form, root: Node, file: str) -> list[Finding]:
    where = f"in `{root.path[-1]}`" if root.path else "here"
    hint = "fill it in, or say why there is no value, such as `pending`"
    if not root.path:
        hint += "; for a whole document `absent: REASON`"
    found = []
    for field in form.fields:
        node = root.child(field.face.name)
        if field.required and node is None:
            message = f"`{field.face.name}` is missing {where} ({field.face.label})"
            found.append(finding_of("missing-field", message, file, root.path, hint, bool(root.path)))
        elif field.face.kind == "group" and node is not None:
            found += _incomplete(field, node, file)
    return found


def _missing(spec: DocumentSpec, raw: RawPlan, edition: Edition, today: date) -> Finding:
    if spec.id == COVER:
        message = f"this plan has no `{spec.file}`, so nothing says what it is and who approved it"
        hint = (
            f"write it first: `format: 1`, `edition: {edition.year}`, and the fields of the form {spec.title}"
        )
        return finding_of_file("no-cover", message, f"{raw.folder}/{spec.file}", hint)
    due = next((item.by for item in edition.timetable if item.key == spec.due), None)
    late = due is None or due < today
    when = f"; it is due by {due.isoformat()}" if due and not late else ""
    message = f"there is no `{spec.file}` ({spec.title}){when}"
    hint = f"write it, or a file with `format: 1`, `edition: {edition.year}` and `absent: REASON`"
    place = f"{raw.folder}/{spec.file}"
    return finding_of_file("missing-document", message, place, hint, severity="" if late else NOTICE)


def _strangers(raw: RawPlan, edition: Edition) -> list[Finding]:
    known = [spec.file for spec in edition.documents]
    found = []
    for document in raw.documents:
        if document.name not in known and not document.refused:  # whose name may be what is wrong
            near = get_close_matches(document.name, known, 1)
            hint = (
                f"did you mean `{near[0]}`?" if near else f"the documents are {listed(known[:8])} and so on"
            )
            message = f"`{document.name}` is not a document of edition {edition.year}"
            found.append(finding_of_file("unknown-document", message, document.file, hint))
    return found


def _not_in_register(raw: RawPlan, register: Register, place: str) -> Finding:
    near = get_close_matches(raw.partnership, [item.slug for item in register.partnerships], 1)
    hint = f"did you mean `{near[0]}`?" if near else "add it to `plans/register.yaml`"
    message = f"`{raw.partnership}` is not in the register of partnerships"
    return finding_of_file("not-in-register", message, place, hint)


def _nature(raw: RawPlan) -> str:
    """What the cover says that the plan is, also where something else in it is wrong."""
    cover = next((item for item in raw.documents if item.name == f"{COVER}.yaml"), None)
    nature = cover.data.get("nature") if cover and isinstance(cover.data, dict) else ""
    return nature if nature in NATURES else NATURES[0]
