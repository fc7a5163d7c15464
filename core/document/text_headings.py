"""Headings of a fixed-width table: which columns each of them stands over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from core.document.text_columns import column_of, columns_over, cut_between, is_line_of_rules
from core.document.text_lines import OFF_CENTRE, runs_of, stretches, with_signs
from core.document.text_rows import GOES_ON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.pages import Line
    from core.document.text_columns import Columns

    Place = tuple[int, int]
    Heading = tuple[Place, int, int]
    Joined = dict[int, set[Place]]  # of a column, what headings or rules join it to others

_OFF_SPAN = 3  # characters that a heading may stand off the middle of its columns


def headings_of(lines: Sequence[Line], columns: Columns) -> list[list[Heading]]:
    """Of each printed line of a header its headings: the place of each, its first and last column.

    A heading stands over several columns where the rule below it does, or where it is set about
    the middle of several that it touches; then it cuts across no heading above it. Lines at the
    margin go on with the heading above them that needs another word, if one does.
    """
    joined: Joined = {}
    found: list[list[Heading]] = []
    unended: int | None = None  # the column whose heading needs another word
    for line, rule in zip(lines, _rules_below(lines, columns), strict=True):
        if is_line_of_rules(line.text):
            headings = _spanning(line.text, columns)
        else:
            headings = list(_headings(line.text, columns, rule, joined))
            if unended is not None and line.indent == 0 and len(headings) == 1:
                headings = [(headings[0][0], unended, unended)]
            else:
                unended = _unended(line.text, headings)
            found.append(headings)
        for _place, first, last in headings:
            for at in range(first, last + 1) if last > first else ():
                joined.setdefault(at, set()).add((first, last))
    return found


def _unended(text: str, headings: Sequence[Heading]) -> int | None:
    """The one column whose heading needs another word, beside one of the names that needs none."""
    ends = [
        first
        for (start, end), first, last in headings
        if first == last and GOES_ON.search(text[start:end])
    ]
    is_beside_names = bool(headings) and headings[0][1] == 0
    return ends[0] if is_beside_names and len(ends) == 1 and ends[0] > 0 else None


def _rules_below(lines: Sequence[Line], columns: Columns) -> list[list[Heading]]:
    """Of each line the runs over several columns of the next rule below it."""
    below: list[Heading] = []
    found: list[list[Heading]] = []
    for line in reversed(lines):
        found.append(below)
        if is_line_of_rules(line.text):
            below = _spanning(line.text, columns)
    return found[::-1]


def _spanning(text: str, columns: Columns) -> list[Heading]:
    """The runs of a rule that stand over the middle of several columns, the names' left out."""
    runs = []
    for start, end in runs_of(text):
        under = [
            at
            for at in columns_over(start, end, columns.extents)
            if 2 * start <= sum(columns.extents[at]) <= 2 * end
        ]
        if len(under) > 1 and under[0] > 0:
            runs.append(((start, end), under[0], under[-1]))
    return runs


def _headings(
    text: str, columns: Columns, rule: Sequence[Heading], joined: Joined
) -> Iterator[Heading]:
    tokens = with_signs(text, stretches(text))
    extents = columns.extents
    if not columns.ruled and len(tokens) == len(extents):
        yield from ((token, at, at) for at, token in enumerate(tokens))
        return
    ruled = _over_runs(tokens, rule)
    for token in tokens:
        parts = list(cut_between(text, token, extents))
        span = ruled.get(token)
        if span is None and len(parts) == 1:
            span = _span(token, columns, joined, alone=len(tokens) == 1)
        if span is not None:
            yield token, *span
            continue
        for part in parts:
            at = column_of(*part, extents)
            yield part, at, at


def _over_runs(tokens: Sequence[Place], rule: Sequence[Heading]) -> dict[Place, Place]:
    """The columns of each token that stands over a run of the rule, and no other token beside."""
    ruled: dict[Place, Place] = {}
    for (start, end), first, last in rule:
        low = bisect_right(tokens, start, key=lambda token: token[1])
        high = bisect_left(tokens, end, lo=low, key=lambda token: token[0])
        if high - low != 1:
            continue
        token = tokens[low]
        if start - _OFF_SPAN <= token[0] and token[1] <= end + _OFF_SPAN:
            ruled[token] = (first, last)
    return ruled


def _span(token: Place, columns: Columns, joined: Joined, *, alone: bool) -> Place | None:
    """The several columns about whose middle a heading is set; None where it is set over one."""
    extents = columns.extents
    over = [at for at in columns_over(*token, extents) if at > 0]
    if not over or len(extents) < 3:
        return None
    own = any(abs(sum(token) - sum(extents[at])) <= 2 * OFF_CENTRE for at in over)
    if len(over) > 1 or not own:
        known = (pair for pair in joined.get(over[0], ()) if _is_within(token, pair, columns))
        nearest = min(known, key=lambda pair: (pair[1] - pair[0], pair), default=None)
        if nearest is not None:
            return nearest
    if len(over) < 2 or (own and not alone):
        return None
    whole = (1, len(extents) - 1)
    if alone and _is_centred(token, whole, columns):
        return whole
    return None if own else _widened(token, (over[0], over[-1]), columns, joined)


def _is_within(token: Place, pair: Place, columns: Columns) -> bool:
    start, end = columns.extents[pair[0]][0], columns.extents[pair[1]][1]
    inside = start - OFF_CENTRE <= token[0] and token[1] <= end + OFF_CENTRE
    return inside and _is_centred(token, pair, columns)


def _is_centred(token: Place, pair: Place, columns: Columns) -> bool:
    middle = columns.extents[pair[0]][0] + columns.extents[pair[1]][1]
    return abs(sum(token) - middle) <= 2 * _OFF_SPAN


def _widened(token: Place, pair: Place, columns: Columns, joined: Joined) -> Place | None:
    """The columns that a heading touches, and those that it must not be parted from."""
    first, last = pair
    left = min((one for one, other in joined.get(first, ()) if other < last), default=first)
    right = max((other for one, other in joined.get(last, ()) if one > first), default=last)
    wide = (min(first, left), max(last, right))
    return wide if _is_centred(token, wide, columns) else None
