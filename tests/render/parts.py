"""The parts of a plan as an audience has them, in the blocks that pages and paper are made of."""

from __future__ import annotations

from adtp_publish.derive.completion import completed
from adtp_publish.derive.figures import derive
from adtp_publish.model.plan import Plan
from adtp_publish.model.release import Release, ReleasedDocument
from adtp_publish.render.blocks import Block
from adtp_publish.render.context import Context
from adtp_publish.render.narrative import document_blocks
from tests.release.seen import seen


def released_to(audience: str, plan: Plan) -> Release:
    """What an audience is shown of a plan, worked out."""
    return seen(completed(derive(plan)[0]), audience)[0]


def part(released: Release, name: str) -> ReleasedDocument:
    """A document that the audience is shown."""
    document = released.document(name)
    assert document is not None
    return document


def blocks(released: Release, name: str) -> list[Block]:
    """The blocks of such a document."""
    document = part(released, name)
    return document_blocks(document, Context.of(released, document))
