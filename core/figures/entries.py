"""What a table's cell enters: a number with its sign, a percentage, a date, nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from core.document.model import BlockKind
from core.figures.model import FigureKind

if TYPE_CHECKING:
    from core.document.model import Block, Cell, Document, Span
    from core.figures.model import Figures, FigureValue

_NIL = re.compile(r"-\s?0\s?-|[$\s]*[-–—]{1,3}\s*%?|\$?0+(?:\.0+)?\s*%?|none|nil", re.IGNORECASE)
_LESS = re.compile(r"\*{1,2}\s*%?|(?:less than|<)\s*(?:1|one)\s?(?:%|per ?cent)?", re.IGNORECASE)
_AMOUNT = r"\$?\s?(?:\d[\d,]*(?:\.\d+)?|\.\d+)\s?"
_NEGATIVE = re.compile(rf"\$?\s?\(\s?{_AMOUNT}(?:%?\)?%?)|[-–]\s?{_AMOUNT}%?")
_SCALE = re.compile(
    r"\bin (?:(?:us|u\.s\.|\w+) )?(?:dollars |\$ ?)?(thousand|million|billion)s\b|"
    r"\$?['’]?000['’]?s?\b(?=\)| omitted)",
    re.IGNORECASE,
)
_UNSCALED = re.compile(r"per[\s-]share|percent|ratio|\bper unit\b|%", re.IGNORECASE)
_FACTORS = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_BESIDE = re.compile(r"[\W_]*(?:(?:US|shares?|units?|warrants?)[\W_]*)?", re.IGNORECASE)
_REACH = 2  # blocks above a table that may say its scale
_FIRST_ROWS = 2
_LONGEST_NOTE = 200  # characters of such a block


class EntryKind(StrEnum):
    """What a cell enters."""

    NUMBER = "number"
    MONEY = "money"  # dollars
    PERCENT = "percent"  # in percent
    DATE = "date"
    NIL = "nil"  # a dash, "-0-", "none": zero
    LESS = "less"  # "*": less than one percent
    WORDS = "words"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell's value: a signed Decimal, a date, None for words, stars and nothing."""

    kind: EntryKind
    value: FigureValue | None


_KINDS = {
    FigureKind.MONEY: EntryKind.MONEY,
    FigureKind.PERCENT: EntryKind.PERCENT,
    FigureKind.DATE: EntryKind.DATE,
    FigureKind.NUMBER: EntryKind.NUMBER,
    FigureKind.SHARES: EntryKind.NUMBER,
    FigureKind.YEAR: EntryKind.NUMBER,
}


def read_entry(cell: Cell, figures: Figures) -> Entry:
    """What a cell enters; its scale, "in thousands", is not applied.

    A number in brackets is negative. Words around a figure make the cell words, but for what a
    column may print beside it: "$", "%", "shares".
    """
    if cell.span is None:
        return Entry(EntryKind.EMPTY, None)
    if _NIL.fullmatch(cell.text):
        return Entry(EntryKind.NIL, Decimal(0))
    if _LESS.fullmatch(cell.text or "*"):
        return Entry(EntryKind.LESS, None)
    if _NEGATIVE.fullmatch(cell.text):
        return Entry(_kind_of_number(cell.text), -Decimal(re.sub(r"[^\d.]", "", cell.text)))
    figure = next((one for one in figures.inside(cell.span) if one.kind in _KINDS), None)
    if figure is None or not _BESIDE.fullmatch(cell.text.replace(figure.text, "", 1)):
        return Entry(EntryKind.WORDS, None)
    value = figure.value
    return Entry(_KINDS[figure.kind], Decimal(value) if isinstance(value, int) else value)


def _kind_of_number(text: str) -> EntryKind:
    if "%" in text:
        return EntryKind.PERCENT
    return EntryKind.MONEY if "$" in text else EntryKind.NUMBER


@dataclass(frozen=True, slots=True)
class Scale:
    """What a table's amounts are counted in, and where it says so.

    Attributes:
        factor: 1,000, 1,000,000 or 1,000,000,000.
        place: Of the words that say so, in the canonical text.
    """

    factor: int
    place: Span

    def applied(self, entry: Entry, *names: str) -> Entry:
        """An entry counted in ones.

        Args:
            entry: As printed.
            names: The titles of its row and column: per share, percentages and ratios are never
                counted in thousands, whatever the note says of the others.
        """
        is_counted = entry.kind in {EntryKind.NUMBER, EntryKind.MONEY}
        if not is_counted or any(map(_UNSCALED.search, names)):
            return entry
        assert isinstance(entry.value, Decimal)
        return Entry(entry.kind, entry.value * self.factor)


def scale_of(block: Block, document: Document) -> Scale | None:
    """The scale that a table's header, its first rows or the lines right above it name."""
    assert block.table is not None
    rows = (*block.table.header, *block.table.rows[:_FIRST_ROWS])
    for cell in (cell for row in rows for cell in row):
        found = _SCALE.search(cell.text)
        if found is not None and cell.span is not None:
            return Scale(_factor(found), cell.span)
    above = [one for one in document.blocks[: block.index] if one.kind is not BlockKind.FURNITURE]
    for one in reversed(above[-_REACH:]):
        found = _SCALE.search(one.text)
        if one.table is None and len(one.text) <= _LONGEST_NOTE and found is not None:
            return Scale(_factor(found), document.locate(one, found.start(), found.end()))
    return None


def _factor(found: re.Match[str]) -> int:
    return _FACTORS[(found.group(1) or "thousand").casefold()]
