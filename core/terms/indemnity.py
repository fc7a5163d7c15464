"""Indemnification terms: who protects whom, from what, up to how much, by which steps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.terms.cited import Cited, Term
from core.terms.units import Unit, term, terms_list


class Role(StrEnum):
    """The part that a person plays in an offering."""

    COMPANY = "company"
    HOLDER = "holder"
    PURCHASER = "purchaser"
    UNDERWRITER = "underwriter"
    DIRECTOR_OR_OFFICER = "director_or_officer"
    CONTROLLING_PERSON = "controlling_person"
    SELLER = "seller"
    OTHER = "other"


class IndemnityScope(StrEnum):
    """What the indemnity covers."""

    REGISTRATION_STATEMENT = "registration_statement"
    BREACH_OF_AGREEMENT = "breach_of_agreement"
    THIRD_PARTY_CLAIMS = "third_party_claims"
    SERVICE_AS_DIRECTOR = "service_as_director"
    OTHER = "other"


class CapBasis(StrEnum):
    """What limits the amount."""

    NET_PROCEEDS = "net_proceeds"
    PROCEEDS = "proceeds"
    PURCHASE_PRICE = "purchase_price"
    AMOUNT = "amount"
    NONE = "none"


class CarveOut(StrEnum):
    """What the indemnity does not cover."""

    INFORMATION_FURNISHED_BY_HOLDER = "information_furnished_by_holder"
    INFORMATION_FURNISHED_BY_UNDERWRITER = "information_furnished_by_underwriter"
    CORRECTED_BEFORE_SALE = "corrected_before_sale"
    PROSPECTUS_NOT_DELIVERED = "prospectus_not_delivered"
    SETTLEMENT_WITHOUT_CONSENT = "settlement_without_consent"
    NEGLIGENCE_OR_MISCONDUCT = "negligence_or_misconduct"
    OTHER = "other"


class ContributionBasis(StrEnum):
    """How a loss is shared where indemnity is not available."""

    RELATIVE_BENEFITS = "relative_benefits"
    RELATIVE_FAULT = "relative_fault"
    BOTH = "both"
    NONE = "none"


@dataclass(frozen=True)
class IndemnityProvision:
    """One provision: an indemnity, its procedure, contribution, or the Commission's position."""

    section: Term[str] = term("Section", Unit.TEXT)
    indemnitor: Term[Role] = term("Indemnitor", Unit.CHOICE, choices=Role)
    indemnitees: tuple[Cited[Role], ...] = terms_list("Indemnitees", Unit.CHOICE, choices=Role)
    scope: Term[IndemnityScope] = term("Scope", Unit.CHOICE, choices=IndemnityScope)
    several_not_joint: Term[bool] = term("Several, not joint", Unit.FLAG)
    cap: Term[CapBasis] = term("Cap", Unit.CHOICE, choices=CapBasis)
    cap_usd: Term[Decimal] = term("Cap in dollars", Unit.USD)
    carve_outs: tuple[Cited[CarveOut], ...] = terms_list(
        "Carve-outs", Unit.CHOICE, choices=CarveOut
    )
    notice_required: Term[bool] = term("Notice required", Unit.FLAG)
    defence_by_indemnitor: Term[bool] = term("Indemnitor may defend", Unit.FLAG)
    counsel_approval: Term[bool] = term("Counsel needs approval", Unit.FLAG)
    settlement_needs_consent: Term[bool] = term("Settlement needs consent", Unit.FLAG)
    contribution: Term[ContributionBasis] = term(
        "Contribution", Unit.CHOICE, choices=ContributionBasis
    )
    fraud_excluded: Term[bool] = term("Fraud excluded", Unit.FLAG)
    commission_position: Term[bool] = term("Commission's position stated", Unit.FLAG)
