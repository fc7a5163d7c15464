"""What the program's lists share: rows in a Python list, some of them only captions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex
RowT = TypeVar("RowT")


class RowsModel(QAbstractListModel, Generic[RowT]):
    """A list of rows; what a row says of itself is left to `data`.

    Attributes:
        captions: The types of rows that head others and cannot be taken in hand.
    """

    captions: tuple[type, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RowT] = []

    def row(self, index: Index) -> RowT:
        """What one row shows."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index | None = None) -> int:
        """See `QAbstractItemModel`."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See `QAbstractItemModel`; a caption cannot be taken in hand."""
        if index.isValid() and isinstance(self.row(index), self.captions):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _index_where(self, is_meant: Callable[[RowT], bool]) -> QModelIndex:
        """The first row that is meant, no valid index where none is."""
        for at, row in enumerate(self._rows):
            if is_meant(row):
                return self.index(at)
        return QModelIndex()

    def _show(self, rows: Sequence[RowT], *, is_new: bool) -> None:
        """Show other rows, or the same ones changed."""
        if is_new:
            self.beginResetModel()
        self._rows = list(rows)
        if is_new:
            self.endResetModel()
        elif self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
