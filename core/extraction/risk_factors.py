"""Risk factors one by one: heading, group, body, and the category that their words decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.document.model import BlockKind, Span
from core.document.sentences import split_sentences
from core.extraction.risk_categories import categorise
from core.terms.cited import NOT_FOUND, Absent, Cited
from core.terms.risk_factor import RiskFactor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.model import Block
    from core.document.sections import Section
    from core.extraction.reading import Reading

_GROUP = re.compile(
    r"(?:[A-Z]\.\s|\d\.\s)?(?:general )?(?:additional |other |certain )?risks?(?: "
    r"factors?)? (?:related|relating|associated|"
    r"concerning|regarding|pertaining|affecting|specific|inherent|of|from|in"
    r"|involving|to)\b|^general risk|^other risks",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"(?i)\b(?:carefully|you should (?:read|consider)|before (?:buying|you (?:buy|invest|decide)))"
)
_TITLE = re.compile(
    r"(?:item \d\w?\.?\s*)?(?:certain |additional )?risk factors?[.:]?", re.IGNORECASE
)
_SHORTEST_HEADING = 25
_LONGEST_GROUP = 130
_LONGEST_STATEMENT = 320
_LONGEST_FIRST = 160
_LEANS = re.compile(
    r"(?:In addition|Additionally|Also|These|This|Those|Such|However|Moreover|Furthermore|Further"
    r"|For (?:example|instance)|As a result|Accordingly|Consequently|Therefore|Similarly|They"
    r"|There (?:is|are|has|have))\b"
)
"""Openings that lean on the paragraph before."""
_CONSEQUENCE = re.compile(r"(?:If|As a result|Any|This|Our failure)\b")
_FEWEST_WORDS = 6  # of a sentence; a company's name ends in a full stop too


def extract_risk_factors(reading: Reading) -> tuple[RiskFactor, ...]:
    """Every risk factor of the section on risk factors, in order.

    Its headings are those that the page sets as such; where it sets none (a text that lost its
    bold type), the sentences that stand alone above what says more of them.
    """
    span = _risk_span(reading)
    if span is None:
        return ()
    _title, *inside = reading.document.blocks_in(span)
    blocks = [block for block in inside if block.kind is not BlockKind.FURNITURE]
    headings = {at for at, block in enumerate(blocks) if block.is_heading}
    groups = {at for at in headings if _is_group(blocks, at)}
    stated = {at for at in headings - groups if _is_factor(blocks, at)}
    stated = stated or set(_standing_alone(blocks))
    ends = {at for at in headings - groups if len(blocks[at].text) >= _SHORTEST_HEADING}
    ends |= {at for at in headings if _GROUP.match(blocks[at].text)} | stated
    factors: list[RiskFactor] = []
    group: Cited[str] | Absent = NOT_FOUND
    for at, block in enumerate(blocks):
        if at in groups:
            group = Cited(block.text, reading.cite_block(block))
        elif at in stated:
            last = next((stop for stop in range(at + 1, len(blocks)) if stop in ends), len(blocks))
            factors.append(_factor(reading, block, blocks[last - 1].span.end, group))
    return tuple(factors)


def _risk_span(reading: Reading) -> Span | None:
    """The longest stretch under the title "Risk factors" and no more.

    Groups and factors whose headings are set as high as the title belong to it.
    """
    found: list[Span] = []
    for at, section in enumerate(reading.sections):
        if _TITLE.fullmatch(section.title):
            span = section.span
            for later in reading.sections[at + 1 :]:
                if later.span.start == span.end and _goes_on(later):
                    span = span.join(later.span)
            found.append(span)
    return max(found, key=len, default=None)


def _goes_on(section: Section) -> bool:
    """Whether a section is a group of risks, or a risk that its heading states."""
    is_group = len(section.title) <= _LONGEST_GROUP and _GROUP.match(section.title) is not None
    is_statement = section.title.endswith(".") and len(section.title.split()) >= _FEWEST_WORDS
    return is_group or is_statement


def _is_group(blocks: Sequence[Block], at: int) -> bool:
    block, following = blocks[at], _behind(blocks, at)
    if len(block.text) > _LONGEST_GROUP or not _GROUP.match(block.text):
        return False
    return following is None or following.is_heading or len(block.text) < 80


def _is_factor(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading is a factor's own: a statement with a body under it, and no advice."""
    block, following = blocks[at], _behind(blocks, at)
    if len(block.text) < _SHORTEST_HEADING or _ADVICE.search(block.text):
        return False
    return following is not None and not following.is_heading


def _standing_alone(blocks: Sequence[Block]) -> Iterator[int]:
    """The statements that nothing sets apart but that each is a paragraph by itself.

    One sentence, or two of which the second draws the consequence, above a longer paragraph.
    The paragraph behind a heading is its body, however short it is.
    """
    taken = -1
    for at, block in enumerate(blocks):
        following = _behind(blocks, at)
        if block.kind is not BlockKind.PARAGRAPH or following is None or at - 1 == taken:
            continue
        if _is_statement(block.text) and len(following.text) > len(block.text):
            taken = at
            yield at


def _is_statement(text: str) -> bool:
    if not _SHORTEST_HEADING <= len(text) <= _LONGEST_STATEMENT or _ADVICE.search(text):
        return False
    if not text[0].isupper() or not text.endswith(".") or _LEANS.match(text):
        return False
    first, *others = [text[start:end] for start, end in split_sentences(text)]
    if not others:
        return True
    return len(first) <= _LONGEST_FIRST and len(others) == 1 and bool(_CONSEQUENCE.match(others[0]))


def _behind(blocks: Sequence[Block], at: int) -> Block | None:
    return blocks[at + 1] if at + 1 < len(blocks) else None


def _factor(reading: Reading, block: Block, end: int, group: Cited[str] | Absent) -> RiskFactor:
    passage = Span(block.span.start, end)
    category, words = categorise(block.text, reading.document.quote(Span(block.span.end, end)))
    return RiskFactor(
        heading=Cited(block.text, reading.cite_block(block)),
        passage=reading.document.cite(passage),
        category=category,
        deciding_words=words,
        group=group,
    )
