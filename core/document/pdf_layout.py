"""Where paragraphs and tables stand on PDF pages: fragments to bands, bands to drafts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from core.document.headings import is_capitals
from core.document.text_rows import needs_another

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.pdf_lines import Fragment

_MARK = re.compile(
    r"[•·▪●○■□◦*†‡–—-]|\(?(?:\d{1,4}|[ivxlcIVXLC]{1,4}|([A-Za-z])\1?)[.)]"
    r"|\d{1,2}(?:\.\d{1,2})*\.?|Section \d+\.?"
)
_BULLETS = "•·▪●○■□◦"
_NUMBER = re.compile(r"\d{1,3}\.\d{1,3}[*†‡+#]{0,2}")
_SIGNS = frozenset({"$", "$(", "(", "€", "£", "US$", "C$"})
_JOINED = 1.5  # points: a superscript stands this near to its word
_PARAGRAPH_GAP = 0.75  # of the usual distance between lines: more white than that parts them
_LEAST_PITCH, _MOST_PITCH = 7.0, 40.0  # points
_CENTRE = 6.0  # points
_INDENT = 8.0  # points
_SHORT = 0.88  # of the page's text width: a line that ends before this may end a paragraph

Edges = tuple[float, float]
"""The left and right edge of a page's text, in points."""


@dataclass(frozen=True, slots=True)
class Band:
    """Fragments printed beside each other: one line of prose, or one row of a table.

    Attributes:
        fragments: From left to right.
        entries: The fragments by entry: those that touch are one, a sign and its amount too.
        text: The fragments' texts in order.
        left: Of the leftmost fragment, in points from the page's left edge.
        right: Of the rightmost fragment.
        bottom: Of the lowest fragment, in points from the page's lower edge.
        top: Of the highest fragment.
    """

    fragments: tuple[Fragment, ...]
    entries: tuple[tuple[Fragment, ...], ...]
    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def is_emphasised(self) -> bool:
        """Whether all of it is set in bold or italic type, or underlined."""
        return all(fragment.is_emphasised for fragment in self.fragments)

    @property
    def baseline(self) -> float:
        """Of the lowest fragment: a superscript may stand first."""
        return min(fragment.baseline for fragment in self.fragments)

    @property
    def is_row(self) -> bool:
        """Whether it holds entries set apart, other than a mark and the text behind it."""
        entries = self.entries
        if len(entries) < 2:
            return False
        return len(entries) > 2 or not _MARK.fullmatch(words_of(entries[0]))

    @property
    def opens_item(self) -> bool:
        """Whether it starts with a bullet, or with a mark set apart from the text behind it."""
        entries = self.entries
        is_marked = len(entries) == 2 and _MARK.fullmatch(words_of(entries[0])) is not None
        return is_marked or self.fragments[0].text[0] in _BULLETS

    @property
    def is_numbered(self) -> bool:
        """Whether it is a number as an exhibit's ("10.1*") and the text behind it."""
        return len(self.entries) == 2 and bool(_NUMBER.fullmatch(words_of(self.entries[0])))


def _entries(fragments: Sequence[Fragment]) -> tuple[tuple[Fragment, ...], ...]:
    entries: list[list[Fragment]] = []
    for fragment in fragments:
        if entries and (entries[-1][-1].text in _SIGNS or _touches(entries[-1][-1], fragment)):
            entries[-1].append(fragment)
        else:
            entries.append([fragment])
    return tuple(tuple(entry) for entry in entries)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page's lines from top to bottom, and its paper's width in points."""

    bands: Sequence[Band]
    width: float


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
    return [band_of(band) for band in bands]


def band_of(fragments: Sequence[Fragment]) -> Band:
    """The line or row that fragments printed beside each other make."""
    if len(fragments) == 1:
        (only,) = fragments
        text = only.text
        return Band((only,), ((only,),), text, only.left, only.right, only.bottom, only.top)
    ordered = tuple(sorted(fragments, key=lambda one: one.left))
    return Band(
        ordered,
        entries=_entries(ordered),
        text=words_of(ordered),
        left=ordered[0].left,
        right=max(fragment.right for fragment in ordered),
        bottom=min(fragment.bottom for fragment in ordered),
        top=max(fragment.top for fragment in ordered),
    )


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


def is_centred(band: Band, edges: Edges) -> bool:
    """Whether a line stands about the middle of the page's text, off its left edge."""
    left, right = edges
    is_off = band.left > left + 2 * _CENTRE
    return is_off and abs(band.left + band.right - left - right) / 2 < _CENTRE


def starts_paragraph(above: Band, below: Band, pitch: float, edges: Edges) -> bool:
    """Whether a line starts a new paragraph after the line above it.

    Args:
        above: The line before.
        below: The line in question.
        pitch: The page's usual distance between lines.
        edges: The left and right edge of the page's text.
    """
    left, right = edges
    white = above.bottom - below.top
    if white > _PARAGRAPH_GAP * pitch or below.bottom > above.top or below.opens_item:
        return True
    if is_centred(above, edges) and is_centred(below, edges):
        return not _is_one_title(above, below, edges)
    if _changes_emphasis(above, below):
        return _fits_behind(above, below, edges)
    indented = below.left > above.left + _INDENT and above.left < left + _INDENT
    ended = above.right < left + _SHORT * (right - left)
    if indented and ended:
        return True
    moved = abs(below.left - above.left) > _INDENT
    return ended and moved and above.text.endswith((".", ":", ";", "?", "!"))


def _is_one_title(above: Band, below: Band, edges: Edges) -> bool:
    """Whether two centred lines are one: for want of room, in capitals, or by their words.

    Lines that start at the same place are of a paragraph that is indented on both sides.
    """
    if above.is_emphasised != below.is_emphasised:
        return False
    if abs(above.left - below.left) <= _JOINED or not _fits_behind(above, below, edges):
        return True
    if is_capitals(above.text) and is_capitals(below.text):
        return True
    return above.text.endswith((",", "-")) or needs_another(above.text, below.text)


def _changes_emphasis(above: Band, below: Band) -> bool:
    """Whether a line all in bold or italics meets one that is not set so."""
    if above.is_emphasised:
        return not below.fragments[0].opens_emphasised
    return below.is_emphasised


def _fits_behind(above: Band, below: Band, edges: Edges) -> bool:
    """Whether the first word of a line would have had room on the line above."""
    word = below.text.split(maxsplit=1)[0]
    width = (below.right - below.left) * (len(word) + 1) / max(len(below.text), 1)
    used = above.right - above.left if is_centred(above, edges) else above.right - edges[0]
    return used + width <= edges[1] - edges[0]
