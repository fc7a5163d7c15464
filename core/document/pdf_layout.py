"""Where paragraphs and tables stand on PDF pages: fragments to bands, bands to drafts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.pdf_lines import Fragment

_MARK = re.compile(r"[•·▪●○■□◦*†‡–—-]|\(?\w{1,4}[.)]|\d{1,2}(?:\.\d{1,2})*\.?|Section \d+\.?")
_JOINED = 1.5  # points: a superscript stands this near to its word
_PARAGRAPH_GAP = 0.75  # of the usual distance between lines: more white than that parts them
_LEAST_PITCH, _MOST_PITCH = 7.0, 40.0  # points
_INDENT = 8.0  # points
_SHORT = 0.88  # of the page's text width: a line that ends before this may end a paragraph


@dataclass(frozen=True, slots=True)
class Band:
    """Fragments printed beside each other: one line of prose, or one row of a table."""

    fragments: tuple[Fragment, ...]

    @property
    def left(self) -> float:
        """Of the leftmost fragment."""
        return min(fragment.left for fragment in self.fragments)

    @property
    def right(self) -> float:
        """Of the rightmost fragment."""
        return max(fragment.right for fragment in self.fragments)

    @property
    def bottom(self) -> float:
        """Of the lowest fragment."""
        return min(fragment.bottom for fragment in self.fragments)

    @property
    def top(self) -> float:
        """Of the highest fragment."""
        return max(fragment.top for fragment in self.fragments)

    @property
    def is_emphasised(self) -> bool:
        """Whether all of it is set in bold or italic type, or underlined."""
        return all(fragment.is_emphasised for fragment in self.fragments)

    @property
    def text(self) -> str:
        """The fragments' texts in order."""
        return words_of(self.fragments)

    @property
    def is_row(self) -> bool:
        """Whether it holds entries set apart, other than a mark and the text behind it."""
        entries = self.entries
        if len(entries) < 2:
            return False
        return len(entries) > 2 or not _MARK.fullmatch(words_of(entries[0]))

    @property
    def entries(self) -> tuple[tuple[Fragment, ...], ...]:
        """The fragments by entry: those that touch are one."""
        entries: list[list[Fragment]] = []
        for fragment in self.fragments:
            if entries and _touches(entries[-1][-1], fragment):
                entries[-1].append(fragment)
            else:
                entries.append([fragment])
        return tuple(tuple(entry) for entry in entries)


def words_of(fragments: Sequence[Fragment]) -> str:
    """The texts of fragments in order, those that touch without a space between."""
    words = ""
    before: Fragment | None = None
    for fragment in fragments:
        touches = before is not None and _touches(before, fragment)
        words += fragment.text if touches or not words else f" {fragment.text}"
        before = fragment
    return words


def _touches(before: Fragment, after: Fragment) -> bool:
    return after.shares_height(before) and -1 <= after.left - before.right <= _JOINED


def bands_of(fragments: Sequence[Fragment]) -> list[Band]:
    """The lines of a page from top to bottom, each with what is printed at its height."""
    bands: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: -one.middle_height):
        if bands and any(fragment.shares_height(other) for other in bands[-1]):
            bands[-1].append(fragment)
        else:
            bands.append([fragment])
    return [Band(tuple(sorted(band, key=lambda one: one.left))) for band in bands]


def usual_pitch(bands: Sequence[Band]) -> float:
    """The distance from one line of a paragraph to the next, in points.

    That is the usual one of a page's smaller steps, since a title page has more white than text.
    """
    steps = sorted(
        above.bottom - below.bottom
        for above, below in pairwise(bands)
        if _LEAST_PITCH < above.bottom - below.bottom < _MOST_PITCH
    )
    return median(step for step in steps if step <= 1.4 * steps[0]) if steps else 12.0


def starts_paragraph(above: Band, below: Band, pitch: float, edges: tuple[float, float]) -> bool:
    """Whether a line starts a new paragraph after the line above it.

    Args:
        above: The line before.
        below: The line in question.
        pitch: The page's usual distance between lines.
        edges: The left and right edge of the page's text.
    """
    left, right = edges
    white = above.bottom - below.top
    if white > _PARAGRAPH_GAP * pitch or below.bottom > above.top:
        return True
    if _changes_emphasis(above, below):
        return _fits_behind(above, below, edges)
    indented = below.left > above.left + _INDENT and above.left < left + _INDENT
    ended = above.right < left + _SHORT * (right - left)
    if indented and ended:
        return True
    moved = abs(below.left - above.left) > _INDENT
    return ended and moved and above.text.endswith((".", ":", ";", "?", "!"))


def _changes_emphasis(above: Band, below: Band) -> bool:
    """Whether a line all in bold or italics meets one that is not set so."""
    if above.is_emphasised:
        return not below.fragments[0].opens_emphasised
    return below.is_emphasised


def _fits_behind(above: Band, below: Band, edges: tuple[float, float]) -> bool:
    """Whether the first word of a line would have had room on the line above."""
    word = below.text.split(maxsplit=1)[0]
    width = (below.right - below.left) * (len(word) + 1) / max(len(below.text), 1)
    return above.right + width <= edges[1]
