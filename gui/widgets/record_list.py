"""Records in a list: the securities, the provisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.glyphs import Mark, draw_chip
from gui.models.record_model import RECORD_ROLE, RecordModel, RecordRow
from gui.models.rows import Index
from gui.widgets.fitted_list import FittedList
from gui.widgets.painting import RIGHT, WRAP, WRAP_RIGHT, paint_ground, text_height

if TYPE_CHECKING:
    from gui.theme import Theme

_NAME_LEAST = 120


class RecordList(FittedList):
    """One row a record, as high as all of them."""

    def __init__(self, records: RecordModel, name: str, theme: Theme) -> None:
        super().__init__(records, name, theme)
        self._delegate = RecordDelegate(theme, self)
        self.setItemDelegate(self._delegate)

    def measures(self) -> RecordDelegate:
        """See `FittedList`."""
        return self._delegate


@dataclass(frozen=True, slots=True)
class _Boxes:
    """Where the parts of one row stand, from its left upper corner."""

    name: QRect
    number: QRect
    detail: QRect
    chip: QRectF
    height: int


class RecordDelegate(QStyledItemDelegate):
    """Name and number on one line, the terms in short under them, the mark at the right.

    Where the list is narrow the number stands under the name, which then has all the width.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as the wrapped name and the line under it."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 300
        return QSize(width, self.row_height(index.data(RECORD_ROLE), width))

    def row_height(self, row: RecordRow, width: int) -> int:
        """How high a row is at a width."""
        return self._boxes(row, width).height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        rect: QRect = option.rect
        row, theme = index.data(RECORD_ROLE), self._theme
        boxes = self._boxes(row, rect.width())
        painter.save()
        paint_ground(painter, option, theme, rect.adjusted(0, 1, 0, -1))
        painter.translate(rect.topLeft())
        solid = row.standing.decided or row.standing.mark is not Mark.TICK or row.is_total
        draw_chip(painter, boxes.chip, row.standing.mark, theme, solid=solid)
        painter.setFont(self._name_font(row))
        painter.setPen(theme.colour("secondary" if row.is_total else "text"))
        painter.drawText(boxes.name, WRAP, row.title)
        painter.setFont(self._number_font(row))
        painter.setPen(theme.colour("text"))
        painter.drawText(boxes.number, RIGHT, row.number)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("secondary"))
        painter.drawText(boxes.detail, WRAP_RIGHT if row.is_total else WRAP, row.detail)
        painter.restore()

    def _boxes(self, row: RecordRow, width: int) -> _Boxes:
        px = self._theme.px
        side, left, top = px(20), px(10), px(9)
        chip_left = width - px(8) - side
        right = chip_left - px(10)
        bold = QFontMetrics(self._theme.font(13, QFont.Weight.DemiBold))
        number_width = bold.horizontalAdvance(row.number) + 2 if row.number else 0
        line = bold.height()
        beside = row.is_total or right - left - number_width - px(8) >= px(_NAME_LEAST)
        name_width = right - left - (number_width + px(8) if beside and row.number else 0)
        name = text_height(self._name_font(row), name_width, row.title)
        below = top + max(name, line)
        detail_width = chip_left + side - left if row.is_total else right - left
        number = QRect(right - number_width, top, number_width, line)
        if not beside and row.number:
            number = QRect(left, below, number_width - 2, line)
            below += line
        detail = text_height(self._theme.font(12), detail_width, row.detail)
        return _Boxes(
            name=QRect(left, top, name_width, max(name, line)),
            number=number,
            detail=QRect(left, below, detail_width, detail),
            chip=QRectF(chip_left, top + (line - side) / 2, side, side),
            height=below + detail + px(9),
        )

    def _name_font(self, row: RecordRow) -> QFont:
        return self._theme.font(13, QFont.Weight.Normal if row.is_total else QFont.Weight.DemiBold)

    def _number_font(self, row: RecordRow) -> QFont:
        return self._theme.font(13, QFont.Weight.DemiBold if row.is_total else QFont.Weight.Normal)
