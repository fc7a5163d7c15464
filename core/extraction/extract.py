"""Everything that a document says, area by area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extraction.agreement import extract_agreement
from core.extraction.holders import extract_holders
from core.extraction.indemnification import extract_indemnification
from core.extraction.offering import extract_offering
from core.extraction.reading import Reading
from core.extraction.registration_rights import extract_registration_rights
from core.extraction.risk_factors import extract_risk_factors
from core.extraction.securities import extract_securities
from core.terms.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.document.model import Document
    from core.figures.model import Figures


def extract_terms(
    document: Document, figures: Figures, progress: Callable[[str], None] = lambda _stage: None
) -> Terms:
    """Find the terms of a document.

    Args:
        document: What was read.
        figures: Its figures.
        progress: Called before each area; may raise `Cancelled`.
    """
    reading = Reading(document, figures)
    if document.kind.is_agreement:
        progress("Finding the agreement's terms")
        return Terms(
            agreement=extract_agreement(reading),
            indemnification=extract_indemnification(reading),
            registration_rights=extract_registration_rights(reading),
        )
    progress("Finding the offering")
    offering = extract_offering(reading)
    progress("Finding the securities and their holders")
    securities = extract_securities(reading)
    holders = extract_holders(reading)
    progress("Finding the risk factors")
    risk_factors = extract_risk_factors(reading)
    progress("Finding the indemnification terms")
    return Terms(
        offering=offering,
        securities=securities,
        holders=holders,
        risk_factors=risk_factors,
        indemnification=extract_indemnification(reading),
        registration_rights=extract_registration_rights(reading),
    )
