"""Records as rows: what names each, its terms in short, its number, its standing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt

from gui.models.rows import Index, RowsModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.terms.terms import Area, Entry
    from gui.open_review import OpenReview, Standing

RECORD_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record, or the total of all.

    Attributes:
        prefix: What the paths of its values begin with; empty for a total.
        path: What is taken in hand with it.
        title: Its name.
        detail: Its terms in a few words.
        number: What it counts, such as its shares.
        standing: The mark of all its values.
    """

    prefix: str
    path: str
    title: str
    detail: str
    number: str
    standing: Standing

    @property
    def is_total(self) -> bool:
        """Whether it is the sum and not a record."""
        return not self.prefix

    def holds(self, path: str) -> bool:
        """Whether a path is one of its values, or the total's."""
        return path == self.path if self.is_total else path.startswith(self.prefix)


class RecordModel(RowsModel[RecordRow]):
    """Records in the document's order."""

    def set_rows(self, rows: Sequence[RecordRow], *, is_new: bool) -> None:
        """Show other records, or the same under other judgements."""
        self._show(rows, is_new=is_new)

    def index_of(self, path: str) -> QModelIndex:
        """The row of the record that a value belongs to, or of the total."""
        return self._index_where(lambda row: row.holds(path))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """See `QAbstractItemModel`."""
        if not index.isValid():
            return None
        row = self.row(index)
        if role == RECORD_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.title, row.detail, row.number, row.standing.words)
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{row.standing.words}"
        return None


def entries_by_prefix(work: OpenReview, area: Area) -> dict[str, list[Entry]]:
    """The terms of an area's records, each record under what its paths begin with."""
    records: dict[str, list[Entry]] = {}
    for entry in work.review.entries_in(area):
        _area, key, _field = entry.path.split("/", 2)
        records.setdefault(f"{area.value}/{key}/", []).append(entry)
    return records


def by_field(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """A record's terms by the name of their field."""
    fields: dict[str, list[Entry]] = {}
    for entry in entries:
        fields.setdefault(entry.path.split("/")[2], []).append(entry)
    return fields
