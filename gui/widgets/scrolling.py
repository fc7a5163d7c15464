"""Pages that scroll as one, and how a part of one comes into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class ScrollPage(QScrollArea):
    """A column of widgets that scrolls up and down and is as wide as it is given."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        page.setSizePolicy(policy)
        self.column = QVBoxLayout(page)
        self.column.setSpacing(0)
        self.setWidget(page)


def reveal(widget: QWidget, part: Callable[[], QRect]) -> None:
    """Scroll the page that holds a widget until a part of it is in view, once all is laid out."""
    QTimer.singleShot(0, widget, lambda: _reveal(widget, part()))


def _reveal(widget: QWidget, part: QRect) -> None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, ScrollPage):
        parent = parent.parentWidget()
    page = parent.widget() if parent is not None else None
    if parent is not None and page is not None and not part.isEmpty():
        middle = widget.mapTo(page, part.center())
        parent.ensureVisible(part.left(), middle.y(), 0, part.height() // 2 + 24)


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
