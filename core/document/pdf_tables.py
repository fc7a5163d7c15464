"""Tables of a PDF: columns from where entries stand, rows from the lines that print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.document.grids import EMPTY, Grid, GridCell, grid_of, is_amount
from core.document.model import Cell, Span
from core.document.pdf_layout import words_of
from core.document.text_rows import Row, merged, rows_of_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.pdf_layout import Band
    from core.document.pdf_lines import Fragment

    Entry = tuple[Fragment, ...]

_MOST_HEADER_LINES = 8
_BETWEEN = 2.0  # points of white that part two columns


def grid_of_bands(bands: Sequence[Band]) -> tuple[Grid, tuple[Fragment, ...]] | None:
    """The grid of a run of lines, and its fragments in the order of the grid's words.

    Header lines are one row, or two where a heading stands over several columns; then rows whose
    wrapped lines are one. The rules for wrapped lines are those of fixed-width text, with the
    width of a column counted in characters of its own type.
    """
    columns = _columns(bands)
    lines = [_line(band, number, columns) for number, band in enumerate(bands)]
    first = _header_lines(lines)
    header = _header_rows(bands[:first], lines[:first], columns)
    rows = [*header, *rows_of_runs([lines[first:]], _widths(bands, columns))]
    cells = [[GridCell(cell.text) if cell.text else EMPTY for cell in row] for row in rows]
    grid = grid_of(cells)
    return (grid, _fragments(rows, bands, columns)) if grid is not None else None


def _fragments(
    rows: Sequence[Row], bands: Sequence[Band], columns: Sequence[tuple[float, float]]
) -> tuple[Fragment, ...]:
    """The fragments of every cell, row by row; a cell's span tells the lines that it came from."""
    by_cell: dict[tuple[int, int], list[Fragment]] = {}
    for number, band in enumerate(bands):
        for entry in band.entries:
            at = _column_of(_extent(entry), columns)
            by_cell.setdefault((number, at), []).extend(entry)
    return tuple(
        fragment
        for row in rows
        for at, cell in enumerate(row)
        if cell.span is not None
        for number in range(cell.span.start, cell.span.end)
        for fragment in by_cell.get((number, at), ())
    )


def _header_lines(lines: Sequence[Row]) -> int:
    """How many lines at the top head the columns: those before the first amount, if few."""
    first = next(
        (at for at, line in enumerate(lines) if any(is_amount(cell.text) for cell in line[1:])), 0
    )
    while first and _is_name(lines[first - 1]):
        first -= 1
    return first if first <= _MOST_HEADER_LINES else 0


def _header_rows(
    bands: Sequence[Band], lines: Sequence[Row], columns: Sequence[tuple[float, float]]
) -> list[Row]:
    """The header as one row; as two where a heading stands over several columns."""
    if not lines:
        return []
    spanning = [
        at for at, band in enumerate(bands) if any(_spans(e, columns) for e in band.entries)
    ]
    if not spanning or spanning[-1] + 1 == len(lines):
        return [merged(lines)]
    below = spanning[-1] + 1
    return [merged(lines[:below]), merged(lines[below:])]


def _spans(entry: Entry, columns: Sequence[tuple[float, float]]) -> bool:
    left, right = _extent(entry)
    return sum(left < column[1] and column[0] < right for column in columns) > 1


def _is_name(line: Row) -> bool:
    """Whether a line prints in the first column only."""
    return bool(line[0].text) and not any(cell.text for cell in line[1:])


def _columns(bands: Sequence[Band]) -> list[tuple[float, float]]:
    """The columns of the lines, those with most entries first; a heading over several adds none."""
    columns: list[tuple[float, float]] = []
    for band in sorted(bands, key=lambda band: -len(band.entries)):
        for entry in band.entries:
            columns = _widened(columns, _extent(entry))
    return sorted(columns) or [(0.0, 1.0)]


def _widened(
    columns: list[tuple[float, float]], extent: tuple[float, float]
) -> list[tuple[float, float]]:
    """The columns with one more extent, which joins the one that it overlaps."""
    left, right = extent
    apart = [c for c in columns if c[1] + _BETWEEN <= left or right + _BETWEEN <= c[0]]
    overlapped = [c for c in columns if c not in apart]
    if len(overlapped) > 1:
        return columns
    for column in overlapped:
        left, right = min(left, column[0]), max(right, column[1])
    return [*apart, (left, right)]


def _extent(entry: Entry) -> tuple[float, float]:
    return min(f.left for f in entry), max(f.right for f in entry)


def _line(band: Band, number: int, columns: Sequence[tuple[float, float]]) -> Row:
    """A line's cells by column; for a span each has its line, as text has its characters."""
    words = [""] * len(columns)
    for entry in band.entries:
        at = _column_of(_extent(entry), columns)
        words[at] = f"{words[at]} {words_of(entry)}".strip()
    return tuple(Cell(text, Span(number, number + 1) if text else None) for text in words)


def _column_of(extent: tuple[float, float], columns: Sequence[tuple[float, float]]) -> int:
    """The column of an entry: the first of those that it stands over, else the nearest."""

    def shared(column: tuple[float, float]) -> float:
        return min(extent[1], column[1]) - max(extent[0], column[0])

    over = [at for at, column in enumerate(columns) if shared(column) > _BETWEEN]
    return over[0] if over else max(range(len(columns)), key=lambda at: shared(columns[at]))


def _widths(bands: Sequence[Band], columns: Sequence[tuple[float, float]]) -> list[int]:
    """How many characters of its own type fit into each column."""
    widths = []
    for at, (left, right) in enumerate(columns):
        inside = [
            fragment
            for band in bands
            for fragment in band.fragments
            if _column_of((fragment.left, fragment.right), columns) == at
        ]
        printed = sum(len(fragment.text) for fragment in inside)
        points = sum(fragment.right - fragment.left for fragment in inside)
        widths.append(round((right - left) * printed / points) if points else 0)
    return widths
