"""Grids as a page lays them out: cells in columns, whatever format they came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from core.document.model import Cell, Span, Table
from core.document.text_tables import marked_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(
    r"[($€£\s-]*(?:\d[\d,]*(?:\.\d+)?|\.\d+)[)%\s]*(?:\(\w{1,2}\))*\*{0,2}|[—–-]+\s*%?|\*+|N/?A|-0-"
    r"|\$?\s*(?:\[[\s●•_*]*\]|_{2,})\s*%?",
    re.IGNORECASE,
)
_OPENING = frozenset({"$", "(", "$(", "€", "£", "US$", "C$", "-"})
_CLOSING = re.compile(r"\)?%?\)?\s*(?:\(\w{1,2}\))*|\*{1,2}")
_NOTE_MARK = re.compile(r"\(\w{1,2}\)")
_BULLET = re.compile(r"[•·▪●○■□◦–—*§o-]|\(?[ivxa-z\d]{1,4}[.)]")
_LAYOUT_COLUMNS = 2
_WIDEST = 60  # a wider cell is not padded to; it runs over


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as laid out: its text, how it is set, whether it is a header cell."""

    text: str
    centred: bool = False
    emphasised: bool = False
    is_header: bool = False


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
        """Whether it is a table of contents: titles, each with a page label behind it."""
        rows = [[cell.text for cell in row if cell.text] for row in self.rows]
        filled = [row for row in rows if len(row) > 1]
        paged = [row for row in filled if re.fullmatch(r"(?:[A-Z]{1,2}-)?\d{1,3}|[ivxl]+", row[-1])]
        worded = [row for row in paged if any(c.isalpha() for c in row[0])]
        return (
            len(filled) >= 4
            and len(worded) >= 0.8 * len(filled)
            and all(len(row) <= 3 for row in filled)
        )

    @cached_property
    def header_rows(self) -> int:
        """How many rows at the top are header: those before the first row with a number."""
        for at, row in enumerate(self.rows):
            if any(_is_entry(cell.text) for cell in row[1:]):
                return at if at <= 8 else 0
        return (
            1
            if self.rows and all(c.is_header or c.emphasised or not c.text for c in self.rows[0])
            else 0
        )

    def lines(self) -> list[str]:
        """The rows as text, cells set in columns: names to the left, numbers to the right."""
        return [text for text, _places in self._written]

    def table(self, at: int) -> Table:
        """The table as a grid whose cells stand at their places, its text starting at `at`."""
        rows = []
        for (text, places), cells in zip(self._written, self.rows, strict=True):
            rows.append(
                tuple(
                    marked_cell(cell.text, Span(at + start, at + end))
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
                right = at > 0 and _is_entry(cell.text)
                padded = cell.text.rjust(width) if right else cell.text.ljust(width)
                start = len(text) + (len(padded) - len(cell.text) if right else 0)
                places.append((start, start + len(cell.text)))
                text += padded + "  "
            written.append((text.rstrip(), places))
        return written


@lru_cache(maxsize=4_000)  # asked of every cell several times, and cells repeat themselves
def _is_entry(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))


@lru_cache(maxsize=4_000)
def is_amount(text: str) -> bool:
    """Whether a cell prints a number that is no footnote mark."""
    return _is_entry(text) and any(c.isdigit() for c in text) and not _NOTE_MARK.fullmatch(text)


def _is_paragraph(row: tuple[GridCell, ...]) -> bool:
    texts = [cell.text for cell in row if cell.text]
    if len(texts) <= 1:
        return True
    return len(texts) == _LAYOUT_COLUMNS and bool(_BULLET.fullmatch(texts[0]))


def grid_of(rows: Sequence[Sequence[GridCell]]) -> Grid | None:
    """The grid of rows as they were met, None where nothing is printed.

    A row's "$" and "(" cells are joined to the number behind them, ")", "%" and footnote marks to
    the one before; columns that print nothing are left out, and those that never print in the
    same row share one.
    """
    printing = _printing_columns([row for row in rows if any(cell.text for cell in row)])
    numbered = {at for row in printing for at, cell in enumerate(row) if is_amount(cell.text)}
    kept = _printing_columns([_signs_joined(row, numbered) for row in printing])
    return Grid(_columns_joined(kept)) if kept else None


def _printing_columns(rows: Sequence[Sequence[GridCell]]) -> list[list[GridCell]]:
    """Rows of one width, without the columns that print nothing in any of them."""
    used = sorted({at for row in rows for at, cell in enumerate(row) if cell.text})
    return [[row[at] if at < len(row) else EMPTY for at in used] for row in rows]


def _signs_joined(row: Sequence[GridCell], numbered: set[int]) -> list[GridCell]:
    """A row with every sign in a cell of its own moved into the number that it belongs to.

    An asterisk in a column that prints amounts elsewhere is an entry, "less than one percent".
    """
    joined = list(row)
    opening: int | None = None
    last: int | None = None
    for at, cell in enumerate(joined):
        if not cell.text:
            continue
        if cell.text in _OPENING:
            opening = at
            continue
        closes = _CLOSING.fullmatch(cell.text) and not ("*" in cell.text and at in numbered)
        if last is not None and at > 0 and opening is None and closes:
            before = joined[last]
            if _is_entry(before.text) or before.text.lstrip("$(").replace(",", "")[:1].isdigit():
                joined[last] = replace(before, text=before.text + cell.text)
                joined[at] = EMPTY
                continue
        if opening is not None:
            joined[at] = replace(cell, text=joined[opening].text + cell.text)
            joined[opening] = EMPTY
            opening = None
        last = at
    return joined


def _columns_joined(rows: Sequence[Sequence[GridCell]]) -> tuple[tuple[GridCell, ...], ...]:
    """Rows whose neighbouring columns never print in the same row share one column.

    A header that spans a dollar sign's column and its number's stands in the first of the two,
    where nothing else is printed: it goes to the column behind it rather than before.
    """
    first_amount = next(
        (at for at, row in enumerate(rows) if any(is_amount(cell.text) for cell in row[1:])), 0
    )
    columns: list[_Column] = []
    waiting: _Column | None = None  # a column that only heads the next
    for cells in zip(*rows, strict=True):
        column = _Column(cells)
        if waiting is not None:
            if waiting.is_apart_from(column):
                column = waiting.overlaid_on(column)
            else:
                columns.append(waiting)
            waiting = None
        if columns and max(column.printing) < first_amount:
            waiting = column
        elif columns and columns[-1].fits(column):
            columns[-1] = columns[-1].overlaid_on(column)
        else:
            columns.append(column)
    if waiting is not None:
        columns.append(waiting)
    return tuple(zip(*(column.cells for column in columns), strict=True))


class _Column:
    """One column's cells, and the rows in which it prints."""

    def __init__(self, cells: Sequence[GridCell]) -> None:
        self.cells = cells
        self.printing = {at for at, cell in enumerate(cells) if cell.text}

    def is_apart_from(self, other: _Column) -> bool:
        """Whether the two never print in the same row."""
        return self.printing.isdisjoint(other.printing)

    def overlaid_on(self, other: _Column) -> _Column:
        """One column of the two."""
        return _Column([a if a.text else b for a, b in zip(self.cells, other.cells, strict=True)])

    def fits(self, other: _Column) -> bool:
        """Whether the two may share one column: apart, and not both of them of numbers."""
        if not self.is_apart_from(other):
            return False
        entries, others = self._entries(), other._entries()
        return not (entries and others) or min(entries, others) <= 1

    def _entries(self) -> int:
        return sum(_is_entry(self.cells[at].text) for at in self.printing)
