"""Paints findings and, under them, the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from gui.colours import Tone
from gui.glyphs import Mark, draw_chip, draw_mark
from gui.models.finding_model import NODE_ROLE, Column, FindingRow, Line, WorkLine
from gui.models.rows import Index
from gui.widgets.painting import LEFT, RIGHT, WRAP, draw_line, text_height

if TYPE_CHECKING:
    from gui.theme import Theme


class FindingDelegate(QStyledItemDelegate):
    """Rows of one line for findings; lines that wrap for the work."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or the wrapped height of a sentence or a step."""
        px = self._theme.px
        node = index.data(NODE_ROLE)
        if isinstance(node, FindingRow):
            return QSize(px(40), max(QFontMetrics(self._theme.font()).height() + px(9), px(28)))
        font = self._font(node)
        height = text_height(font, self._text_width(node), node.text)
        return QSize(px(40), max(height, QFontMetrics(font).height()) + px(6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        node = index.data(NODE_ROLE)
        rect: QRect = option.rect
        column = Column(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(node, FindingRow):
            self._paint_finding(painter, rect, column, node)
            if column is Column.UNFOLD:
                self._paint_chevron(painter, rect, is_open=self._view.isExpanded(_first(index)))
        else:
            self._paint_line(painter, rect, column, node)
        painter.restore()

    def _paint_finding(
        self, painter: QPainter, rect: QRect, column: Column, row: FindingRow
    ) -> None:
        theme = self._theme
        if column is Column.TITLE:
            self._paint_title(painter, rect, row)
            return
        if column is Column.PLACE:
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("accent"))
            painter.drawText(rect, RIGHT, row.place)
        elif column in {Column.STATED, Column.COMPUTED}:
            text = row.stated if column is Column.STATED else row.computed
            self._paint_number(painter, rect, text)

    def _paint_title(self, painter: QPainter, rect: QRect, row: FindingRow) -> None:
        theme = self._theme
        px = theme.px
        decided = row.standing.decided
        chip = QRectF(rect.left() + px(8), rect.center().y() - px(10) + 1, px(20), px(20))
        draw_chip(painter, chip, row.standing.mark, theme, solid=not decided)
        left = rect.left() + px(38)
        for mark in _beside(row):
            draw_mark(painter, QRectF(left, chip.top(), px(16), px(20)), mark, theme.ink(Tone.OWN))
            left += px(18)
        words = f"{row.finding.title} · {row.standing.words}" if decided else row.finding.title
        painter.setFont(theme.font())
        painter.setPen(theme.colour("secondary" if decided else "text"))
        room = QRect(left, rect.top(), rect.right() - left - px(6), rect.height())
        draw_line(painter, room, words, LEFT)

    def _paint_number(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setFont(self._theme.mono(12))
        painter.setPen(self._theme.colour("text"))
        room = rect.adjusted(self._theme.px(6), 0, 0, 0)
        draw_line(painter, room, text, RIGHT, Qt.TextElideMode.ElideMiddle)

    def _paint_line(self, painter: QPainter, rect: QRect, column: Column, line: WorkLine) -> None:
        theme = self._theme
        px = theme.px
        if column is Column.TITLE:
            painter.setFont(self._font(line))
            quiet = line.kind in {Line.NOTE, Line.OPERAND}
            painter.setPen(theme.colour("secondary" if quiet else "text"))
            left = rect.left() + self._indent(line)
            room = QRect(left, rect.top() + px(3), self._text_width(line), rect.height())
            painter.drawText(room, WRAP, line.text)
        elif column is Column.PLACE and line.citation is not None:
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("accent"))
            painter.drawText(rect, RIGHT, line.place)
        elif column in {Column.STATED, Column.COMPUTED}:
            text = line.stated if column is Column.STATED else line.computed
            self._paint_number(painter, rect, text)

    def _paint_chevron(self, painter: QPainter, rect: QRect, *, is_open: bool) -> None:
        middle = QPointF(rect.center())
        reach = self._theme.px(3)
        painter.setPen(QPen(self._theme.colour("secondary"), 1.4))
        if is_open:
            points = [(-1.0, -0.5), (0.0, 0.5), (1.0, -0.5)]
        else:
            points = [(-0.5, -1.0), (0.5, 0.0), (-0.5, 1.0)]
        painter.drawPolyline([middle + QPointF(x, y) * reach for x, y in points])

    def _font(self, line: WorkLine) -> QFont:
        return self._theme.mono(12) if line.kind is Line.STEP else self._theme.font(12)

    def _indent(self, line: WorkLine) -> int:
        return self._theme.px(54 if line.kind is Line.OPERAND else 38)

    def _text_width(self, line: WorkLine) -> int:
        """Sentences and notes run over all columns, the rest over the first."""
        view = self._view
        if line.kind in {Line.SENTENCE, Line.NOTE}:
            return view.viewport().width() - self._indent(line) - self._theme.px(16)
        return view.columnWidth(Column.TITLE) - self._indent(line) - self._theme.px(6)


def _first(index: Index) -> QModelIndex:
    return index.model().index(index.row(), 0, index.parent())


def _beside(row: FindingRow) -> tuple[Mark, ...]:
    marks = [Mark.FLAG] if row.standing.flagged else []
    return (*marks, Mark.NOTE) if row.standing.note else tuple(marks)
