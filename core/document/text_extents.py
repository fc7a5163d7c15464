"""How far a table of a text filing reaches: over captions, rules and pages, with its header."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.document.pages import opens_page
from core.document.text_columns import (
    columns_of,
    columns_over,
    is_line_of_rules,
)
from core.document.text_groups import Nature, is_row, is_tabular
from core.document.text_lines import (
    OFF_CENTRE,
    is_dashed,
    is_line_of_years,
    is_table_line,
    runs_of,
    stretches,
    with_signs,
    without_leaders,
)
from core.document.text_rows import NUMERIC
from core.document.text_tables import first_body_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.document.pages import Line
    from core.document.text_columns import Columns
    from core.document.text_groups import Group

_MOST_HEADINGS = 3
_GAP = re.compile(r"\s{3,}")


@dataclass(slots=True)
class OpenTable:
    """A table as it is met, group by group.

    Attributes:
        region: The number of the table by EDGAR's marks; 0 where none say so.
        lines: The lines that are its own.
        aside: What stands on its pages without being of it, a header printed again included.
        pending: Groups that are its own if more of it follows, and else are not.
    """

    region: int
    lines: list[Line]
    aside: list[tuple[Line, ...]] = field(default_factory=list)
    pending: list[Group] = field(default_factory=list)
    _first_page: tuple[list[Line], Columns] | None = None
    _searched: int = 0  # lines at its start that are no rows

    def takes(self, group: Group, may_stand_in_table: Callable[[Sequence[Line]], bool]) -> bool:
        """Whether a group is of the table or may be; then it is taken in."""
        if group.nature is Nature.ORNAMENT:
            return False
        if group.nature is not Nature.WORDS:
            self.pending.append(group)
            return True
        if group.region or is_tabular(group.lines):
            header = self._header_of(group)
            if header is None:
                return False
            self._take_in(group, header)
            return True
        beside = any(one.nature is not Nature.RULE for one in self.pending)
        if beside or opens_page(group.lines[0]) or not may_stand_in_table(group.lines):
            return False
        self.pending.append(group)
        return True

    def _take_in(self, group: Group, header: int) -> None:
        is_broken = self._is_broken(group)
        for one in self.pending:
            is_own = one.nature is Nature.WORDS or (one.nature is Nature.RULE and not is_broken)
            if is_own:
                self.lines.extend(one.lines)
            else:
                self.aside.append(one.lines)
        self.pending.clear()
        if header:
            self.aside.append(group.lines[:header])
        self.lines.extend(group.lines[header:])

    def _is_broken(self, group: Group) -> bool:
        is_paged = any(one.nature is Nature.PAGE for one in self.pending)
        return is_paged or opens_page(group.lines[0])

    def _header_of(self, group: Group) -> int | None:
        """How many lines of a group repeat the header; None where it is of another table."""
        is_marked = any(one.nature is Nature.MARK for one in self.pending)
        is_same = group.region == self.region and not is_marked
        if self._is_broken(group):
            return self._header_over_page(group, is_same=is_same)
        if not is_same:
            return None
        if group.region:
            return 0
        if opens_table(group.lines) and self._has_rows():
            return None
        is_ruled = any(one.nature is Nature.RULE for one in self.pending)
        return None if is_ruled and not self._has_as_many_entries(group.lines) else 0

    def _has_rows(self) -> bool:
        while self._searched < len(self.lines) and not is_row(self.lines[self._searched]):
            self._searched += 1
        return self._searched < len(self.lines)

    def _header_over_page(self, group: Group, *, is_same: bool) -> int | None:
        if self._first_page is None:
            height = first_body_line(self.lines)
            self._first_page = (self.lines[:height], columns_of(self.lines))
        header, columns = self._first_page
        repeated = _repeated(header, group.lines)
        if repeated or (is_same and group.region):
            return repeated
        return 0 if _goes_on(columns, group.lines) else None

    def _has_as_many_entries(self, lines: Sequence[Line]) -> bool:
        last = next((line for line in reversed(self.lines) if is_table_line(line.text)), None)
        first = next((line for line in lines if is_table_line(line.text)), None)
        if last is None or first is None:
            return False
        return len(_entries(first.text)) == len(_entries(last.text))


def _entries(text: str) -> list[tuple[int, int]]:
    text = without_leaders(text)
    return with_signs(text, stretches(text))


def opens_table(lines: Sequence[Line]) -> bool:
    """Whether lines open with a header: above a ruler they have words over its runs, no amounts."""
    at = next((at for at, line in enumerate(lines) if is_dashed(line.text)), 0)
    above = [line for line in lines[:at] if not is_line_of_rules(line.text)]
    if not above or any(map(is_row, above)):
        return False
    runs = runs_of(lines[at].text)[1:]
    places = [place for line in above for place in stretches(line.text)]
    return any(columns_over(*place, runs) for place in places)


def heads(above: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether words parted from a table by blank lines are its header: one to each column."""
    if len(above) > _MOST_HEADINGS or not is_row(lines[0]):
        return False
    titles = _GAP.split(above[-1].text.strip())
    is_prose = above[-1].text.rstrip().endswith((".", ",", ";", ":"))
    if is_prose or len(titles) < 2 or any(map(NUMERIC.fullmatch, titles)):
        return False
    return len(titles) == len(_entries(lines[0].text))


def _repeated(header: Sequence[Line], lines: Sequence[Line]) -> int:
    """How many lines print a header again, the rules below it among them; 0 where none do."""
    words = [_flat(line) for line in header if not is_line_of_rules(line.text)]
    if not words:
        return 0
    at = 0
    for word in words:
        while at < len(lines) and is_line_of_rules(lines[at].text):
            at += 1
        if at == len(lines) or _flat(lines[at]) != word:
            return 0
        at += 1
    while at < len(lines) and is_line_of_rules(lines[at].text):
        at += 1
    return at


def _flat(line: Line) -> str:
    return " ".join(line.text.split()).casefold()


def _goes_on(columns: Columns, lines: Sequence[Line]) -> bool:
    """Whether lines on a new page, without a header, are set in the columns of a table.

    Each amount ends where its column does, and the last column has one.
    """
    rows = [line.text for line in lines if is_table_line(line.text)]
    if not rows or opens_table(lines) or is_line_of_years(rows[0]):
        return False
    hit = {at for text in rows for at in _columns_hit(text, columns)}
    return None not in hit and len(columns.extents) - 1 in hit


def _columns_hit(text: str, columns: Columns) -> list[int | None]:
    """The columns whose ends a row's amounts end at; None among them for an amount elsewhere."""
    hit: list[int | None] = []
    for start, end in _entries(text)[1:]:
        over = columns_over(start, end, columns.extents)
        is_in = len(over) == 1 and abs(columns.extents[over[0]][1] - end) <= OFF_CENTRE
        hit.append(over[0] if is_in else None)
    return hit
