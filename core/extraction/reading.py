"""What every rule looks at: a document with its figures, sections and cover."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core.document.model import BlockKind, Span
from core.document.sections import find_section, read_sections
from core.terms.cited import Cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from core.document.model import Block, Citation, Document
    from core.document.sections import Section
    from core.figures.model import Figures, Sentence
    from core.figures.phrase import Match, Phrase

_LONGEST_COVER = 12_000
_CONTENTS = re.compile(r"(?:table of )?contents", re.IGNORECASE)
_FIRST_SECTION = re.compile(
    r"(?:table of )?contents|about this prospectus|(?:prospectus |offering )?summary|risk factors"
    r"|where you can find|incorporation of|the offering$|the company$|forward.looking",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """One document as rules see it."""

    document: Document
    figures: Figures

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The section tree, flat and in order."""
        return read_sections(self.document)

    @cached_property
    def cover(self) -> Span:
        """From the top to the first section or table of contents, at most 12,000 characters.

        A heading "Table of Contents" that no contents follow is the link to them that heads every
        page of some filings, the cover among them.
        """
        end = min(_LONGEST_COVER, len(self.document.text))
        blocks = self.document.blocks_in(Span(0, end))
        printed = [block for block in blocks if block.kind is not BlockKind.FURNITURE]
        for block, after in zip(printed, [*printed[1:], None], strict=False):
            if block.span.start == 0:
                continue
            if block.is_heading and _CONTENTS.fullmatch(block.text):
                opens = after is not None and _CONTENTS.fullmatch(after.text) is not None
            else:
                opens = block.is_heading and _FIRST_SECTION.match(block.text) is not None
            if opens or block.kind is BlockKind.CONTENTS:
                return Span(0, block.span.start)
        return Span(0, max(end, 1))

    @cached_property
    def cover_citation(self) -> Citation | None:
        """The first words of the cover, to show where something would stand."""
        first = next(self.document.blocks_in(self.cover), None)
        return self.cite_block(first) if first is not None else None

    def section(self, pattern: str) -> Section | None:
        """The longest section whose title matches a pattern."""
        return find_section(self.sections, pattern)

    def find(self, phrase: Phrase, within: Span | None = None) -> Iterator[Match]:
        """Every place of a phrase, in the whole document or within a span."""
        if within is None:
            return phrase.find(self.figures, self.figures.sentences)
        return phrase.find(self.figures, self.figures.sentences_in(within))

    def sentences(self, within: Span) -> tuple[Sentence, ...]:
        """The sentences of the blocks that start within a span."""
        return tuple(self.figures.sentences_in(within))

    def cite_block(self, block: Block) -> Citation:
        """A whole block, quoted."""
        return self.document.cite(block.span)

    def cite_sentence(self, sentence: Sentence) -> Citation:
        """A whole sentence, quoted."""
        return self.document.cite(
            self.document.locate(sentence.block, sentence.first, sentence.last)
        )

    def cite_words(self, block: Block, first: int, last: int) -> Citation:
        """Characters of a block's flat text, `last` exclusive, quoted."""
        return self.document.cite(self.document.locate(block, first, last))


def dates(matches: Iterable[Match], slot: str) -> Iterator[Cited[date]]:
    """The whole dates in a slot of matches, each cited by its match."""
    for match in matches:
        value = match.whole_date(slot)
        if value is not None:
            yield Cited(value, match.cite())


def amounts(matches: Iterable[Match], slot: str) -> Iterator[Cited[Decimal]]:
    """The amounts in a slot of matches, each cited by its match."""
    for match in matches:
        yield Cited(match.amount(slot), match.cite())


def counts(matches: Iterable[Match], slot: str) -> Iterator[Cited[int]]:
    """The whole numbers in a slot of matches, each cited by its match."""
    for match in matches:
        value = match.count(slot)
        if value is not None:
            yield Cited(value, match.cite())


def words(matches: Iterable[Match], group: str) -> Iterator[Cited[str]]:
    """The words in a group of matches, each cited by its match."""
    for match in matches:
        yield Cited(match.words(group), match.cite())
