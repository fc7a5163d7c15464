"""The pages of a PDF as they were printed, a passage lit on them; loads QtPdf."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from gui.colours import LIGHT
from gui.models.page_stack import PageStack, Run, runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.model import PrintedPlace
    from gui.theme import Theme

_GAP = 10
_KEPT = 6  # pictures of pages, so that small steps paint nothing anew
_STEP = 48
_SPARE = 1.0  # points of colour around the words


class SourcePages(QAbstractScrollArea):
    """Paints the pages in view; what is lit shines through, so that its words stay readable."""

    view_moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bytes = QBuffer(self)
        self.pdf = QPdfDocument(self)
        self._stack = PageStack()
        self._lit: list[tuple[int, QPolygonF]] = []
        self._found: list[tuple[int, QPolygonF]] = []
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._anchor = (0, 0.0, 0.0)  # page, points down it, share of the view above it
        self._is_placing = False
        self.lit_text = ""
        self.setObjectName("pages")
        self.setAccessibleName("Pages of the source")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # a bar that comes and goes would change the width, and with it the height
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        theme.changed.connect(self._on_theme_changed)

    def show_pdf(self, source: bytes) -> None:
        """Show another PDF from its first page; nothing of it where there are no bytes."""
        self.pdf.close()
        self._bytes.close()
        self._pictures.clear()
        self._lit, self._found, self.lit_text = [], [], ""
        if source:
            self._bytes.setData(QByteArray(source))
            self._bytes.open(QBuffer.OpenModeFlag.ReadOnly)
            self.pdf.load(self._bytes)
        pages = range(self.pdf.pageCount())
        self._stack = PageStack([self.pdf.pagePointSize(page) for page in pages], _GAP)
        self._anchor = (0, 0.0, 0.0)
        self._place()

    def light(self, places: Sequence[PrintedPlace]) -> None:
        """Light one passage and bring it to the middle."""
        runs = runs_of(places)
        self._lit = self._polygons(runs)
        self.lit_text = " ".join(
            self.pdf.getSelectionAtIndex(run.page, run.first, run.count).text() for run in runs
        )
        self.setAccessibleDescription(f"Lit: {' '.join(self.lit_text.split())}" if runs else "")
        self._centre_on(self._lit)
        self.viewport().update()

    def centre_on(self, places: Sequence[PrintedPlace]) -> None:
        """Bring a passage to the middle."""
        self._centre_on(self._polygons(runs_of(places)))

    def show_page(self, page: int) -> None:
        """Bring the top of a page, counted from 0, to the top."""
        self._anchor = (page, 0.0, 0.0)
        self._place()

    def show_matches(self, places: Sequence[PrintedPlace]) -> None:
        """Light what a search found."""
        self._found = self._polygons(runs_of(places))
        self.viewport().update()

    @property
    def page_in_view(self) -> int:
        """The page at the middle of the view, counted from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self._stack.at(middle)[0]

    def lit_polygons(self) -> list[tuple[int, QPolygonF]]:
        """What is lit: pages counted from 0, and on each the outlines in points."""
        return list(self._lit)

    def lit_in_view(self) -> list[QRectF]:
        """Where the lit words stand in the view."""
        shift = self._corner()
        return [
            self._stack.in_view(page, polygon.boundingRect()).translated(-shift)
            for page, polygon in self._lit
        ]

    def page_picture(self, page: int) -> QImage:
        """A page as it is printed, as large as the view shows it."""
        place = self._stack.places[page]
        ratio = self.devicePixelRatioF()
        size = QSize(round(place.width() * ratio), round(place.height() * ratio))
        key = (page, size.width())
        if key not in self._pictures:
            self._pictures[key] = self.pdf.render(page, size)
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view, what a search found, and what is lit."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("desk"))
        shift = self._corner()
        for page in self._stack.between(shift.y(), shift.y() + self.viewport().height()):
            place = self._stack.places[page].translated(-shift)
            painter.fillRect(place, Qt.GlobalColor.white)
            painter.drawImage(place, self.page_picture(page))
            self._shine(painter, page, place)
        if not self._stack.places:
            painter.setPen(self._theme.colour("secondary"))
            words = "The pages cannot be shown here; the text can."
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the width, and stay where the view stood."""
        super().resizeEvent(event)
        self._place()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Remember where the person went."""
        if not self._is_placing:
            page, down = self._stack.at(self.verticalScrollBar().value())
            self._anchor = (page, down, 0.0)
        self.viewport().update()
        self.view_moved.emit()

    def _shine(self, painter: QPainter, page: int, place: QRectF) -> None:
        """Colour the lit words; paper is white in either theme, so its colours are the light's."""
        scale = self._stack.scale(page)
        onto_page = QTransform.fromTranslate(place.left(), place.top()).scale(scale, scale)
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for polygons, colour in ((self._found, LIGHT.found), (self._lit, LIGHT.cited)):
            # as one shape, for where two overlap the colour would be laid on twice
            shape = QPainterPath()
            shape.setFillRule(Qt.FillRule.WindingFill)
            for at, polygon in polygons:
                if at == page:
                    box = polygon.boundingRect().adjusted(-_SPARE, -_SPARE, _SPARE, _SPARE)
                    shape.addRect(onto_page.mapRect(box))
            painter.fillPath(shape, QColor(colour))
        painter.restore()

    def _polygons(self, runs: Sequence[Run]) -> list[tuple[int, QPolygonF]]:
        return [
            (run.page, polygon)
            for run in runs
            for polygon in self.pdf.getSelectionAtIndex(run.page, run.first, run.count).bounds()
        ]

    def _centre_on(self, polygons: Sequence[tuple[int, QPolygonF]]) -> None:
        if not polygons:
            return
        page, first = polygons[0]
        self._anchor = (page, first.boundingRect().center().y(), 0.5)
        self._place()
        across = self._stack.in_view(page, first.boundingRect())
        bar = self.horizontalScrollBar()
        bar.setValue(round(max(0.0, across.right() + _GAP - self.viewport().width())))

    def _place(self) -> None:
        """Lay the pages out and stand at the anchor again."""
        view = self.viewport().size()
        self._stack.fit(view.width(), max(self._theme.zoom_percent / 100, 1.0))
        page, down, share = self._anchor
        above = self._stack.height_of(page, down) - share * view.height()
        bars = (
            (self.verticalScrollBar(), self._stack.height, view.height()),
            (self.horizontalScrollBar(), self._stack.width, view.width()),
        )
        self._is_placing = True
        for bar, whole, seen in bars:
            bar.setRange(0, max(0, round(whole) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(_STEP)
        self.verticalScrollBar().setValue(round(above))
        self._is_placing = False
        self.viewport().update()

    def _corner(self) -> QPointF:
        """The point of the stack at the left upper corner of the view."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _on_theme_changed(self) -> None:
        self._pictures.clear()
        self._place()
