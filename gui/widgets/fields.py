"""Fields to type in, which keep every plain key to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def keeps(event: QEvent) -> bool:
    """Claim a key without Ctrl or Alt before a shortcut of the window takes it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.modifiers() & _COMMANDS:
        return False
    event.accept()
    return True


def keeps_enter(event: QEvent) -> bool:
    """Claim Enter alone, which the window would take for a confirmation."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() not in _ENTER or event.modifiers() & _COMMANDS:
        return False
    event.accept()
    return True


class LineField(QLineEdit):
    """One line; Enter and Esc are told apart from typing."""

    left = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    def event(self, event: QEvent) -> bool:
        """Keep plain keys."""
        return True if keeps(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """A few lines; Enter says done, Shift+Enter begins a line."""

    returnPressed = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        """Keep plain keys."""
        return True if keeps(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Done on Enter, left on Esc."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.returnPressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """What was typed."""
        return self.toPlainText()
