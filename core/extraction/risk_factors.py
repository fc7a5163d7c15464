"""Risk factors one by one: heading, group, body, and the category that their words decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.document.model import BlockKind, Span
from core.extraction.risk_categories import categorise
from core.terms.cited import NOT_FOUND, Absent, Cited
from core.terms.risk_factor import RiskFactor

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_FEWEST_WORDS = 6  # of a sentence; a company's name ends in a full stop too


def extract_risk_factors(reading: Reading) -> tuple[RiskFactor, ...]:
    """Every risk factor of the section on risk factors, in order."""
    span = _risk_span(reading)
    if span is None:
        return ()
    _title, *inside = reading.document.blocks_in(span)
    blocks = [block for block in inside if block.kind is not BlockKind.FURNITURE]
    factors: list[RiskFactor] = []
    group: Cited[str] | Absent = NOT_FOUND
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING:
            continue
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if _is_group(block, following):
            group = Cited(block.text, reading.cite_block(block))
        elif _is_factor(block, following):
            factors.append(_factor(reading, block, _end_of_body(blocks, at), group))
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


def _is_group(block: Block, following: Block | None) -> bool:
    if len(block.text) > _LONGEST_GROUP or not _GROUP.match(block.text):
        return False
    return following is None or following.kind is BlockKind.HEADING or len(block.text) < 80


def _is_factor(block: Block, following: Block | None) -> bool:
    """Whether a heading is a factor's own: a statement with a body under it, and no advice."""
    if len(block.text) < _SHORTEST_HEADING or _ADVICE.search(block.text):
        return False
    return following is not None and following.kind is not BlockKind.HEADING


def _end_of_body(blocks: Sequence[Block], at: int) -> int:
    """The offset behind the last block before the next heading."""
    end = blocks[at].span.end
    for block in blocks[at + 1 :]:
        if block.kind is BlockKind.HEADING and (
            len(block.text) >= _SHORTEST_HEADING or _GROUP.match(block.text)
        ):
            break
        end = block.span.end
    return end


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
