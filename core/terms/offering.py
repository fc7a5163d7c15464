"""The offering: what the cover and its sections say of what is offered, by whom, at what price."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.terms.cited import Cited, Term
from core.terms.units import Unit, term, terms_list


class OfferingType(StrEnum):
    """Who sells: holders, the issuer, or both."""

    RESALE = "resale"
    PRIMARY = "primary"
    PRIMARY_AND_RESALE = "primary_and_resale"


@dataclass(frozen=True)
class Offering:
    """The terms of one offering. Money in dollars, percentages in percent, shares whole."""

    issuer: Term[str] = term("Issuer", Unit.NAME, "Who")
    state_of_incorporation: Term[str] = term("State of incorporation", Unit.NAME, "Who")
    underwriters: tuple[Cited[str], ...] = terms_list("Underwriters", Unit.NAME, "Who")
    auditor: Term[str] = term("Auditor", Unit.NAME, "Who")
    legal_counsel: Term[str] = term("Legal counsel", Unit.NAME, "Who")
    offering_type: Term[OfferingType] = term("Offering type", Unit.CHOICE, "What", OfferingType)
    securities_offered: Term[str] = term("Securities offered", Unit.TEXT, "What")
    shares_offered: Term[int] = term("Shares offered", Unit.SHARES, "What")
    offered_percent_of_outstanding: Term[Decimal] = term(
        "Offered, of outstanding", Unit.PERCENT, "What"
    )
    shares_outstanding: Term[int] = term("Shares outstanding", Unit.SHARES, "What")
    shares_outstanding_date: Term[dt.date] = term("Outstanding as of", Unit.DATE, "What")
    holders_of_record: Term[int] = term("Holders of record", Unit.COUNT, "What")
    date: Term[dt.date] = term("Date of document", Unit.DATE, "When and where filed")
    base_prospectus_date: Term[dt.date] = term(
        "Base prospectus dated", Unit.DATE, "When and where filed"
    )
    filing_rule: Term[str] = term("Filed under rule", Unit.TEXT, "When and where filed")
    registration_number: Term[str] = term("File number", Unit.TEXT, "When and where filed")
    risk_factors_page: Term[int | str] = term(
        "Risk factors on page", Unit.PAGE, "When and where filed"
    )
    market: Term[str] = term("Market", Unit.NAME, "Price and market")
    symbol: Term[str] = term("Symbol", Unit.TEXT, "Price and market")
    last_price_usd: Term[Decimal] = term("Last price", Unit.USD, "Price and market")
    last_price_date: Term[dt.date] = term("Last price on", Unit.DATE, "Price and market")
    price_per_share_usd: Term[Decimal] = term("Offering price a share", Unit.USD, "Proceeds")
    aggregate_offering_usd: Term[Decimal] = term("Aggregate offering", Unit.USD, "Proceeds")
    underwriting_discount_usd: Term[Decimal] = term("Underwriting discount", Unit.USD, "Proceeds")
    proceeds_to_issuer_usd: Term[Decimal] = term("Proceeds to issuer", Unit.USD, "Proceeds")
    warrant_proceeds_usd: Term[Decimal] = term(
        "Proceeds if all warrants are exercised", Unit.USD, "Proceeds"
    )
    incorporated_documents: tuple[Cited[str], ...] = terms_list(
        "Incorporated documents", Unit.TEXT, "Incorporated by reference"
    )
