"""What extraction met and could not settle, each with the way to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.models.entry_model import place_of
from gui.widgets.card import flat_button
from gui.widgets.scrolling import clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.document.model import Citation
    from core.terms.terms import Problem
    from gui.desk import Desk


class ProblemList(QWidget):
    """Sentences for a person to look at; not there when there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 18, 8, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show another document's problems."""
        clear(self._column)
        if problems:
            title = QLabel("To look at")
            title.setObjectName("heading")
            self._column.addWidget(title)
        for problem in problems:
            self._column.addWidget(self._line(problem))
        self.setVisible(bool(problems))

    def _line(self, problem: Problem) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        sentence = QLabel(problem.sentence)
        sentence.setObjectName("ask")
        sentence.setWordWrap(True)
        row.addWidget(sentence, 1)
        if problem.citation is not None:
            row.addWidget(self._link(problem.sentence, problem.citation))
        return line

    def _link(self, sentence: str, citation: Citation) -> QWidget:
        link = flat_button(
            place_of(citation), f"Show where: {sentence}", lambda: self._desk.cite(citation)
        )
        link.setObjectName("link")
        return link
