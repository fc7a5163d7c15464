"""The offering: what the rules of its book read, and which of their readings stands."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from core.extraction import (
    offering_filing,
    offering_market,
    offering_parties,
    offering_proceeds,
    offering_size,
)
from core.extraction.incorporated import incorporated_documents
from core.extraction.offering_book import RULES
from core.extraction.rule import resolve
from core.terms.offering import Offering

if TYPE_CHECKING:
    from core.extraction.reading import Reading

CHAPTERS = (offering_parties, offering_size, offering_filing, offering_market, offering_proceeds)
"""The modules that write rules into the book; importing them here is what registers them."""

_COVER_FIELDS = frozenset(
    (
        "base_prospectus_date offered_percent_of_outstanding shares_outstanding "
        "shares_outstanding_date warrant_proceeds_usd market symbol last_price_usd last_price_date "
        "price_per_share_usd aggregate_offering_usd underwriting_discount_usd "
        "proceeds_to_issuer_usd holders_of_record auditor legal_counsel risk_factors_page"
    ).split()
)
"""Terms that a cover or a standing section gives where they apply: absent means not stated."""


def extract_offering(reading: Reading) -> Offering:
    """The offering's terms; of each, the reading that its rules believe most."""
    found: dict[str, Any] = {}
    for field in RULES.fields():
        looked_at = reading.cover_citation if field in _COVER_FIELDS else None
        found[field] = resolve(RULES.read(field, reading), looked_at)
    declared = {field.name for field in fields(Offering)}
    unknown = set(found) - declared
    assert not unknown, f"rules read terms that an offering does not have: {unknown}"
    return Offering(
        **found,
        incorporated_documents=incorporated_documents(reading),
        underwriters=tuple(offering_parties.underwriters(reading)),
    )
