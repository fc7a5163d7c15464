"""Rows of a fixed-width table whose entries run over several lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.document.model import Cell, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple[Cell, ...]

NUMERIC = re.compile(
    r"\$?\s*\(?-?\$?\s*(?:\d[\d,]*(?:\.\d+)?|\.\d+)\)?\s*%?\s*(?:\(\d{1,2}\))*\*?|\*|-0-|--?|—|N/?A|nil",
    re.IGNORECASE,
)
"""What stands in a cell that prints an amount, or says that there is none."""

_ONLY_MARKS = re.compile(r"(?:\s?\((?:\d{1,2}|[a-z])\))+|\*{1,2}")
MARK = re.compile(r"\d{1,2}|[a-z]|\*{1,2}")
"""A footnote's mark, its brackets left out."""

GOES_ON = re.compile(r"(?:[,&/-]|\b(?:and|or|of|the|for|to|in|by|at|with))$", re.IGNORECASE)
"""How a name or a heading ends that needs another word."""


def rows_of_runs(runs: Sequence[Sequence[Row]], widths: Sequence[int]) -> list[Row]:
    """The rows of a table's lines, which come in runs without a blank line between.

    Args:
        runs: The lines of each run, cut into the table's columns.
        widths: How many characters fit into each column.

    A run with entries on a single line is one row, whatever its entries are wrapped into, unless
    it opens with a caption and its colon; so is each run where every one has amounts on a single
    line. In a longer run a name goes on into the
    line below it where it starts there in lower case, ends in a word that needs another, or where
    that line's first word would not have fitted behind it. It goes on from a row above where it
    starts in lower case or that row's name needs another word, and its amounts have been left
    out above. A line without a name belongs to the row below it in a table whose entries end on
    one line, else to the row above, as an amount below its dollar sign does.
    """
    upward = entries_start_together(runs)
    apart = len(runs) > 1 and all(sum(map(_has_amount, run)) == 1 for run in runs)
    rows: list[Row] = []
    for run in runs:
        anchors = [at for at, line in enumerate(run) if not is_part(line)]
        if (apart or len(anchors) == 1) and not _opens_with_caption(run):
            rows.append(merged(run))
        else:
            rows.extend(rows_of_run(run, widths, upward=upward))
    return rows


def merged(lines: Sequence[Row]) -> Row:
    """The lines of one row as one row, column by column."""
    return tuple(_joined(column) for column in zip(*lines, strict=True))


def _joined(cells: Sequence[Cell]) -> Cell:
    printed = [cell for cell in cells if cell.span is not None]
    if len(printed) < 2:
        return printed[0] if printed else cells[0]
    spans = [cell.span for cell in printed if cell.span is not None]
    marks = [mark for cell in printed for mark in cell.marks]
    texts = [cell.text for cell in printed]
    if _ONLY_MARKS.fullmatch(texts[-1]):  # on a line of their own
        marks.extend(MARK.findall(texts.pop()))
    return Cell(" ".join(texts), Span(spans[0].start, spans[-1].end), tuple(marks))


def _opens_with_caption(run: Sequence[Row]) -> bool:
    opening = run[0][0].text
    goes_on = len(run) > 1 and run[1][0].text[:1].islower()
    return opening.endswith(":") and is_part(run[0]) and not goes_on


def _has_amount(line: Row) -> bool:
    return any(NUMERIC.fullmatch(cell.text) for cell in line[1:])


def is_part(line: Row) -> bool:
    """Whether a line is no row by itself: it prints in one column, or words without a name."""
    if sum(bool(cell.text) for cell in line) == 1:
        return True
    return not line[0].text and not any(NUMERIC.fullmatch(cell.text) for cell in line)


def entries_start_together(runs: Sequence[Sequence[Row]]) -> bool:
    """Whether entries that take several lines start on the row's first line, not end on its last.

    Told by where lines without a name stand: behind the last full line of a run, or before the
    first.
    """
    behind = before = 0
    for run in runs:
        anchors = [at for at, line in enumerate(run) if not is_part(line)]
        if not anchors:
            continue
        before += sum(not line[0].text for line in run[: anchors[0]])
        behind += sum(not line[0].text for line in run[anchors[-1] + 1 :])
    return behind > before


def rows_of_run(run: Sequence[Row], widths: Sequence[int], *, upward: bool) -> list[Row]:
    """The rows of a run of lines, by their words and by how many characters fit into columns."""
    rows: list[list[Row]] = []
    waiting: list[Row] = []  # lines that belong to the row below them
    for at, line in enumerate(run):
        starts_row = not is_part(line)
        if rows and not waiting and _goes_up(rows[-1], line):
            if line[0].text and not starts_row and _goes_down(run, at, widths, upward=upward):
                waiting.append(line)
            else:
                rows[-1].append(line)
        elif not starts_row and not line[0].text and upward and rows and not waiting:
            rows[-1].append(line)
        elif not starts_row and _goes_down(run, at, widths, upward=upward):
            waiting.append(line)
        else:
            rows.append([*waiting, line])
            waiting = []
    if waiting:
        rows.append(waiting)
    return [merged(lines) for lines in rows]


def _goes_up(above: Sequence[Row], line: Row) -> bool:
    """Whether a line has the last words of the row above it, or amounts that slipped below it."""
    printed = [at for at, cell in enumerate(line) if at and cell.text]
    if not line[0].text:
        return bool(printed) and all(_is_sign_alone(above, at) for at in printed)
    name = next((one[0].text for one in reversed(above) if one[0].text), "")
    if not name or not any(map(_has_amount, above)):
        return False
    needs_more = GOES_ON.search(name) is not None
    if printed:
        return needs_more and not any(one[at].text for one in above for at in printed)
    return needs_more or line[0].text[0].islower()


def _is_sign_alone(above: Sequence[Row], at: int) -> bool:
    return [one[at].text for one in above if one[at].text] == ["$"]


def _goes_down(run: Sequence[Row], at: int, widths: Sequence[int], *, upward: bool) -> bool:
    """Whether a line that is no row by itself belongs to the row below it."""
    line = run[at]
    if at + 1 == len(run):
        return False
    column = next(number for number, cell in enumerate(line) if cell.text)
    if column > 0:
        return not upward
    below = run[at + 1][0].text
    if not below:
        return not upward and not line[0].text.endswith(":")
    if needs_another(line[0].text, below):
        return True
    words = below.split()
    ends_caption = len(words) == 1 and below.endswith(":") and is_part(run[at + 1])
    if ends_caption and not line[0].text.endswith(":"):
        return True
    if line[0].text.endswith(":"):
        return False
    return len(line[0].text) + 1 + len(words[0]) > widths[0]


def needs_another(name: str, below: str) -> bool:
    """Whether a name plainly goes on in the line below it."""
    return below[0].islower() or GOES_ON.search(name) is not None
