"""What the painted rows have in common: their ground, their measures, their lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

if TYPE_CHECKING:
    from gui.theme import Theme

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
WRAP_RIGHT = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def text_height(font: QFont, width: int, text: str) -> int:
    """How high a text is when it is wrapped at a width."""
    if not text:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 100_000), WRAP, text).height()


def place_width(theme: Theme, *places: str) -> int:
    """Room for places such as "p. 12": one width for usual ones, more for a longer label."""
    metrics = QFontMetrics(theme.font(12))
    usual = "line 99999" if any(place.startswith("line") for place in places) else "p. 999"
    return max(metrics.horizontalAdvance(text) for text in (usual, *places)) + 2


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, place: QRect | None = None
) -> None:
    """Paint what stands behind a row: in hand, under the pointer, or nothing."""
    state = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if not selected and not state & QStyle.StateFlag.State_MouseOver:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("selection" if selected else "hover"))
    painter.drawRoundedRect(QRectF(place or option.rect), 6, 6)
    painter.restore()


def draw_line(
    painter: QPainter,
    room: QRect,
    text: str,
    flags: Qt.AlignmentFlag = LEFT,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Draw one line of text, shortened with an ellipsis where it has no room."""
    shortened = painter.fontMetrics().elidedText(text, elide, room.width())
    painter.drawText(room, flags, shortened)
