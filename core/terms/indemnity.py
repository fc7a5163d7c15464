"""Indemnification terms: who protects whom, from what, up to how much, by which steps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.terms.cited import NOT_APPLICABLE, Cited, Term
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


def _of_some(label: str, unit: Unit, choices: type[StrEnum] | None = None) -> Any:  # noqa: ANN401
    """A term that only some provisions have: a procedure caps nothing, a promise has no notice."""
    return term(label, unit, choices=choices, unset=NOT_APPLICABLE)


@dataclass(frozen=True)
class IndemnityProvision:
    """One provision: an indemnity, its procedure, contribution, or the Commission's position."""

    section: Term[str] = _of_some("Section", Unit.TEXT)
    indemnitor: Term[Role] = _of_some("Indemnitor", Unit.CHOICE, Role)
    indemnitees: tuple[Cited[Role], ...] = terms_list("Indemnitees", Unit.CHOICE, choices=Role)
    scope: Term[IndemnityScope] = _of_some("Scope", Unit.CHOICE, IndemnityScope)
    several_not_joint: Term[bool] = _of_some("Several, not joint", Unit.FLAG)
    cap: Term[CapBasis] = _of_some("Cap", Unit.CHOICE, CapBasis)
    cap_usd: Term[Decimal] = _of_some("Cap in dollars", Unit.USD)
    carve_outs: tuple[Cited[CarveOut], ...] = terms_list(
        "Carve-outs", Unit.CHOICE, choices=CarveOut
    )
    notice_required: Term[bool] = _of_some("Notice required", Unit.FLAG)
    defence_by_indemnitor: Term[bool] = _of_some("Indemnitor may defend", Unit.FLAG)
    counsel_approval: Term[bool] = _of_some("Counsel needs approval", Unit.FLAG)
    settlement_needs_consent: Term[bool] = _of_some("Settlement needs consent", Unit.FLAG)
    contribution: Term[ContributionBasis] = _of_some("Contribution", Unit.CHOICE, ContributionBasis)
    fraud_excluded: Term[bool] = _of_some("Fraud excluded", Unit.FLAG)
    commission_position: Term[bool] = _of_some("Commission's position stated", Unit.FLAG)
