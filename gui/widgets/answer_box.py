"""Asks for a correction, a note or a reason in the place where the value stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QLabel, QVBoxLayout

from core.errors import UserError
from gui.widgets.fields import LineField, TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.desk import Question

_EDGE = 8


class AnswerBox(QFrame):
    """Floats over the view until it is answered with Enter or left with Esc.

    A text that will not do leaves it open with the sentence that says why.
    """

    def __init__(
        self, question: Question, view: QAbstractItemView, place: Callable[[], QRect]
    ) -> None:
        for other in view.window().findChildren(AnswerBox):
            other.close_box()
        super().__init__(view.window())
        self._question = question
        self._view = view
        self._place = place
        self.setObjectName("answer")
        self.field = self._field()
        self._sentence = QLabel()
        self._sentence.setObjectName("sentence")
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        hint = QLabel(f"{question.title} · Enter saves · Esc leaves")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        for part in (self.field, self._sentence, hint):
            column.addWidget(part)
        self._watch()
        self.show()
        self.place()
        self.raise_()
        self.field.setFocus()

    @property
    def sentence(self) -> str:
        """Why the text will not do; empty when nothing was said."""
        return self._sentence.text()

    def place(self) -> None:
        """Stand over the value, inside the window."""
        part = self._place()
        corner = self._view.viewport().mapTo(self.window(), part.topLeft())
        width = min(max(part.width() + 2 * _EDGE, 300), self.window().width() - 2 * _EDGE)
        self.setFixedWidth(width)
        self.adjustSize()
        right = self.window().width() - width - _EDGE
        bottom = self.window().height() - self.height() - _EDGE
        self.move(
            QPoint(
                max(_EDGE, min(corner.x() - _EDGE - 6, right)),
                max(_EDGE, min(corner.y() - _EDGE - 4, bottom)),
            )
        )

    def answer(self, text: str) -> None:
        """Answer with a text, or say why it will not do and stay."""
        try:
            self._question.check(text)
        except UserError as fault:
            self._sentence.setText(f"{fault.sentence} {fault.remedy}".strip())
            self._sentence.show()
            self.place()
            return
        self.close_box()
        self._question.answered(text)

    def close_box(self) -> None:
        """Leave without an answer; the view has the keys again."""
        self._view.viewport().removeEventFilter(self)
        if self.field.hasFocus():
            self._view.setFocus()
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when the view goes, and move with it."""
        if event.type() == QEvent.Type.Hide:
            self.close_box()
        elif event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def _field(self) -> LineField | TextField:
        field: LineField | TextField
        if self._question.is_long:
            field = TextField(self._question.title)
            field.setPlainText(self._question.text)
            field.setFixedHeight(field.fontMetrics().lineSpacing() * 4 + 12)
        else:
            field = LineField(self._question.title)
            field.setText(self._question.text)
        field.selectAll()
        field.returnPressed.connect(lambda: self.answer(field.text()))
        field.left.connect(self.close_box)
        return field

    def _watch(self) -> None:
        self._view.viewport().installEventFilter(self)
        parent: QObject | None = self._view
        while parent is not None:
            if isinstance(parent, QAbstractScrollArea):
                parent.verticalScrollBar().valueChanged.connect(self._on_scrolled)
            parent = parent.parent()

    def _on_scrolled(self) -> None:
        if self.isVisible():
            self.place()
