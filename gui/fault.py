"""A fault of the program itself: logged, shown, and never swallowed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from types import TracebackType

_WORDS = (
    "Something in the program went wrong. What you decided so far is in the library. "
    "You can go on; if the window behaves oddly, close it and start again."
)


def install() -> None:
    """Show every exception that nothing else has handled."""
    sys.excepthook = _on_fault


def details_of(fault: BaseException) -> str:
    """The versions and the traceback, for whoever mends it."""
    import platform
    import traceback

    head = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{head}\n\n{''.join(traceback.format_exception(fault))}"


def _on_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trace)
        return
    import logging

    logging.getLogger("tickmark").critical("a fault of the program", exc_info=(kind, fault, trace))
    if QApplication.instance() is not None:
        FaultDialog(details_of(fault), QApplication.activeWindow()).show()


class FaultDialog(QDialog):
    """Says what happened and lets the details be copied; the window stays usable."""

    def __init__(self, details: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tickmark")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._details = details
        words = QLabel(_WORDS)
        words.setWordWrap(True)
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName("Details")
        copy = QPushButton("Copy details")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        close = QPushButton("Close")
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(shown, 1)
        column.addLayout(buttons)
        self.resize(640, 380)
