"""Lines of a PDF page with their boxes, cut where a wide gap sets entries apart."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_BOLD_WEIGHT = 600
_WIDE_GAP = 1.4  # of the type's height: wider than any space between words, even justified
_LEAST_HEIGHT = 7.5  # points: a line of small letters has a low box
_SAME_LINE = 0.4


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one printed line without a wide gap.

    Attributes:
        text: As pdfium reads it, white space collapsed.
        page: Index of its page, from 0.
        first: Its first character on the page, as pdfium counts.
        count: How many characters it has there.
        left: Of its box, in points from the page's left edge.
        right: Likewise.
        bottom: In points from the page's lower edge.
        top: Likewise.
        size: Of the type, in points.
        is_bold: Whether it starts in bold type.
    """

    text: str
    page: int
    first: int
    count: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool

    @property
    def middle(self) -> float:
        """Half-way between left and right."""
        return (self.left + self.right) / 2

    @property
    def middle_height(self) -> float:
        """Half-way between bottom and top."""
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        """Of its box, in points."""
        return self.top - self.bottom

    def shares_height(self, other: Fragment) -> bool:
        """Whether the two are printed on one line, superscripts included."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap > _SAME_LINE * min(self.height, other.height)


class _Boxes:
    """Boxes of single characters; one set of C variables serves all calls."""

    def __init__(self, page: PdfTextPage) -> None:
        self._raw = page.raw
        self._edges = [ctypes.c_double() for _ in range(4)]

    def of(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a character."""
        left, right, bottom, top = self._edges
        pdfium.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value

    def size(self, index: int) -> float:
        """The size of a character's type, as tall as its line is deep, in points."""
        return float(pdfium.FPDFText_GetFontSize(self._raw, index))

    def is_bold(self, index: int) -> bool:
        """Whether a character is set in bold type."""
        return int(pdfium.FPDFText_GetFontWeight(self._raw, index)) >= _BOLD_WEIGHT


def fragments_of(page: PdfPage, index: int) -> list[Fragment]:
    """The printed lines of a page in the order of its text, cut at wide gaps."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range().replace("\ufffe", "-")  # a hyphen at a line's end
        boxes = _Boxes(text_page)
        found: list[Fragment] = []
        start = 0
        for line in text.split("\r\n"):
            if line.strip():
                found.extend(_cut(line, start, index, boxes))
            start += len(line) + 2
        return found
    finally:
        text_page.close()


def _cut(line: str, start: int, page: int, boxes: _Boxes) -> list[Fragment]:
    """The fragments of one line of the page's text, which starts at a character of the page."""
    pieces: list[tuple[int, int]] = []
    for first, last in _words(line):
        if pieces:
            left, _right, bottom, top = boxes.of(start + first)
            gap = left - boxes.of(start + pieces[-1][1] - 1)[1]
            if gap <= _WIDE_GAP * max(top - bottom, _LEAST_HEIGHT):
                pieces[-1] = (pieces[-1][0], last)
                continue
        pieces.append((first, last))
    return [_fragment(line, piece, start, page, boxes) for piece in pieces]


def _words(line: str) -> list[tuple[int, int]]:
    """Where the words of a line start and end."""
    words: list[tuple[int, int]] = []
    at = 0
    for word in line.split():
        first = line.index(word, at)
        at = first + len(word)
        words.append((first, at))
    return words


def _fragment(line: str, piece: tuple[int, int], start: int, page: int, boxes: _Boxes) -> Fragment:
    first, last = piece
    left, _right, bottom, top = boxes.of(start + first)
    _left, right, other_bottom, other_top = boxes.of(start + last - 1)
    return Fragment(
        text=" ".join(line[first:last].split()),
        page=page,
        first=start + first,
        count=last - first,
        left=left,
        right=right,
        bottom=min(bottom, other_bottom),
        top=max(top, other_top),
        size=boxes.size(start + first),
        is_bold=boxes.is_bold(start + first),
    )
