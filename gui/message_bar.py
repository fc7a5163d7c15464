"""Says what stands in the way and what to do, without stopping the work; shows reading go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from gui.glyphs import Mark, mark_icon
from gui.widgets.card import flat_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.errors import UserError
    from gui.theme import Theme


class MessageBar(QFrame):
    """One message at a time; stays until it is closed or another takes its place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._details = ""
        self._mark = Mark.QUESTION
        self.setObjectName("message")
        self.setAccessibleName("Message")
        self._picture = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = flat_button("Copy details", "Copy the technical details", self._copy_details)
        self._copy.setObjectName("link")
        self._act: Callable[[], object] = self.hide
        self.act_button = QPushButton()
        self.act_button.clicked.connect(self._on_act)
        close = flat_button("×", "Close the message", self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._copy)
        row.addWidget(self.act_button)
        row.addWidget(close)
        theme.changed.connect(self._paint_mark)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is not there."""
        return self._words.text() if self.isVisible() else ""

    def show_fault(self, fault: UserError) -> None:
        """Say what stands in the way and what to do."""
        self._say(Mark.QUESTION, f"{fault.sentence} {fault.remedy}".strip(), fault.details)

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._say(Mark.TICK, sentence, "")

    def ask(self, sentence: str, verb: str, act: Callable[[], object]) -> None:
        """Ask before something that cannot be taken back; nothing happens unless it is pressed."""
        self._say(Mark.QUESTION, sentence, "")
        self._act = act
        self.act_button.setText(verb)
        self.act_button.show()

    def _on_act(self) -> None:
        self.hide()
        self._act()

    def _say(self, mark: Mark, words: str, details: str) -> None:
        self.act_button.hide()
        self._mark = mark
        self._details = details
        self._words.setText(words)
        self.setAccessibleDescription(words)
        self._copy.setVisible(bool(details))
        self.setProperty("tone", "done" if mark is Mark.TICK else "ask")
        self.style().unpolish(self)
        self.style().polish(self)
        self._paint_mark()
        self.show()

    def _paint_mark(self) -> None:
        side = self._theme.px(18)
        icon = mark_icon(self._mark, self._theme, side)
        self._picture.setPixmap(icon.pixmap(QSize(side, side)))

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._words.text()}\n{self._details}")


class ReadingBar(QFrame):
    """Which document is being read, at which stage, and the way to stop it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reading_bar")
        self.setAccessibleName("Reading")
        self._name = ""
        self._words = QLabel()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Reading goes on")
        bar.setMaximumWidth(160)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cancel_button.setToolTip("Stop reading; what is open stays as it is")
        self.cancel_button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._words, 1)
        row.addWidget(bar)
        row.addWidget(self.cancel_button)
        self.hide()

    def begin(self, name: str) -> None:
        """Show that a document is being read."""
        self._name = name
        self._words.setText(f"Reading {name}")
        self.show()

    def show_stage(self, stage: str) -> None:
        """Say which stage is reached."""
        if self._name:
            self._words.setText(f"{self._name}: {stage[:1].lower()}{stage[1:]}")
