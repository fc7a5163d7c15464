"""Who protects whom: an arrow for each indemnity, from the one who pays to those it covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets.painting import CENTRE, LEFT, draw_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.desk import Desk
    from gui.models.provision_rows import Protection
    from gui.theme import Theme


_WIDEST = 720


class ProtectionDiagram(QWidget):
    """Painted; a click on an arrow takes its provision in hand."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._arrows: Sequence[Protection] = ()
        self.setAccessibleName("Who protects whom")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        desk.selection_changed.connect(self.update)
        self.setMaximumWidth(_WIDEST)
        theme.changed.connect(self.updateGeometry)

    def show_arrows(self, arrows: Sequence[Protection]) -> None:
        """Show other indemnities."""
        self._arrows = arrows
        self.setAccessibleDescription("; ".join(arrow.words for arrow in arrows))
        self.setVisible(bool(arrows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row an arrow."""
        return QSize(self._theme.px(420), self._row() * len(self._arrows) + 4)

    def minimumSizeHint(self) -> QSize:
        """Every row; the boxes shrink first."""
        return QSize(self._theme.px(240), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the provision under the pointer in hand."""
        at = int(event.position().y()) // self._row()
        if 0 <= at < len(self._arrows):
            self._desk.select(self._arrows[at].path)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the arrows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, arrow in enumerate(self._arrows):
            self._paint_arrow(painter, arrow, QRect(0, at * self._row(), self.width(), self._row()))
        painter.end()

    def _row(self) -> int:
        return self._theme.px(50)

    def _paint_arrow(self, painter: QPainter, arrow: Protection, row: QRect) -> None:
        theme, px = self._theme, self._theme.px
        record = arrow.path.rsplit("/", 1)[0]
        in_hand = self._desk.selected.startswith(f"{record}/")
        box = QRect(row.left() + 1, row.top() + px(6), self._payer_width(), px(38))
        protected = ", ".join(arrow.indemnitees) or "others"
        bold = theme.font(12, QFont.Weight.Medium)
        width = QFontMetrics(bold).horizontalAdvance(protected) + px(24)
        width = min(width, max(round(row.width() * 0.46), px(80)))
        other = QRect(row.right() - width, box.top(), width - 1, box.height())
        self._paint_box(painter, box, arrow.indemnitor, in_hand=in_hand)
        self._paint_box(painter, other, protected, in_hand=in_hand)
        self._paint_line(painter, box, other, arrow.label)

    def _paint_box(self, painter: QPainter, box: QRect, words: str, *, in_hand: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("accent" if in_hand else "hairline"), 1))
        painter.setBrush(theme.colour("selection" if in_hand else "field"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(theme.font(12, QFont.Weight.Medium))
        painter.setPen(theme.colour("text"))
        room = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
        painter.drawText(room, CENTRE | Qt.TextFlag.TextWordWrap, words)

    def _paint_line(self, painter: QPainter, box: QRect, other: QRect, label: str) -> None:
        theme, px = self._theme, self._theme.px
        start = QPointF(box.right() + px(6), box.center().y() + 0.5)
        end = QPointF(other.left() - px(6), start.y())
        painter.setPen(QPen(theme.colour("secondary"), 1.2))
        painter.drawLine(start, end)
        painter.setBrush(theme.colour("secondary"))
        painter.setPen(Qt.PenStyle.NoPen)
        reach = px(4)
        painter.drawPolygon(
            QPolygonF([end, end + QPointF(-2 * reach, -reach), end + QPointF(-2 * reach, reach)])
        )
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("secondary"))
        over = QRect(round(start.x()), box.top() - px(2), round(end.x() - start.x()), px(18))
        draw_line(painter, over, label, CENTRE if label else LEFT)

    def _payer_width(self) -> int:
        metrics = QFontMetrics(self._theme.font(12, QFont.Weight.Medium))
        widest = max((metrics.horizontalAdvance(a.indemnitor) for a in self._arrows), default=0)
        return min(widest + self._theme.px(24), max(self.width() // 3, 1))
