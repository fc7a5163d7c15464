"""The reading list at the left of the Risk Factors tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.colours import Tone
from gui.glyphs import Mark, draw_chip, draw_mark
from gui.models.entry_model import Heading
from gui.models.risk_model import RISK_ROLE, RiskModel, RiskRow
from gui.models.rows import Index
from gui.widgets.fitted_list import PaintedList
from gui.widgets.painting import (
    LEFT,
    RIGHT,
    WRAP,
    draw_line,
    paint_ground,
    place_width,
    text_height,
)

if TYPE_CHECKING:
    from gui.theme import Theme


class RiskList(PaintedList):
    """Headings whole, never cut, with what they are about under them."""

    def __init__(self, risks: RiskModel, theme: Theme) -> None:
        super().__init__(risks, "Risk factors")
        self.setItemDelegate(_RiskDelegate(theme, self))
        self.setObjectName("risks")
        self.setSpacing(1)


class _RiskDelegate(QStyledItemDelegate):
    """Number, heading over as many lines as it takes, category and page, mark."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped heading and the line under it."""
        view = option.widget
        width = view.viewport().width() - 2 if isinstance(view, QListView) else 360
        row = index.data(RISK_ROLE)
        px = self._theme.px
        if isinstance(row, Heading):
            tall = text_height(self._group_font(), width - px(20), row.text)
            return QSize(width, tall + px(18))
        heading = text_height(self._theme.font(), self._heading_width(width), row.heading)
        note = text_height(self._theme.font(12), self._heading_width(width), row.standing.note)
        return QSize(width, heading + note + self._small_height() + px(16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        rect: QRect = option.rect
        row = index.data(RISK_ROLE)
        painter.save()
        if isinstance(row, Heading):
            self._paint_group(painter, rect, row)
        else:
            paint_ground(painter, option, self._theme)
            self._paint_risk(painter, rect, row)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        px = self._theme.px
        painter.setFont(self._group_font())
        painter.setPen(self._theme.colour("text"))
        painter.drawText(rect.adjusted(px(10), px(12), -px(10), 0), WRAP, row.text)

    def _paint_risk(self, painter: QPainter, rect: QRect, row: RiskRow) -> None:
        theme, px = self._theme, self._theme.px
        top = rect.top() + px(7)
        line = QFontMetrics(theme.font()).height()
        painter.setFont(theme.font())
        painter.setPen(theme.colour("secondary"))
        number = QRect(rect.left() + px(6), top, px(24), line)
        painter.drawText(number, RIGHT, str(row.number))
        width = self._heading_width(rect.width())
        tall = text_height(theme.font(), width, row.heading)
        body = QRect(rect.left() + px(40), top, width, tall)
        painter.setPen(theme.colour("text"))
        painter.drawText(body, WRAP, row.heading)
        self._paint_marks(painter, rect, row, top)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("secondary"))
        below = QRect(
            body.left(), body.bottom() + px(3), rect.width() - px(48), self._small_height()
        )
        room = place_width(theme, row.place) + px(10)
        draw_line(painter, below.adjusted(0, 0, -room, 0), row.detail, LEFT)
        note = QRect(body.left(), below.bottom(), width, rect.height())
        painter.drawText(note, WRAP, row.standing.note)
        painter.setPen(theme.colour("accent"))
        draw_line(painter, below.adjusted(0, 0, -px(4), 0), row.place, RIGHT)

    def _paint_marks(self, painter: QPainter, rect: QRect, row: RiskRow, top: int) -> None:
        theme, px = self._theme, self._theme.px
        side = px(20)
        spot = QRectF(rect.right() - px(8) - side, top - px(1), side, side)
        solid = row.standing.decided or row.standing.mark is not Mark.TICK
        draw_chip(painter, spot, row.standing.mark, theme, solid=solid)
        for is_set, mark in (
            (row.standing.flagged, Mark.FLAG),
            (bool(row.standing.note), Mark.NOTE),
        ):
            if is_set:
                spot.translate(-px(19), 0)
                draw_mark(painter, spot.adjusted(1, 1, -1, -1), mark, theme.ink(Tone.OWN))

    def _heading_width(self, width: int) -> int:
        px = self._theme.px
        return width - px(40) - px(8 + 20 + 38 + 6)

    def _small_height(self) -> int:
        return QFontMetrics(self._theme.font(12)).height()

    def _group_font(self) -> QFont:
        return self._theme.font(13, QFont.Weight.DemiBold)
