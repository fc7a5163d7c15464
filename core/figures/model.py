"""A figure: a number or date that a document prints, typed and placed."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.document.model import Block, Document, Span


class FigureKind(StrEnum):
    """What a figure counts; the second group is recognised so that it is not counted as one."""

    MONEY = "money"  # dollars
    SHARES = "shares"  # whole shares, units or warrants
    PERCENT = "percent"  # in percent, 15.1 for 15.1%
    DATE = "date"
    PERIOD = "period"  # a length of time, in its own unit
    NUMBER = "number"

    YEAR = "year"
    REFERENCE = "reference"  # page, section, form, rule, file number, telephone, postal code
    BLANK = "blank"  # a place left to be filled in


MARKS = {kind: chr(0xE000 + at) for at, kind in enumerate(FigureKind)}
"""One private character a kind: stands for a figure in a sentence's marked text."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with parts left blank, as in "August ___, 2002"."""

    year: int | None
    month: int | None
    day: int | None

    def __str__(self) -> str:
        day = f"{self.day:02}" if self.day else "__"
        month = f"{self.month:02}" if self.month else "__"
        return f"{self.year or '____'}-{month}-{day}"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time; `unit` is day, week, month, quarter or year."""

    count: int
    unit: str

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


FigureValue: TypeAlias = Decimal | int | date | PartialDate | Period | str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a document.

    Attributes:
        kind: What it counts.
        value: Decimal dollars, whole shares, Decimal percent, a date, a period, a Decimal.
        text: As printed, white space collapsed.
        span: Its place in the canonical text.
        block: Index of the block that holds it.
        first: Where it starts in the block's flat text, inclusive.
        last: Where it ends there, exclusive.
    """

    kind: FigureKind
    value: FigureValue
    text: str
    span: Span
    block: int
    first: int
    last: int


@dataclass(frozen=True)
class Sentence:
    """One sentence of a block, with its figures read.

    `marked` is its text with each figure replaced by the private character of its kind, so that
    a rule matches words and kinds of figure, and never digits of its own.
    """

    block: Block
    first: int
    last: int
    marked: str
    figures: tuple[Figure, ...]
    _marks: tuple[int, ...]  # index in `marked` of each figure's character

    @property
    def text(self) -> str:
        """The sentence as printed, white space collapsed."""
        return self.block.text[self.first : self.last]

    def figure_at(self, position: int) -> Figure:
        """The figure whose character stands at a position of `marked`."""
        return self.figures[self._marks.index(position)]

    def plain(self, position: int) -> int:
        """The position in the block's flat text of a position in `marked`."""
        at = bisect_left(self._marks, position)
        if at == 0:
            return self.first + position
        before = self.figures[at - 1]
        return before.last + (position - self._marks[at - 1] - 1)


@dataclass(frozen=True)
class Figures:
    """All figures and sentences of one document, in reading order."""

    document: Document
    all: tuple[Figure, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(figure.span.start for figure in self.all)

    @cached_property
    def _sentence_blocks(self) -> tuple[int, ...]:
        return tuple(sentence.block.index for sentence in self.sentences)

    def inside(self, span: Span) -> tuple[Figure, ...]:
        """The figures that start inside a span."""
        return self.all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def sentences_of(self, block: Block) -> tuple[Sentence, ...]:
        """The sentences of one block."""
        first = bisect_left(self._sentence_blocks, block.index)
        last = bisect_left(self._sentence_blocks, block.index + 1)
        return self.sentences[first:last]

    def sentences_in(self, span: Span) -> Iterator[Sentence]:
        """The sentences of every block that starts inside a span."""
        for block in self.document.blocks_in(span):
            yield from self.sentences_of(block)
