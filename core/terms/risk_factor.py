"""A risk factor: its heading, the group it stands in, its body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.document.model import Citation
from core.terms.cited import Cited, Term
from core.terms.units import Unit, term


class RiskCategory(StrEnum):
    """What a risk is about."""

    BUSINESS = "business"
    FINANCIAL_CONDITION = "financial_condition"
    INDUSTRY = "industry"
    REGULATION = "regulation"
    LEGAL = "legal"
    TECHNOLOGY = "technology"
    MANAGEMENT = "management"
    CONFLICTS = "conflicts"
    INTERNATIONAL = "international"
    DILUTION = "dilution"
    MARKET_FOR_SHARES = "market_for_shares"
    FORWARD_LOOKING = "forward_looking"
    TAX = "tax"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class RiskFactor:
    """One risk factor; `passage` runs from its heading to the end of its body."""

    heading: Cited[str]
    passage: Citation
    category: RiskCategory
    deciding_words: tuple[str, ...] = ()
    group: Term[str] = term("Group", Unit.TEXT)
