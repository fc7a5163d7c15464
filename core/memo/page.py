"""The pages of the memo: margins, running head and foot, and what is known only at the end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate

from core.memo import fonts
from core.memo.flowables import fitted
from core.memo.styles import (
    BOTTOM_MARGIN,
    FIRST_TEXT_HEIGHT,
    GREY,
    HAIRLINE,
    LINK,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SIDE_MARGIN,
    TEXT_HEIGHT,
    TEXT_WIDTH,
)

if TYPE_CHECKING:
    from datetime import date

    from reportlab.platypus import Flowable

_HEAD_LINE = PAGE_HEIGHT - 52
_FOOT_LINE = 46
_FOOT_SIZE = 7.4
_RIGHT = PAGE_WIDTH - SIDE_MARGIN
_ROOM = 110.0  # for what is filled in when all pages are known


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page and in the file's own properties."""

    title: str  # at the head of the pages after the first
    foot: str
    name: str  # of the file, in its properties
    subject: str
    creator: str
    made_on: date


class MemoCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """A canvas that leaves room for page numbers and fills them in when all pages are known."""

    def __init__(self, *args: object, **keywords: object) -> None:
        super().__init__(*args, **keywords)
        self._pages_of: dict[str, int] = {}
        self._asked: dict[str, str] = {}
        self._last_page = 0

    def place(self, key: str, height: float) -> None:
        """Name the place `height` points above the origin, for links and page numbers."""
        self._pages_of.setdefault(key, self.getPageNumber())
        self.bookmarkHorizontal(key, 0, height + 6)

    def on_page(self, x1: float, y1: float, x2: float, y2: float) -> tuple[float, ...]:
        """A rectangle of the current coordinates in those of the page."""
        return (*self.absolutePosition(x1, y1), *self.absolutePosition(x2, y2))

    def page_of_later(self, key: str, x: float, y: float) -> None:
        """The number of the page that holds a place, right-aligned at x."""
        form = self._asked.setdefault(key, f"page-of-{len(self._asked) + 1}")
        self._draw_form(form, x - _ROOM, y)

    def _draw_form(self, name: str, x: float, y: float) -> None:
        self.saveState()
        self.translate(x, y)
        self.doForm(name)
        self.restoreState()

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """See reportlab."""
        self._last_page = self.getPageNumber()
        super().showPage()

    def save(self) -> None:
        """See reportlab; draws what could not be known before."""
        for page in range(1, self._last_page + 1):
            style = (_FOOT_SIZE, GREY)
            self._define(f"foot-{page}", f"Page {page} of {self._last_page}", style)
        for key, form in self._asked.items():
            self._define(form, str(self._pages_of[key]), (8.6, LINK))
        super().save()

    def _define(self, form: str, text: str, style: tuple[float, object]) -> None:
        """A form that prints a text to the left of its right edge."""
        size, colour = style
        self.beginForm(form, 0, -4, _ROOM, 12)
        self.setFont(fonts.SANS, size)
        self.setFillColor(colour)
        self.drawRightString(_ROOM, 0, text)
        self.endForm()

    def draw_foot(self, text: str) -> None:
        """The hairline, the text and `Page x of y` at the foot of the page."""
        self.saveState()
        _hairline(self, _FOOT_LINE + 12)
        self.setFont(fonts.SANS, _FOOT_SIZE)
        self.setFillColor(GREY)
        self.drawString(SIDE_MARGIN, _FOOT_LINE, text)
        self._draw_form(f"foot-{self.getPageNumber()}", _RIGHT - _ROOM, _FOOT_LINE)
        self.restoreState()


def _hairline(canvas: Canvas, y: float) -> None:
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.5)
    canvas.line(SIDE_MARGIN, y, _RIGHT, y)


def _draw_first(running: Running, canvas: MemoCanvas, _template: object) -> None:
    _set_properties(running, canvas)
    canvas.draw_foot(running.foot)


def _draw_later(running: Running, canvas: MemoCanvas, _template: object) -> None:
    canvas.saveState()
    canvas.setFont(fonts.SANS, 7.8)
    canvas.setFillColor(GREY)
    right = "Disclosure review memo"
    room = TEXT_WIDTH - stringWidth(right, fonts.SANS, 7.8) - 24
    canvas.drawString(SIDE_MARGIN, _HEAD_LINE, fitted(running.title, fonts.SANS, 7.8, room))
    canvas.drawRightString(_RIGHT, _HEAD_LINE, right)
    _hairline(canvas, _HEAD_LINE - 7)
    canvas.restoreState()
    canvas.draw_foot(running.foot)


def _set_properties(running: Running, canvas: MemoCanvas) -> None:
    made = running.made_on
    canvas.setCreator(running.creator)
    # The day the memo is dated, not the clock: the same review and day give the same bytes.
    canvas.setDateFormatter(lambda *_: f"D:{made:%Y%m%d}000000+00'00'")
    canvas.showOutline()


def render(story: list[Flowable], running: Running) -> bytes:
    """The story as a PDF; the same story gives the same bytes."""
    content = BytesIO()
    template = BaseDocTemplate(
        content,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=running.name,
        author="Tickmark",
        subject=running.subject,
        lang="en-US",
        invariant=1,
        initialFontName=fonts.SANS,  # reportlab's own is not embedded
    )
    template.addPageTemplates(
        [
            _page("first", FIRST_TEXT_HEIGHT, partial(_draw_first, running)),
            _page("later", TEXT_HEIGHT, partial(_draw_later, running)),
        ]
    )
    template.build([NextPageTemplate("later"), *story], canvasmaker=MemoCanvas)
    return content.getvalue()


def _page(name: str, height: float, draw: Any) -> PageTemplate:  # noqa: ANN401 - reportlab's
    frame = Frame(SIDE_MARGIN, BOTTOM_MARGIN, TEXT_WIDTH, height, 0, 0, 0, 0)
    return PageTemplate(name, frame, onPage=draw)
