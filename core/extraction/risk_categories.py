"""Categories of risk by the words that decide them; one in the heading outweighs the body's."""

from __future__ import annotations

import re

from core.terms.risk_factor import RiskCategory

HEADING_WEIGHT = 5

WORDS: dict[RiskCategory, str] = {
    RiskCategory.FORWARD_LOOKING: r"forward.looking",
    RiskCategory.TAX: r"\btax(?:es|ation|able)?\b|internal revenue|net operating loss carry",
    RiskCategory.DILUTION: (
        r"\bdilut\w+|additional shares|issuance of shares|conversion of (?:the|our)"
    ),
    RiskCategory.CONFLICTS: (
        r"conflicts? of interest|\bconflict with\b|related part(?:y|ies)|affiliates of"
    ),
    RiskCategory.INTERNATIONAL: (
        r"\binternational\w*|\bforeign\b|\bcurrenc(?:y|ies)|exchange rate|\bglobal(?:ly)?\b"
    ),
    RiskCategory.REGULATION: (
        r"\bregulat\w+|\bgovernment\w*|\blegislat\w+|\bFDA\b|\bapproval\b"
        r"|\bcompliance\b|\blicens\w+|\bchanges? in [^.;]{0,30}(?:laws?|rules)\b"
    ),
    RiskCategory.LEGAL: (
        r"\blitigation\b|\blawsuits?\b|\bclaims?\b|\bproceedings\b|\bpatents?\b"
        r"|\bintellectual property\b"
        r"|\bproprietary\b|\bliabilit(?:y|ies)\b|\bagreements? with\b|\barbitration\b"
    ),
    RiskCategory.TECHNOLOGY: (
        r"\bsecurity breach\w*|\bcyber\w*|\btechnolog\w+|\bsoftware\b|\bnetworks?\b|\bsystems?\b"
        r"|\bhack\w*|\bcryptograph\w*|\bintrusions?\b"
    ),
    RiskCategory.MANAGEMENT: (
        r"\bkey (?:personnel|employees|executives?|management)|\bfounders?\b|\bofficers?\b"
        r"|\bmanagement team\b"
        r"|\bemployment agreements?\b|\bretain\b|\bcontrol(?:led|s)? by\b"
        r"|\banti.?takeover\b|\bboard\b|\binternal controls?\b"
    ),
    RiskCategory.MARKET_FOR_SHARES: (
        r"\bmarket price\b|\btrading (?:market|volume|price)\b|\bpenny stock\b"
        r"|\bdelist\w*|\bvolatil\w+|\bthinly traded\b"
        r"|\bdividends?\b|\bstock price\b|\bliquid(?:ity)? (?:market|of our)|\bsales? "
        r"of (?:our |the )?(?:common|shares)"
    ),
    RiskCategory.FINANCIAL_CONDITION: (
        r"\boperating losses\b|\bhistory of\b.{0,20}\bloss\w*|\bgoing concern\b"
        r"|\badditional (?:capital|funding|"
        r"financing)\b|\bindebtedness\b|\bcash flow\w*|\bnet loss\w*|\bprofitab\w+"
        r"|\bliquidity\b|\baccumulated deficit|\blost money\b|\brepay\w*|\bborrow\w*"
    ),
    RiskCategory.INDUSTRY: (
        r"\bcompet\w+|\bindustry\b|\bdemand for\b|\bcyclical\b|\beconomic conditions\b"
    ),
    RiskCategory.BUSINESS: (
        r"\bcustomers?\b|\bsuppliers?\b|\bproducts?\b|\bmarketing\b|\bacceptance\b"
        r"|\bgrowth\b|\bacquisitions?\b"
        r"|\bmanufactur\w+|\brevenues?\b|\bservices?\b|\boperations\b"
    ),
}
"""The words of each category; of two categories with equal weight the one named first decides."""

_COMPILED = {category: re.compile(words, re.IGNORECASE) for category, words in WORDS.items()}
_MOST_IN_BODY = 10


def categorise(heading: str, body: str) -> tuple[RiskCategory, tuple[str, ...]]:
    """The category of a risk factor, and the words that decided it.

    Each word of a category counts five in the heading and one in the body, the body's counts
    capped at ten so that a long text does not outweigh its heading.
    """
    best: tuple[RiskCategory, int, tuple[str, ...]] = (RiskCategory.OTHER, 0, ())
    for category, pattern in _COMPILED.items():
        in_heading = [found.group().casefold() for found in pattern.finditer(heading)]
        in_body = [found.group().casefold() for found in pattern.finditer(body)]
        weight = HEADING_WEIGHT * len(in_heading) + min(len(in_body), _MOST_IN_BODY)
        if weight > best[1]:
            best = (category, weight, tuple(dict.fromkeys([*in_heading, *in_body]))[:6])
    return best[0], best[2]
