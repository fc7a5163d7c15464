"""What was recomputed: what breaks, what is open, what ties, each with its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
)

from gui.glyphs import Mark, mark_icon
from gui.models.finding_model import (
    NODE_ROLE,
    SHOWN_MARKS,
    Column,
    FindingModel,
    FindingRow,
    Line,
    WorkLine,
)
from gui.models.rows import Index
from gui.widgets.answer_box import AnswerBox
from gui.widgets.card import Card
from gui.widgets.finding_delegate import FindingDelegate
from gui.widgets.painting import paint_ground, place_width

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from gui.desk import Desk, Question
    from gui.open_review import OpenReview
    from gui.theme import Theme

_WORDS = {Mark.CROSS: "break", Mark.QUESTION: "open", Mark.TICK: "tie"}


class FindingTree(QTreeView):
    """The findings; a row unfolds to its work with Right, a double click or its chevron."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.findings = FindingModel(self)
        self.setModel(self.findings)
        self._delegate = FindingDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Findings")
        self.setObjectName("findings")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        theme.changed.connect(self._place_columns)
        self.findings.modelReset.connect(self._place_columns)

    def unfold(self, index: QModelIndex, *, is_open: bool) -> None:
        """Show or hide the work of a finding."""
        first = index.siblingAtColumn(0)
        self.setExpanded(first, is_open)
        for at in range(self.findings.rowCount(first)):
            node = self.findings.node(self.findings.index(at, 0, first))
            spans = isinstance(node, WorkLine) and node.kind in {Line.SENTENCE, Line.NOTE}
            self.setFirstColumnSpanned(at, first, spans)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title what the numbers leave."""
        super().resizeEvent(event)
        self._place_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold and fold by the arrow keys; leave letters to the window."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Left} and not index.parent().isValid():
            self.unfold(index, is_open=event.key() == Qt.Key.Key_Right)
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Unfold at the chevron."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and index.column() == Column.UNFOLD and not index.parent().isValid():
            self.unfold(index, is_open=not self.isExpanded(index.siblingAtColumn(0)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Unfold anywhere on a finding."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.parent().isValid() and index.column() != Column.UNFOLD:
            self.unfold(index, is_open=not self.isExpanded(index.siblingAtColumn(0)))

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Paint one ground behind all cells of a row."""
        rect: QRect = options.rect
        option = QStyleOptionViewItem(options)
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        paint_ground(painter, option, self._theme, rect.adjusted(0, 0, -2, 0))
        super().drawRow(painter, options, index)

    def _place_columns(self) -> None:
        px = self._theme.px
        width = self.viewport().width()
        place, unfold = self._place_width(), px(28)
        number = 0
        for column in (Column.STATED, Column.COMPUTED):
            wanted = self._number_width(column)
            self.setColumnWidth(column, min(wanted, max(round(width * 0.2), px(84))))
            number += self.columnWidth(column)
        self.setColumnWidth(Column.PLACE, place)
        self.setColumnWidth(Column.UNFOLD, unfold)
        self.setColumnWidth(Column.TITLE, max(width - number - place - unfold, px(120)))
        self.scheduleDelayedItemsLayout()

    def _place_width(self) -> int:
        """Room for the widest place, those of the work included: they unfold in its column."""
        return place_width(self._theme, *self.findings.places) + self._theme.px(16)

    def _number_width(self, column: Column) -> int:
        """Room for the widest number of a column."""
        metrics = QFontMetrics(self._theme.mono(12))
        shown = (self.findings.index(at, column).data() for at in range(self.findings.rowCount()))
        longest = max((text or "" for text in shown), key=len, default="")
        return max(metrics.horizontalAdvance(longest) + self._theme.px(18), self._theme.px(96))


class FindingsPanel(Card):
    """The findings with their chips, which let through what they count."""

    emptied = Signal(bool)  # whether there is nothing to show but its line

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("Findings")
        self._desk = desk
        self._theme = theme
        self.tree = FindingTree(theme)
        self.chips = {mark: self._chip(mark) for mark in SHOWN_MARKS}
        self._figures = QLabel()
        self._figures.setObjectName("secondary")
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._nothing = QLabel("Nothing in this document was recomputed.")
        self._nothing.setObjectName("secondary")
        self.head.addSpacing(6)
        for chip in self.chips.values():
            self.head.addWidget(chip)
        self.head.addWidget(self._nothing)
        self.head.addWidget(self._figures, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(7, 0, 7, 0)
        inside.addWidget(self.tree, 1)
        self.body.addLayout(inside, 1)
        self._connect()

    def minimumSizeHint(self) -> QSize:
        """Its heading and two findings, or its line alone."""
        wide = self._theme.px(320)
        if not self._nothing.isHidden():
            # not from the layout, which forgets what is hidden only with the next event
            around = (self.head.contentsMargins(), self.body.contentsMargins())
            margins = sum(margin.top() + margin.bottom() for margin in around)
            return QSize(wide, self.title.sizeHint().height() + margins)
        return QSize(wide, self._theme.px(130))

    def event(self, event: QEvent) -> bool:
        """Paint the chips' marks again when the type changes."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "chips"):
            self._on_theme_changed()
        return super().event(event)

    def _connect(self) -> None:
        self._desk.review_opened.connect(self._on_opened)
        self._desk.review_changed.connect(self.tree.findings.set_work)
        self._desk.review_closed.connect(lambda: self._on_opened(None))
        self._desk.selection_changed.connect(self._on_selection_changed)
        self._desk.question_asked.connect(self._on_question_asked)
        self._theme.changed.connect(self._on_theme_changed)
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self.tree.clicked.connect(self._on_clicked)

    def _on_opened(self, work: OpenReview | None) -> None:
        for chip in self.chips.values():
            chip.setChecked(True)
        self.tree.findings.open(work)
        for mark, chip in self.chips.items():
            chip.setText(f"{self.tree.findings.count(mark)} {_WORDS[mark]}")
        has_any = work is not None and bool(work.review.findings)
        self._nothing.setVisible(not has_any)
        for part in (*self.chips.values(), self.tree):
            part.setVisible(has_any)
        self.emptied.emit(work is not None and not has_any)
        count = len(work.review.figures.all) if work else 0
        self._figures.setText(f"{count:,} figures read" if count else "")

    def _on_chip(self) -> None:
        self.tree.findings.let_through([m for m, chip in self.chips.items() if chip.isChecked()])
        self._on_selection_changed(self._desk.selected, shows=False)

    def _on_theme_changed(self) -> None:
        for mark, chip in self.chips.items():
            chip.setIcon(mark_icon(mark, self._theme, self._theme.px(16)))
            chip.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))

    def _on_current_changed(self, current: QModelIndex) -> None:
        node = current.data(NODE_ROLE) if current.isValid() else None
        if isinstance(node, FindingRow):
            self._desk.select(node.finding.path)
        elif isinstance(node, WorkLine) and node.citation is not None:
            self._desk.cite(node.citation)

    def _on_clicked(self, index: QModelIndex) -> None:
        node = index.data(NODE_ROLE)
        if isinstance(node, FindingRow):
            self._desk.select(node.finding.path)
        elif node.citation is not None:
            self._desk.cite(node.citation)

    def _on_selection_changed(self, path: str, *, shows: bool = True) -> None:
        work = self._desk.work
        if work is None or path not in work.findings:
            self.tree.clearSelection()
            self.tree.selectionModel().clearCurrentIndex()
            return
        index = self.tree.findings.index_of(path)
        if not index.isValid() and shows:
            for chip in self.chips.values():
                chip.setChecked(True)
            self.tree.findings.let_through(SHOWN_MARKS)
            index = self.tree.findings.index_of(path)
        here = self.tree.currentIndex().siblingAtColumn(0)
        if index.isValid() and index not in (here, here.parent()):
            self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)

    def _on_question_asked(self, question: Question) -> None:
        index = self.tree.findings.index_of(question.path)
        if not index.isValid() or question.taken:
            return
        question.taken = True
        self.show()
        self.tree.scrollTo(index)
        AnswerBox(question, self.tree, lambda: self.tree.visualRect(index))

    def _chip(self, mark: Mark) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName(f"chip_{_WORDS[mark]}")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setText(f"0 {_WORDS[mark]}")
        chip.setToolTip(f"Show the findings that {_WORDS[mark]}")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self._on_chip())
        return chip
