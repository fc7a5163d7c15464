"""From cells as they were met to a grid: signs joined to their numbers, columns to one another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.document.grids import (
    EMPTY,
    NOTE_MARK,
    Grid,
    GridCell,
    is_amount,
    is_entry,
    prints_years,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING = frozenset({"$", "(", "$(", "€", "£", "US$", "C$"})
_CLOSING = re.compile(r"\)?%?\)?\s*(?:\(\w{1,2}\))*|\*{1,2}")


def grid_of(rows: Sequence[Sequence[GridCell]]) -> Grid | None:
    """The grid of rows as they were met, None where nothing is printed.

    A row's "$" and "(" cells are joined to the number behind them, ")", "%" and footnote marks to
    the one before; columns that print nothing are left out, and those that never print in the
    same row share one.
    """
    printing = [row for row in rows if any(cell.text for cell in row)]
    if not printing:
        return None
    used = sorted({at for row in printing for at, cell in enumerate(row) if cell.text})
    compact = [[row[at] if at < len(row) else EMPTY for at in used] for row in printing]
    signs = _Signs(compact)
    columns = [
        _Column(cells, (at,))
        for at, cells in zip(used, zip(*map(signs.join, compact), strict=True), strict=True)
        if any(cell.text for cell in cells)
    ]
    joined = _columns_joined(columns)
    spans = _spans(printing, joined)
    return Grid(
        tuple(
            tuple(
                replace(column.cells[at], columns=spans.get((at, number), 1))
                if column.cells[at].columns > 1
                else column.cells[at]
                for number, column in enumerate(joined)
            )
            for at in range(len(printing))
        )
    )


def _spans(
    rows: Sequence[Sequence[GridCell]], columns: Sequence[_Column]
) -> dict[tuple[int, int], int]:
    """Over how many columns the wide cells of rows as they were met stand, by row and column."""
    place = {origin: number for number, column in enumerate(columns) for origin in column.origins}
    spans = {}
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            if cell.columns > 1 and at in place:
                over = {place[one] for one in range(at, at + cell.columns) if one in place}
                spans[number, place[at]] = max(over) - place[at] + 1
    return spans


class _Signs:
    """Knows of a table's columns which of them only hold the signs of a number beside them."""

    def __init__(self, rows: Sequence[Sequence[GridCell]]) -> None:
        self._numbered: set[int] = set()
        self._headed: set[int] = set()
        for row in rows:
            before = ""
            for at, cell in enumerate(row):
                if not cell.text:
                    continue
                if is_amount(cell.text):
                    self._numbered.add(at)
                elif _heads(cell.text, before):
                    self._headed.add(at)
                before = cell.text

    def join(self, row: Sequence[GridCell]) -> list[GridCell]:
        """A row with every sign in a cell of its own moved into the number that it belongs to."""
        joined = list(row)
        opening: int | None = None
        last: int | None = None
        for at, cell in enumerate(joined):
            if not cell.text:
                continue
            if cell.text in _OPENING:
                opening = at
                continue
            if last is not None and opening is None and self._closes(joined[last], last, at, cell):
                before = joined[last]
                joined[last] = replace(before, text=before.text + cell.text)
                joined[at] = EMPTY
                continue
            if opening is not None:
                joined[at] = replace(cell, text=joined[opening].text + cell.text)
                joined[opening] = EMPTY
                opening = None
            last = at
        return joined

    def _closes(self, before: GridCell, last: int, at: int, cell: GridCell) -> bool:
        """Whether a cell ends the number before it.

        A mark in a column that prints amounts elsewhere, or that has a heading of its own, is an
        entry: "less than one percent".
        """
        if not _CLOSING.fullmatch(cell.text):
            return False
        if not (is_entry(before.text) or before.text.lstrip("$(").replace(",", "")[:1].isdigit()):
            return False
        if cell.text[0] in ")%":
            return True
        enters_less = "*" in cell.text and at in self._numbered
        return not enters_less and not any(one in self._headed for one in range(last + 1, at + 1))


def _heads(text: str, before: str) -> bool:
    """Whether a cell heads its column: words, or a "%" that ends no number."""
    if text == "%":
        return not is_amount(before)
    return any(map(str.isalpha, text)) and not is_entry(text) and not NOTE_MARK.fullmatch(text)


def _columns_joined(columns: Sequence[_Column]) -> list[_Column]:
    """Neighbouring columns that never print in the same row made one.

    A header that spans a dollar sign's column and its number's stands in the first of the two,
    where nothing else is printed: it goes to the column behind it rather than before.
    """
    rows = list(zip(*(column.cells for column in columns), strict=True))
    first_entry = next(
        (at for at, row in enumerate(rows) if _has_amount(row) and not prints_years(row)), 0
    )
    joined: list[_Column] = []
    waiting: _Column | None = None  # a column that only heads the next
    for met in columns:
        column = met
        if waiting is not None:
            if waiting.is_apart_from(column):
                column = waiting.overlaid_on(column)
            else:
                joined.append(waiting)
            waiting = None
        if joined and max(column.printing) < first_entry:
            waiting = column
        elif joined and joined[-1].fits(column):
            joined[-1] = joined[-1].overlaid_on(column)
        else:
            joined.append(column)
    if waiting is not None and joined and joined[-1].is_apart_from(waiting):
        joined[-1] = joined[-1].overlaid_on(waiting)
    elif waiting is not None:
        joined.append(waiting)
    return joined


def _has_amount(row: Sequence[GridCell]) -> bool:
    return any(is_amount(cell.text) for cell in row[1:])


class _Column:
    """One column's cells, the rows in which it prints, and the columns it was met as."""

    def __init__(self, cells: Sequence[GridCell], origins: tuple[int, ...]) -> None:
        self.cells = cells
        self.origins = origins
        self.printing = {at for at, cell in enumerate(cells) if cell.text}

    def is_apart_from(self, other: _Column) -> bool:
        """Whether the two never print in the same row."""
        return self.printing.isdisjoint(other.printing)

    def overlaid_on(self, other: _Column) -> _Column:
        """One column of the two."""
        cells = [a if a.text else b for a, b in zip(self.cells, other.cells, strict=True)]
        return _Column(cells, self.origins + other.origins)

    def fits(self, other: _Column) -> bool:
        """Whether the two may share one column: apart, and not both of them of numbers."""
        if not self.is_apart_from(other):
            return False
        entries, others = self._entries(), other._entries()
        return not (entries and others) or min(entries, others) <= 1

    def _entries(self) -> int:
        return sum(is_entry(self.cells[at].text) for at in self.printing)
