"""The words of indemnity: scopes, caps, carve-outs, and the phrases that state them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.terms.indemnity import CapBasis, CarveOut, ContributionBasis, IndemnityScope

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[int, int]
"""First and last (exclusive) character in the text that was searched."""

_SCOPES = (
    (
        IndemnityScope.REGISTRATION_STATEMENT,
        r"untrue statement[^;]{0,160}(?:registration statement|prospectus)",
    ),
    (
        IndemnityScope.SERVICE_AS_DIRECTOR,
        r"by reason of the fact that|(?:is|was) (?:or was )?(?:a )?(?:director|agent)",
    ),
    (IndemnityScope.BREACH_OF_AGREEMENT, r"breach of (?:any|the|its)|misrepresentation"),
    (IndemnityScope.REGISTRATION_STATEMENT, r"registration statement|under the securities act"),
    (IndemnityScope.THIRD_PARTY_CLAIMS, r"third.part(?:y|ies)"),
)
_CAP = re.compile(
    r"(?i)(?:limited to|exceed|in excess of|up to|(?:more|greater) than)[^.;]{0,140}?"
    r"(?:net proceeds|gross proceeds|proceeds|purchase price)"
)
_CAP_WORDS = (
    (CapBasis.NET_PROCEEDS, "net proceeds"),
    (CapBasis.PROCEEDS, "proceeds"),
    (CapBasis.PURCHASE_PRICE, "purchase price"),
)
_EXCUSES = re.compile(
    r"(?i)\b(?:shall|will|is|are) not (?:be )?(?:so )?(?:liable|required|obligated"
    r"|responsible|apply)"
    r"|\bno liability\b|\bunless\b|\bexcept (?:that|to the extent|insofar)"
)
_FURNISHED = r"(?:reli\w+|conformity)[^;]{0,120}?\b(?:information|furnish\w*|supplied)\b"
_CARVE_OUTS = (
    (
        CarveOut.INFORMATION_FURNISHED_BY_HOLDER,
        _FURNISHED,
        r"(?:investor|holder|seller|purchaser)",
    ),
    (
        CarveOut.INFORMATION_FURNISHED_BY_UNDERWRITER,
        _FURNISHED,
        r"(?:underwriter|agent)\b",
    ),
    (
        CarveOut.CORRECTED_BEFORE_SALE,
        r"correct(?:ed|ion)[^;]{0,160}?(?:prior to|before|at or)",
        r"",
    ),
    (
        CarveOut.PROSPECTUS_NOT_DELIVERED,
        r"(?:fail\w*|not) (?:to )?(?:deliver|send|give|furnish)\w*[^.;]{0,80}prospectus",
        r"",
    ),
    (
        CarveOut.SETTLEMENT_WITHOUT_CONSENT,
        r"settle(?:ment|d)[^.;]{0,120}without[^.;]{0,40}consent",
        r"",
    ),
    (
        CarveOut.NEGLIGENCE_OR_MISCONDUCT,
        r"(?:gross )?negligence|wil+ful misconduct|bad faith",
        r"",
    ),
)
_AROUND = 220
SEVERAL = (
    r"several(?:ly)?,? (?:in proportion[^.;]{0,60})?(?:and|but) not joint(?:ly)?"
    r"|(?<!jointly and )(?<!jointly or )\bseverally\b"
)
CONTRIBUTES = re.compile(
    r"(?i)\b(?:shall|will|is to|are to|agrees? to|must)(?: \w+)? contribute\b"
    r"|\bcontribute to the (?:amount|aggregate)"
)


def scope_of(text: str) -> tuple[IndemnityScope, Place | None]:
    """What an indemnity covers, and the words that say so."""
    for scope, pattern in _SCOPES:
        if found := re.search(pattern, text, re.IGNORECASE):
            return scope, found.span()
    return IndemnityScope.OTHER, None


def cap_of(text: str) -> tuple[CapBasis, Place | None]:
    """What limits the amount; no place where the text sets no limit."""
    found = _CAP.search(text)
    if found is None:
        return CapBasis.NONE, None
    words = found.group().casefold()
    return next(basis for basis, word in _CAP_WORDS if word in words), found.span()


def carve_outs_of(text: str) -> Iterator[tuple[CarveOut, Place]]:
    """What a promise does not cover, from the words behind its first excuse."""
    start = _EXCUSES.search(text)
    if start is None:
        return
    for carve_out, pattern, who in _CARVE_OUTS:
        found = re.compile(pattern, re.IGNORECASE).search(text, start.start())
        if found is None:
            continue
        around = text[found.start() : found.end() + _AROUND].split(";")[0]
        if not who or re.search(who, around, re.IGNORECASE):
            yield carve_out, found.span()


def contribution_of(text: str) -> tuple[ContributionBasis, Place | None]:
    """By what a loss is shared, and the words that say so."""
    benefits = re.search(r"(?i)relative benefits?", text)
    fault = re.search(r"(?i)relative fault", text)
    if benefits and fault:
        return ContributionBasis.BOTH, benefits.span()
    if benefits:
        return ContributionBasis.RELATIVE_BENEFITS, benefits.span()
    if fault:
        return ContributionBasis.RELATIVE_FAULT, fault.span()
    return ContributionBasis.NONE, None
