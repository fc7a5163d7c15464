"""Finds words in the source: over line ends, in either case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from core.document.model import Span
from gui.widgets.card import flat_button
from gui.widgets.fields import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence


def matches_of(words: str, text: str) -> tuple[Span, ...]:
    """Every place where the words stand, whatever white space parts them."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    return tuple(Span(*found.span()) for found in pattern.finditer(text))


class FindBar(QFrame):
    """A field, the count, and the way from one match to the next."""

    found = Signal(object)  # all matches
    stepped = Signal(object)  # the match to show
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("find")
        self._text = ""
        self._matches: Sequence[Span] = ()
        self._at = -1
        self.field = LineField("Find in the source", "Find in the source")
        self._count = QLabel()
        self._count.setObjectName("secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for words, glyph, act in (
            ("Previous match", "↑", self._back),
            ("Next match", "↓", self._on),
            ("Close the search", "×", self.leave),
        ):
            row.addWidget(flat_button(glyph, words, act))
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on)
        self.field.left.connect(self.leave)

    def set_text(self, text: str) -> None:
        """Search another text."""
        self._text = text
        self._search(self.field.text())

    def begin(self) -> None:
        """Show the bar and take the keys."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._search(self.field.text())

    def leave(self) -> None:
        """Hide the bar and put the matches out."""
        self.hide()
        self.found.emit(())
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the count as wide as its words."""
        super().changeEvent(event)
        self.updateGeometry()

    def _on_typed(self, words: str) -> None:
        self._search(words)
        if self._matches:
            self._step(1)

    def _search(self, words: str) -> None:
        self._matches = matches_of(words, self._text)
        self._at = -1
        self.found.emit(self._matches)
        self._say()

    def _on(self) -> None:
        self._step(1)

    def _back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self._matches:
            return
        self._at = (max(self._at, 0 if by < 0 else -1) + by) % len(self._matches)
        self.stepped.emit(self._matches[self._at])
        self._say()

    def _say(self) -> None:
        if not self.field.text().strip():
            self._count.setText("")
        elif not self._matches:
            self._count.setText("not there")
        else:
            self._count.setText(f"{self._at + 1} of {len(self._matches):,}")
