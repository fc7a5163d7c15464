"""A security: one instrument or tranche that is offered or registered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.terms.cited import Cited, Term
from core.terms.price_formula import PriceFormula
from core.terms.units import Unit, term, terms_list


class SecurityKind(StrEnum):
    """What kind of instrument it is."""

    COMMON_STOCK = "common_stock"
    PREFERRED_STOCK = "preferred_stock"
    CONVERTIBLE_NOTE = "convertible_note"
    NOTE = "note"
    WARRANT = "warrant"
    OPTION = "option"
    UNIT = "unit"
    RIGHT = "right"
    OTHER = "other"


@dataclass(frozen=True)
class Security:
    """One instrument or tranche. Money in dollars, rates in percent a year."""

    name: Term[str] = term("Name", Unit.NAME)
    kind: Term[SecurityKind] = term("Kind", Unit.CHOICE, choices=SecurityKind)
    agreement: Term[str] = term("Issued under", Unit.NAME)
    agreement_date: Term[date] = term("Agreement dated", Unit.DATE)
    issue_date: Term[date] = term("Issued", Unit.DATE)
    expiry_date: Term[date] = term("Expires", Unit.DATE)
    principal_usd: Term[Decimal] = term("Principal", Unit.USD)
    quantity: Term[Decimal] = term("Quantity", Unit.QUANTITY)
    interest_percent: Term[Decimal] = term("Interest a year", Unit.PERCENT)
    dividend_percent: Term[Decimal] = term("Dividend a year", Unit.PERCENT)
    liquidation_preference_usd: Term[Decimal] = term("Liquidation preference a share", Unit.USD)
    price_formula: Term[PriceFormula] = term("Price formula", Unit.FORMULA)
    conversion_price_usd: Term[Decimal] = term("Conversion price", Unit.USD)
    exercise_price_usd: Term[Decimal] = term("Exercise price", Unit.USD)
    shares_issuable: Term[int] = term("Shares issuable", Unit.SHARES)
    ownership_limit_percent: Term[Decimal] = term("Ownership limit", Unit.PERCENT)
    holders: tuple[Cited[str], ...] = terms_list("Holders", Unit.NAME)
