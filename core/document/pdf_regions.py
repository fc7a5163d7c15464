"""What a PDF page's lines are: furniture, tables and paragraphs, and tables over several pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from core.document.pages import page_label
from core.document.pdf_layout import starts_paragraph, usual_pitch
from core.document.pdf_tables import columns_of, goes_on_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.document.pdf_layout import Band, Edges, PrintedPage
    from core.document.pdf_tables import Columns

_RUNNING = 3  # pages that print the same line at their edge: it is a running head or foot
_EDGE_BANDS = 2
_FULL_PAGE = 10  # lines
_RAGGED = 60.0  # points by which the longest line may fall short of its margin
_USUAL_PITCH = 12.0  # points
_OFF_EDGE = 60.0  # points from the left edge of the page's text
_HEADING_WHITE = 0.9  # of the usual distance: a title above a table stands farther off
_TABLE_WHITE = 1.5  # of the usual distance between lines
_ROW_WHITE = 3.0  # likewise, between rows of the same columns
_DEEPEST_INDENT = 45.0  # points: of a paragraph's first line
_WIDEST_SINGLE = 260.0  # points: a longer line is prose, no entry
_WIDE_TABLE = 3  # entries: a single row of so many is a table by itself
_PARAGRAPH_WHITE = 0.75  # of the usual distance: more parts paragraphs
_ALIGNED = 3.0  # points
_NOTE = re.compile(r"[*†‡]|\(\w{1,2}\)|[—–_-]{3}")


class Nature(Enum):
    """What a run of lines is."""

    FURNITURE = "furniture"
    TABLE = "table"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of a page that belong together.

    Attributes:
        nature: What they are.
        bands: The lines.
        edges: The left and right edge of the page's text.
        goes_on: Whether a table goes on from the page before.
    """

    nature: Nature
    bands: tuple[Band, ...]
    edges: Edges
    goes_on: bool = False


def regions_of_pages(pages: Sequence[PrintedPage]) -> Iterator[list[Region]]:
    """The regions of each page in order; a table that goes on over a page break is told."""
    running = _running_lines(pages)
    usual = _usual_setting(pages)
    columns: Columns = ()  # of the table that the page before ended in
    for page in pages:
        setting = _setting_among(page, usual)
        regions = _Page(page.bands, running, columns, setting.edges, setting.pitch).regions()
        yield regions
        columns = _columns_at_end(regions, columns)


def _running_lines(pages: Sequence[PrintedPage]) -> frozenset[tuple[str, int]]:
    """Lines that several pages print at the same height of their edge, digits aside."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        edge = [*page.bands[:_EDGE_BANDS], *page.bands[-_EDGE_BANDS:]]
        seen.update({_at_height(band) for band in edge})
    return frozenset(line for line, times in seen.items() if times >= _RUNNING and line[0])


def _at_height(band: Band) -> tuple[str, int]:
    return re.sub(r"\d+", "#", band.text), round(band.bottom / 4)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a page is set: the edges of its text, and how far apart its lines stand, in points."""

    edges: Edges
    pitch: float


def _setting(page: PrintedPage) -> _Setting:
    """How a page is set; its margins are alike where lines of unlike length end near one."""
    left, right = min(b.left for b in page.bands), max(b.right for b in page.bands)
    if 0 < page.width - left - right <= _RAGGED:
        right = page.width - left
    return _Setting((left, right), usual_pitch(page.bands))


def _usual_setting(pages: Sequence[PrintedPage]) -> _Setting | None:
    """How full pages are set, None where no page is full."""
    full = [_setting(page) for page in pages if len(page.bands) >= _FULL_PAGE]
    if not full:
        return None
    edges = median(page.edges[0] for page in full), median(page.edges[1] for page in full)
    return _Setting(edges, median(page.pitch for page in full))


def _setting_among(page: PrintedPage, usual: _Setting | None) -> _Setting:
    """How a page is set, told by the document's full pages where it prints little."""
    if not page.bands:
        return _Setting((0.0, 0.0), _USUAL_PITCH)
    own = _setting(page)
    if usual is None:
        return own
    edges = min(own.edges[0], usual.edges[0]), max(own.edges[1], usual.edges[1])
    return _Setting(edges, own.pitch if len(page.bands) >= _FULL_PAGE else usual.pitch)


def _columns_at_end(regions: Sequence[Region], before: Columns) -> Columns:
    """The columns of the table that a page ends in, with those that it went on from."""
    printed = [region for region in regions if not _is_edge(region)]
    if not printed or printed[-1].nature is not Nature.TABLE:
        return ()
    last = printed[-1]
    return columns_of(last.bands, before if last.goes_on else ())


def _is_edge(region: Region) -> bool:
    """Whether a region is furniture, or prints what may be a page's label."""
    if region.nature is Nature.FURNITURE:
        return True
    return region.nature is Nature.PARAGRAPH and page_label(0, region.bands[0].text) is not None


@dataclass(frozen=True, slots=True)
class _Page:
    """A page whose lines are being told apart.

    Attributes:
        bands: Its lines.
        running: The document's running heads and feet.
        columns: Of the table that the page before ended in, if it did.
        edges: The left and right edge of its text.
        pitch: The usual distance between its lines, in points.
    """

    bands: Sequence[Band]
    running: frozenset[tuple[str, int]]
    columns: Columns
    edges: Edges
    pitch: float

    def regions(self) -> list[Region]:
        found: list[Region] = []
        at = 0
        while at < len(self.bands):
            region = self._region_at(at, goes_on=all(map(_is_edge, found)))
            found.append(region)
            at += len(region.bands)
        return found

    def _region_at(self, at: int, *, goes_on: bool) -> Region:
        if self._is_running(at):
            return self._region(Nature.FURNITURE, at, at + 1)
        end = self._table_end(at)
        if goes_on and self.columns:
            end = max(end, at + self._is_row(at))
            if end > at and goes_on_in(self.bands[at:end], self.columns):
                return replace(self._region(Nature.TABLE, at, end), goes_on=True)
            end = self._table_end(at)
        if end > at:
            return self._region(Nature.TABLE, at, end)
        return self._region(Nature.PARAGRAPH, at, self._paragraph_end(at))

    def _region(self, nature: Nature, at: int, end: int) -> Region:
        return Region(nature, tuple(self.bands[at:end]), self.edges)

    def _is_running(self, at: int) -> bool:
        on_edge = at < _EDGE_BANDS or at >= len(self.bands) - _EDGE_BANDS
        return on_edge and _at_height(self.bands[at]) in self.running

    def _paragraph_end(self, at: int) -> int:
        end = at + 1
        while end < len(self.bands) and not (
            self._is_running(end)
            or self._table_end(end) > end
            or starts_paragraph(self.bands[end - 1], self.bands[end], self.pitch, self.edges)
        ):
            end += 1
        return end

    def _table_end(self, start: int) -> int:
        """Where a table that starts at a line ends, `start` itself where none does.

        Single entries may stand between its rows, or above them off the left edge as the first
        line of a heading does; rows stand no more than a line and a half of white apart.
        """
        bands = self.bands
        is_off = bands[start].left >= self.edges[0] + _OFF_EDGE
        if not (self._is_row(start) or is_off or self._opens_name(start)):
            return start
        end = start
        rows: list[Band] = []
        while end < len(bands) and not (end > start and self._is_far(end)):
            if self._is_row(end) or (rows and bands[end].is_numbered):
                rows.append(bands[end])
            elif not (self._carries_on(bands[start:end], end) or self._rows_follow(end)):
                break
            end += 1
        if len(rows) > 1:
            return end
        if any(len(row.entries) >= _WIDE_TABLE for row in rows):
            return end if self._is_apart(start) and self._is_apart(end) else start
        wraps = rows and any(b.right < rows[0].entries[1][0].left for b in bands[start + 1 : end])
        return end if wraps else start

    def _opens_name(self, at: int) -> bool:
        """Whether a line at the left is the first of a name that a row below it ends."""
        if not self._is_apart(at) or at + 1 == len(self.bands) or not self._is_row(at + 1):
            return False
        is_close = self._white(at + 1) <= _HEADING_WHITE
        return is_close and self.bands[at].right < self.bands[at + 1].entries[1][0].left

    def _is_row(self, at: int) -> bool:
        """Whether a line is a row of a table, and no prose with room left between its words.

        Prose is set from edge to edge, and the lines next to it print where it has room; the rows
        of a table leave room at the same places.
        """
        band = self.bands[at]
        if not band.is_row:
            return False
        return not (
            self._fills_measure(band)
            and any(
                self._fills_measure(other) and not _share_gap(band, other)
                for other in self._close_to(at)
            )
        )

    def _fills_measure(self, band: Band) -> bool:
        left, right = self.edges
        return band.left <= left + _DEEPEST_INDENT and band.right >= right - _ALIGNED

    def _close_to(self, at: int) -> Iterator[Band]:
        """The lines above and below a line that no white parts from it."""
        if not self._is_apart(at):
            yield self.bands[at - 1]
        if not self._is_apart(at + 1):
            yield self.bands[at + 1]

    def _is_far(self, at: int) -> bool:
        """Whether a line stands too far below the one above to be of the same table.

        Rows of the same columns may stand farther apart than others.
        """
        above, below = self.bands[at - 1], self.bands[at]
        alike = len(above.entries) == len(below.entries) > 1 and all(
            upper[0].left < lower[-1].right and lower[0].left < upper[-1].right
            for upper, lower in zip(above.entries, below.entries, strict=True)
        )
        return self._white(at) > (_ROW_WHITE if alike else _TABLE_WHITE)

    def _is_apart(self, at: int) -> bool:
        """Whether white parts a line from the one above it, or a page's edge does."""
        return at in {0, len(self.bands)} or self._white(at) > _PARAGRAPH_WHITE

    def _white(self, at: int) -> float:
        """The white above a line, by the usual distance between lines."""
        return (self.bands[at - 1].bottom - self.bands[at].top) / self.pitch

    def _carries_on(self, table: Sequence[Band], at: int) -> bool:
        """Whether a line with a single entry carries on an entry of the table above it.

        It stands at the start of a later column, where an entry may have paragraphs, or close
        below among the names, if rows follow or nothing does.
        """
        rows = [band for band in table if len(band.entries) > 1]
        if not rows:
            return False
        band = self.bands[at]
        seconds = [row.entries[1][0].left for row in rows]
        is_close = self._white(at) <= _HEADING_WHITE
        if any(abs(band.left - second) <= _ALIGNED for second in seconds):
            return is_close or band.left >= self.edges[0] + _OFF_EDGE
        if not is_close or band.right >= min(seconds):
            return False
        is_last = at + 1 == len(self.bands) or self._white(at + 1) > _HEADING_WHITE
        if is_last and not _NOTE.match(band.text):
            return True
        return self._names_lead_to_row(at, min(seconds))

    def _names_lead_to_row(self, at: int, second: float) -> bool:
        """Whether names alone stand from a line on until a row, close below one another."""
        for below in range(at + 1, len(self.bands)):
            white = self._white(below)
            if self._is_row(below):
                return white <= _TABLE_WHITE
            if white > _HEADING_WHITE or self.bands[below].right >= second:
                return False
        return False

    def _rows_follow(self, at: int) -> bool:
        """Whether a row stands within two lines below a line with a single entry."""
        if self.bands[at].right - self.bands[at].left > _WIDEST_SINGLE:
            return False
        for below in (at + 1, at + 2):
            if below >= len(self.bands) or self._white(below) > _HEADING_WHITE:
                return False
            if self._is_row(below):
                return True
        return False


def _share_gap(one: Band, other: Band) -> bool:
    """Whether two lines leave white at the same place."""
    return any(
        first[0] < second[1] and second[0] < first[1]
        for first in _gaps(one)
        for second in _gaps(other)
    )


def _gaps(band: Band) -> list[tuple[float, float]]:
    """Where the white between a line's entries starts and ends."""
    return [(left[-1].right, right[0].left) for left, right in pairwise(band.entries)]
