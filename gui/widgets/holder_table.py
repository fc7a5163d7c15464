"""The selling stockholders' table, as high as its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.colours import Tone
from gui.glyphs import Mark, draw_chip, draw_mark
from gui.models.entry_model import Says
from gui.models.holder_model import HolderModel
from gui.models.rows import Index
from gui.widgets.answer_box import AnswerBox
from gui.widgets.painting import LEFT, RIGHT, draw_line, paint_ground
from gui.widgets.pinned_column import PinnedColumn
from gui.widgets.scrolling import reveal

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from gui.desk import Desk, Question
    from gui.models.entry_model import TermRow
    from gui.open_review import OpenReview
    from gui.theme import Theme

_NAMES = 200  # the least room for the names, unless all are shorter


class HolderTable(QTableView):
    """Numbers right-aligned under their headers; a header sorts."""

    row_changed = Signal(int)  # the holder in hand, -1 for none

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self.holders = HolderModel(self)
        self.setModel(self.holders)
        self.setItemDelegate(_HolderDelegate(self.holders, theme, self))
        self.setObjectName("holders")
        self.setAccessibleName("Selling stockholders")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._dress_header()
        self.pinned = PinnedColumn(self, theme)
        self.pinned.clicked.connect(self._on_current_changed)
        self._connect()

    def show_work(self, work: OpenReview | None, *, is_new: bool) -> None:
        """Show the holders of a review."""
        self.holders.set_work(work, is_new=is_new)
        if is_new:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self._measure()
        self._on_selection_changed(self._desk.selected)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the type changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "holders"):
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the figures leave."""
        super().resizeEvent(event)
        self._place_names()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell out from under the names, which are in view wherever the table stands."""
        if index.column() == 0 and self.pinned.right:
            return
        super().scrollTo(index, hint)
        under = self.pinned.right - self.visualRect(index).left()
        if index.column() > 0 and under > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - under)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the window."""
        if event.text() and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(False)
        header.setDefaultAlignment(RIGHT)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.holders.sort)
        header.setAccessibleName("Sort the selling stockholders")

    def _connect(self) -> None:
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_current_changed)
        self._desk.selection_changed.connect(self._on_selection_changed)
        self._desk.question_asked.connect(self._on_question_asked)
        self.holders.layoutChanged.connect(self._on_sorted)

    def _measure(self) -> None:
        row = self.fontMetrics().height() + self._theme.px(10)
        self.verticalHeader().setDefaultSectionSize(row)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(self._theme.px(36))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(1, self.holders.columnCount()):
            header.resizeSection(column, self._column_width(column))
        self._place_names()

    def _place_names(self) -> None:
        """Let the names fill the row, and no narrower than they can be read."""
        header = self.horizontalHeader()
        if not header.count():
            return
        figures = sum(header.sectionSize(column) for column in range(1, header.count()))
        room = self.viewport().width()
        least = min(self._column_width(0), self._theme.px(_NAMES), room // 2)
        names = max(room - figures, least)
        header.resizeSection(0, names)
        rows = self.verticalHeader().defaultSectionSize() * self.holders.rowCount()
        scrolls = names + figures > room
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(header.sizeHint().height() + rows + bar + 2)
        self.pinned.follow()

    def _column_width(self, column: int) -> int:
        """Room for a column's title and for every figure under it; the last holds a mark."""
        rows = range(self.holders.rowCount())
        texts = [self.holders.cell(self.holders.index(row, column)) for row in rows]
        title = self.holders.headerData(column, Qt.Orientation.Horizontal)
        if title is None:
            return self._theme.px(38)
        shown = [title, *(cell.value for cell in texts if cell and cell.says is Says.VALUE)]
        widest = max(self.fontMetrics().horizontalAdvance(text) for text in shown)
        return widest + self._theme.px(26)

    def _on_current_changed(self, current: QModelIndex) -> None:
        entry = self.holders.entry(current)
        if entry is not None:
            self._desk.select(entry.path)
        if current.isValid():
            self.row_changed.emit(current.row())

    def _on_sorted(self) -> None:
        self._on_selection_changed(self._desk.selected)

    def _on_selection_changed(self, path: str) -> None:
        index = self.holders.index_of(path)
        if not index.isValid():
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
            self.row_changed.emit(-1)
            return
        entry = self.holders.entry(index)
        if entry is not None and entry.path == path:  # a footnote keeps its own list
            self.setCurrentIndex(index)
            reveal(self, lambda: self._in_self(index))
        else:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        self.row_changed.emit(index.row())

    def _in_self(self, index: QModelIndex) -> QRect:
        """A cell's place in the table, its header included."""
        return self.visualRect(index).translated(self.viewport().pos())

    def _on_question_asked(self, question: Question) -> None:
        index = self.holders.index_of(question.path)
        entry = self.holders.entry(index)
        if question.taken or entry is None or entry.path != question.path or not self.isVisible():
            return
        question.taken = True
        AnswerBox(question, self, lambda: self.visualRect(index))


class _HolderDelegate(QStyledItemDelegate):
    """Paints cells: figures, corrections with the extracted figure in the tooltip, marks."""

    def __init__(self, holders: HolderModel, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._holders = holders
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        paint_ground(painter, option, self._theme)
        cell = self._holders.cell(index)
        if cell is None:
            self._paint_mark(painter, rect, index.row())
            return
        painter.save()
        self._paint_cell(painter, rect, cell, index.column())
        painter.restore()

    def _paint_mark(self, painter: QPainter, rect: QRect, row: int) -> None:
        standing = self._holders.row_standing(row)
        if standing is None:
            return
        side = self._theme.px(20)
        spot = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2 + 1, side, side)
        solid = standing.decided or standing.mark is not Mark.TICK
        draw_chip(painter, spot, standing.mark, self._theme, solid=solid)

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: TermRow, column: int) -> None:
        theme = self._theme
        room = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        painter.setFont(theme.font(13, QFont.Weight.Medium if column == 0 else QFont.Weight.Normal))
        absent = cell.says is not Says.VALUE
        text = "–" if absent else cell.value
        painter.setPen(theme.colour("secondary" if absent else "text"))
        draw_line(painter, room, text, RIGHT if column else LEFT)
        mark = _own_mark(cell)
        if mark is not None:
            side = theme.px(14)
            width = min(painter.fontMetrics().horizontalAdvance(text), room.width())
            left = room.right() - width - side - 2 if column else room.left() + width + 3
            spot = QRectF(left, rect.center().y() - side / 2 + 1, side, side)
            draw_mark(painter, spot, mark, theme.ink(Tone.OWN))


def _own_mark(cell: TermRow) -> Mark | None:
    """What the reviewer did to a cell, where it shows."""
    if cell.standing.flagged:
        return Mark.FLAG
    if cell.standing.mark is Mark.PENCIL:
        return Mark.PENCIL
    return Mark.NOTE if cell.standing.note else None
