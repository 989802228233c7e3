"""What plans are called, and where they moved, the public may know although private words say so too."""

from __future__ import annotations

from adtp_publish.cache import NoCache
from adtp_publish.findings import Finding
from adtp_publish.model.public_texts import texts_of_program
from adtp_publish.publish.gate.gate import gate
from adtp_publish.withholding import withheld
from tests.conftest import MOMENT
from tests.privacy.repository import (
    DRAFT,
    PUBLISHED,
    Texts,
    base,
    build,
    checked,
    put_in,
    read,
    templates,
    write,
)


def told(texts: Texts) -> tuple[Finding, ...]:
    """What the gate says of the pages of a repository."""
    found = checked(texts)
    made = build(found, "public")
    assert len(made.files) > 40
    theme, nhs = templates()
    sought = withheld(found, MOMENT, made.releases, (), texts_of_program(theme, nhs), theme.assets.values())
    return gate([file for file in made.files if not file.address.endswith(".pdf")], sought, NoCache())


def test_private_prose_may_name_a_public_plan() -> None:
    texts = base()
    file = f"{PUBLISHED}/part3/grid1.yaml"
    for said in (
        "See the Northshire adult drug treatment plan 2009/10 for what is done about this",
        "As in the plan of Northshire for 2009/10",
        "Adult drug treatment plans of Northshire 2009/10",
        "Part 4 of the Northshire Drug and Alcohol Action Team adult drug treatment plan 2009/10",
    ):
        data = read(texts[file])
        put_in(data, ("objectives", "0", "objective"), said)
        assert told({**texts, file: write(data)}) == (), said


def test_an_unsigned_plan_whose_name_ends_as_that_of_a_public_one_stops_nothing() -> None:
    texts = base()
    register = texts["register.yaml"].replace("slug: northshire", "slug: north-southshire")
    moved = {name.replace(PUBLISHED, f"north-{DRAFT}"): text for name, text in texts.items()}
    assert any(name.startswith(f"north-{DRAFT}/") for name in moved)
    assert any(name.startswith(f"{DRAFT}/") for name in moved)
    assert told({**moved, "register.yaml": register}) == ()


def test_an_address_that_leads_to_a_successors_plan_is_no_leak_of_an_unsigned_plan_there() -> None:
    texts = base()
    texts["register.yaml"] = texts["register.yaml"].replace(
        "    name: Northshire\n", "    name: Northshire\n    predecessors: [southshire]\n"
    )
    addresses = [file.address for file in build(checked(texts), "public").files]
    assert f"partnerships/{DRAFT}/index.html" in addresses
    assert told(texts) == ()
