"""What every tab is: a view of some areas of the review, filled when it is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.terms.cited import Cited

if TYPE_CHECKING:
    from core.terms.terms import Area
    from gui.desk import Desk
    from gui.open_review import OpenReview
    from gui.theme import Theme


class Tab(QWidget):
    """Follows the desk; a tab that is not in view waits until it is."""

    title: ClassVar[str]
    areas: ClassVar[tuple[Area, ...]]

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        self.theme = theme
        self._shown: OpenReview | None = None
        self.setAccessibleName(self.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        desk.review_opened.connect(self._on_review)
        desk.review_changed.connect(self._on_review)

    def count(self, work: OpenReview) -> int | None:
        """The number beside the tab's title; None for no number."""
        raise NotImplementedError

    def fill(self, work: OpenReview, *, is_new: bool) -> None:
        """Show a review, or the same one under other judgements."""
        raise NotImplementedError

    def paths(self, work: OpenReview) -> list[str]:
        """The values of this tab that ask for a decision, in order."""
        return [
            entry.path
            for entry in work.review.entries
            if entry.area in self.areas and isinstance(entry.term, Cited)
        ]

    def holds(self, path: str) -> bool:
        """Whether a path is shown here."""
        return path.split("/", 1)[0] in {area.value for area in self.areas}

    def catch_up(self) -> None:
        """Show what is on the desk, if that has not been done."""
        work = self.desk.work
        if work is None or work is self._shown:
            return
        is_new = self._shown is None or self._shown.document is not work.document
        self._shown = work
        self.fill(work, is_new=is_new)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up when first seen."""
        super().showEvent(event)
        self.catch_up()

    def _on_review(self) -> None:
        if self.isVisible():
            self.catch_up()


def heading(text: str = "") -> QLabel:
    """A heading inside a tab."""
    label = QLabel(text)
    label.setObjectName("heading")
    label.setWordWrap(True)
    return label


def quiet(text: str = "") -> QLabel:
    """A line in the secondary colour."""
    label = QLabel(text)
    label.setObjectName("secondary")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
