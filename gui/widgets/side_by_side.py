"""Two parts beside each other where there is room, else one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from gui.theme import Theme

_ROOM = 640


class SideBySide(QWidget):
    """Turns from a row into a column when it is too narrow for both."""

    def __init__(
        self, left: QWidget, right: QWidget, theme: Theme, shares: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self._theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        fit_height(self)
        for part, share in zip((left, right), shares, strict=True):
            self._row.addWidget(part, share, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the width asks for it."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._theme.px(_ROOM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)


def stacked(*parts: QWidget) -> QWidget:
    """Parts under one another, together as high as they need."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    fit_height(holder)
    return holder


def fit_height(widget: QWidget) -> None:
    """Let a widget be as high as its parts need at its width."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
