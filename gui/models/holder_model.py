"""The selling stockholders as a table that sorts itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from core.terms.cited import Cited
from core.terms.terms import Area
from core.terms.units import Unit, parse
from gui.models.entry_model import TermRow, term_row
from gui.models.rows import Index

if TYPE_CHECKING:
    from core.terms.terms import Entry
    from gui.open_review import OpenReview, Standing

CELL_ROLE = Qt.ItemDataRole.UserRole
_NOTES = "notes"


@dataclass(frozen=True, slots=True)
class _Line:
    """One holder: its cells by field, its footnotes, and what sorts it."""

    cells: dict[str, Entry]
    notes: tuple[Entry, ...]

    def states(self, name: str) -> bool:
        """Whether the table prints a field for this holder."""
        return name in self.cells and isinstance(self.cells[name].term, Cited)

    @property
    def paths(self) -> tuple[str, ...]:
        """Every value of the row."""
        return tuple(
            entry.path
            for entry in (*self.cells.values(), *self.notes)
            if isinstance(entry.term, Cited)
        )


class HolderModel(QAbstractTableModel):
    """One row a holder, one column a figure that the table prints, and a mark for the row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: OpenReview | None = None
        self._lines: list[_Line] = []
        self._fields: tuple[str, ...] = ()

    def set_work(self, work: OpenReview | None, *, is_new: bool) -> None:
        """Show another review's holders, or the same under other judgements."""
        if is_new:
            self.beginResetModel()
            self._work = work
            self._lines = _lines(work) if work else []
            self._fields = _fields(self._lines)
            self.endResetModel()
            return
        self._work = work
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self._fields))
            self.dataChanged.emit(self.index(0, 0), last)

    def entry(self, index: Index) -> Entry | None:
        """The term in a cell; None in the column of marks."""
        if not index.isValid() or index.column() >= len(self._fields):
            return None
        return self._lines[index.row()].cells.get(self._fields[index.column()])

    def cell(self, index: Index) -> TermRow | None:
        """A cell as it is painted."""
        entry = self.entry(index)
        return term_row(self._work, entry) if entry is not None and self._work else None

    def row_standing(self, row: int) -> Standing | None:
        """One standing for all values of a holder."""
        return self._work.worst(self._lines[row].paths) if self._work else None

    def notes(self, row: int) -> tuple[Entry, ...]:
        """The footnotes of a holder."""
        return self._lines[row].notes

    def index_of(self, path: str) -> QModelIndex:
        """The cell of a path; the name's cell for a footnote."""
        for at, line in enumerate(self._lines):
            for column, name in enumerate(self._fields):
                if name in line.cells and line.cells[name].path == path:
                    return self.index(at, column)
            if any(note.path == path for note in line.notes):
                return self.index(at, 0)
        return QModelIndex()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the holders by a figure; those without it stay last."""
        if not 0 <= column < len(self._fields):
            return
        name = self._fields[column]
        self.layoutAboutToBeChanged.emit()
        stated = [line for line in self._lines if line.states(name)]
        absent = [line for line in self._lines if line not in stated]
        stated.sort(
            key=lambda line: _sort_key(line.cells[name]),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )
        self._lines = stated + absent
        self.layoutChanged.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """See `QAbstractItemModel`."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """See `QAbstractItemModel`; the last column holds the mark."""
        return 0 if parent is not None and parent.isValid() else len(self._fields) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """See `QAbstractItemModel`."""
        cell = self.cell(index)
        if cell is None:
            standing = self.row_standing(index.row()) if index.isValid() else None
            return standing.words if role == Qt.ItemDataRole.DisplayRole and standing else None
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.value
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.hint
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """See `QAbstractItemModel`."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._fields):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._lines[0].cells[self._fields[section]].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _lines(work: OpenReview) -> list[_Line]:
    """The holders in the document's order."""
    rows: dict[str, list[Entry]] = {}
    for entry in work.review.entries_in(Area.HOLDERS):
        _area, key, _rest = entry.path.split("/", 2)
        rows.setdefault(key, []).append(entry)
    return [
        _Line(
            cells={_field(e): e for e in entries if _field(e) != _NOTES},
            notes=tuple(e for e in entries if _field(e) == _NOTES),
        )
        for entries in rows.values()
    ]


def _field(entry: Entry) -> str:
    return entry.path.split("/")[2]


def _fields(lines: list[_Line]) -> tuple[str, ...]:
    """The fields that the table prints for at least one holder, the name always."""
    if not lines:
        return ()
    return tuple(
        name
        for at, name in enumerate(lines[0].cells)
        if at == 0 or any(line.states(name) for line in lines)
    )


def _sort_key(entry: Entry) -> tuple[Decimal, int, str]:
    """Numbers by size, "<1" just below 1, names by letter."""
    assert isinstance(entry.term, Cited)
    value = entry.term.value
    if entry.unit is Unit.NAME:
        return Decimal(0), 0, str(value).casefold()
    if isinstance(value, str):
        number = parse(value.lstrip("<"), Unit.PERCENT)
        assert isinstance(number, Decimal)
        return number, 0 if value.startswith("<") else 1, ""
    return Decimal(value), 1, ""
