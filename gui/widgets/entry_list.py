"""A list of terms: a sheet or a card, in hand and in the source together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt

from gui.models.entry_model import ROW_ROLE, EntryModel, Fold, TermRow
from gui.widgets.answer_box import AnswerBox
from gui.widgets.entry_delegate import EntryDelegate
from gui.widgets.fitted_list import FittedList
from gui.widgets.scrolling import reveal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from core.terms.terms import Entry
    from gui.desk import Desk, Question
    from gui.open_review import OpenReview
    from gui.theme import Theme


class EntryList(FittedList):
    """Shows the terms of a record; follows and sets what is in hand."""

    def __init__(
        self, desk: Desk, theme: Theme, name: str, *, grouped: bool = False, folded: bool = False
    ) -> None:
        self.entries = EntryModel(grouped=grouped, folded=folded)
        super().__init__(self.entries, name, theme)
        self._desk = desk
        self._delegate = EntryDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        desk.selection_changed.connect(self._on_selection_changed)
        desk.question_asked.connect(self._on_question_asked)

    def measures(self) -> EntryDelegate:
        """See `FittedList`."""
        return self._delegate

    def set_entries(self, work: OpenReview | None, entries: Sequence[Entry]) -> None:
        """Show other terms."""
        self.entries.set_entries(work, entries)
        self._on_selection_changed(self._desk.selected)

    def set_work(self, work: OpenReview) -> None:
        """Show the same terms under other judgements."""
        self.entries.set_work(work)
        self._on_selection_changed(self._desk.selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold with Space what the mouse unfolds with a click."""
        is_fold = isinstance(self.currentIndex().data(ROW_ROLE), Fold)
        if event.key() == Qt.Key.Key_Space and is_fold:
            self.entries.toggle_fold()
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, current: QModelIndex) -> None:
        row = current.data(ROW_ROLE) if current.isValid() else None
        if isinstance(row, TermRow):
            self._desk.select(row.path)
        elif isinstance(row, Fold):
            self._desk.let_go()

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Fold):
            self.entries.toggle_fold()
        elif isinstance(row, TermRow):
            self._desk.show_place(row.path)

    def _on_selection_changed(self, path: str) -> None:
        if path and self.entries.row_of(path) is None and self.entries.holds(path):
            self.entries.toggle_fold()
        at = self.entries.row_of(path) if path else None
        if at is None:
            if not isinstance(self.currentIndex().data(ROW_ROLE), Fold):
                self.clearSelection()
                self.selectionModel().clearCurrentIndex()
            return
        index = self.entries.index(at)
        if self.currentIndex() != index:
            self.setCurrentIndex(index)
        reveal(self, lambda: self.visualRect(index))

    def _on_question_asked(self, question: Question) -> None:
        at = self.entries.row_of(question.path)
        if at is None or question.taken or not self.isVisible():
            return
        question.taken = True
        index = self.entries.index(at)
        row = self.entries.row(index)
        if isinstance(row, TermRow):
            reveal(self, lambda: self.visualRect(index))
            AnswerBox(question, self, lambda: self._value_place(index))

    def _value_place(self, index: QModelIndex) -> QRect:
        row = self.entries.row(index)
        assert isinstance(row, TermRow)
        return self._delegate.value_box(row, self.visualRect(index))
