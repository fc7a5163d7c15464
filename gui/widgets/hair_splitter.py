"""A splitter whose handle is a hairline with room on both sides to take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

if TYPE_CHECKING:
    from gui.theme import Theme

_ROOM = 13
_ROOM_FOR_TWO = 500
_GAP = 10  # between the hairline's ends and the card's


class HairSplitter(QSplitter):
    """Two parts beside each other on one card; neither can be closed by dragging."""

    def __init__(self, theme: Theme, left: QWidget, right: QWidget, sizes: tuple[int, int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setHandleWidth(_ROOM)
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self._shares = [size * 100 for size in sizes]
        self.setSizes(self._shares)
        self.setStretchFactor(0, sizes[0])
        self.setStretchFactor(1, sizes[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand one over the other where there is no room beside."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._theme.px(_ROOM_FOR_TWO)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self.setSizes(self._shares)

    def createHandle(self) -> QSplitterHandle:
        """Make the handle that paints the hairline."""
        return _Handle(self, self._theme)


class _Handle(QSplitterHandle):
    """One line in the middle."""

    def __init__(self, split: QSplitter, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, split)
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setPen(self._theme.colour("hairline"))
        if self.orientation() is Qt.Orientation.Horizontal:
            middle = self.width() // 2
            painter.drawLine(middle, _GAP, middle, self.height() - _GAP)
        else:
            middle = self.height() // 2
            painter.drawLine(_GAP, middle, self.width() - _GAP, middle)
        painter.end()
