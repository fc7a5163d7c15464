"""Tables set in fixed-width text: a header and rows from the lines that print them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.document.model import Cell, Span, Table
from core.document.text_columns import columns_of, entries_of, is_line_of_rules, widest_ruler
from core.document.text_headings import headings_of
from core.document.text_lines import (
    is_column_marks,
    is_line_of_years,
    is_rule,
    is_table_line,
    leader_end,
    runs_of,
    without_leaders,
    without_lone_leader,
    without_rules,
)
from core.document.text_rows import MARK, NUMERIC, rows_of_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.pages import Line
    from core.document.text_columns import Columns
    from core.document.text_rows import Row

    Place = tuple[int, int]

_MARKS = re.compile(r"(?:\s?\((?:\d{1,2}|[a-z])\))+$|(?<=[\w.)%])\*{1,2}$")
_REFERENCE = re.compile(
    r"(?:[A-Za-z,;)]\s+\d{1,2}(?:\.\d{1,2})*[A-Z]?(?:\([a-z]\))+"
    r"|\b(?:[Ss]ections?|[Pp]aragraphs?|[Rr]ules?|[Ii]tems?|[Aa]rticles?|[Cc]lauses?)"
    r"\s+[\dA-Z.]+(?:\(\w{1,2}\))+)$"
)


def read_table(lines: Sequence[Line]) -> Table:
    """The grid of a table: header rows, then body rows.

    The header stands above the widest ruler, and below it as long as lines have titles and no
    numbers; without a ruler it stands above the first number that is no year.

    The first column holds what stands left of the first ruled column. A row name that runs over
    two lines is one cell; the dots behind it are no part of it.
    """
    lines = _bare(lines)
    columns = columns_of(lines)
    first_row = first_body_line(lines)
    first_row += _titles_below(lines[first_row:], columns)
    header = _header_rows(lines[:first_row], columns)
    runs = [[_cells(line, columns) for line in run] for run in _runs(lines[first_row:], columns)]
    below = _header_below(runs)
    if below:
        header.extend(runs[0][:below])
        runs[0] = runs[0][below:]
    rows = rows_of_runs([run for run in runs if run], _widths(columns, runs))
    return Table(tuple(header), tuple(rows))


def _bare(lines: Sequence[Line]) -> list[Line]:
    """Lines without leading dots and without rules that stand beside words."""
    ends = frozenset(end for line in lines if (end := leader_end(line.text)) is not None)
    bare = []
    for line in lines:
        text = line.text
        if not is_line_of_rules(text):
            text = without_leaders(text)
            text = without_lone_leader(text, ends) if ends else text
            text = without_rules(text)
        bare.append(line if text is line.text else replace(line, text=text))
    return bare


def _header_rows(lines: Sequence[Line], columns: Columns) -> list[Row]:
    printed = [line for line in lines if not is_line_of_rules(line.text)]
    return [
        _heading_cells(line, headings, len(columns.extents))
        for line, headings in zip(printed, headings_of(lines, columns), strict=True)
    ]


def _heading_cells(
    line: Line, headings: Sequence[tuple[Place, int, int]], width: int
) -> tuple[Cell, ...]:
    held: list[list[Place]] = [[] for _ in range(width)]
    spans = [1] * width
    for place, first, last in headings:
        held[first].append(place)
        spans[first] = max(spans[first], last - first + 1)
    return tuple(_cell(line, places, span) for places, span in zip(held, spans, strict=True))


def _header_below(runs: Sequence[Sequence[Row]]) -> int:
    """How many lines below the ruler still head the columns: those before the first amount.

    Only where amounts follow at all, and where more than one column is headed.
    """
    if not runs:
        return 0
    for at, cells in enumerate(runs[0]):
        if any(NUMERIC.fullmatch(cell.text) for cell in cells[1:] if cell.text):
            while at and not any(cell.text for cell in runs[0][at - 1][1:]):
                at -= 1  # a name's first lines belong to its row
            headed = [line for line in runs[0][:at] if sum(bool(c.text) for c in line) > 1]
            return at if headed and len(headed) * 2 >= at else 0
    return 0


def _widths(columns: Columns, runs: Sequence[Sequence[Row]]) -> list[int]:
    """How many characters fit into each column; a ruler may be shorter than the names below it."""
    widths = columns.widths
    named = (len(row[0].text) for run in runs for row in run if any(c.text for c in row[1:]))
    return [max(widths[0], *named, 0), *widths[1:]]


def _runs(lines: Sequence[Line], columns: Columns) -> list[list[Line]]:
    """Body lines in runs without a blank line or a rule below a name between, rulers left out."""
    runs: list[list[Line]] = []
    last = -2
    for line in lines:
        if line.number > last + 1 or _parts_names(line.text, columns):
            runs.append([])
        last = line.number
        if not is_line_of_rules(line.text) and line.text.strip(" -=_"):
            runs[-1].append(line)
    return [run for run in runs if run]


def _parts_names(text: str, columns: Columns) -> bool:
    """Whether a line is a rule across the rows, or one that underlines a caption."""
    return is_rule(text) and runs_of(text)[0][0] < columns.extents[0][1]


def first_body_line(lines: Sequence[Line]) -> int:
    """The line behind the column marks, or the widest ruler, or the first line with a number.

    A line of years alone heads the lines below it; a year or words with a colon that stand no
    farther in than the first row are its caption.
    """
    for at, line in enumerate(lines):
        if is_column_marks(line.text):
            return at + 1
    ruler = widest_ruler(lines)
    if ruler is not None:
        return lines.index(ruler) + 1
    numbered = [at for at, line in enumerate(lines) if is_table_line(line.text)]
    first = numbered[0] if numbered else 0
    is_header = len(numbered) > 1 and is_line_of_years(lines[first].text)
    if is_header:
        return first + 1
    while first and _is_caption(lines[first - 1], lines[first]):
        first -= 1
    return first


def _is_caption(line: Line, row: Line) -> bool:
    """Whether a line above a row names the rows from there on, and no column."""
    words = line.text.strip()
    is_caption = words.endswith(":") or re.fullmatch(r"(?:19|20)\d\d", words) is not None
    return is_caption and line.indent <= row.indent


def _titles_below(lines: Sequence[Line], columns: Columns) -> int:
    """How many lines below a ruler still name columns; none where no line has numbers."""
    rows = [[cell.text for cell in _cells(line, columns)] for line in lines]
    with_numbers = (at for at, row in enumerate(rows) if any(map(NUMERIC.fullmatch, row[1:])))
    first = next(with_numbers, 0)
    untitled = (at for at, row in enumerate(rows[:first]) if not any(row[1:]))
    return next(untitled, first)


def _cells(line: Line, columns: Columns) -> tuple[Cell, ...]:
    return tuple(_cell(line, places) for places in entries_of(line, columns))


def _cell(line: Line, places: Sequence[Place], column_span: int = 1) -> Cell:
    if not places:
        return Cell("", None)
    span = Span(line.start + places[0][0], line.start + places[-1][1])
    words = (word for start, end in places for word in line.text[start:end].split())
    return marked_cell(" ".join(words), span, column_span)


def marked_cell(text: str, span: Span, column_span: int = 1) -> Cell:
    """A cell from its text, white space collapsed; the footnote marks behind it taken off.

    A letter behind a number among words, "paragraph 4(e)", is a reference and no mark.
    """
    found = _MARKS.search(text) if text.endswith((")", "*")) else None
    if found is None or found.start() == 0 or _REFERENCE.search(text):
        return Cell(text, span, (), column_span)
    marks = tuple(MARK.findall(found.group()))
    return Cell(text[: found.start()].strip(), span, marks, column_span)
