"""Lines of a PDF page with their boxes, cut where a wide gap sets entries apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.document.pdf_rules import is_underlined, level_rules
from core.document.pdf_type import Characters, Typesetting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfPage

    from core.document.pdf_type import Box, Type

_WIDE_GAP = 1.4  # of the type's height: wider than any space between words, even justified
_LEAST_GAP = 10.5  # points: a line of small letters has a low box
_SLACK = 3.0  # points by which a line that is set naturally may miss its type's own widths
_WIDEST_JUSTIFIED = 20.0  # points
_EQUAL, _UNEVEN = 4, 1.5  # so many gaps, no more than so many points from one another
_SAME_LINE = 0.4
_WORD = re.compile(r"\S+")
_NEXT_AMOUNT = re.compile(r"(?<=[\d)%*—–])\s+(?=\$)")  # prose has a word between two amounts


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
        baseline: The line that its first character stands on, likewise.
        opens_emphasised: Whether it starts in bold or italic type, or all of it is underlined.
        is_emphasised: Whether all of it is set so.
    """

    text: str
    page: int
    first: int
    count: int
    left: float
    right: float
    bottom: float
    top: float
    baseline: float
    opens_emphasised: bool
    is_emphasised: bool

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


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page's text without white space at its ends.

    Attributes:
        text: As pdfium reads it.
        first: Its first character on the page.
        page: Index of the page.
        type: What its first character is set in.
    """

    text: str
    first: int
    page: int
    type: Type


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line without a wide gap: its place on the line, the boxes of its ends."""

    first: int
    last: int
    opening: Box
    closing: Box


class LineReader:
    """Reads the printed lines of a document's pages."""

    def __init__(self) -> None:
        self._typesetting = Typesetting()

    def fragments_of(self, page: PdfPage, index: int) -> list[Fragment]:
        """The printed lines of a page in the order of its text, cut at wide gaps."""
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_range().replace("\ufffe", "-")  # a hyphen at a line's end
            characters = Characters(text_page, self._typesetting)
            rules = level_rules(page)
            found: list[Fragment] = []
            start = 0
            for printed in text.split("\r\n"):
                if line := printed.strip():
                    first = start + printed.index(line)
                    found.extend(
                        _fragments(
                            _Line(line, first, index, characters.type_of(first)), characters, rules
                        )
                    )
                start += len(printed) + 2
            return found
        finally:
            text_page.close()


def _fragments(line: _Line, characters: Characters, rules: Sequence[Box]) -> Iterator[Fragment]:
    whole = _Piece(
        0,
        len(line.text),
        characters.box(line.first),
        characters.box(line.first + len(line.text) - 1),
    )
    if _is_set_naturally(line, whole, characters):
        yield _fragment(line, whole, characters, rules)
        return
    for piece in _pieces(line, whole, characters):
        yield _fragment(line, piece, characters, rules)


def _is_set_naturally(line: _Line, whole: _Piece, characters: Characters) -> bool:
    """Whether a line is just as wide as its type sets it, so that no wide gap is in it.

    Much sooner told than by the white between all its words.
    """
    if _NEXT_AMOUNT.search(line.text):
        return False
    natural = characters.natural_width(line.text, line.first, line.type)
    width = whole.closing[1] - whole.opening[0]
    return natural is not None and abs(width - natural) <= _SLACK


def _pieces(line: _Line, whole: _Piece, characters: Characters) -> Iterator[_Piece]:
    """The parts of a line between wide gaps."""
    box, start = characters.box, line.first
    words = [word.span() for word in _WORD.finditer(line.text)]
    openings = [whole.opening] + [box(start + first) for first, _last in words[1:]]
    closings = [box(start + last - 1) for _first, last in words[:-1]] + [whole.closing]
    amounts = {found.end() for found in _NEXT_AMOUNT.finditer(line.text)}
    cuts = {at for at, (first, _last) in enumerate(words[1:]) if first in amounts}
    opens = 0
    for closes in [*sorted(cuts.union(_wide_gaps(openings, closings))), len(words) - 1]:
        first, last = words[opens][0], words[closes][1]
        yield _Piece(first, last, openings[opens], closings[closes])
        opens = closes + 1


def _wide_gaps(openings: Sequence[Box], closings: Sequence[Box]) -> list[int]:
    """The words of a line that a wide gap follows, where justifying did not make it."""
    gaps = [here[0] - before[1] for before, here in zip(closings, openings[1:], strict=False)]
    wide = [
        at
        for at, gap in enumerate(gaps)
        if gap > _LEAST_GAP and gap > _WIDE_GAP * (openings[at + 1][3] - openings[at + 1][2])
    ]
    return [at for at in wide if not _is_justified(gaps, at)]


def _is_justified(gaps: Sequence[float], at: int) -> bool:
    """Whether a gap is one of several in a row that are as wide, and not too wide for that."""
    if gaps[at] > _WIDEST_JUSTIFIED:
        return False
    first = last = at
    while first > 0 and abs(gaps[first - 1] - gaps[at]) <= _UNEVEN:
        first -= 1
    while last + 1 < len(gaps) and abs(gaps[last + 1] - gaps[at]) <= _UNEVEN:
        last += 1
    return last - first + 1 >= _EQUAL


def _fragment(line: _Line, piece: _Piece, characters: Characters, rules: Sequence[Box]) -> Fragment:
    left, _, bottom, top = piece.opening
    _, right, other_bottom, other_top = piece.closing
    first = line.first + piece.first
    baseline = characters.baseline(first)
    opens, throughout = _emphasis(line, piece, characters)
    if rules and not throughout and is_underlined(left, right, baseline, rules):
        opens = throughout = not characters.is_coloured(first)  # a link is no emphasis
    return Fragment(
        text=" ".join(line.text[piece.first : piece.last].split()),
        page=line.page,
        first=first,
        count=piece.last - piece.first,
        left=left,
        right=right,
        bottom=min(bottom, other_bottom),
        top=max(top, other_top),
        baseline=baseline,
        opens_emphasised=opens,
        is_emphasised=throughout,
    )


def _emphasis(line: _Line, piece: _Piece, characters: Characters) -> tuple[bool, bool]:
    """Whether a part of a line starts in bold or italic type, and whether all its words are."""
    known = line.type if piece.first == 0 else None
    if not characters.is_emphasised(line.first + piece.first, known):
        return False, False
    ends = (
        line.first + at
        for word in _WORD.finditer(line.text, piece.first, piece.last)
        for at in (word.start(), word.end() - 1)
    )
    return True, all(map(characters.is_emphasised, ends))


def without_usual_emphasis(pages: Sequence[list[Fragment]]) -> Sequence[list[Fragment]]:
    """The lines of a document; emphasis that most of it is set in sets nothing apart."""
    printed = sum(fragment.count for page in pages for fragment in page)
    emphasised = sum(f.count for page in pages for f in page if f.is_emphasised)
    if 2 * emphasised <= printed:
        return pages
    return [
        [replace(fragment, opens_emphasised=False, is_emphasised=False) for fragment in page]
        for page in pages
    ]
