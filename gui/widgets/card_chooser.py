"""A list of records and the card of the one in hand, kept in step with the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Signal

from gui.models.record_model import RECORD_ROLE, RecordModel, RecordRow, entries_by_prefix
from gui.tabs.tab import heading
from gui.widgets.entry_list import EntryList
from gui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.terms.terms import Area, Entry
    from gui.desk import Desk
    from gui.open_review import OpenReview
    from gui.theme import Theme


class CardChooser(QObject):
    """Shows the first record until another is in hand; the card stays when nothing of it is."""

    card_changed = Signal()

    def __init__(self, desk: Desk, theme: Theme, area: Area, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._area = area
        self._prefix = ""
        self._is_settling = False
        self.records = RecordModel(self)
        self.list = RecordList(self.records, name, theme)
        self.title = heading()
        self.card = EntryList(desk, theme, f"{name}: the one in hand", folded=True)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.clicked.connect(self._on_clicked)
        desk.selection_changed.connect(self._on_selection_changed)

    def fill(self, work: OpenReview, rows: Sequence[RecordRow], *, is_new: bool) -> None:
        """Show other records, or the same under other judgements."""
        self.records.set_rows(rows, is_new=is_new)
        if not is_new:
            self.card.set_work(work)
            self.card_changed.emit()
            return
        self._show_card(work, rows[0] if rows else None)
        self._on_selection_changed(self._desk.selected)

    def entries(self, work: OpenReview) -> list[Entry]:
        """The terms of the record whose card is shown."""
        return entries_by_prefix(work, self._area).get(self._prefix, [])

    def _on_current_changed(self, current: QModelIndex) -> None:
        row = current.data(RECORD_ROLE) if current.isValid() else None
        if isinstance(row, RecordRow) and not self._is_settling:
            self._desk.select(row.path)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._desk.select(index.data(RECORD_ROLE).path)

    def _on_selection_changed(self, path: str) -> None:
        index = self.records.index_of(path)
        if not index.isValid() or self._desk.work is None:
            return
        row = self.records.row(index)
        if row.prefix != self._prefix and not row.is_total:
            self._show_card(self._desk.work, row)
        self._mark(index)

    def _show_card(self, work: OpenReview, row: RecordRow | None) -> None:
        self._prefix = row.prefix if row else ""
        self.title.setText(row.title if row else "")
        self.card.set_entries(work, self.entries(work))
        self._mark(self.records.index_of(row.path) if row else QModelIndex())
        self.card_changed.emit()

    def _mark(self, index: QModelIndex) -> None:
        """Show which record's card it is, without taking it in hand."""
        self._is_settling = True
        self.list.setCurrentIndex(index)
        self._is_settling = False
