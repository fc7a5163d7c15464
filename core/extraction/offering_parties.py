"""The offering's parties: issuer, auditor, counsel, underwriters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.document.model import BlockKind, Span
from core.extraction.names import COMPANY, COMPANY_END, STATES
from core.extraction.offering_book import rule
from core.extraction.reading import words
from core.figures.phrase import Phrase
from core.terms.cited import Cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.document.model import Block
    from core.extraction.reading import Reading


@rule(
    "issuer",
    weight=90,
    example="Up to 1,000,000 Shares\n\nHARBOR PUMP WORKS, INC.\n\nThis prospectus relates to",
    expected="HARBOR PUMP WORKS, INC.",
)
def _name_on_cover(reading: Reading) -> Iterator[Cited[str]]:
    """A line of the cover that is a company's name and nothing else, and no underwriter's."""
    sellers = {found.value.casefold() for found in underwriters(reading)}
    for block in reading.document.blocks_in(reading.cover):
        name = block.text.strip()
        is_line = block.is_heading or block.kind is BlockKind.PARAGRAPH
        alone = is_line and len(name) < 90
        is_name = alone and _WHOLE_COMPANY.fullmatch(name) and not _NO_ISSUER.search(name)
        if is_name and name.casefold() not in sellers:
            yield Cited(name, reading.cite_block(block))


_WHOLE_COMPANY = re.compile(rf"(?=[^\n]*{COMPANY_END}){COMPANY}(?:\s\(.*\))?")
_NO_ISSUER = re.compile(r"(?i)securities and exchange|stock exchange|form |& co\b|llp|l\.l\.p")


@rule(
    "issuer",
    weight=100,
    example="HARBOR PUMP WORKS, INC.\n\n(Exact name of registrant as specified in its charter)",
    expected="HARBOR PUMP WORKS, INC.",
)
def _exact_name_in_charter(reading: Reading) -> Iterator[Cited[str]]:
    """The line above "(Exact name of registrant as specified in its charter)"."""
    before: Block | None = None
    for block in reading.document.blocks_in(reading.cover):
        if re.match(r"\(exact name of", block.text, re.IGNORECASE) and before is not None:
            yield Cited(before.text, reading.cite_block(before))
        if block.kind is not BlockKind.FURNITURE:
            before = block


@rule(
    "issuer",
    weight=95,
    example="FORM S-1\nHARBOR PUMP WORKS, INC.\n(Exact name of registrant as specified in charter)",
    expected="HARBOR PUMP WORKS, INC.",
)
def _line_above_exact_name(reading: Reading) -> Iterator[Cited[str]]:
    """The same where the lines are not set apart as paragraphs."""
    text = reading.document.text
    cover = text[: reading.cover.end]
    for found in _EXACT_NAME.finditer(cover):
        name = found.group(1).strip()
        if len(name) < _LONGEST_NAME and any(c.isalpha() for c in name):
            start = found.start(1) + found.group(1).index(name)
            yield Cited(name, reading.document.cite(Span(start, start + len(name))))


_LONGEST_NAME = 120
_EXACT_NAME = re.compile(r"([^\n]+)\n\s*\(exact name of", re.IGNORECASE)


@rule(
    "issuer",
    weight=40,
    example=(
        "References to “we,” “us” and “Harbor” mean Harbor Pump Works, Inc. and its subsidiaries."
    ),
    expected="Harbor Pump Works, Inc.",
)
def _we_mean(reading: Reading) -> Iterator[Cited[str]]:
    """The words “we, us … refer to X”."""
    yield from words(reading.find(_WE_MEAN), "name")


_WE_MEAN = Phrase(
    r"(?i:\b(?:we(?! refer to)|us|our)\b)[^.;]{0,120}? (?i:refers?|means?|references?)(?: "
    r"(?i:only))?(?: (?i:to))? "
    rf"(?P<name>{COMPANY})",
    match_case=True,
)


@rule(
    "issuer",
    weight=50,
    example="Founded in 1986, Harbor Pump Works, Inc. is an Oregon corporation that makes pumps.",
    expected="Harbor Pump Works, Inc.",
)
def _is_a_corporation(reading: Reading) -> Iterator[Cited[str]]:
    """The words “X is a Nevada corporation” in a summary."""
    yield from words(reading.find(_IS_A_CORPORATION), "name")


_IS_A_CORPORATION = Phrase(
    rf"(?P<name>{COMPANY}) (?:is|was) (?:an? |incorporated as an? )(?P<state>(?i:{STATES}))"
    r" (?i:corporation|limited liability company|limited partnership|company)",
    match_case=True,
)


@rule(
    "state_of_incorporation",
    weight=90,
    example="Founded in 1986, Harbor Pump Works, Inc. is an Oregon corporation that makes pumps.",
    expected="Oregon",
)
def _state_of_corporation(reading: Reading) -> Iterator[Cited[str]]:
    """The words “X is a Nevada corporation”."""
    yield from words(reading.find(_IS_A_CORPORATION), "state")


@rule(
    "state_of_incorporation",
    weight=80,
    example="We were incorporated in the State of Delaware in May 1994.",
    expected="Delaware",
)
def _incorporated_in(reading: Reading) -> Iterator[Cited[str]]:
    """The words “We were incorporated in Delaware”."""
    for match in reading.find(_INCORPORATED_IN):
        yield from words([match], "state" if match.has("state") else "own")


_INCORPORATED_IN = Phrase(
    r"\b(?:was|were|is|are) (?:originally |initially )?(?:incorporated|organized|formed)"
    rf"(?: \w+){{0,4}}? (?:in|under the laws of)(?: the)?(?: state of)? (?P<state>{STATES})"
    rf"|\bwe (?:were|are) (?:originally |initially )?(?:incorporated|organized|formed) as an? "
    rf"(?P<own>{STATES}) (?:corporation|company)"
)


@rule(
    "state_of_incorporation",
    weight=85,
    example="Delaware   3561   93-0000000\n(State or other jurisdiction of incorporation)",
    expected="Delaware",
)
def _state_or_other_jurisdiction(reading: Reading) -> Iterator[Cited[str]]:
    """The state that stands over “(State or other jurisdiction of incorporation)”."""
    cover = reading.document.text[: reading.cover.end]
    for found in _JURISDICTION.finditer(cover):
        yield Cited(found.group(1), reading.document.cite(Span(found.start(1), found.end(1))))


_JURISDICTION = re.compile(
    rf"\b({STATES})\b(?:[^\n(]*\n){{0,4}}[^\n]{{0,60}}\(state or other", re.IGNORECASE
)


@rule(
    "auditor",
    weight=80,
    example="have been audited by Lowe & Hart LLP, independent auditors, as set forth",
    expected="Lowe & Hart LLP",
)
def _audited_by(reading: Reading) -> Iterator[Cited[str]]:
    """The words “have been audited by X, independent auditors”."""
    yield from words(reading.find(_AUDITED_BY), "name")


_AUDITED_BY = Phrase(
    r"(?i:audited by|reports?(?: \([^()]{3,300}\))? of) (?P<name>[A-Z][\w&., ]{3,60}?),? "
    r"(?i:an? )?(?i:independent)"
    r"(?i: registered public| certified public| public)? (?i:auditors?|account\w+)",
    match_case=True,
)


@rule(
    "legal_counsel",
    weight=80,
    example="Certain legal matters have been passed upon for us by Ames & Poole, L.L.P., Salem.",
    expected="Ames & Poole, L.L.P.",
)
def _passed_upon_by(reading: Reading) -> Iterator[Cited[str]]:
    """The words “passed upon for us by X”."""
    yield from words(reading.find(_PASSED_UPON), "name")


_PASSED_UPON = Phrase(
    r"(?i:passed (?:up)?on)(?i: for (?:us|the company|(?!the (?:under|agent|placement"
    r"|sell))[\w ]{2,40}?))? (?i:by)(?i: our counsel,?)? "
    r"(?P<name>[A-Z][\w&.,’' ]{2,60}?(?:LLP|L\.L\.P\.|P\.C\.|PLLC|P\.L\.L\.C\.|P\.A\.|LLC|PC"
    r"|Professional Corporation|[A-Z][a-z]+(?=, [A-Z][a-z]+(?:, [A-Z]|\.))))",
    match_case=True,
)


@rule(
    "legal_counsel",
    weight=60,
    example=(
        "LEGAL MATTERS\n\nAmes & Poole LLP, Salem, Oregon, has given us its opinion that the shares"
    ),
    expected="Ames & Poole LLP",
)
def _firm_in_legal_matters(reading: Reading) -> Iterator[Cited[str]]:
    """The first law firm that the section on legal matters names."""
    if (section := reading.section(r"^(?:legal matters|validity of)")) is not None:
        yield from words(reading.find(_LAW_FIRM, section.span), "name")


_LAW_FIRM = Phrase(
    r"(?P<name>[A-Z][\w&’'-]+(?:,? (?:[A-Z][\w&.’'-]*|&|and)){0,6},? "
    r"(?:LLP|L\.L\.P\.|P\.C\.|PLLC|P\.L\.L\.C\.|P\.A\.|LLC|L\.L\.C\.))",
    match_case=True,
)


_ENGAGED = Phrase(
    rf"(?i:engaged|retained|appointed) (?P<first>{COMPANY})[^.;]{{0,80}}? (?i:placement agent)"
    rf"|(?i:agreement),? [^.;]{{0,60}}?(?i:with) (?P<agent>{COMPANY})(?:,? (?i:and) "
    rf"(?P<second>{COMPANY}))?"
    r"[^.;]{0,60}?(?i:sales agent|as agent|relating to (?:shares|the (?:sale|offer)))"
    rf"|(?P<lead>{COMPANY})(?:,? (?i:and) (?P<other>{COMPANY}))?,? (?i:(?:is|are) acting as|as)"
    r"[\w ]{0,30} (?i:representatives?|underwriters?|book.?running managers?)",
    match_case=True,
)


def underwriters(reading: Reading) -> Iterator[Cited[str]]:
    """Underwriters and agents that the cover or their own section names, each once."""
    seen: set[str] = set()
    section = reading.section(r"^(?:underwriting|plan of distribution)")
    for span in (reading.cover, *([section.span] if section is not None else [])):
        for match in reading.find(_ENGAGED, span):
            for group in ("first", "agent", "second", "lead", "other"):
                name = match.words(group) if match.has(group) else ""
                if name and name.casefold() not in seen:
                    seen.add(name.casefold())
                    yield Cited(name, match.cite(group), rule="offering.underwriters.engaged")
        if seen:
            return
