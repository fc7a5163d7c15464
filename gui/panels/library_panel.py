"""Every document that was opened, under its issuer; filings are dropped here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.glyphs import Mark, draw_mark
from gui.models.library_model import SHELF_ROLE, DocumentRow, IssuerRow, LibraryModel
from gui.models.rows import Index
from gui.widgets.card import Card
from gui.widgets.fields import LineField, keeps_enter
from gui.widgets.fitted_list import PaintedList
from gui.widgets.painting import LEFT, RIGHT, draw_line, paint_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from core.library.shelf import Shelved
    from gui.theme import Theme


class LibraryPanel(Card):
    """A search that filters, the documents, the place to drop more."""

    document_chosen = Signal(object)  # Shelved
    removal_requested = Signal(object)  # Shelved

    def __init__(self, theme: Theme) -> None:
        super().__init__("Library")
        self.documents = LibraryModel(self)
        self.field = LineField("Search the library", "Search issuers, kinds, numbers…")
        self.field.setClearButtonEnabled(True)
        self.list = ShelfList(self.documents, theme)
        self._nothing = QLabel("Nothing here yet. What you open is kept in the library.")
        self._nothing.setObjectName("secondary")
        self._nothing.setWordWrap(True)
        self._lay_out()
        self.setMinimumWidth(176)
        self.field.textChanged.connect(self._on_searched)
        self.field.left.connect(self._on_search_left)
        self.field.returnPressed.connect(self.list.setFocus)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)

    def show_documents(self, documents: Sequence[Shelved], open_sha256: str) -> None:
        """Show the library as it is now, with the open document marked."""
        self.documents.set_documents(documents)
        self._say_nothing()
        self.mark(open_sha256)

    def mark(self, sha256: str) -> None:
        """Mark the open document."""
        index = self.documents.index_of(sha256)
        self.list.setCurrentIndex(index)

    def search(self) -> None:
        """Put the keys into the search."""
        self.field.setFocus()
        self.field.selectAll()

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(10, 0, 10, 6)
        inside.setSpacing(8)
        inside.addWidget(self.field)
        self._nothing.setContentsMargins(4, 4, 4, 0)
        inside.addWidget(self._nothing)
        inside.addWidget(self.list, 1)
        drop = QFrame()
        drop.setObjectName("drop")
        drop.setAccessibleName("Drop filings here")
        words = QLabel("Drop filings here")
        words.setObjectName("secondary")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        room = QVBoxLayout(drop)
        room.setContentsMargins(8, 16, 8, 16)
        room.addWidget(words)
        inside.addWidget(drop)
        self.body.addLayout(inside)

    def _on_searched(self, words: str) -> None:
        self.documents.let_through(words)
        self._say_nothing()

    def _on_search_left(self) -> None:
        self.field.clear()
        self.list.setFocus()

    def _say_nothing(self) -> None:
        self._nothing.setVisible(self.documents.rowCount() == 0)
        self._nothing.setText(
            "Nothing here yet. What you open is kept in the library."
            if self.documents.is_empty
            else "No document of the library is called this."
        )

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(SHELF_ROLE)
        if isinstance(row, DocumentRow):
            self.document_chosen.emit(row.shelved)

    def _show_menu(self, at: QPoint) -> None:
        row = self.list.indexAt(at).data(SHELF_ROLE)
        if not isinstance(row, DocumentRow):
            return
        menu = QMenu(self)
        menu.addAction("Open").triggered.connect(lambda: self.document_chosen.emit(row.shelved))
        remove = menu.addAction("Remove from the library…")
        remove.triggered.connect(lambda: self.removal_requested.emit(row.shelved))
        menu.exec(self.list.viewport().mapToGlobal(at))


class ShelfList(PaintedList):
    """The documents under their issuers; Enter opens the one in hand."""

    def __init__(self, documents: LibraryModel, theme: Theme) -> None:
        super().__init__(documents, "Documents of the library")
        self.setItemDelegate(_ShelfDelegate(theme, self))

    def event(self, event: QEvent) -> bool:
        """Keep Enter from the window, where it confirms."""
        return True if keeps_enter(event) else super().event(event)


class _ShelfDelegate(QStyledItemDelegate):
    """Issuers in bold, their documents indented."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 200
        return QSize(width, self._line() * 2 + self._theme.px(13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        rect: QRect = option.rect
        row = index.data(SHELF_ROLE)
        painter.save()
        if isinstance(row, IssuerRow):
            self._paint_two(
                painter, rect.adjusted(self._theme.px(6), 0, 0, 0), row, QFont.Weight.DemiBold
            )
        elif isinstance(row, DocumentRow):
            paint_ground(painter, option, self._theme, rect.adjusted(0, 1, 0, -1))
            inside = rect.adjusted(self._theme.px(16), 0, -self._theme.px(8), 0)
            width = self._paint_progress(painter, inside, row)
            self._paint_two(painter, inside.adjusted(0, 0, -width, 0), row, QFont.Weight.Medium)
        painter.restore()

    def _paint_two(
        self, painter: QPainter, rect: QRect, row: IssuerRow | DocumentRow, weight: QFont.Weight
    ) -> None:
        theme, line = self._theme, self._line()
        top = QRect(rect.left(), rect.top() + theme.px(5), rect.width(), line)
        painter.setFont(theme.font(13, weight))
        painter.setPen(theme.colour("text"))
        draw_line(painter, top, row.name if isinstance(row, IssuerRow) else row.title, LEFT)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("secondary"))
        draw_line(painter, top.translated(0, line), row.detail, LEFT)

    def _paint_progress(self, painter: QPainter, rect: QRect, row: DocumentRow) -> int:
        """Paint how far the review is; the width that it took."""
        theme = self._theme
        painter.setPen(theme.colour("secondary"))
        if row.progress == "done":
            side = theme.px(18)
            spot = QRectF(rect.right() - side, rect.center().y() - side / 2, side, side)
            draw_mark(painter, spot, Mark.TICK, theme.colour("secondary"))
            return side + theme.px(4)
        painter.setFont(theme.font(12))
        draw_line(painter, rect, row.progress, RIGHT)
        return painter.fontMetrics().horizontalAdvance(row.progress) + theme.px(8)

    def _line(self) -> int:
        return QFontMetrics(self._theme.font()).height()
