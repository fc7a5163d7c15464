"""A small chart: shares on conversion against the price, with the document's own point."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets.painting import CENTRE, RIGHT

if TYPE_CHECKING:
    from gui.models.conversion_curve import Curve
    from gui.theme import Theme

_TICKS = 4
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class ConversionChart(QWidget):
    """Painted; says the same in words to whoever cannot see it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._curve: Curve | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Shares on conversion against the conversion price")
        self.hide()
        theme.changed.connect(self.updateGeometry)

    def show_curve(self, curve: Curve | None) -> None:
        """Show another security's curve, or nothing."""
        self._curve = curve
        self.setVisible(curve is not None)
        if curve is not None:
            (low, most), (high, least) = curve.points[0], curve.points[-1]
            self.setAccessibleDescription(
                f"At {curve.price_words} {curve.shares:,} shares; from {most:,} at "
                f"${low:.4f} to {least:,} at ${high:.4f}."
            )
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(self._theme.px(420), self._theme.px(170))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the grid, the curve and the point."""
        if self._curve is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(11))
        step = _step(self._curve.points[0][1])
        top = float(step * (self._curve.points[0][1] // step + 1))
        room = self._room(f"{top:,.0f}")
        self._paint_grid(painter, room, float(step), top)
        self._paint_curve(painter, room, self._curve, top)
        self._paint_point(painter, room, self._curve, top)
        painter.end()

    def _room(self, widest: str) -> QRectF:
        """Where the curve stands, beside its numbers and above its prices."""
        px = self._theme.px
        left = QFontMetrics(self._theme.font(11)).horizontalAdvance(widest) + px(16)
        return QRectF(left, px(18), self.width() - left - px(30), self.height() - px(46))

    def _paint_grid(self, painter: QPainter, room: QRectF, step: float, top: float) -> None:
        theme = self._theme
        shares = 0.0
        while shares <= top:
            y = room.bottom() - room.height() * shares / top
            painter.setPen(QPen(theme.colour("hairline"), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour("secondary"))
            label = QRectF(0, y - 9, room.left() - theme.px(8), 18)
            painter.drawText(label, RIGHT, f"{shares:,.0f}")
            shares += step

    def _paint_curve(self, painter: QPainter, room: QRectF, curve: Curve, top: float) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("accent"), 1.8))
        painter.drawPolyline([_at(room, curve, p, s, top) for p, s in curve.points])
        painter.setPen(theme.colour("secondary"))
        for price in (curve.points[0][0], curve.points[-1][0]):
            x = _at(room, curve, price, 0, top).x()
            label = QRectF(x - 40, room.bottom() + theme.px(6), 80, theme.px(18))
            painter.drawText(label, CENTRE, f"${price:.2f}")

    def _paint_point(self, painter: QPainter, room: QRectF, curve: Curve, top: float) -> None:
        theme = self._theme
        spot = _at(room, curve, curve.price, curve.shares, top)
        painter.setPen(QPen(theme.colour("secondary"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(spot.x(), room.top()), QPointF(spot.x(), room.bottom()))
        painter.setPen(QPen(theme.colour("card"), 1.5))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(spot, 4, 4)
        painter.setPen(theme.colour("text"))
        below = QRectF(spot.x() - 60, room.bottom() + theme.px(6), 120, theme.px(18))
        painter.drawText(below, CENTRE, curve.price_words)
        painter.drawText(
            QRectF(spot.x() + 8, spot.y() - theme.px(20), 160, theme.px(18)),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            f"{curve.shares:,}",
        )


def _at(room: QRectF, curve: Curve, price: Decimal, shares: int, top: float) -> QPointF:
    low, high = curve.points[0][0], curve.points[-1][0]
    across = float((price - low) / (high - low))
    return QPointF(
        room.left() + room.width() * across, room.bottom() - room.height() * shares / top
    )


def _step(most: int) -> Decimal:
    """A round distance between grid lines, so that about four of them reach the highest point."""
    rough = Decimal(max(most, 1)) / _TICKS
    unit = Decimal(10) ** rough.adjusted()
    return next(unit * factor for factor in _ROUND if unit * factor >= rough)
