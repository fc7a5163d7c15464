"""The headings of the document, to go to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gui.widgets.fields import keeps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from core.document.model import Block
    from gui.theme import Theme

_DEEPEST = 3
_EDGE = 8


class Outline(QFrame):
    """Opens over the source, under its button; goes when one is chosen or the keys go elsewhere."""

    chosen = Signal(object)  # the heading's span

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAccessibleName("Outline")
        self._theme = theme
        self._blocks: Sequence[Block] = ()
        self.headings = _Headings()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.headings)
        self.headings.itemActivated.connect(self._on_chosen)
        self.headings.itemClicked.connect(self._on_chosen)
        self.headings.left.connect(self.hide)
        self.hide()

    def set_headings(self, blocks: Sequence[Block]) -> None:
        """Hold the headings of another document; listed when it is opened."""
        self._blocks = blocks
        self.headings.clear()
        self.hide()

    def open_under(self, button: QWidget) -> None:
        """Open with its right edge under a button's, or close."""
        if self.isVisible():
            self.hide()
            return
        if not self.headings.count():
            self._list()
        panel = self.parentWidget()
        assert panel is not None
        right = button.mapTo(panel, QPoint(button.width(), button.height() + 4))
        width = min(self._theme.px(440), panel.width() - 2 * _EDGE)
        height = min(self._theme.px(520), panel.height() - right.y() - _EDGE)
        self.setGeometry(max(_EDGE, right.x() - width), right.y(), width, height)
        self.show()
        self.raise_()
        self.headings.setFocus()

    def _list(self) -> None:
        top = min((block.level for block in self._blocks), default=0)
        for block in self._blocks:
            item = QListWidgetItem("    " * min(block.level - top, _DEEPEST) + block.text)
            item.setData(Qt.ItemDataRole.UserRole, block.span)
            self.headings.addItem(item)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class _Headings(QListWidget):
    """Searched by typing; left with Esc."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Headings of the document")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)

    def event(self, event: QEvent) -> bool:
        """Keep letters and Enter from the window."""
        return True if keeps(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go when the keys go elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()
