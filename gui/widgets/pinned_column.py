"""The first column of a table, which stays in view when the table is scrolled to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

if TYPE_CHECKING:
    from gui.theme import Theme


class PinnedColumn(QTableView):
    """Lies over the table's left edge while its own first column is out of view.

    It shows the same rows and the same selection, and leaves the keyboard to the table.
    """

    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self._theme = theme
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setObjectName("pinned")
        self.setAccessibleName(f"{table.accessibleName()}, first column")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self._dress_header()
        self.hide()
        table.horizontalScrollBar().valueChanged.connect(self.follow)
        table.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)
        self.horizontalHeader().sortIndicatorChanged.connect(self._on_sort_asked)
        theme.changed.connect(self.follow)

    @property
    def right(self) -> int:
        """Where the table's other columns come out from under it; 0 while it is away."""
        return self.width() if not self.isHidden() else 0

    @Slot()
    def follow(self) -> None:
        """Lie where the table is, if it is scrolled at all."""
        table = self._table
        rows, header = table.verticalHeader(), table.horizontalHeader()
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column > 0)
        self.setColumnWidth(0, table.columnWidth(0))
        self.verticalHeader().setDefaultSectionSize(rows.defaultSectionSize())
        self.horizontalHeader().setFixedHeight(header.height())
        height = header.height() + table.viewport().height()
        self.setGeometry(QRect(0, 0, table.columnWidth(0) + 1, height))
        self.setVisible(table.horizontalScrollBar().value() > 0)

    def _on_sorted(self, column: int, order: Qt.SortOrder) -> None:
        _sort(self.horizontalHeader(), column, order)

    def _on_sort_asked(self, column: int, order: Qt.SortOrder) -> None:
        _sort(self._table.horizontalHeader(), column, order)

    def _dress_header(self) -> None:
        own, header = self.horizontalHeader(), self._table.horizontalHeader()
        own.setSectionsClickable(True)
        own.setHighlightSections(False)
        own.setSortIndicatorShown(True)
        own.setSortIndicatorClearable(False)
        own.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        own.setAccessibleName("Sort by the first column")
        own.setSortIndicator(header.sortIndicatorSection(), header.sortIndicatorOrder())


def _sort(header: QHeaderView, column: int, order: Qt.SortOrder) -> None:
    """Let one header say what the other was asked for."""
    if (header.sortIndicatorSection(), header.sortIndicatorOrder()) != (column, order):
        header.setSortIndicator(column, order)
