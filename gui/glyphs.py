"""The marks of a review, painted: a state is told by its shape, its colour only repeats it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from gui.colours import Tone

if TYPE_CHECKING:
    from gui.theme import Theme


class Mark(StrEnum):
    """One shape; its value is what it is called when read out."""

    NEW = "new"
    TICK = "ties"
    CROSS = "breaks"
    QUESTION = "open"
    PENCIL = "corrected"
    FLAG = "flagged"
    NOTE = "noted"


TONES = {
    Mark.NEW: Tone.QUIET,
    Mark.TICK: Tone.GOOD,
    Mark.CROSS: Tone.BAD,
    Mark.QUESTION: Tone.ASK,
    Mark.PENCIL: Tone.OWN,
    Mark.FLAG: Tone.OWN,
    Mark.NOTE: Tone.OWN,
}

# Each shape as strokes in a square of 1 x 1.
_STROKES: dict[Mark, tuple[tuple[tuple[float, float], ...], ...]] = {
    Mark.TICK: (((0.27, 0.53), (0.43, 0.70), (0.73, 0.30)),),
    Mark.CROSS: (((0.31, 0.31), (0.69, 0.69)), ((0.69, 0.31), (0.31, 0.69))),
    Mark.PENCIL: (
        ((0.28, 0.72), (0.33, 0.55), (0.64, 0.24), (0.76, 0.36), (0.45, 0.67), (0.28, 0.72)),
    ),
    Mark.FLAG: (
        ((0.35, 0.78), (0.35, 0.24), (0.70, 0.24), (0.60, 0.37), (0.70, 0.50), (0.35, 0.50)),
    ),
    Mark.NOTE: (
        ((0.26, 0.28), (0.74, 0.28), (0.74, 0.62), (0.50, 0.62), (0.38, 0.76), (0.38, 0.62),
         (0.26, 0.62), (0.26, 0.28)),
    ),
}  # fmt: skip


def draw_mark(painter: QPainter, place: QRectF, mark: Mark, colour: QColor) -> None:
    """Draw a mark's bare shape in the square that fits the middle of `place`."""
    side = min(place.width(), place.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(place.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark is Mark.NEW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(square.center(), side * 0.1, side * 0.1)
    elif mark is Mark.QUESTION:
        _draw_question(painter, square, colour)
    else:
        painter.setPen(_pen(side, colour))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in _STROKES[mark]:
            painter.drawPolyline([_at(square, x, y) for x, y in stroke])
    painter.restore()


def draw_chip(
    painter: QPainter, place: QRectF, mark: Mark, theme: Theme, *, solid: bool = True
) -> None:
    """Draw a mark in its disc; an open ring where the machine proposes and nobody decided."""
    side = min(place.width(), place.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(place.center())
    tone = TONES[mark]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if solid:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.fill(tone))
        painter.drawEllipse(disc)
    else:
        painter.setPen(QPen(theme.colour("hairline"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()
    draw_mark(painter, disc, mark, theme.ink(tone))


def mark_icon(mark: Mark, theme: Theme, side: int = 16) -> QIcon:
    """A mark as an icon for a button or menu, in its tone's ink."""
    ratio = 2
    picture = QPixmap(QSize(side * ratio, side * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_mark(painter, QRectF(0, 0, side * ratio, side * ratio), mark, theme.ink(TONES[mark]))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return QIcon(picture)


def _draw_question(painter: QPainter, square: QRectF, colour: QColor) -> None:
    side = square.width()
    hook = QPainterPath(_at(square, 0.36, 0.38))
    hook.cubicTo(_at(square, 0.36, 0.16), _at(square, 0.66, 0.18), _at(square, 0.64, 0.38))
    hook.cubicTo(_at(square, 0.63, 0.49), _at(square, 0.50, 0.48), _at(square, 0.50, 0.60))
    painter.setPen(_pen(side, colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(hook)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(_at(square, 0.50, 0.745), side * 0.055, side * 0.055)


def _pen(side: float, colour: QColor) -> QPen:
    pen = QPen(colour, max(1.3, side * 0.085))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _at(square: QRectF, x: float, y: float) -> QPointF:
    return QPointF(square.left() + x * square.width(), square.top() + y * square.height())
