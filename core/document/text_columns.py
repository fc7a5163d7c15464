"""Columns of a fixed-width table: where they stand, and what of a line stands in each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from core.document.text_lines import (
    OFF_CENTRE,
    is_column_marks,
    is_dashed,
    is_rule,
    is_table_line,
    runs_of,
    stretches,
    with_signs,
)
from core.document.text_rows import NUMERIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.pages import Line

    Place = tuple[int, int]

_MARK = re.compile(r"<[SC]>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table stand.

    Attributes:
        extents: From the first character of each to behind its last.
        ruled: Whether a ruler says so.
        counted: Whether they are only as many as every line has entries, which are not set below
            one another.
    """

    extents: tuple[Place, ...]
    ruled: bool = False
    counted: bool = False

    @property
    def widths(self) -> list[int]:
        """How many characters each column takes, the white between columns left out."""
        return [end - start - (1 if start == 0 else 0) for start, end in self.extents]

    @property
    def first_entry(self) -> int:
        """Where the column behind the names starts."""
        return self.extents[1][0] if len(self.extents) > 1 else 0


def is_line_of_rules(text: str) -> bool:
    """Whether a line prints nothing but rules or EDGAR's marks."""
    return is_rule(text) or is_dashed(text) or is_column_marks(text)


def columns_of(lines: Sequence[Line]) -> Columns:
    """The columns of a table: from its widest ruler, else the gaps between its entries.

    EDGAR's marks give them where the gaps give another number.
    """
    ruled = _ruled_columns(lines)
    if ruled:
        return Columns(tuple(_with_room(ruled, lines)), ruled=True)
    body = [line.text for line in lines if is_table_line(line.text)]
    by_gaps, by_marks = _gap_columns(body), _marked_columns(lines)
    if by_marks and len(by_marks) != len(by_gaps):
        return Columns(tuple(by_marks))
    counted = _counted_columns(body, by_gaps)
    return Columns(tuple(counted or by_gaps), counted=bool(counted))


def widest_ruler(lines: Sequence[Line]) -> Line | None:
    """The first ruler with the most runs: one with fewer spans columns or stands over a total."""
    rulers = [line for line in lines if is_dashed(line.text)]
    return max(rulers, key=lambda line: len(runs_of(line.text)), default=None)


def _ruled_columns(lines: Sequence[Line]) -> list[Place]:
    """The columns of the widest ruler, with a name column before them where there is room."""
    ruler = widest_ruler(lines)
    if ruler is None:
        return []
    runs = runs_of(ruler.text)
    left = runs[0][0]
    printed = (line.text for line in lines if not is_line_of_rules(line.text) and line.text.strip())
    if left and any(stretches(text)[0][1] <= left for text in printed):
        return [(0, left), *runs]
    return [(0, runs[0][1]), *runs[1:]]


def _with_room(columns: Sequence[Place], lines: Sequence[Line]) -> list[Place]:
    """Ruled columns widened to the left by amounts that are wider than their run."""
    starts = [start for start, _end in columns]
    for line in lines:
        if is_line_of_rules(line.text):
            continue
        for start, end in with_signs(line.text, stretches(line.text)):
            over = columns_over(start, end, columns)
            at = over[-1] if over else 0
            free = at == 1 or (at > 1 and columns[at - 1][1] < start)
            if free and start < starts[at] and NUMERIC.fullmatch(line.text[start:end]):
                starts[at] = start
    ends = [end for _start, end in columns]
    if len(columns) > 1:
        ends[0] = min(ends[0], starts[1])
    return list(zip(starts, ends, strict=True))


def columns_over(start: int, end: int, columns: Sequence[Place]) -> range:
    """The columns that a stretch stands over by a character at least."""
    first = bisect_right(columns, start, key=lambda column: column[1])
    return range(first, bisect_left(columns, end, lo=first, key=lambda column: column[0]))


def _marked_columns(lines: Sequence[Line]) -> list[Place]:
    """The columns that EDGAR's marks open: each runs to the next."""
    marks = next((line.text for line in lines if is_column_marks(line.text)), "")
    starts = [mark.start() for mark in _MARK.finditer(marks)]
    width = max(len(line.text) for line in lines)
    if len(starts) < 2:
        return []
    return list(pairwise([0, *starts[1:], max(width, starts[-1] + 1)]))


def _gap_columns(body: Sequence[str]) -> list[Place]:
    """Columns where body lines print something, set apart by at least two empty places."""
    width = max((len(text) for text in body), default=0)
    used = bytearray(width)
    for text in body:
        for at, character in enumerate(text):
            if not character.isspace():
                used[at] = 1
    columns: list[Place] = []
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


def _counted_columns(body: Sequence[str], by_gaps: Sequence[Place]) -> list[Place]:
    """As many columns as every line has entries, where these are not set below one another."""
    lines = [with_signs(text, stretches(text)) for text in body]
    count = len(lines[0]) if lines else 0
    if not 2 <= count <= len(by_gaps) or any(len(line) != count for line in lines):
        return []
    if not _is_ragged([place for line in lines for place in line[1:]], by_gaps):
        return []
    columns: list[Place] = []
    for entries in zip(*lines, strict=True):
        start = max(min(start for start, _end in entries), columns[-1][1] if columns else 0)
        columns.append((start, max(start + 1, *(end for _start, end in entries))))
    return [(0, columns[0][1]), *columns[1:]]


def _is_ragged(entries: Sequence[Place], columns: Sequence[Place]) -> bool:
    """Whether a column's entries neither start below one another nor end so."""
    edges: dict[int, tuple[set[int], set[int]]] = {}
    for start, end in entries:
        starts, ends = edges.setdefault(column_of(start, end, columns), (set(), set()))
        starts.add(start)
        ends.add(end)
    return any(
        all(max(places) - min(places) > 2 * OFF_CENTRE for places in pair)
        for pair in edges.values()
    )


def entries_of(line: Line, columns: Columns) -> list[list[Place]]:
    """What a line prints in each column, as places in the line."""
    extents = columns.extents
    held: list[list[Place]] = [[] for _ in extents]
    apart = columns.first_entry if columns.ruled else 0
    found = with_signs(line.text, stretches(line.text), apart)
    if columns.counted and len(found) == len(extents):
        return [[place] for place in found]
    for token in found:
        for start, end in cut_between(line.text, token, extents):
            held[column_of(start, end, extents)].append((start, end))
    return held


def cut_between(text: str, token: Place, columns: Sequence[Place]) -> Iterator[Place]:
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


def _is_set_in(half: Place, column: Place) -> bool:
    inside = column[0] <= half[0] and half[1] <= column[1] + 1
    return inside and abs(sum(half) - sum(column)) <= 2 * OFF_CENTRE


def column_of(start: int, end: int, columns: Sequence[Place]) -> int:
    """The column that a stretch shares most with, else the one whose middle is nearest."""

    def shared(column: Place) -> float:
        overlap = min(end, column[1]) - max(start, column[0])
        if overlap > 0:
            return overlap
        return -abs((start + end) / 2 - (column[0] + column[1]) / 2)

    return max(_near(start, end, columns), key=lambda at: shared(columns[at]))


def _near(start: int, end: int, columns: Sequence[Place]) -> range:
    """The columns that a stretch stands over, and the one on either side of them."""
    first = max(0, bisect_right(columns, start, key=lambda column: column[1]) - 1)
    last = bisect_left(columns, end, lo=first, key=lambda column: column[0])
    return range(first, min(len(columns), last + 1))
