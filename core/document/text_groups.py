"""Groups of printed lines: what stands together between blank lines, pages, rules and marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING

from core.document.pages import opens_page
from core.document.text_columns import columns_of, is_line_of_rules, widest_ruler
from core.document.text_lines import (
    is_column_marks,
    is_contents_line,
    is_line_of_years,
    is_rule,
    is_ruler,
    is_sum_rule,
    is_table_line,
    runs_of,
    stretches,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.pages import Line

_OTHER_RULE = re.compile(r"\s*(?:- )?[-=_*~.\s]{3,}$|\s*(?:- )?[-=_]{3,}\s*$")
_DRAWN = frozenset("-=_*~.")
_TABLE_MARK = re.compile(r"\s*<(/?)(TABLE|CAPTION|FN)>\s*$", re.IGNORECASE)
_LEADERS = re.compile(r"(\.\s?){4,}\s*(\S{1,6})?\s*$|(\.\s?){5,}")
_FEWEST_DOTS = 4
_MARK = re.compile(r"<C>", re.IGNORECASE)
_MOST_HEADER_LINES = 8
_OFF_COLUMN = 3  # characters that a heading may stand left of its column


class Nature(Enum):
    """What a group of lines is."""

    WORDS = auto()
    RULE = auto()  # of one run
    PAGE = auto()  # a page's mark, label or running head
    MARK = auto()  # EDGAR's, of a table
    ORNAMENT = auto()  # any other line without words


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stand together.

    Attributes:
        lines: At least one, none of them blank.
        nature: What they are.
        region: The number of the table that EDGAR's marks put them into; 0 outside of any.
    """

    lines: tuple[Line, ...]
    nature: Nature = Nature.WORDS
    region: int = 0


def groups_of(lines: Sequence[Line], furniture: frozenset[int]) -> Iterator[Group]:
    """The groups of a text in order; every line of page furniture is a group of its own."""
    regions = _regions(lines)
    held: list[Line] = []
    for line in lines:
        nature = _nature(line, furniture)
        region = regions.get(line.number, 0)
        is_cut = nature is not None or opens_page(line) or line.is_blank
        if held and (is_cut or region != regions.get(held[-1].number, 0)):
            yield from _parted(held, regions.get(held[-1].number, 0))
            held = []
        if nature is not None:
            yield Group((line,), nature)
        elif not line.is_blank:
            held.append(line)
    if held:
        yield from _parted(held, regions.get(held[-1].number, 0))


def _nature(line: Line, furniture: frozenset[int]) -> Nature | None:
    """What a line is that stands for itself; None for blank lines and those of a group."""
    if line.number in furniture:
        return None if line.is_blank else Nature.PAGE
    opening = line.text.lstrip()[:1]
    if opening == "<" and _TABLE_MARK.match(line.text):
        return Nature.MARK
    if opening not in _DRAWN or is_rule(line.text) or not _OTHER_RULE.match(line.text):
        return None
    return None if is_ruler(line.text) else Nature.ORNAMENT


def _parted(lines: Sequence[Line], region: int) -> Iterator[Group]:
    """Lines cut at each rule of one run, unless it is a rule between the lines of a table."""
    if region or not any(is_rule(line.text) for line in lines):
        yield Group(tuple(lines), region=region)
        return
    parts = [list(part) for _is_rule, part in groupby(lines, key=lambda line: is_rule(line.text))]
    held: list[Line] = []
    for at, part in enumerate(parts):
        if not is_rule(part[0].text) or (at and _is_within_table(parts[at - 1 : at + 2])):
            held.extend(part)
        else:
            if held:
                yield Group(tuple(held))
            yield from (Group((line,), Nature.RULE) for line in part)
            held = []
    if held:
        yield Group(tuple(held))


def _is_within_table(parts: Sequence[Sequence[Line]]) -> bool:
    """Whether rules, given between the lines above and those below, part a table's lines."""
    above, rules, *rest = parts
    if is_sum_rule(rules[-1].text, above[-1].text):
        return True
    below = rest[0] if rest else ()
    return bool(below) and is_tabular(below) and (is_tabular(above) or is_header(above, below))


def is_header(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether every line above a rule has words over the columns below it, and none across."""
    first = _first_entry(below)
    if not first or len(above) > _MOST_HEADER_LINES:
        return False
    return all(_stands_over(line.text, first) for line in above)


def _first_entry(lines: Sequence[Line]) -> int:
    """Where the columns of amounts start; lines with a ruler and no row may lack the names."""
    ruler = widest_ruler(lines)
    if ruler is not None and not any(map(is_row, lines)):
        return runs_of(ruler.text)[0][0] or columns_of(lines).first_entry
    return columns_of(lines).first_entry


def is_row(line: Line) -> bool:
    """Whether a line is a row of a table, and not one of years that heads it."""
    return is_table_line(line.text) and not is_line_of_years(line.text)


def _stands_over(text: str, first: int) -> bool:
    found = stretches(text)
    left, right = first - _OFF_COLUMN, first + _OFF_COLUMN
    is_across = any(start < left and end > right for start, end in found)
    return found[-1][0] >= left and not is_across


def is_tabular(lines: Sequence[Line]) -> bool:
    """Whether lines are of a table: they have a ruler, or a third of them are set as its rows."""
    led = [line for line in lines if has_leaders(line.text)]
    if _are_contents(led):
        return False
    if any(is_ruler(line.text) for line in lines):
        return True
    printed = [line for line in lines if not is_rule(line.text)]
    rows = sum(is_table_line(line.text) for line in printed)
    return rows > 0 and rows * 3 >= len(printed)


def has_leaders(text: str) -> bool:
    """Whether dots lead to the end of a line, or to a short entry there."""
    return text.count(".") >= _FEWEST_DOTS and _LEADERS.search(text) is not None


def _are_contents(led: Sequence[Line]) -> bool:
    return sum(is_contents_line(line.text) for line in led) * 2 >= len(led) > 0


def _regions(lines: Sequence[Line]) -> dict[int, int]:
    """Of each line between EDGAR's marks of a table, its caption left out, the table's number."""
    regions: dict[int, int] = {}
    opened: int | None = None
    count = 0
    for at, line in enumerate(lines):
        mark = _TABLE_MARK.match(line.text) if "<" in line.text else None
        if mark is None or mark.group(2).upper() == "CAPTION":
            continue
        if opened is not None and (mark.group(1) or mark.group(2).upper() == "FN"):
            inside = _table_between(lines[opened + 1 : at])
            count += bool(inside)
            regions.update((one.number, count) for one in inside)
        opened = at if mark.group(2).upper() == "TABLE" and not mark.group(1) else None
    return regions


def _table_between(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a table between two marks; none where they are contents or have no columns.

    Its caption is what stands above the header, parted from it by a blank line, and reaches to
    the left of the second column.
    """
    at = next((at for at, line in enumerate(lines) if is_column_marks(line.text)), 0)
    second = _MARK.search(lines[at].text) if lines else None
    if second is None or _are_contents([line for line in lines if has_leaders(line.text)]):
        return ()
    last = max((here for here, line in enumerate(lines[:at]) if _is_printed(line)), default=0)
    first = 0
    for here, line in enumerate(lines[:last]):
        if line.is_blank:
            first = here
        elif not _is_mark(line) and not _is_caption(line, second.start()):
            break
    return lines[first:]


def _is_printed(line: Line) -> bool:
    return not line.is_blank and not is_line_of_rules(line.text) and not _is_mark(line)


def _is_mark(line: Line) -> bool:
    return _TABLE_MARK.match(line.text) is not None


def _is_caption(line: Line, second: int) -> bool:
    return line.indent < second and re.search(r"\S\s{3,}\S", line.text) is None
