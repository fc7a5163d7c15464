"""Pages of a text filing: page marks, form feeds, and the labels printed in headers and footers."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from core.document.model import Page, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = re.compile(r"\s*(</?PAGE>|\f+)\s*$", re.IGNORECASE)
_PRINTED = re.compile(
    r"[\s\-–—]*(?:[Pp]age\s+)?([ivxl]{1,6}|[A-Z]{1,3}-\d{1,3}|\d{1,3})(?:\s+of\s+\d{1,3})?[\s\-–—]*"
)
_LONGEST_LABEL = 16
_LEAST_HEADS = 3  # pages that open with the same words
_LONGEST_ENTRY = 250  # characters of a line; a longer one is prose
_CONTENTS_REACH = 12  # lines within which a table of contents has an entry
_CONTENTS_ENTRY = re.compile(
    r"\S.*(?:(?:\.\s?){4,}|\s{2,})(?:[A-Z]{1,2}-)?(?:\d{1,3}|[ivxl]{1,6})\s*$|^\s*page\s*$",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document's own text: its 0-based number, offset and text."""

    number: int
    start: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Columns of white space before the first character."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def span(self) -> Span:
        """From its first to its last printed character; not for blank lines."""
        start = self.start + self.indent
        return Span(start, start + len(self.text.strip()))


@dataclass(frozen=True, slots=True)
class PageLabel:
    """A printed page label: where it stands (a line or a block), its text, and what it counts."""

    line: int
    text: str
    series: str
    count: int


def split_lines(text: str) -> list[Line]:
    r"""The lines of a text, cut at every ``\n``."""
    lines, start = [], 0
    for number, content in enumerate(text.split("\n")):
        lines.append(Line(number, start, content))
        start += len(content) + 1
    return lines


def find_pages(lines: Sequence[Line], length: int) -> tuple[tuple[Page, ...], frozenset[int]]:
    """The pages of a text, and the numbers of the lines that are only page furniture.

    A page ends at its page mark, which may stand before text on a line of its own; where the
    text has none, at its printed label. A label is believed when a mark stands beside it or when
    the labels before or after it count on.
    """
    breaks = [line.number for line in lines if _is_mark(line) or opens_page(line)]
    labels = believable(_candidates(lines), set(breaks))
    alone = {line.number for line in lines if _is_mark(line)}
    furniture = frozenset(alone | {label.line for label in labels})
    furniture |= running_heads(_tops(lines, {*breaks, *furniture}, furniture))
    if len(breaks) >= 2 or len(breaks) > len(labels):
        return _pages_by_marks(lines, breaks, labels, length), furniture
    return _pages_by_labels(lines, labels, length), furniture


def running_heads(tops: Sequence[tuple[int, str]]) -> frozenset[int]:
    """Where a page's first words only repeat those of other pages; their first place is kept.

    Args:
        tops: Of each page the place of its first words, and these words. They are a running head
            where a quarter of the pages open so, three at least; a link to the table of contents
            may head fewer.
    """
    places: dict[str, list[int]] = {}
    for place, text in tops:
        places.setdefault(" ".join(text.split()).casefold(), []).append(place)
    repeated = (
        found[1:]
        for text, found in places.items()
        if len(found) >= _LEAST_HEADS
        and (len(found) * 4 >= len(tops) or text == "table of contents")
    )
    return frozenset(place for found in repeated for place in found)


def _tops(
    lines: Sequence[Line], edges: set[int], furniture: frozenset[int]
) -> list[tuple[int, str]]:
    """The first words of each page that stand on a line of their own and open no contents."""
    tops: list[tuple[int, str]] = []
    at = 0  # only furniture and blank lines stand between an edge before this and it
    for edge in sorted({0, *edges}):
        at = max(at, edge if edge not in furniture else edge + 1)
        while at < len(lines) and (lines[at].is_blank or at in furniture):
            at += 1
        if at >= len(lines) or (tops and tops[-1][0] == at):
            continue
        is_alone = at + 1 == len(lines) or lines[at + 1].is_blank
        below = [line.text for line in lines[at + 1 : at + _CONTENTS_REACH]]
        is_head = is_alone and not lines[at].text.rstrip().endswith((".", ":", ";", ","))
        if is_head and not any(map(_is_contents_entry, below)):
            tops.append((at, lines[at].text))
    return tops


def _is_contents_entry(text: str) -> bool:
    return len(text) <= _LONGEST_ENTRY and _CONTENTS_ENTRY.search(text) is not None


def _is_mark(line: Line) -> bool:
    """Whether a line is a page mark and nothing else."""
    return bool(_MARK.match(line.text))


def opens_page(line: Line) -> bool:
    """Whether a form feed stands before the text of a line."""
    return line.text.startswith("\f")


def _candidates(lines: Sequence[Line]) -> list[PageLabel]:
    found = []
    for at, line in enumerate(lines):
        label = page_label(at, line.text)
        if label is None:
            continue
        above = at == 0 or lines[at - 1].is_blank or _is_mark(lines[at - 1]) or opens_page(line)
        below = at + 1 == len(lines) or lines[at + 1].is_blank or _ends_before(lines[at + 1])
        if above and below:
            found.append(label)
    return found


def _ends_before(line: Line) -> bool:
    return _is_mark(line) or opens_page(line)


def page_label(place: int, text: str) -> PageLabel | None:
    """The page label that a line or paragraph consists of, if it may be one."""
    stripped = text.strip()
    match = _PRINTED.fullmatch(stripped) if len(stripped) <= _LONGEST_LABEL else None
    if match is None:
        return None
    return PageLabel(place, match.group(1), *_count(match.group(1)))


def _count(label: str) -> tuple[str, int]:
    """The series that a label belongs to, and its place in it."""
    if label.isdecimal():
        return "", int(label)
    if "-" in label:
        series, number = label.split("-")
        return series, int(number)
    values = [_ROMAN[letter] for letter in label]
    following = [*values[1:], 0]
    return "roman", sum(-v if v < n else v for v, n in zip(values, following, strict=True))


def believable(candidates: list[PageLabel], marks: set[int]) -> list[PageLabel]:
    """The labels that stand beside a page mark, or that count on from one another."""
    believed = []
    for at, label in enumerate(candidates):
        near_mark = any(label.line + step in marks for step in range(-3, 6))
        if near_mark or _counts_on(candidates, at):
            believed.append(label)
    return believed


def _counts_on(candidates: list[PageLabel], at: int) -> bool:
    """Whether a neighbour within three candidates is the label before or after this one."""
    label = candidates[at]
    for other in (*candidates[max(0, at - 3) : at], *candidates[at + 1 : at + 4]):
        step = 1 if other.line > label.line else -1
        if other.series == label.series and other.count - label.count == step:
            return True
        if label.series == "roman" and other.series == "" and other.count <= 2 and step == 1:
            return True
    return False


def _pages_by_marks(
    lines: Sequence[Line], marks: list[int], labels: list[PageLabel], length: int
) -> tuple[Page, ...]:
    """Pages between marks; a stretch on which nothing is printed belongs to the page after it."""
    labelled = {label.line: label.text for label in labels}
    numbers = sorted(labelled)
    starts = [lines[number].start for number in numbers]
    pages: list[Page] = []
    for start, end in pairwise(_printed_edges(lines, marks, length)):
        inside = numbers[bisect_left(starts, start) : bisect_left(starts, end)]
        first = next((n for n in inside if _is_at_top(lines, n, start)), None)
        chosen = max(inside) if inside and (first is None or max(inside) != first) else first
        label = labelled[chosen] if chosen is not None else None
        pages.append(Page(len(pages) + 1, label, Span(start, end)))
    return tuple(pages)


def _printed_edges(lines: Sequence[Line], marks: list[int], length: int) -> list[int]:
    """Where pages start and the last one ends, so that something is printed on each."""
    printed = [line.start for line in lines if not line.is_blank and not _is_mark(line)]
    edges = [0]
    for edge in (lines[mark].start for mark in marks):
        if bisect_left(printed, edges[-1]) < bisect_left(printed, edge) < len(printed):
            edges.append(edge)
    return [*edges, length] if length else []


def _is_at_top(lines: Sequence[Line], number: int, start: int) -> bool:
    """Whether nothing but blank lines and a mark stands between a page's start and a line."""
    at = number - 1
    while at >= 0 and lines[at].start >= start:
        if not lines[at].is_blank and not _is_mark(lines[at]):
            return False
        at -= 1
    return True


def _pages_by_labels(
    lines: Sequence[Line], labels: list[PageLabel], length: int
) -> tuple[Page, ...]:
    """Pages that end at their labels; what is printed behind the last is a page without one."""
    pages: list[Page] = []
    start = 0
    last = max((line.number for line in lines if not line.is_blank), default=0)
    for label in labels:
        line = lines[label.line]
        end = length if label.line == last else line.start + len(line.text)
        pages.append(Page(len(pages) + 1, label.text, Span(start, end)))
        start = end
    if start < length:
        pages.append(Page(len(pages) + 1, None, Span(start, length)))
    return tuple(pages)
