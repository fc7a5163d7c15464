"""The documents of the library under their issuers, those that a search lets through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from gui.models.rows import Index, RowsModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.library.shelf import Shelved

SHELF_ROLE = Qt.ItemDataRole.UserRole
_NO_ISSUER = "Other documents"


@dataclass(frozen=True, slots=True)
class IssuerRow:
    """An issuer with the span of years and the number of its documents."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document: what it is, when, how far its review has come."""

    shelved: Shelved
    title: str
    detail: str
    progress: str


class LibraryModel(RowsModel[IssuerRow | DocumentRow]):
    """Issuers in the order of what was opened last; their documents by date."""

    captions = (IssuerRow,)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: tuple[Shelved, ...] = ()
        self._words: list[str] = []

    def set_documents(self, documents: Sequence[Shelved]) -> None:
        """Show the library as it is now."""
        self._documents = tuple(documents)
        self._fill()

    def let_through(self, words: str) -> None:
        """Show only documents that hold every word in what names them."""
        self._words = words.casefold().split()
        self._fill()

    @property
    def is_empty(self) -> bool:
        """Whether the library holds no document at all."""
        return not self._documents

    def index_of(self, sha256: str) -> QModelIndex:
        """The row of a document."""
        return self._index_where(
            lambda row: isinstance(row, DocumentRow) and row.shelved.sha256 == sha256
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """See `QAbstractItemModel`."""
        if not index.isValid():
            return None
        row = self.row(index)
        if role == SHELF_ROLE:
            return row
        if isinstance(row, IssuerRow):
            return row.name if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.title}, {row.detail}, {row.progress}"
        if role == Qt.ItemDataRole.ToolTipRole:
            shelved = row.shelved
            return (
                f"{shelved.title}\n{shelved.name}\n{shelved.decided} of {shelved.to_decide} decided"
            )
        return None

    def _fill(self) -> None:
        groups: dict[str, list[Shelved]] = {}
        for document in self._documents:
            if all(word in _haystack(document) for word in self._words):
                groups.setdefault(document.issuer or _NO_ISSUER, []).append(document)
        rows: list[IssuerRow | DocumentRow] = []
        for name, documents in groups.items():
            documents.sort(key=lambda one: one.date.isoformat() if one.date else "")
            rows.append(IssuerRow(name, _issuer_detail(documents)))
            rows.extend(_document_row(document) for document in documents)
        self._show(rows, is_new=True)


def _haystack(document: Shelved) -> str:
    parts = (
        document.title,
        document.issuer,
        document.file_number,
        document.kind.words,
        document.name,
        str(document.date.year) if document.date else "",
    )
    return " ".join(parts).casefold()


def _issuer_detail(documents: Sequence[Shelved]) -> str:
    years = sorted({document.date.year for document in documents if document.date})
    count = f"{len(documents)} document" + ("" if len(documents) == 1 else "s")
    if not years:
        return count
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return f"{span} · {count}"


def _document_row(document: Shelved) -> DocumentRow:
    day = document.date
    detail = f"{day:%b} {day.day}, {day.year}" if day else document.name
    if not document.decided:
        progress = "new"
    elif document.decided >= document.to_decide:
        progress = "done"
    else:
        progress = f"{max(1, 100 * document.decided // document.to_decide)}%"
    title = document.kind.words if document.issuer else document.title
    return DocumentRow(document, title, detail, progress)
