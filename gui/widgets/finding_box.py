"""What does not recompute about a security, said beside its terms with the work in mono."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.glyphs import TONES, Mark, draw_mark
from gui.open_review import VERDICT_MARKS

if TYPE_CHECKING:
    from core.tieout.finding import Finding
    from gui.theme import Theme

_TITLES = {Mark.CROSS: "Does not recompute", Mark.QUESTION: "Cannot be recomputed"}
_NAMES = {Mark.CROSS: "box_bad", Mark.QUESTION: "box_ask"}
_MOST_STEPS = 4


class FindingBox(QFrame):
    """Click or Space takes the finding in hand."""

    chosen = Signal(str)

    def __init__(self, finding: Finding, theme: Theme, words: str) -> None:
        super().__init__()
        self._path = finding.path
        mark = VERDICT_MARKS[finding.verdict]
        self.setObjectName(_NAMES[mark])
        self.setAccessibleName(f"{_TITLES[mark]}: {finding.title}. {finding.message}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(_MarkPicture(mark, theme))
        decided = f" · {words}" if words else ""
        top.addWidget(_line(f"{_TITLES[mark]}{decided}", "box_title"), 1)
        column.addLayout(top)
        for step in finding.derivation.steps[:_MOST_STEPS]:
            column.addWidget(_line(step.formula, "mono"))
        column.addWidget(_line(_comparison(finding), "box_text"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the finding in hand."""
        super().mousePressEvent(event)
        self.chosen.emit(self._path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the finding in hand."""
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit(self._path)
        else:
            super().keyPressEvent(event)


class _MarkPicture(QWidget):
    """One mark, painted."""

    def __init__(self, mark: Mark, theme: Theme) -> None:
        super().__init__()
        self._mark = mark
        self._theme = theme
        self.setFixedSize(theme.px(18), theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        draw_mark(painter, QRectF(self.rect()), self._mark, self._theme.ink(TONES[self._mark]))
        painter.end()


def _comparison(finding: Finding) -> str:
    """What is stated beside what was computed, in the work's own words where it has neither."""
    if finding.stated and finding.computed:
        return f"Stated {finding.stated}, computed {finding.computed}."
    return finding.message


def _line(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
