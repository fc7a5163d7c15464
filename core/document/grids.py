"""Grids as a page lays them out: cells in columns, whatever format they came from."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from core.document.contents import lists_pages
from core.document.model import Cell, Span, Table
from core.document.text_tables import marked_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(
    r"[($€£\s-]*(?:\d[\d,]*(?:\.\d+)?|\.\d+)[)%\s]*(?:\(\w{1,2}\))*\*{0,2}|[—–-]+\s*%?|\*+|N/?A|-0-"
    r"|\$?\s*(?:\[[\s●•_*]*\]|_{2,})\s*%?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*\(\w{1,2}\)|\*{1,2})*")
_SCALE = re.compile(r"\bin (?:thousands|millions|billions)\b|\bunaudited\b", re.IGNORECASE)
_STUB_HEADING = re.compile(
    r"(?:names?|titles?|selling|beneficial|holders?|stockholders?|shareholders?|underwriters?|"
    r"investors?|purchasers?|class|plan|category|description|item|quarter|period|year|date|"
    r"security|securities)\b[^\d:]*(?:\(\w{1,2}\))*",
    re.IGNORECASE,
)
_MOST_HEADER_ROWS = 8
_LEAST_STEPS = 3
NOTE_MARK = re.compile(r"\(\w{1,2}\)")
_BULLET = re.compile(r"[•·▪●○■□◦➢✓❖–—*§Ÿ¨Øüàovq-]|\(?[ivxa-z\d]{1,4}[.)]")
_LAYOUT_COLUMNS = 2
_WIDEST = 60  # a wider cell is not padded to; it runs over


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as laid out: its text, how it is set, and over how many columns it stands."""

    text: str
    centred: bool = False
    emphasised: bool = False
    is_header: bool = False
    columns: int = 1


EMPTY = GridCell("")


@dataclass(frozen=True)
class Grid:
    """A table's rows, one cell a column, columns that print nothing left out."""

    rows: tuple[tuple[GridCell, ...], ...]

    @property
    def is_layout(self) -> bool:
        """Whether the table only places paragraphs: one text a row, or a bullet and its text."""
        return all(_is_paragraph(row) for row in self.rows)

    @cached_property
    def is_contents(self) -> bool:
        """Whether it is a table of contents."""
        return lists_pages([[cell.text for cell in row] for row in self.rows])

    @cached_property
    def header_rows(self) -> int:
        """How many rows at the top are header: those before the first row with a number.

        Years, and prices below a heading that stands over them, head their columns; a name alone
        in the last of these rows is the caption of the rows that follow.
        """
        entered = (at for at, row in enumerate(self.rows) if _has_entry(row))
        first = next((at for at in entered if not self._heads_columns(at)), None)
        if first is None:
            return int(all(c.is_header or c.emphasised or not c.text for c in self.rows[0]))
        if first > _MOST_HEADER_ROWS:
            return 0
        while first and self._is_caption(first - 1):
            first -= 1
        return first

    def _heads_columns(self, at: int) -> bool:
        """Whether a row of numbers heads columns of others: years, or steps of a price."""
        row = self.rows[at]
        entries = [(column, cell.text) for column, cell in enumerate(row) if cell.text and column]
        if not any(map(_has_entry, self.rows[at + 1 :])):
            return False
        if prints_years(row):
            return True
        if at == 0 or len(entries) < _LEAST_STEPS:
            return False
        steps = [_step(text) for _column, text in entries]
        rises = all(low < high for low, high in pairwise(steps))
        return rises and all(self._stands_below_wide(at, column) for column, _text in entries)

    def _stands_below_wide(self, at: int, column: int) -> bool:
        """Whether a heading over several columns stands above a cell."""
        above = self.rows[at - 1][: column + 1]
        return any(
            cell.text and start <= column < start + cell.columns and cell.columns > 1
            for start, cell in enumerate(above)
        )

    def _is_caption(self, at: int) -> bool:
        """Whether the last row before the numbers names the rows below it, and heads no column."""
        name, *others = (cell.text for cell in self.rows[at])
        if any(others) or _SCALE.search(name):
            return False
        above = self.rows[:at]
        is_stub_headed = any(row[0].text for row in above)
        return is_stub_headed or not _STUB_HEADING.fullmatch(name)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0])

    @property
    def header(self) -> tuple[tuple[str, ...], ...]:
        """The texts of the header rows."""
        return tuple(tuple(cell.text for cell in row) for row in self.rows[: self.header_rows])

    def lines(self) -> list[str]:
        """The rows as text, cells set in columns: names to the left, numbers to the right."""
        return [text for text, _places in self._written]

    def table(self, at: int) -> Table:
        """The table as a grid whose cells stand at their places, its text starting at `at`."""
        rows = []
        for (text, places), cells in zip(self._written, self.rows, strict=True):
            rows.append(
                tuple(
                    marked_cell(cell.text, Span(at + start, at + end), cell.columns)
                    if cell.text
                    else Cell("", None)
                    for cell, (start, end) in zip(cells, places, strict=True)
                )
            )
            at += len(text) + 1
        return Table(tuple(rows[: self.header_rows]), tuple(rows[self.header_rows :]))

    @cached_property
    def _written(self) -> list[tuple[str, list[tuple[int, int]]]]:
        """Each row as text, and where in it the cells stand."""
        written = []
        widths = [
            min(_WIDEST, max((len(row[at].text) for row in self.rows), default=0))
            for at in range(len(self.rows[0]))
        ]
        for row in self.rows:
            text = ""
            places = []
            for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
                right = at > 0 and is_entry(cell.text)
                padded = cell.text.rjust(width) if right else cell.text.ljust(width)
                start = len(text) + (len(padded) - len(cell.text) if right else 0)
                places.append((start, start + len(cell.text)))
                text += padded + "  "
            written.append((text.rstrip(), places))
        return written


@lru_cache(maxsize=4_000)  # asked of every cell several times, and cells repeat themselves
def is_entry(text: str) -> bool:
    """Whether a cell enters a number, a blank for one, or says that there is none."""
    return bool(_NUMBER.fullmatch(text))


@lru_cache(maxsize=4_000)
def is_amount(text: str) -> bool:
    """Whether a cell prints a number that is no footnote mark."""
    return is_entry(text) and any(c.isdigit() for c in text) and not NOTE_MARK.fullmatch(text)


def _has_entry(row: Sequence[GridCell]) -> bool:
    """Whether a row enters something beside its name."""
    return any(is_entry(cell.text) for cell in row[1:])


def prints_years(row: Sequence[GridCell]) -> bool:
    """Whether a row only prints years, several of them where it has a name: it heads columns."""
    years = [cell.text for cell in row[1:] if cell.text]
    if not years or not all(map(_YEAR.fullmatch, years)):
        return False
    return not row[0].text or len(set(years)) > 1


def _step(text: str) -> float:
    """The number of a heading such as "$10.00"; what is none never rises."""
    digits = "".join(c for c in text if c.isdigit() or c == ".")
    try:
        return float(digits)
    except ValueError:
        return math.nan


def _is_paragraph(row: tuple[GridCell, ...]) -> bool:
    texts = [cell.text for cell in row if cell.text]
    if len(texts) <= 1:
        return True
    return len(texts) == _LAYOUT_COLUMNS and bool(_BULLET.fullmatch(texts[0]))
