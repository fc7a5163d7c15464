"""The saved memo as it is, page by page; QtPdf is loaded when the first memo is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.errors import UserError
from gui.status_line import from_home
from gui.widgets.card import flat_button

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView


class MemoPreview(QDialog):
    """A window beside the desk, which stays usable."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        super().__init__(parent)
        self.setWindowTitle(path.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.document: QPdfDocument = QPdfDocument(self)
        if self.document.load(str(path)) != QPdfDocument.Error.None_:
            raise UserError(
                f"The memo was saved as {path}, but cannot be shown here.",
                "Open it in another program.",
            )
        self._view: QPdfView = QPdfView(self)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName("Pages of the memo")
        self._view.setDocument(self.document)
        self._page = QLabel()
        self._page.setObjectName("secondary")
        self._lay_out(path)
        self._view.pageNavigator().currentPageChanged.connect(self._say_page)
        self._say_page()
        self.resize(820, 940)

    def _lay_out(self, path: Path) -> None:
        saved = QLabel(f"Saved as {from_home(path)}")
        saved.setObjectName("secondary")
        saved.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 10, 8)
        row.addWidget(saved, 1)
        row.addWidget(self._page)
        for text, words, by in (("↑", "Previous page", -1), ("↓", "Next page", 1)):
            row.addWidget(flat_button(text, words, self._stepper(by)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._view, 1)

    def _stepper(self, by: int) -> Callable[[], None]:
        return lambda: self._step(by)

    def _step(self, by: int) -> None:
        navigator = self._view.pageNavigator()
        to = min(max(navigator.currentPage() + by, 0), self.document.pageCount() - 1)
        navigator.jump(to, navigator.currentLocation())

    def _say_page(self) -> None:
        here = self._view.pageNavigator().currentPage() + 1
        self._page.setText(f"page {here} of {self.document.pageCount()}")
