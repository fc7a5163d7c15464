"""Tables set in fixed-width text: columns from dashed rulers or from the gaps between entries."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from core.document.model import Cell, Span, Table
from core.document.text_rows import NUMERIC, rows_of_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.pages import Line

_RULER = re.compile(
    r"(?!- [-=_]+\s*$)(?=.*[-=_]{2})\s*(?:\$\s*)?[-=_]+(?:\s+(?:\$\s*)?[-=_]+)+\s*$"
)
_COLUMN_MARKS = re.compile(r"\s*<S>(?:\s*<C>)*\s*", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){4,}(?!\d)")
_SHORT_LEADERS = re.compile(r"(?<=\w)\.{2,3}(?=\s)")
_PAGE_LABEL = re.compile(r"(?:[A-Z]{1,3}-)?\d{0,3}|[ivxl]+|[A-Z]-\d{1,3}", re.IGNORECASE)
_RUN = re.compile(r"[-=_]+")
_TOKEN = re.compile(r"\S+(?:\s\S+)*")
_MARKS = re.compile(r"(?:\s?\((?:\d{1,2}|[a-z])\))+$|(?<=[\w.)%])\*{1,2}$")
_SUM_RULE = re.compile(r"\s{12,}[-=]{3,}\s*")
_OFF_CENTRE = 2  # characters that a title may stand off the middle of its column
_MARK = re.compile(r"\d{1,2}|[a-z]|\*{1,2}")


def is_ruler(text: str) -> bool:
    """Whether a line is a row of dashes, one run a column, or the marks EDGAR sets below one."""
    return bool(_RULER.fullmatch(text) or _COLUMN_MARKS.fullmatch(text))


def is_sum_rule(text: str, above: str) -> bool:
    """Whether a line is a rule under the amount that the line above it ends in."""
    if not _SUM_RULE.fullmatch(text) or not is_table_line(above):
        return False
    return abs(len(text.rstrip()) - len(above.rstrip())) <= _OFF_CENTRE


def is_contents_line(text: str) -> bool:
    """Whether dots lead from a title to a page label, or to nothing, and not to an amount."""
    leaders = list(_LEADERS.finditer(text))
    return bool(leaders) and bool(_PAGE_LABEL.fullmatch(text[leaders[-1].end() :].strip()))


def is_table_line(text: str) -> bool:
    """Whether a line holds entries set apart by wide gaps or dots, numbers among them."""
    tokens = [token for token in re.split(r"\s{3,}", _without_leaders(text).strip()) if token]
    numbers = sum(NUMERIC.fullmatch(token) is not None for token in tokens[1:])
    numbers += bool(tokens) and tokens[0][-1].isdigit() and bool(NUMERIC.fullmatch(tokens[0]))
    return numbers >= 2 or (len(tokens) == 2 and numbers == 1 and tokens[0] != "$")


def _without_leaders(text: str) -> str:
    """A line with spaces in place of the dots that lead from a name to its entries."""
    spaced = _LEADERS.sub(lambda dots: " " * len(dots.group()), text)
    return _SHORT_LEADERS.sub(lambda dots: " " * len(dots.group()), spaced)


def read_table(lines: Sequence[Line]) -> Table:
    """The grid of a table: header rows, then body rows.

    The header stands above the widest ruler, and below it as long as lines have titles and no
    numbers; without a ruler it stands above the first number.

    The first column holds what stands left of the first ruled column. A row name that runs over
    two lines is one cell; the dots behind it are no part of it.
    """
    lines = [replace(line, text=_without_leaders(line.text)) for line in lines]
    columns = _ruled_columns(lines) or _gap_columns(lines)
    first_row = _first_body_line(lines)
    first_row += _titles_below(lines[first_row:], columns)
    header = [_cells(line, columns) for line in lines[:first_row] if not is_ruler(line.text)]
    runs = [[_cells(line, columns) for line in run] for run in _runs(lines[first_row:])]
    below = _header_below(runs)
    if below:
        header.extend(runs[0][:below])
        runs[0] = runs[0][below:]
    rows = rows_of_runs([run for run in runs if run], _widths(columns))
    return Table(tuple(header), tuple(rows))


def _header_below(runs: Sequence[Sequence[tuple[Cell, ...]]]) -> int:
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


def _widths(columns: Sequence[tuple[int, int]]) -> list[int]:
    """How many characters each column takes, the white between columns left out."""
    return [end - start - (1 if start == 0 else 0) for start, end in columns]


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Body lines in runs without a blank line between, rulers left out."""
    runs: list[list[Line]] = []
    last = -2
    for line in lines:
        if line.number > last + 1:
            runs.append([])
        last = line.number
        if not is_ruler(line.text) and line.text.strip(" -=_"):
            runs[-1].append(line)
    return [run for run in runs if run]


def _first_body_line(lines: Sequence[Line]) -> int:
    """The line behind the column marks, or the widest ruler, or the first line with a number."""
    for at, line in enumerate(lines):
        if _COLUMN_MARKS.fullmatch(line.text):
            return at + 1
    ruler = _widest_ruler(lines)
    if ruler is not None:
        return lines.index(ruler) + 1
    return next((at for at, line in enumerate(lines) if is_table_line(line.text)), 0)


def _titles_below(lines: Sequence[Line], columns: Sequence[tuple[int, int]]) -> int:
    """How many lines below a ruler still name columns; none where no line has numbers."""
    rows = [[cell.text for cell in _cells(line, columns)] for line in lines]
    with_numbers = (at for at, row in enumerate(rows) if any(map(NUMERIC.fullmatch, row[1:])))
    first = next(with_numbers, 0)
    untitled = (at for at, row in enumerate(rows[:first]) if not any(row[1:]))
    return next(untitled, first)


def _widest_ruler(lines: Sequence[Line]) -> Line | None:
    """The first ruler with the most runs: one with fewer spans columns or stands over a total."""
    rulers = [line for line in lines if _RULER.fullmatch(line.text)]
    return max(rulers, key=lambda line: len(_RUN.findall(line.text)), default=None)


def _ruled_columns(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The columns of the widest ruler, with a name column before them where there is room."""
    ruler = _widest_ruler(lines)
    if ruler is None:
        return []
    runs = [(run.start(), run.end()) for run in _RUN.finditer(ruler.text)]
    left = runs[0][0]
    printed = (line.text for line in lines if not is_ruler(line.text) and line.text.strip())
    if any(_tokens(text)[0][1] <= left for text in printed):
        return [(0, left), *runs]
    return [(0, runs[0][1]), *runs[1:]]


def _gap_columns(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Columns where body lines print something, set apart by at least two empty places."""
    body = [line.text for line in lines if is_table_line(line.text)]
    width = max((len(text) for text in body), default=0)
    used = [any(at < len(text) and not text[at].isspace() for text in body) for at in range(width)]
    columns: list[tuple[int, int]] = []
    for at, is_used in enumerate(used):
        if not is_used:
            continue
        if columns and at - columns[-1][1] < 2:
            columns[-1] = (columns[-1][0], at + 1)
        else:
            columns.append((at, at + 1))
    if columns:
        columns[0] = (0, columns[0][1])
    return columns or [(0, width or 1)]


def _cells(line: Line, columns: Sequence[tuple[int, int]]) -> tuple[Cell, ...]:
    held: list[list[tuple[int, int]]] = [[] for _ in columns]
    for token in _tokens(line.text):
        for start, end in _cut_between(line.text, token, columns):
            held[_column_of(start, end, columns)].append((start, end))
    return tuple(_cell(line, pieces) for pieces in held)


def _cut_between(
    text: str, token: tuple[int, int], columns: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """A stretch cut where its one space stands between two columns that its halves are set in.

    Each half must stand about the middle of its own column; a title over both is left whole.
    """
    start, end = token
    for left, right in pairwise(columns[at] for at in _near(start, end, columns)):
        gap = text.find(" ", max(left[1] - 1, start), min(right[0] + 1, end))
        halves = (((start, gap), left), ((gap + 1, end), right))
        if (
            gap > start
            and _is_balanced(text[start:gap])
            and all(_is_set_in(half, column) for half, column in halves)
        ):
            yield start, gap
            start = gap + 1
    yield start, end


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")")


def _is_set_in(half: tuple[int, int], column: tuple[int, int]) -> bool:
    inside = column[0] <= half[0] and half[1] <= column[1] + 1
    return inside and abs(sum(half) - sum(column)) <= 2 * _OFF_CENTRE


def _tokens(text: str) -> list[tuple[int, int]]:
    """Stretches of a line without a gap of two, amounts set apart by one space among them.

    A dollar sign belongs to what follows it.
    """
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        for start, end in _amounts_apart(text, match.start(), match.end()):
            if found and text[found[-1][0] : found[-1][1]] in {"$", "(", "$("}:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found


def _amounts_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch cut before a dollar sign, and between two amounts."""
    first, before = start, ""
    for word in re.finditer(r"\S+", text[start:end]):
        at, printed = start + word.start(), word.group()
        if before and (printed.startswith("$") or _both_amounts(before, printed)):
            yield first, start + len(text[start:at].rstrip())
            first = at
        before = printed
    yield first, end


def _both_amounts(one: str, other: str) -> bool:
    return all(NUMERIC.fullmatch(w) and not _MARKS.fullmatch(f" {w}") for w in (one, other))


def _column_of(start: int, end: int, columns: Sequence[tuple[int, int]]) -> int:
    """The column that a stretch shares most with, else the one whose middle is nearest."""

    def shared(column: tuple[int, int]) -> float:
        overlap = min(end, column[1]) - max(start, column[0])
        if overlap > 0:
            return overlap
        return -abs((start + end) / 2 - (column[0] + column[1]) / 2)

    return max(_near(start, end, columns), key=lambda at: shared(columns[at]))


def _near(start: int, end: int, columns: Sequence[tuple[int, int]]) -> range:
    """The columns that a stretch stands over, and the one on either side of them."""
    first = max(0, bisect_right(columns, start, key=lambda column: column[1]) - 1)
    last = bisect_left(columns, end, lo=first, key=lambda column: column[0])
    return range(first, min(len(columns), last + 1))


def _cell(line: Line, pieces: Sequence[tuple[int, int]]) -> Cell:
    if not pieces:
        return Cell("", None)
    span = Span(line.start + pieces[0][0], line.start + pieces[-1][1])
    words = (word for start, end in pieces for word in line.text[start:end].split())
    return marked_cell(" ".join(words), span)


def marked_cell(text: str, span: Span, column_span: int = 1) -> Cell:
    """A cell from its text, white space collapsed; the footnote marks behind it taken off."""
    found = _MARKS.search(text) if text.endswith((")", "*")) else None
    if found is None or found.start() == 0:
        return Cell(text, span, (), column_span)
    marks = tuple(_MARK.findall(found.group()))
    return Cell(text[: found.start()].strip(), span, marks, column_span)
