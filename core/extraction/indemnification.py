"""Indemnification terms: provisions of an agreement, and their summary in a prospectus."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.document.model import BlockKind
from core.extraction.roles import roles_in
from core.figures.phrase import Match, Phrase
from core.terms.cited import Absent, Cited, not_stated
from core.terms.indemnity import (
    CapBasis,
    CarveOut,
    ContributionBasis,
    IndemnityProvision,
    IndemnityScope,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.document.model import Block, Citation
    from core.document.sections import Section
    from core.extraction.reading import Reading

_INDEMNIFIES = re.compile(
    r"(?i)\b(?:will|shall|agrees?|agreed|must|undertakes?|hereby)\b(?:(?!\bpart(?:y"
    r"|ies)\b)[^.;]){0,80}?"
    r"\bindemnify\b|\b(?:will|shall) be (?:entitled to be )?indemnified\b"
    r"|\bindemnif(?:y|ies) and hold harmless\b"
)
_PROTECTED_END = re.compile(
    r"(?i)\b(?:against|from and against|from any|for any|in certain circumstances|to "
    r"the (?:full|same)"
    r"|with respect to|from all|in connection with|for certain|in respect of|to which"
    r"|and shall)\b|[;:]"
)
_COMMISSION = re.compile(r"(?i)insofar as indemnification for liabilities\b.*")
_PUBLIC_POLICY = re.compile(r"(?i)against public policy[^.]*unenforceable")


@dataclass(frozen=True, slots=True)
class _Clause:
    """One provision's passage: the blocks of a paragraph of an agreement, as one flat text."""

    number: str
    blocks: tuple[Block, ...]
    heading: Block

    @property
    def text(self) -> str:
        return " ".join(block.text for block in self.blocks)


def extract_indemnification(reading: Reading) -> tuple[IndemnityProvision, ...]:
    """The provisions in the document's order; of a prospectus, those that it summarises."""
    if reading.document.kind.is_agreement:
        return tuple(_provisions(reading))
    return (*_summarised(reading), *_commission_position(reading))


# Agreements --------------------------------------------------------------------------------------


def _provisions(reading: Reading) -> Iterator[IndemnityProvision]:
    for clause in _clauses(reading):
        found = _Provision(reading, clause)
        if found.is_contribution:
            yield found.contribution()
        elif found.is_indemnity:
            yield found.indemnity()
        elif found.is_procedure:
            yield found.procedure()


def _clauses(reading: Reading) -> Iterator[_Clause]:
    """The lowest numbered paragraphs of every section that is about indemnity."""
    sections = reading.sections
    for at, section in enumerate(sections):
        if section.level != 1 or not _is_about_indemnity(section):
            continue
        parts = [s for s in sections[at + 1 :] if section.span.covers(s.span) and s.level == 2]
        for part in parts or [section]:
            blocks = tuple(
                block
                for block in reading.document.blocks_in(part.span)
                if block.kind is not BlockKind.FURNITURE
            )
            yield _Clause(part.number, blocks, part.heading)


def _is_about_indemnity(section: Section) -> bool:
    return bool(re.search(r"(?i)indemni|contribution", section.title))


class _Provision:
    """What one clause says, each answer with the words that give it."""

    def __init__(self, reading: Reading, clause: _Clause) -> None:
        self._reading = reading
        self._clause = clause
        self._text = clause.text
        self._verb = _INDEMNIFIES.search(self._text)

    @property
    def is_contribution(self) -> bool:
        """Whether the clause shares a loss that indemnity does not cover."""
        return bool(
            re.search(
                r"(?i)\bshall contribute\b|\bcontribute to the (?:amount|aggregate)", self._text
            )
        )

    @property
    def is_indemnity(self) -> bool:
        """Whether somebody promises to indemnify somebody."""
        return self._verb is not None

    @property
    def is_procedure(self) -> bool:
        """Whether the clause says how a claim is notified, defended and settled."""
        return bool(re.search(r"(?i)\bnotice\b", self._text)) and bool(
            re.search(r"(?i)indemnif(?:ied|ying) part|indemnit(?:or|ee)", self._text)
        )

    def indemnity(self) -> IndemnityProvision:
        """A promise: who, whom, for what, how far."""
        assert self._verb is not None
        before = self._text[: self._verb.start()]
        if not list(roles_in(before)):
            before = self._text[: self._verb.end()]
        indemnitor = max(roles_in(before), key=lambda found: found[1], default=None)
        protected = self._text[self._verb.end() :]
        end = _PROTECTED_END.search(protected)
        protected = protected[: end.start()] if end else protected[:400]
        offset = self._verb.end()
        return IndemnityProvision(
            section=self._number(),
            indemnitor=self._role(*indemnitor) if indemnitor else self._absent(),
            indemnitees=tuple(
                self._role(role, offset + first, offset + last)
                for role, first, last in sorted(roles_in(protected), key=lambda found: found[1])
            ),
            scope=self._scope(),
            several_not_joint=self._flag(
                r"severally,? (?:and|but) not jointly|several,? and not joint"
            ),
            cap=self._cap(),
            carve_outs=tuple(self._carve_outs()),
        )

    def procedure(self) -> IndemnityProvision:
        """Notice, defence, counsel and settlement."""
        return IndemnityProvision(
            section=self._number(),
            notice_required=self._flag(
                r"shall (?:promptly )?(?:give|notify)[^.;]{0,80}|(?:give|gives) "
                r"(?:prompt )?(?:written )?notice"
            ),
            defence_by_indemnitor=self._flag(
                r"(?:assume|participate in and[^.;]{0,40}assume|control) the "
                r"(?:defense|defence)[^.;]{0,40}"
            ),
            counsel_approval=self._flag(
                r"counsel[^.;]{0,120}(?:approved by|satisfactory to|acceptable to)[^.;)]{0,60}"
            ),
            settlement_needs_consent=self._flag(
                r"(?:without|except with) the (?:prior )?(?:written )?consent[^.;]{0,60}"
            ),
        )

    def contribution(self) -> IndemnityProvision:
        """How a loss is shared, and what limits the share."""
        benefits = re.search(r"(?i)relative benefits", self._text)
        fault = re.search(r"(?i)relative fault", self._text)
        basis = (
            ContributionBasis.BOTH
            if benefits and fault
            else ContributionBasis.RELATIVE_BENEFITS
            if benefits
            else ContributionBasis.RELATIVE_FAULT
            if fault
            else ContributionBasis.NONE
        )
        decided = benefits or fault
        return IndemnityProvision(
            section=self._number(),
            contribution=Cited(basis, self._cite(*decided.span()) if decided else self._opening()),
            fraud_excluded=self._flag(r"guilty of fraudulent misrepresentation[^.;]{0,80}"),
            several_not_joint=self._flag(
                r"several(?:ly)?,? (?:in proportion[^.;]{0,60})?(?:and|but) not joint(?:ly)?"
            ),
            cap=self._cap(),
        )

    def _number(self) -> Cited[str]:
        heading = self._clause.heading
        first_words = min(len(heading.text), 40)
        return Cited(self._clause.number, self._reading.cite_words(heading, 0, first_words))

    def _role(self, role: Role, first: int, last: int) -> Cited[Role]:
        return Cited(role, self._cite(first, last))

    def _cite(self, first: int, last: int) -> Citation:
        """Characters of the clause's flat text, quoted; cut at the end of their block."""
        at = 0
        for block in self._clause.blocks:
            if first < at + len(block.text):
                start = max(0, first - at)
                return self._reading.cite_words(
                    block, start, min(max(last - at, start + 1), len(block.text))
                )
            at += len(block.text) + 1
        return self._opening()

    def _opening(self) -> Citation:
        block = self._clause.blocks[0]
        return self._reading.cite_words(block, 0, min(len(block.text), 160))

    def _absent(self) -> Absent:
        return not_stated(self._opening())

    def _flag(self, pattern: str) -> Cited[bool] | Absent:
        found = re.search(pattern, self._text, re.IGNORECASE)
        return Cited(value=True, citation=self._cite(*found.span())) if found else self._absent()

    def _scope(self) -> Cited[IndemnityScope]:
        for scope, pattern in _SCOPES:
            if found := re.search(pattern, self._text, re.IGNORECASE):
                return Cited(scope, self._cite(*found.span()))
        return Cited(IndemnityScope.OTHER, self._opening())

    def _cap(self) -> Cited[CapBasis]:
        """The limit of the amount; where the clause sets none, that is its whole passage's word."""
        found = _CAP.search(self._text)
        if found is None:
            return Cited(CapBasis.NONE, self._opening())
        words = found.group().casefold()
        basis = next(basis for basis, word in _CAP_WORDS if word in words)
        return Cited(basis, self._cite(*found.span()))

    def _carve_outs(self) -> Iterator[Cited[CarveOut]]:
        """What the promise does not cover: the text behind "will not be liable"."""
        start = re.search(
            r"(?i)(?:shall|will) not (?:be (?:liable|required|obligated|responsible)"
            r"|apply)|no(?:t)? liability",
            self._text,
        )
        if start is None:
            return
        excluded = self._text[start.start() :]
        for carve_out, pattern in _CARVE_OUTS:
            if found := re.search(pattern, excluded, re.IGNORECASE):
                offset = start.start()
                yield Cited(carve_out, self._cite(offset + found.start(), offset + found.end()))


_SCOPES = (
    (
        IndemnityScope.REGISTRATION_STATEMENT,
        r"untrue statement[^.;]{0,160}(?:registration statement|prospectus)",
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
    r"(?i)(?:limited to|exceed|in excess of|not be liable[^.;]{0,80}excess)[^.;]{0,140}?"
    r"(?P<basis>net proceeds|gross proceeds|proceeds|purchase price)"
)
_CAP_WORDS = (
    (CapBasis.NET_PROCEEDS, "net proceeds"),
    (CapBasis.PROCEEDS, "proceeds"),
    (CapBasis.PURCHASE_PRICE, "purchase price"),
)
_FURNISHED = r"in (?:reliance (?:up)?on and in )?conformity with[^.;]{0,40}information"
_CARVE_OUTS = (
    (
        CarveOut.INFORMATION_FURNISHED_BY_HOLDER,
        _FURNISHED + r"[^;]{0,220}?(?:investor|holder|seller|purchaser)",
    ),
    (
        CarveOut.INFORMATION_FURNISHED_BY_UNDERWRITER,
        _FURNISHED + r"[^;]{0,220}?(?:underwriter|agent)",
    ),
    (
        CarveOut.CORRECTED_BEFORE_SALE,
        r"(?:was |been |were )?corrected[^.;]{0,120}(?:prior to|before|at or)",
    ),
    (
        CarveOut.PROSPECTUS_NOT_DELIVERED,
        r"(?:fail\w*|not) (?:to )?(?:deliver|send|give|furnish)\w*[^.;]{0,80}prospectus",
    ),
    (CarveOut.SETTLEMENT_WITHOUT_CONSENT, r"settle(?:ment|d)[^.;]{0,120}without[^.;]{0,40}consent"),
    (CarveOut.NEGLIGENCE_OR_MISCONDUCT, r"(?:gross )?negligence|wil+ful misconduct|bad faith"),
)


# Prospectuses ------------------------------------------------------------------------------------

_AGREED = Phrase(
    r"(?P<who>\bwe|the company|the selling (?:stock|share|security|securities) "
    r"?holders?|selling (?:stock|share)holders?"
    r"|each selling \w+|the holders?|the investors?|the purchasers?|the underwriters?"
    r"|our (?:bylaws|charter|certificate)[\w ]{0,40})"
    r"(?:,? severally (?:and|but) not jointly,?)? (?:has|have|will|shall|may|is"
    r"|are)?(?: also| each| severally)? ?"
    r"(?:agreed?|agrees|required|obligated|provide)?(?: that we (?:will|shall))?(?: "
    r"to)? (?:indemnify|indemnified|indemnifies)"
    r"(?: and hold harmless)? (?P<whom>[^.;]{3,260}?)(?=,? (?:in certain|against|from"
    r"|for|to the|with respect)|\.|;)"
)


def _summarised(reading: Reading) -> Iterator[IndemnityProvision]:
    """Sentences that say who has agreed to indemnify whom, outside the risk factors."""
    risks = reading.section(r"risk factors?$")
    seen: dict[tuple[object, ...], IndemnityProvision] = {}
    for match in reading.find(_AGREED):
        if risks is not None and risks.span.covers(match.sentence.block.span):
            continue
        found = _summary(match)
        key = (
            (found.indemnitor.value, tuple(role.value for role in found.indemnitees))
            if isinstance(found.indemnitor, Cited)
            else (None, ())
        )
        seen.setdefault(key, found)
    yield from seen.values()


def _summary(match: Match) -> IndemnityProvision:
    sentence = match.cite_sentence()
    who = next(roles_in(match.words("who")), None)
    text = match.sentence.text
    several = re.search(r"(?i)severally (?:and|but) not jointly", text)
    cap = _CAP.search(text)
    return IndemnityProvision(
        indemnitor=Cited(who[0] if who else Role.OTHER, sentence),
        indemnitees=tuple(
            Cited(role, sentence)
            for role, _first, _last in sorted(roles_in(match.words("whom")), key=lambda f: f[1])
        ),
        scope=Cited(IndemnityScope.REGISTRATION_STATEMENT, sentence),
        several_not_joint=Cited(value=True, citation=sentence) if several else not_stated(sentence),
        cap=Cited(
            next(basis for basis, word in _CAP_WORDS if word in cap.group().casefold()), sentence
        )
        if cap
        else Cited(CapBasis.NONE, sentence),
        commission_position=not_stated(sentence),
    )


def _commission_position(reading: Reading) -> Iterator[IndemnityProvision]:
    """The undertaking of Regulation S-K Item 510: indemnity against public policy."""
    for block in reading.document.blocks:
        if _COMMISSION.match(block.text) and (found := _PUBLIC_POLICY.search(block.text)):
            place = reading.cite_words(block, *found.span())
            yield IndemnityProvision(commission_position=Cited(value=True, citation=place))
            return
