"""A person before the window: types keys, clicks, and reads what the window shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from gui.models.entry_model import ROW_ROLE, TermRow
from gui.widgets.answer_box import AnswerBox
from gui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from gui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Person:
    """Acts through keys and the mouse, and waits until what was asked for is stored."""

    window: MainWindow
    qtbot: QtBot
    has_left: bool = False

    def open(self, *paths: Path) -> None:
        with self.qtbot.waitSignal(self.window.review_opened, timeout=20_000):
            self.window.open_files(list(paths))
        self.settle()

    def press(self, *keys: Qt.Key | str, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press keys wherever the keyboard is."""
        for key in keys:
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def type(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def settle(self) -> None:
        """Wait until nothing is read or stored any more and everything is laid out."""
        self.qtbot.waitUntil(lambda: self.window.tasks.is_idle, timeout=20_000)
        QApplication.processEvents()
        QApplication.processEvents()

    def take(self, path: str) -> None:
        """Take a value in hand as a click on it does."""
        self.window.desk.select(path)
        self.settle()

    def click(self, view: QAbstractItemView, index: QModelIndex) -> None:
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(place),
        )
        self.settle()

    def row(self, path: str) -> TermRow:
        """The row that shows a value in the tab that is in view."""
        for view in self.window.tabs.findChildren(EntryList):
            at = view.entries.row_of(path)
            if at is not None and view.isVisible():
                row = view.entries.index(at).data(ROW_ROLE)
                assert isinstance(row, TermRow)
                return row
        raise AssertionError(f"{path} is not shown")

    def list_with(self, path: str) -> tuple[EntryList, QModelIndex]:
        for view in self.window.tabs.findChildren(EntryList):
            at = view.entries.row_of(path)
            if at is not None and view.isVisible():
                return view, view.entries.index(at)
        raise AssertionError(f"{path} is not shown")

    def box(self) -> AnswerBox:
        """The box that asks for something."""
        boxes = [box for box in self.window.findChildren(AnswerBox) if box.isVisible()]
        assert len(boxes) == 1
        return boxes[0]

    def has_box(self) -> bool:
        return any(box.isVisible() for box in self.window.findChildren(AnswerBox))

    def words(self, part: QWidget | None = None) -> str:
        """Every label that can be read now."""
        labels = (part or self.window).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def leave(self) -> None:
        """Close the window, and everything that it opened; a second time does nothing."""
        if self.has_left:
            return
        self.has_left = True
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
                widget.close()
        self.window.close()
        self.window.deleteLater()
        # now, and not when the collector finds it: that may be inside a loop of Qt's over widgets
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
