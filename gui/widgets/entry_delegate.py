"""Paints a term: label, value, place and mark in one row, wrapped and never cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.colours import Tone
from gui.glyphs import Mark, draw_chip, draw_mark
from gui.models.entry_model import ROW_ROLE, Fold, Heading, Row, Says, TermRow
from gui.models.rows import Index
from gui.widgets.painting import WRAP, paint_ground, place_width, text_height

if TYPE_CHECKING:
    from gui.theme import Theme

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class _Boxes:
    """Where the parts of one row stand, from its left upper corner."""

    label: QRect
    value: QRect
    extracted: QRect
    note: QRect
    place: QRect
    marks: tuple[QRect, ...]  # flag and note, from the right
    chip: QRect
    height: int


class EntryDelegate(QStyledItemDelegate):
    """Lays out and paints the rows of an `EntryModel`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the view, as high as the wrapped text."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 400
        return QSize(width, self.row_height(index.data(ROW_ROLE), width))

    def row_height(self, row: Row, width: int) -> int:
        """How high a row is at a width."""
        px = self._theme.px
        if isinstance(row, Heading):
            return QFontMetrics(self._heading_font()).height() + px(20)
        if isinstance(row, Fold):
            small = self._small_font()
            tall = sum(text_height(small, width - px(18), words) for _says, words in row.lines)
            return tall + px(12) + px(3) * (len(row.lines) - 1)
        return self._boxes(row, width).height

    def value_box(self, row: TermRow, row_rect: QRect) -> QRect:
        """Where the value of a row stands, for what is typed in its place."""
        boxes = self._boxes(row, row_rect.width())
        return boxes.value.translated(row_rect.topLeft())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        else:
            paint_ground(painter, option, self._theme)
            if isinstance(row, Fold):
                self._paint_fold(painter, rect, row)
            else:
                painter.translate(rect.topLeft())
                self._paint_term(painter, row, self._boxes(row, rect.width()))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        px = self._theme.px
        painter.setFont(self._heading_font())
        painter.setPen(self._theme.colour("text"))
        place = rect.adjusted(px(8), 0, -px(8), -px(5))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.text)

    def _paint_fold(self, painter: QPainter, rect: QRect, row: Fold) -> None:
        px = self._theme.px
        painter.setFont(self._small_font())
        room = rect.adjusted(px(8), px(6), -px(8), 0)
        for says, words in row.lines:
            painter.setPen(self._says_colour(says))
            painter.drawText(room, WRAP, words)
            room.setTop(room.top() + text_height(painter.font(), room.width(), words) + px(3))

    def _paint_term(self, painter: QPainter, row: TermRow, boxes: _Boxes) -> None:
        theme = self._theme
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("secondary"))
        if not row.repeats:
            painter.drawText(boxes.label, WRAP, row.label)
        self._paint_value(painter, row, boxes)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("accent"))
        painter.drawText(boxes.place, _RIGHT, row.place)
        for place, mark in zip(boxes.marks, _beside(row), strict=True):
            draw_mark(painter, QRectF(place), mark, theme.ink(Tone.OWN))
        if row.says is Says.VALUE:
            standing = row.standing
            draw_chip(painter, QRectF(boxes.chip), standing.mark, theme, solid=_is_solid(row))

    def _paint_value(self, painter: QPainter, row: TermRow, boxes: _Boxes) -> None:
        theme = self._theme
        painter.setFont(theme.font())
        painter.setPen(self._says_colour(row.says))
        painter.drawText(boxes.value, WRAP, row.value)
        painter.setPen(theme.colour("secondary"))
        if row.extracted:
            struck = self._small_font()
            struck.setStrikeOut(True)
            painter.setFont(struck)
            painter.drawText(boxes.extracted, WRAP, row.extracted)
        if row.standing.note:
            painter.setFont(self._small_font())
            painter.drawText(boxes.note, WRAP, row.standing.note)

    def _says_colour(self, says: Says) -> QColor:
        if says is Says.NOT_FOUND:
            return self._theme.ink(Tone.ASK)
        return self._theme.colour("text" if says is Says.VALUE else "secondary")

    def _boxes(self, row: TermRow, width: int) -> _Boxes:
        px = self._theme.px
        pad, gap, side = px(5), px(8), px(20)
        label_width = min(px(168), round(width * 0.34))
        room = place_width(self._theme, row.place)
        chip_left = width - px(8) - side
        place_left = chip_left - gap - room
        beside = len(_beside(row))
        right = place_left - beside * px(18)
        marks = tuple(QRect(right + at * px(18), pad + 1, px(16), px(16)) for at in range(beside))
        left = px(8) + label_width + gap
        value_width = max(right - gap - left, px(60))
        tall = text_height(self._theme.font(), value_width, row.value)
        small = self._small_font()
        below_width = max(place_left - gap - left, value_width)  # under the marks, not beside them
        extracted = text_height(small, below_width, row.extracted)
        note = text_height(small, below_width, row.standing.note)
        label_tall = 0 if row.repeats else text_height(small, label_width, row.label)
        line = QFontMetrics(self._theme.font()).height()
        shift = max(0, (line - QFontMetrics(small).height()) // 2)
        body = max(tall + extracted + note, label_tall + shift, line, side - pad)
        return _Boxes(
            label=QRect(px(8), pad + shift, label_width, label_tall),
            value=QRect(left, pad, value_width, tall),
            extracted=QRect(left, pad + tall, below_width, extracted),
            note=QRect(left, pad + tall + extracted, below_width, note),
            place=QRect(place_left, pad + shift, room, line),
            marks=marks,
            chip=QRect(chip_left, pad + (line - side) // 2, side, side),
            height=body + 2 * pad,
        )

    def _heading_font(self) -> QFont:
        return self._theme.font(13, QFont.Weight.DemiBold)

    def _small_font(self) -> QFont:
        return self._theme.font(12)


def _beside(row: TermRow) -> tuple[Mark, ...]:
    """The marks that stand beside the chip."""
    marks = []
    if row.standing.flagged:
        marks.append(Mark.FLAG)
    if row.standing.note:
        marks.append(Mark.NOTE)
    return tuple(marks)


def _is_solid(row: TermRow) -> bool:
    """Whether the chip is filled: decided, or a break or question that asks for a look."""
    return row.standing.decided or row.standing.mark is not Mark.TICK
