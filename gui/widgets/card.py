"""A white card with a hairline and round corners: what everything on the desk lies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class Card(QFrame):
    """A heading row and what stands under it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.title = QLabel(title)
        self.title.setObjectName("title")
        top = QWidget()
        top.setObjectName("head")
        self.head = QHBoxLayout(top)
        self.head.setContentsMargins(14, 7, 10, 7)
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(1, 1, 1, 8)  # keeps square children out of round corners
        self.body.setSpacing(0)
        self.body.addWidget(top)


def hairline() -> QFrame:
    """A line across a card."""
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule


def flat_button(text: str, words: str, act: Callable[[], object]) -> QToolButton:
    """A button without a frame; `words` say what it does."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    if len(text) == 1:
        button.setObjectName("arrow")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: act())
    return button
