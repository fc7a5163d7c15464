"""A list that is as high as its rows, so that a page of several scrolls as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from gui.theme import Theme


class Measures(Protocol):
    """A delegate that knows how high a row is at a width."""

    def row_height(self, row: Any, width: int) -> int:  # noqa: ANN401 - each list has its own rows
        """The height in pixels."""


class PaintedList(QListView):
    """A list of painted rows that wrap; its letters belong to the window."""

    def __init__(self, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows anew; Qt does so only for lists that flow."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the window: the list is not searched by typing."""
        if event.text() and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)


class FittedList(PaintedList):
    """As high as its rows at the width that it is given; never scrolls by itself."""

    def __init__(self, model: QAbstractItemModel, name: str, theme: Theme) -> None:
        super().__init__(model, name)
        self._theme = theme
        self._heights: dict[int, int] = {}
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        model.modelReset.connect(self._on_measures_changed)
        model.dataChanged.connect(self._on_measures_changed)
        theme.changed.connect(self._on_measures_changed)

    def measures(self) -> Measures:
        """The delegate, which knows the rows."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        """Its rows wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as all rows."""
        if width not in self._heights:
            model = self.model()
            rows = (model.index(at, 0) for at in range(model.rowCount()))
            role = Qt.ItemDataRole.UserRole
            self._heights[width] = sum(
                self.measures().row_height(index.data(role), width) for index in rows
            )
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """As high as all rows at the width that it has."""
        width = max(self.width(), self._theme.px(240))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that a value has no room."""
        return QSize(self._theme.px(140), 0)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the type changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_heights"):
            self._on_measures_changed()

    def _on_measures_changed(self) -> None:
        self._heights.clear()
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
