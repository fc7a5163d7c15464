"""What lies on the desk: the open review, the path in hand, and the notices of a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.document.model import Citation
    from gui.open_review import OpenReview


@dataclass
class Question:
    """Something to be typed for the value in hand, asked at the place where it stands.

    Attributes:
        path: The value or finding that it is about.
        title: What is asked, as the box says it.
        text: What the field holds at first.
        check: Raises `UserError` when the text will not do.
        answered: Called with the text once it will.
        is_long: Whether the text may run over several lines.
        taken: Whether a view that shows the path has put the question already.
    """

    path: str
    title: str
    text: str
    check: Callable[[str], object]
    answered: Callable[[str], None]
    is_long: bool = False
    taken: bool = False


class Desk(QObject):
    """The one place that knows what is open and what is in hand; views follow its signals."""

    review_opened = Signal(object)
    review_changed = Signal(object)
    review_closed = Signal()
    selection_changed = Signal(str)
    place_requested = Signal(object)
    question_asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work: OpenReview | None = None
        self.selected = ""

    def open(self, work: OpenReview) -> None:
        """Lay another review on the desk."""
        self.work = work
        self.selected = ""
        self.review_opened.emit(work)

    def change(self, work: OpenReview) -> None:
        """Take over what a judgement made of the open review."""
        self.work = work
        self.review_changed.emit(work)

    def close_review(self) -> None:
        """Clear the desk."""
        self.work = None
        self.selected = ""
        self.review_closed.emit()

    def select(self, path: str) -> None:
        """Take a value or a finding in hand and show its passage."""
        if path != self.selected:
            self.selected = path
            self.selection_changed.emit(path)
        self.show_place(path)

    def let_go(self) -> None:
        """Have nothing in hand."""
        if self.selected:
            self.selected = ""
            self.selection_changed.emit("")

    def show_place(self, path: str) -> None:
        """Show the passage that a path was read from."""
        citation = self.work.citation(path) if self.work else None
        if citation is not None:
            self.place_requested.emit(citation)

    def cite(self, citation: Citation) -> None:
        """Show a passage."""
        self.place_requested.emit(citation)

    def ask(self, question: Question) -> None:
        """Put a question to the view that shows its path."""
        self.question_asked.emit(question)

    def walk(self, step: int, start: Sequence[str] = ()) -> str | None:
        """The next undecided path, `step` +1 or -1 from the one in hand, around the end.

        Args:
            step: The direction.
            start: The paths that are in view: where to begin when none of them is in hand.
        """
        if self.work is None:
            return None
        paths = self.work.review.to_decide
        undecided = [at for at, path in enumerate(paths) if not self._is_decided(path)]
        if not undecided:
            return None
        here = self._here(paths, step, start)
        ahead = [at for at in undecided if (at > here if step > 0 else at < here)]
        at = (ahead[0] if step > 0 else ahead[-1]) if ahead else undecided[0 if step > 0 else -1]
        return paths[at]

    def _is_decided(self, path: str) -> bool:
        return self.work is not None and self.work.review.judgement(path).is_decided

    def _here(self, paths: Sequence[str], step: int, start: Sequence[str]) -> float:
        """The place in the order that the walk sets out from."""
        places = {path: at for at, path in enumerate(paths)}
        if self.selected in places and (not start or self.selected in start):
            return places[self.selected]
        in_view = [places[path] for path in start if path in places]
        if not in_view:
            return -1 if step > 0 else len(paths)
        return min(in_view) - 0.5 if step > 0 else max(in_view) + 0.5
