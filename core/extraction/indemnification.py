"""Indemnification terms of an agreement, provision by provision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.document.model import BlockKind
from core.extraction.indemnity_summaries import commission_position, summarised
from core.extraction.indemnity_words import (
    CONTRIBUTES,
    SEVERAL,
    Place,
    cap_of,
    carve_outs_of,
    contribution_of,
    scope_of,
)
from core.extraction.roles import roles_in
from core.terms.cited import Absent, Cited, not_stated
from core.terms.indemnity import CapBasis, IndemnityProvision, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    r"(?i)\b(?:against|from and against|from any|for any|in certain circumstances"
    r"|to the (?:full|same)|with respect to|from all|in connection with|for certain|in respect of"
    r"|to which|and shall)\b|[;:]"
)
_NOTICE = re.compile(r"(?i)\bnoti(?:ce|fy|fies)\b")
_LIMIT_APPLIES = re.compile(
    r"(?i)\blimit\w*[^.;]{0,60}(?:section|subsection|paragraph|clause)[^.;]{0,30}\bappl\w+[^.;]{0,60}"
)
_LONGEST_LIST = 400
_OPENING_WORDS = 160


@dataclass(frozen=True, slots=True)
class _Clause:
    """One provision's passage: the blocks of a numbered paragraph, as one flat text."""

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
    return (*summarised(reading), *commission_position(reading))


def _provisions(reading: Reading) -> Iterator[IndemnityProvision]:
    clauses = tuple(_clauses(reading))
    for clause in clauses:
        found = _Provision(reading, clause)
        if found.is_contribution:
            yield found.contribution(clauses)
        elif found.is_indemnity:
            yield found.indemnity()
        elif found.is_procedure:
            yield found.procedure()


def _clauses(reading: Reading) -> Iterator[_Clause]:
    """The paragraphs of every section that is about indemnity, at whatever level it stands.

    A section without numbered paragraphs is one clause; a paragraph of which two or more
    paragraphs of its own promise or share something counts as these.
    """
    taken: Section | None = None
    for section in reading.sections:
        if taken is not None and taken.span.covers(section.span):
            continue
        if _is_about_indemnity(section):
            taken = section
            for part in _parts(reading, section) or [section]:
                yield from _expanded(reading, part)


def _parts(reading: Reading, whole: Section) -> list[Section]:
    """The sections right below one."""
    inside = [s for s in reading.sections if s is not whole and whole.span.covers(s.span)]
    highest = min((section.level for section in inside), default=0)
    return [section for section in inside if section.level == highest]


def _expanded(reading: Reading, part: Section) -> Iterator[_Clause]:
    whole = _clause(reading, part)
    below = [_clause(reading, section) for section in _parts(reading, part)]
    speaking = [clause for clause in below if _promises(clause.text)]
    if len(speaking) < 2:
        yield whole
        return
    first = below[0].heading.index
    lead = tuple(block for block in whole.blocks if block.index < first)
    if lead:
        yield _Clause(whole.number, lead, whole.heading)
    yield from speaking


def _promises(text: str) -> bool:
    return bool(_INDEMNIFIES.search(text) or CONTRIBUTES.search(text))


def _clause(reading: Reading, section: Section) -> _Clause:
    blocks = tuple(
        block
        for block in reading.document.blocks_in(section.span)
        if block.kind is not BlockKind.FURNITURE
    )
    return _Clause(section.number, blocks, section.heading)


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
        return CONTRIBUTES.search(self._text) is not None

    @property
    def is_indemnity(self) -> bool:
        """Whether somebody promises to indemnify somebody."""
        return self._verb is not None

    @property
    def is_procedure(self) -> bool:
        """Whether the clause says how a claim is notified, defended and settled."""
        about = re.search(r"(?i)indemnif(?:ied|ying) part|indemnit(?:or|ee)", self._text)
        return about is not None and _NOTICE.search(self._text) is not None

    def indemnity(self) -> IndemnityProvision:
        """A promise: who, whom, for what, how far."""
        scope, scope_words = scope_of(self._text)
        return IndemnityProvision(
            section=self._number(),
            indemnitor=self._indemnitor(),
            indemnitees=tuple(self._indemnitees()),
            scope=Cited(scope, self._cite(scope_words)),
            several_not_joint=self._flag(SEVERAL),
            cap=self._cap(),
            carve_outs=tuple(
                Cited(carve_out, self._cite(place))
                for carve_out, place in carve_outs_of(self._text)
            ),
        )

    def procedure(self) -> IndemnityProvision:
        """Notice, defence, counsel and settlement."""
        return IndemnityProvision(
            section=self._number(),
            notice_required=self._flag(
                r"(?:shall|will)(?: promptly)? (?:give|notify)[^.;]{0,80}"
                r"|(?:shall|will)\b[^.;]{0,200}?\bnotify the [^.;]{0,60}"
                r"|(?:give|gives) (?:prompt )?(?:written )?notice"
            ),
            defence_by_indemnitor=self._flag(
                r"(?:assume|participate in and[^.;]{0,40}assume|control)\b[^.;]{0,90}?"
                r"\bthe (?:defense|defence)"
                r"[^.;]{0,40}"
            ),
            counsel_approval=self._flag(
                r"counsel[^.;]{0,160}(?:approv\w+|satisfactory to|acceptable to)[^.;)]{0,60}"
            ),
            settlement_needs_consent=self._flag(
                r"(?:without|except with) (?:the|its|their) (?:prior )?(?:written )?consent"
                r"[^.;]{0,60}"
            ),
        )

    def contribution(self, clauses: Sequence[_Clause]) -> IndemnityProvision:
        """How a loss is shared, and what limits the share; `clauses` may hold that limit."""
        basis, words = contribution_of(self._text)
        return IndemnityProvision(
            section=self._number(),
            contribution=Cited(basis, self._cite(words)),
            fraud_excluded=self._flag(r"guilty of fraudulent misrepresentation[^.;]{0,80}"),
            several_not_joint=self._flag(SEVERAL),
            cap=self._cap_by_reference(clauses) or self._cap(),
        )

    def _cap_by_reference(self, clauses: Sequence[_Clause]) -> Cited[CapBasis] | None:
        """The limit of another clause, where the words say that it applies here too."""
        found = _LIMIT_APPLIES.search(self._text)
        if found is None:
            return None
        caps = (cap_of(clause.text)[0] for clause in clauses)
        basis = next((cap for cap in caps if cap is not CapBasis.NONE), None)
        return Cited(basis, self._cite(found.span())) if basis is not None else None

    def _indemnitor(self) -> Cited[Role] | Absent:
        """The role named last before the verb, or inside it where none stands before."""
        assert self._verb is not None
        for before in (self._text[: self._verb.start()], self._text[: self._verb.end()]):
            found = max(roles_in(before), key=lambda role: role[1], default=None)
            if found is not None:
                role, first, last = found
                return Cited(role, self._cite((first, last)))
        return self._absent()

    def _indemnitees(self) -> Iterator[Cited[Role]]:
        assert self._verb is not None
        offset = self._verb.end()
        protected = self._text[offset:]
        end = _PROTECTED_END.search(protected)
        protected = protected[: end.start() if end else _LONGEST_LIST]
        indemnitor = self._indemnitor()
        is_company = isinstance(indemnitor, Cited) and indemnitor.value is Role.COMPANY
        for role, first, last in sorted(roles_in(protected), key=lambda found: found[1]):
            if is_company and role is Role.COMPANY:
                continue  # "a director of the Company": nobody indemnifies itself
            yield Cited(role, self._cite((offset + first, offset + last)))

    def _number(self) -> Cited[str]:
        heading = self._clause.heading
        opening = self._reading.cite_words(heading, 0, min(len(heading.text), 40))
        return Cited(self._clause.number, opening)

    def _cap(self) -> Cited[CapBasis]:
        """The limit; where the clause sets none, its opening stands for the whole of it."""
        basis, words = cap_of(self._text)
        return Cited(basis, self._cite(words))

    def _flag(self, pattern: str) -> Cited[bool] | Absent:
        found = re.search(pattern, self._text, re.IGNORECASE)
        return Cited(value=True, citation=self._cite(found.span())) if found else self._absent()

    def _absent(self) -> Absent:
        return not_stated(self._cite(None))

    def _cite(self, place: Place | None) -> Citation:
        """Characters of the clause's flat text, quoted; the opening words without a place.

        A place that runs into the next block is cut at the end of its own.
        """
        if place is None:
            block = self._clause.blocks[0]
            return self._reading.cite_words(block, 0, min(len(block.text), _OPENING_WORDS))
        first, last = place
        at = 0
        for block in self._clause.blocks:
            if first < at + len(block.text):
                start = max(0, first - at)
                end = min(max(last - at, start + 1), len(block.text))
                return self._reading.cite_words(block, start, end)
            at += len(block.text) + 1
        return self._cite(None)
