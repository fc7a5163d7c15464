"""Paragraphs and drawings of the memo that reportlab does not bring along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from core.memo import fonts
from core.memo.marks import Mark, draw_mark
from core.memo.styles import (
    BAR,
    GREY,
    HAIRLINE,
    INK,
    LINK,
    TEXT_WIDTH,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle

    from core.memo.page import MemoCanvas


class MarkedParagraph(Paragraph):  # type: ignore[misc]  # reportlab is untyped
    """A paragraph with something in the space to the left of its first line, and a place.

    It may be split over pages: the first piece keeps the mark, the number and the place.
    """

    canv: MemoCanvas
    mark: Mark | None = None
    number: str = ""
    key: str = ""
    outline: tuple[int, str] | None = None  # level from 0, title

    def split(self, width: float, height: float) -> list[Paragraph]:
        """See reportlab."""
        pieces: list[Paragraph] = super().split(width, height)
        if pieces and pieces[0] is not self:
            pieces[0].mark, pieces[0].number = self.mark, self.number
            pieces[0].key, pieces[0].outline = self.key, self.outline
        return pieces

    def draw(self) -> None:
        """See reportlab."""
        if self.key:
            self.canv.place(self.key, self.height)
        if self.key and self.outline:
            level, title = self.outline
            self.canv.addOutlineEntry(title, self.key, level, closed=True)
        self._draw_side()
        super().draw()

    def _draw_side(self) -> None:
        style = self.style
        baseline = self.height - style.fontSize * 1.02
        if self.mark:
            size = style.fontSize * 0.78
            draw_mark(self.canv, self.mark, 1, baseline - 0.3, size)
        if self.number:
            self.canv.setFont(fonts.SANS, style.fontSize * 0.88)
            self.canv.setFillColor(GREY)
            self.canv.drawRightString(style.leftIndent - 7, baseline, self.number)


def marked(markup: str, style: ParagraphStyle, mark: Mark | None) -> MarkedParagraph:
    """A paragraph with a sign before its first line."""
    paragraph = MarkedParagraph(markup, style)
    paragraph.mark = mark
    return paragraph


def numbered(markup: str, style: ParagraphStyle, number: str, key: str = "") -> MarkedParagraph:
    """A paragraph with a number before its first line, and a place that links lead to."""
    paragraph = MarkedParagraph(markup, style)
    paragraph.number, paragraph.key = number, key
    return paragraph


def heading(
    markup: str, style: ParagraphStyle, key: str, outline: tuple[int, str], room: float = 90
) -> list[Flowable]:
    """A heading with its place in the outline, never left alone at the foot of a page.

    Args:
        markup: The heading as paragraph markup.
        style: A style of `core.memo.styles`.
        key: The name of its place.
        outline: Its level from 0, and its title there.
        room: Points that must be free under it, else it starts the next page.
    """
    paragraph = MarkedParagraph(markup, style)
    paragraph.key, paragraph.outline = key, outline
    _, height = paragraph.wrap(TEXT_WIDTH, 10_000)
    return [CondPageBreak(min(height + style.spaceBefore + room, 300)), paragraph]


def height_of(story: Sequence[Flowable]) -> float:
    """Points that flowables take one under the other, with the space between them."""
    total = 0.0
    space = 0.0
    for flowable in story:
        total += flowable.wrap(TEXT_WIDTH, 100_000)[1] + max(space, flowable.getSpaceBefore())
        space = flowable.getSpaceAfter()
    return total


_KEPT_WHOLE = 300.0  # points; more than that and moving a block leaves too large a gap


def kept_together(story: list[Flowable]) -> list[Flowable]:
    """The flowables, all on one page if they are short enough for that."""
    height = height_of(story)
    return [CondPageBreak(height), *story] if height <= _KEPT_WHOLE else story


class Rule(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A line over the width of the text."""

    def __init__(self, weight: float = 0.5, colour: object = HAIRLINE, space: float = 0) -> None:
        super().__init__()
        self.weight, self.colour = weight, colour
        self.spaceBefore = self.spaceAfter = space

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """See reportlab."""
        self.width = width
        return width, self.weight

    def draw(self) -> None:
        """See reportlab."""
        self.canv.setStrokeColor(self.colour)
        self.canv.setLineWidth(self.weight)
        self.canv.line(0, self.weight / 2, self.width, self.weight / 2)


class Progress(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A thin bar that shows how much of the review is done."""

    def __init__(self, done: int, whole: int, width: float = 120) -> None:
        super().__init__()
        self.share = done / whole if whole else 0
        self.width, self.height = width, 3.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """See reportlab."""
        return self.width, self.height + 3

    def draw(self) -> None:
        """See reportlab."""
        self.canv.setFillColor(HAIRLINE)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.setFillColor(INK)
        self.canv.rect(0, 0, self.width * self.share, self.height, stroke=0, fill=1)


class Arrow(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """An arrow to the right, the height of one line of a table."""

    length = 24.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """See reportlab."""
        return self.length, 9.0

    def draw(self) -> None:
        """See reportlab."""
        self.canv.setStrokeColor(GREY)
        self.canv.setFillColor(GREY)
        self.canv.setLineWidth(0.7)
        self.canv.line(0, 3, self.length - 6, 3)
        head = self.canv.beginPath()
        head.moveTo(self.length - 6, 5.2)
        head.lineTo(self.length - 1.5, 3)
        head.lineTo(self.length - 6, 0.8)
        head.close()
        self.canv.drawPath(head, stroke=0, fill=1)


class Bars(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """One row an amount: its name, a bar of its share, the amount."""

    row = 15.0
    names = 190.0
    amounts = 64.0

    def __init__(self, rows: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self.rows = tuple(rows)
        self.largest = max(amount for _, amount in rows) or 1
        self.spaceBefore, self.spaceAfter = 4.0, 8.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """See reportlab."""
        self.width = width
        return width, self.row * len(self.rows)

    def split(self, _width: float, height: float) -> list[Flowable]:
        """See reportlab."""
        fitting = int(height // self.row)
        if fitting >= len(self.rows):
            return [self]
        if not fitting:
            return []
        first, rest = Bars(self.rows[:fitting]), Bars(self.rows[fitting:])
        first.largest = rest.largest = self.largest
        return [first, rest]

    def draw(self) -> None:
        """See reportlab."""
        longest = self.width - self.names - self.amounts - 10
        for at, (name, amount) in enumerate(self.rows):
            base = self.row * (len(self.rows) - at - 1) + 4.5
            self.canv.setFillColor(INK)
            self.canv.setFont(fonts.SANS, 8.2)
            self.canv.drawString(0, base, fitted(name, fonts.SANS, 8.2, self.names - 10))
            self.canv.drawRightString(self.width, base, f"{amount:,}")
            self.canv.setFillColor(BAR)
            length = longest * max(amount, 0) / self.largest
            self.canv.rect(self.names, base - 1.5, length, 8, stroke=0, fill=1)


class Contents(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The sections in two columns with their pages, which the canvas fills in at the end."""

    row = 14.0
    gap = 34.0

    def __init__(self, sections: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.sections = tuple(sections)
        self.rows = (len(self.sections) + 1) // 2
        self.spaceBefore = 2.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """See reportlab."""
        self.width = width
        return width, self.row * self.rows

    def draw(self) -> None:
        """See reportlab."""
        column = (self.width - self.gap) / 2
        for at, (key, title) in enumerate(self.sections):
            x = (at // self.rows) * (column + self.gap)
            y = self.row * (self.rows - at % self.rows - 1) + 4
            self._draw_entry(key, title, (x, y), column)

    def _draw_entry(self, key: str, title: str, at: tuple[float, float], column: float) -> None:
        x, y = at
        canvas: MemoCanvas = self.canv
        canvas.setFont(fonts.SANS, 8.6)
        canvas.setFillColor(LINK)
        canvas.drawString(x, y, title)
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.setDash(0.5, 2.2)
        start = x + stringWidth(title, fonts.SANS, 8.6) + 5
        canvas.line(start, y + 1, x + column - 18, y + 1)
        canvas.setDash()
        canvas.page_of_later(key, x + column, y)
        canvas.linkAbsolute("", key, canvas.on_page(x, y - 3, x + column, y + 9), thickness=0)


def fitted(text: str, face: str, size: float, width: float) -> str:
    """A text cut with an ellipsis so that it is at most `width` points wide."""
    if stringWidth(text, face, size) <= width:
        return text
    kept = text[: int(width)]  # no character of any use is narrower than a point
    while kept and stringWidth(f"{kept}…", face, size) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
