"""All keys on one sheet, and what the program is; over the desk, gone with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core import __version__
from gui.commands import MENUS
from gui.widgets.fields import keeps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from gui.commands import Command

_LEFT_MENUS = 2
_ABOUT = (
    "Reads prospectuses, supplements and agreements on this computer alone; nothing is sent "
    "or fetched. It says what a document says and what was recomputed from it, never what an "
    "issuer meant, and it gives no advice."
)


class Sheet(QFrame):
    """Lies over the middle of the window; any key or click elsewhere takes it away."""

    def __init__(self, name: str, window: QWidget) -> None:
        for other in window.findChildren(Sheet):
            other.leave()
        super().__init__(window)
        self.setObjectName("sheet")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.installEventFilter(self)

    def open(self) -> None:
        """Show the sheet and take the keys."""
        self.adjustSize()
        self._centre()
        self.show()
        self.raise_()
        self.setFocus()

    def leave(self) -> None:
        """Go."""
        self.window().removeEventFilter(self)
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Keep plain keys from the window."""
        return True if keeps(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key takes it away, but those that only go with another."""
        modifiers = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}
        if event.key() not in modifiers:
            self.leave()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go when the keys go elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason and self.isVisible():
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._centre()
        return super().eventFilter(watched, event)

    def _centre(self) -> None:
        middle = self.window().rect().center()
        self.move(middle - self.rect().center())


class KeySheet(Sheet):
    """Every command that has a key, by menu."""

    def __init__(self, window: QWidget) -> None:
        super().__init__("All keys", window)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 28, 32, 30)
        row.setSpacing(56)
        for part in (MENUS[:_LEFT_MENUS], MENUS[_LEFT_MENUS:]):
            row.addLayout(_grid(part))


class AboutSheet(Sheet):
    """The program's name, version, what it does and does not do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__("About Tickmark", window)
        name = QLabel(f"Tickmark {__version__}")
        name.setObjectName("start_title")
        words = QLabel(_ABOUT)
        fonts = QLabel("Licence: Apache-2.0. Type: IBM Plex, SIL Open Font License 1.1.")
        fonts.setObjectName("secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 30)
        column.setSpacing(12)
        column.addWidget(name)
        for part in (words, fonts):
            part.setWordWrap(True)
            part.setFixedWidth(420)
            column.addWidget(part)


def _grid(menus: Sequence[tuple[str, tuple[Command, ...]]]) -> QGridLayout:
    """The keys of some menus, one under the other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(36)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    at = 0
    for title, commands in menus:
        label = QLabel(title.replace("&", ""))
        label.setObjectName("heading")
        label.setContentsMargins(0, 12 if at else 0, 0, 2)
        grid.addWidget(label, at, 0, 1, 2)
        at += 1
        for command in (command for command in commands if command.keys):
            grid.addWidget(QLabel(command.words.replace("&", "").removesuffix("…")), at, 0)
            grid.addWidget(_key(command.keys), at, 1, Qt.AlignmentFlag.AlignRight)
            at += 1
    grid.setRowStretch(at, 1)
    return grid


def _key(keys: str) -> QLabel:
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    label = QLabel(native.replace("Return", "Enter"))
    label.setObjectName("key")
    return label
