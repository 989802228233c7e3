"""The plans that the walk goes through: full plans of each edition, plans of heads alone, transcriptions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from adtp_publish.model.edition import DocumentSpec, Edition
from adtp_publish.model.form import Form
from adtp_publish.model.node import Node
from adtp_publish.model.plan import Derived
from adtp_publish.model.release import Release, ReleasedDocument
from adtp_publish.pipeline import Checked
from adtp_publish.ports import DiskFiles
from adtp_publish.release.release import release
from adtp_publish.render.documents import print_document
from adtp_publish.render.environment import environment
from tests.conftest import MOMENT, ROOT
from tests.every_field.filling import QUOTED, document, heads
from tests.every_field.signed import signed
from tests.privacy.repository import PLANS, Texts, build, checked, editions, templates

TRANSCRIPTIONS = ("lancashire/2009-10", "coventry/2008-09", "sheffield/2008-09", "stockton/2009-10")
RESTRICTED = ("nta", "partnership")
PUBLIC_TRANSCRIPTIONS = TRANSCRIPTIONS[:3]
Place = tuple[str, ...]
EDITIONS = tuple(sorted(editions()))
PUBLIC_EDITIONS = tuple(slug for slug in EDITIONS if not editions()[slug].trial)
CASES = [(slug, f"example/{slug}") for slug in EDITIONS] + [("transcribed", key) for key in TRANSCRIPTIONS]
PUBLIC_CASES = [(slug, f"example/{slug}") for slug in PUBLIC_EDITIONS]
PUBLIC_CASES += [("transcribed", key) for key in PUBLIC_TRANSCRIPTIONS]
_EXAMPLE = {
    name.removeprefix("example/2009-10/"): PLANS.read(name).decode()
    for name in PLANS.names()
    if name.startswith("example/2009-10/")
}
_TRIAL = DiskFiles(ROOT / "tests/examples/valid/an-edition-on-trial")
# Forms of an edition's own: what the example has of another year's does not fit them.
_OF_OWN = re.compile(r"\[\[part2[^\]]*\]\]")
_OWN = frozenset(("part2", "part4", "laa", "record", "assessment"))


@dataclass(frozen=True)
class Held:
    """A document of a plan for one audience, with the HTML that its PDF is made of."""

    release: Release
    document: ReleasedDocument
    html: str


def base(edition: Edition, spec: DocumentSpec) -> str:
    """The example's document, where the example has one on that form."""
    if edition.trial:
        name = f"example/{edition.slug}/{spec.file}"
        return _TRIAL.read(name).decode() if name in _TRIAL.names() else ""
    is_other = edition.slug != "2009-10" and spec.schema in _OWN
    text = "" if is_other else _EXAMPLE.get(spec.file, "")
    # Prose of the example that names figures of its own year's forms names in other years one that all have.
    return text if edition.slug == "2009-10" else _OF_OWN.sub(f"[[{QUOTED}]]", text)


def _last_word(edition: Edition, *, is_live: bool) -> Any:
    """What holds between fields: spending equals funding; a plan that the public reads is not withdrawn."""

    def change(data: Any) -> None:
        if "table2" in data:
            data["table2"]["totals"]["total"] = data["table1"]["total"][edition.year]
        if "withdrawn" in data and is_live:
            del data["withdrawn"]
        if "nature" in data and edition.slug != "2009-10":
            data["nature"] = "plan"

    return change


def full_texts(slug: str, *, is_live: bool = True) -> Texts:
    """The files of a plan with every field of every form of an edition filled in."""
    edition = editions()[slug]
    change = _last_word(edition, is_live=is_live)
    texts = {
        f"example/{slug}/{spec.file}": document(edition, spec, base(edition, spec), change)
        for spec in edition.documents
    }
    return signed(slug, {"register.yaml": PLANS.read("register.yaml").decode(), **texts})


@cache
def full(slug: str, *, is_live: bool = True) -> Checked:
    """That plan, checked."""
    return checked(full_texts(slug, is_live=is_live))


@cache
def of_heads(slug: str, head: str) -> Checked:
    """A plan of an edition that holds the heads of its documents and nothing else."""
    register = PLANS.read("register.yaml").decode()
    return checked({"register.yaml": register, **heads(editions()[slug], f"example/{slug}", head)})


@cache
def transcribed() -> Checked:
    """The transcriptions of this repository."""
    names = [name for name in PLANS.names() if name.startswith((*TRANSCRIPTIONS, "register"))]
    return checked({name: PLANS.read(name).decode() for name in names})


def plan_of(found: Checked, key: str) -> Derived:
    """A plan among those that were checked."""
    (plan,) = (item for item in found.plans if item.plan.key == key)
    return plan


def restricted(found: Checked, key: str) -> Iterator[Held]:
    """Each document of a plan as the NTA gets it; what it does not get unasked, as the partnership has it."""
    held: dict[str, Held] = {}
    for audience in reversed(RESTRICTED):
        released, leaks = release(plan_of(found, key), audience, MOMENT, found.register)
        assert released is not None, (key, audience)
        assert not leaks
        assert not released.left_out, (key, audience, released.left_out)
        held |= {item.id: Held(released, item, paper(released, item)) for item in released.documents}
    yield from held.values()


def cover(found: Checked, key: str, audience: str) -> str:
    """The HTML of the cover for one audience."""
    released, _ = release(plan_of(found, key), audience, MOMENT, found.register)
    assert released is not None
    item = released.document("cover")
    assert item is not None
    return paper(released, item)


def paper(released: Release, item: ReleasedDocument) -> str:
    """The HTML that a PDF is made of."""
    made, nhs = templates()
    jinja = environment(made.texts, nhs)
    return jinja.get_template("pdf/document.html").render(document=print_document(released, item))


def found(case: str, *, is_live: bool = False) -> Checked:
    """The plans of a case: an edition's full plan, or the transcriptions."""
    return transcribed() if case == "transcribed" else full(case, is_live=is_live)


@cache
def site(case: str) -> dict[str, str]:
    """The text files of the public site of a case by address."""
    files = build(found(case, is_live=True), "public").files
    kept = (".html", ".csv", ".json")
    return {file.address: file.content.decode("utf-8-sig") for file in files if file.address.endswith(kept)}


def leaves(root: Node) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Each value of a document, with the nodes above it from the root on."""

    def below(node: Node, above: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[Node, ...]]]:
        for child in node.children:
            if child.face.kind not in ("group", "list"):
                yield child, (*above, node)
            yield from below(child, (*above, node))

    yield from below(root, ())


def places(form: Form, is_public: bool = True, path: tuple[str, ...] = ()) -> Iterator[tuple[Place, bool]]:
    """The place of each field of a form that holds a value, and whether every group on its way is public."""
    if form.item is not None:
        yield from places(form.item, is_public, (*path, "*"))
    elif not form.fields:
        yield path, is_public
    for field in form.fields:
        yield from places(field, is_public and field.public, (*path, field.face.name))


def place(path: Place) -> Place:
    """A path with `*` for any item of a list."""
    return tuple("*" if step.isdigit() else step for step in path)


def public_release(checked: Checked, key: str) -> Release:
    released, leaks = release(plan_of(checked, key), "public", MOMENT, checked.register)
    assert released is not None, key
    assert not leaks
    assert not released.left_out
    return released


def missed(name: str, lacking: Counter[str], compared: int) -> None:
    """Fail with what was not found, by its field; say how much was compared."""
    print(f"{name}: {compared} values compared")
    assert compared > 0
    assert not lacking, f"{name}: {sum(lacking.values())} values not found: {dict(lacking)}"
