"""Indemnity as a prospectus summarises it, and the Commission's position on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.extraction.indemnity_words import (
    CONTRIBUTES,
    SEVERAL,
    cap_of,
    carve_outs_of,
    contribution_of,
)
from core.extraction.roles import roles_in
from core.figures.phrase import Match, Phrase
from core.terms.cited import Cited, not_stated
from core.terms.indemnity import ContributionBasis, IndemnityProvision, IndemnityScope, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.document.model import Citation, Span
    from core.extraction.reading import Reading
    from core.figures.model import Sentence

_SELLER = r"selling (?:stock|share|security|securities) ?holders?"
_WHO = (
    rf"(?P<who>\bwe|the company|(?:the |each )?{_SELLER}|the holders?|the investors?"
    r"|the purchasers?|the underwriters?)"
)
_AGREED = Phrase(
    _WHO + r"(?:,? severally (?:and|but) not jointly,?)?"
    r" (?:has|have|will|shall|may|is|are)?(?: also| each| severally)? ?"
    r"(?:agreed?|agrees|required|obligated)?(?: that we (?:will|shall))?(?: to)? "
    r"(?:indemnify|indemnified|indemnifies)(?: and hold harmless)? (?P<whom>[^.;]{2,260}?)"
    r"(?=,? (?:in certain|against|from|for|to the|with respect)|\.|;)"
)
_CHARTER = Phrase(
    r"(?P<who>(?:certificate|articles|charter|bylaws|by-laws)[^.;]{0,120}? "
    r"(?:requires?|provides?|permits?|authorizes?|obligates?)[^.;]{0,80}?)"
    r"\bindemnif(?:y|ication of)(?: to)? (?P<whom>[^.;]{3,160}?)"
    r"(?=,? (?:against|from|for|to the|with respect)|\.|;)"
)
_SHARES = re.compile(r"(?i)relative (?:benefits?|fault)")
_COMMISSION = re.compile(r"(?i)insofar as indemnification for liabilities\b")
_PUBLIC_POLICY = re.compile(r"(?i)against public policy[^.]*unenforceable")


def summarised(reading: Reading) -> Iterator[IndemnityProvision]:
    """Sentences that say who indemnifies whom and how a loss is shared, each pair once.

    In the document's order; what the risk factors say of them is left out.
    """
    risks = reading.section(r"risk factors?$")
    seen: set[tuple[object, ...]] = set()
    found = [(match.cite().span, _promise(reading, match)) for match in reading.find(_AGREED)]
    found += [(match.cite().span, _charter(match)) for match in reading.find(_CHARTER)]
    found += _contribution(reading)
    for span, provision in sorted(found, key=lambda pair: pair[0]):
        if risks is not None and risks.span.covers(span):
            continue
        key = _parties(provision)
        if key not in seen:
            seen.add(key)
            yield provision


def _parties(provision: IndemnityProvision) -> tuple[object, ...]:
    indemnitor = provision.indemnitor
    who = indemnitor.value if isinstance(indemnitor, Cited) else None
    return (who, *(role.value for role in provision.indemnitees))


def _promise(reading: Reading, match: Match) -> IndemnityProvision:
    """A promise of the issuer or a holder, with what its own sentence says of its limits."""
    sentence = match.cite_sentence()
    text = match.sentence.text
    who = next(roles_in(match.words("who")), None)
    several = re.search(SEVERAL, text, re.IGNORECASE)
    return IndemnityProvision(
        indemnitor=Cited(who[0] if who else Role.OTHER, sentence),
        indemnitees=_indemnitees(match, sentence),
        scope=Cited(IndemnityScope.REGISTRATION_STATEMENT, sentence),
        several_not_joint=(
            Cited(value=True, citation=sentence) if several else not_stated(sentence)
        ),
        cap=Cited(cap_of(text)[0], sentence),
        carve_outs=tuple(
            Cited(carve_out, _cite(reading, match.sentence, place))
            for carve_out, place in carve_outs_of(text)
        ),
    )


def _charter(match: Match) -> IndemnityProvision:
    """What the issuer's charter or bylaws promise to those who serve it."""
    sentence = match.cite_sentence()
    return IndemnityProvision(
        indemnitor=Cited(Role.COMPANY, sentence),
        indemnitees=_indemnitees(match, sentence),
        scope=Cited(IndemnityScope.SERVICE_AS_DIRECTOR, sentence),
        cap=Cited(cap_of(match.sentence.text)[0], sentence),
    )


def _indemnitees(match: Match, sentence: Citation) -> tuple[Cited[Role], ...]:
    named = sorted(roles_in(match.words("whom")), key=lambda found: found[1])
    return tuple(Cited(role, sentence) for role, _first, _last in named)


def _contribution(reading: Reading) -> Iterator[tuple[Span, IndemnityProvision]]:
    """The first sentence that says how a loss is shared where indemnity fails."""
    for sentence in reading.figures.sentences:
        if not CONTRIBUTES.search(sentence.text) or not _SHARES.search(sentence.text):
            continue
        basis, _words = contribution_of(sentence.text)
        basis = _both_named(sentence.text, basis)
        cited = Cited(basis, reading.cite_sentence(sentence))
        yield cited.citation.span, IndemnityProvision(contribution=cited)
        return


def _both_named(text: str, basis: ContributionBasis) -> ContributionBasis:
    """“Relative benefits and fault” names both though the second lacks its adjective."""
    if re.search(r"(?i)relative (?:benefits? and (?:its |their )?(?:relative )?fault)", text):
        return ContributionBasis.BOTH
    return basis


def _cite(reading: Reading, sentence: Sentence, place: tuple[int, int]) -> Citation:
    first, last = place
    return reading.cite_words(sentence.block, sentence.first + first, sentence.first + last)


def commission_position(reading: Reading) -> Iterator[IndemnityProvision]:
    """The undertaking of Regulation S-K Item 510: indemnity against public policy."""
    for block in reading.document.blocks:
        if _COMMISSION.match(block.text) and (found := _PUBLIC_POLICY.search(block.text)):
            place = reading.cite_words(block, *found.span())
            yield IndemnityProvision(commission_position=Cited(value=True, citation=place))
            return
