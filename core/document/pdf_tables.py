"""Tables of a PDF: columns from where entries stand, rows from the lines that print them."""

from __future__ import annotations

import re
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from core.document.grid_columns import grid_of
from core.document.grids import EMPTY, Grid, GridCell, is_amount
from core.document.model import Cell, Span
from core.document.pdf_layout import words_of
from core.document.text_rows import (
    Row,
    entries_start_together,
    is_part,
    merged,
    rows_of_run,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.pdf_layout import Band
    from core.document.pdf_lines import Fragment

    Entry = tuple[Fragment, ...]

Columns = tuple[tuple[float, float], ...]
"""Where each column starts and ends, in points, from left to right."""

_MOST_HEADER_LINES = 8
_APART = 1.3  # of the least distance between lines: rows stand farther apart
_JUMP = 1.15  # from the farthest lines inside a row to the closest rows
_LEAST_STEP = 4.0  # points: a mark may stand a little off its line
_AFTER_SIGN = re.compile(r"(?<=[$€£])\s+(?=[\d(.])")
_BETWEEN = 2.0  # points of white that part two columns


def grids_of_parts(
    parts: Sequence[Sequence[Band]],
) -> list[tuple[Grid, tuple[Fragment, ...]]]:
    """The grid of a table, in one part for each page that it stands on.

    Header lines are one row, or two where a heading stands over several columns; then rows whose
    wrapped lines are one. The rules for wrapped lines are those of fixed-width text, with the
    width of a column counted in characters of its own type.

    Args:
        parts: The table's lines on each page.

    Returns:
        For each part its grid, the columns those of all parts, and its fragments in the order of
        the grid's words.
    """
    bands = [band for part in parts for band in part]
    columns = columns_of(bands)
    widths = _widths(bands, columns)
    rows = [_rows(part, columns, widths) for part in parts]
    cells = [[GridCell(c.text) if c.text else EMPTY for c in row] for part in rows for row in part]
    whole = grid_of(cells)
    assert whole is not None  # every line prints something
    grids: list[tuple[Grid, tuple[Fragment, ...]]] = []
    first = 0
    for part, own in zip(parts, rows, strict=True):
        grid = Grid(whole.rows[first : first + len(own)])
        grids.append((grid, _fragments(own, part, columns)))
        first += len(own)
    return grids


def _rows(bands: Sequence[Band], columns: Columns, widths: Sequence[int]) -> list[Row]:
    lines = [_line(band, number, columns) for number, band in enumerate(bands)]
    first = _header_lines(lines)
    header = _header_rows(bands[:first], lines[:first], columns)
    return [*header, *_body_rows(bands[first:], lines[first:], widths)]


def _body_rows(bands: Sequence[Band], lines: Sequence[Row], widths: Sequence[int]) -> list[Row]:
    """The rows below the header.

    Where rows stand farther apart than the lines inside them, lines that stand close and have
    entries on one of them are one row; words decide elsewhere.
    """
    runs = _close_runs(bands, lines)
    upward = entries_start_together(runs)
    rows: list[Row] = []
    for run in runs:
        if _is_one_row(run, lines):
            rows.append(merged(run))
        else:
            rows.extend(rows_of_run(run, widths, upward=upward))
    return rows


def _is_one_row(run: Sequence[Row], lines: Sequence[Row]) -> bool:
    """Whether a run has entries on one line, and is no caption with the row below it.

    Rows elsewhere show that a run stands apart; the only run of a table has no such witness.
    """
    anchors = [at for at, line in enumerate(run) if not is_part(line)]
    if len(anchors) != 1:
        return False
    names = [line[0].text for line in run[: anchors[0]]]
    return len(run) < len(lines) or not any(name.endswith(":") for name in names)


def _close_runs(bands: Sequence[Band], lines: Sequence[Row]) -> list[list[Row]]:
    """The lines in runs that stand close below one another."""
    steps = [above.baseline - below.baseline for above, below in pairwise(bands)]
    closest = _closest_between_rows(steps)
    runs: list[list[Row]] = []
    for at, line in enumerate(lines):
        if at == 0 or steps[at - 1] >= closest:
            runs.append([])
        runs[-1].append(line)
    return runs


def _closest_between_rows(steps: Sequence[float]) -> float:
    """How far rows stand apart at least, in points, if plainly farther than lines inside them.

    A superscript pushes the line below it away too, by a fifth of the distance or so.
    """
    sizes = sorted(step for step in steps if step > _LEAST_STEP)
    return next(
        (far for near, far in pairwise(sizes) if far >= _JUMP * near and far >= _APART * sizes[0]),
        inf,
    )


def goes_on_in(bands: Sequence[Band], columns: Columns) -> bool:
    """Whether lines at the top of a page are rows of the table that the page before ended in.

    Every entry stands in one of its columns.
    """
    return all(_stands_in(entry, columns) for band in bands for entry in band.entries)


def _stands_in(entry: Entry, columns: Columns) -> bool:
    left, right = _extent(entry)
    met = [c for c in columns if left < c[1] + _BETWEEN and c[0] - _BETWEEN < right]
    return len(met) == 1


def _fragments(
    rows: Sequence[Row], bands: Sequence[Band], columns: Columns
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


def _header_rows(bands: Sequence[Band], lines: Sequence[Row], columns: Columns) -> list[Row]:
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


def _spans(entry: Entry, columns: Columns) -> bool:
    left, right = _extent(entry)
    return sum(left < column[1] and column[0] < right for column in columns) > 1


def _is_name(line: Row) -> bool:
    """Whether a line prints in the first column only."""
    return bool(line[0].text) and not any(cell.text for cell in line[1:])


def columns_of(bands: Sequence[Band], known: Columns = ()) -> Columns:
    """The columns of the lines, those with most entries first; a heading over several adds none.

    Args:
        bands: The lines.
        known: Columns of the same table that are known already.
    """
    columns = list(known)
    for band in sorted(bands, key=lambda band: -len(band.entries)):
        for entry in band.entries:
            columns = _widened(columns, _extent(entry))
    return tuple(sorted(columns)) or ((0.0, 1.0),)


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


def _line(band: Band, number: int, columns: Columns) -> Row:
    """A line's cells by column; for a span each has its line, as text has its characters."""
    words = [""] * len(columns)
    for entry in band.entries:
        at = _column_of(_extent(entry), columns)
        printed = _AFTER_SIGN.sub("", words_of(entry))
        words[at] = f"{words[at]} {printed}".strip()
    return tuple(Cell(text, Span(number, number + 1) if text else None) for text in words)


def _column_of(extent: tuple[float, float], columns: Columns) -> int:
    """The column of an entry: the first of those that it stands over, else the nearest."""

    def shared(column: tuple[float, float]) -> float:
        return min(extent[1], column[1]) - max(extent[0], column[0])

    over = [at for at, column in enumerate(columns) if shared(column) > _BETWEEN]
    return over[0] if over else max(range(len(columns)), key=lambda at: shared(columns[at]))


def _widths(bands: Sequence[Band], columns: Columns) -> list[int]:
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
