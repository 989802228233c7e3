"""The record of a plan that is signed off as it is: with the fingerprints that the commands write."""

from __future__ import annotations

from typing import Any

from adtp_publish.edit.signing import kept, kept_of
from tests.privacy.repository import Texts, checked, read, write

# A document that has parts which are settled by events of their own.
CORRECTED = "part2"


def signed(slug: str, texts: Texts) -> Texts:
    """The files of a plan with the fingerprints of its own documents."""
    (derived,) = checked(texts).plans
    name = f"example/{slug}/record.yaml"
    record: Any = read(texts[name])
    for event, held in record.items():
        if isinstance(held, dict) and "fingerprints" in held:
            held["fingerprints"] = kept(derived.plan, event)
    for correction in record["corrections"]:
        correction["document"] = CORRECTED
        correction["fingerprints"] = kept_of(derived.plan, CORRECTED)
    return texts | {name: write(record)}
