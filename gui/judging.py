"""What the reviewer does to the value in hand: each act is an event in the library."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from core.judgement.events import Action, Event, Status, next_redo, next_undo
from core.terms.cited import Cited
from gui.desk import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.library.library import Library
    from core.terms.terms import Entry
    from gui.desk import Desk
    from gui.tasks import Tasks


class Judging(QObject):
    """Appends events on the database thread; the desk shows their fold when they are stored."""

    refused = Signal(object)  # UserError
    stored = Signal()

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks

    def confirm(self) -> None:
        """Say that the value in hand is what the document says; ask for one that was not found."""
        entry = self._entry()
        if entry is not None and not isinstance(entry.term, Cited) and not self._corrected():
            self.correct()
        elif self._desk.selected:
            self._append(Action.CONFIRM, "")

    def correct(self, words: str | None = None) -> None:
        """Ask for the value that stands in place of the one in hand."""
        entry = self._entry()
        work = self._desk.work
        if entry is None or work is None:
            return
        shown = work.review.shown(entry)
        found = isinstance(entry.term, Cited) or self._corrected()
        text = words if words is not None else (shown if found else "")
        from core.terms.units import parse

        self._ask(
            f"Correct “{entry.label}”",
            text,
            lambda typed: parse(typed, entry.unit, entry.choices),
            Action.CORRECT,
        )

    def flag(self) -> None:
        """Flag what is in hand, or take the flag away."""
        work = self._desk.work
        if work is not None and self._desk.selected:
            flagged = work.review.judgement(self._desk.selected).flagged
            self._append(Action.UNFLAG if flagged else Action.FLAG, "")

    def note(self) -> None:
        """Ask for a note on what is in hand; an empty one takes it away."""
        work = self._desk.work
        if work is not None and self._desk.selected:
            note = work.review.judgement(self._desk.selected).note
            self._ask("Note; empty removes it", note, _anything, Action.NOTE)

    def dismiss(self) -> None:
        """Ask why what is in hand does not count, and dismiss it."""
        work = self._desk.work
        if work is not None and self._desk.selected:
            reason = work.review.judgement(self._desk.selected).reason
            self._ask("Why does this not count?", reason, _some_reason, Action.REJECT)

    def undo(self) -> None:
        """Take back the newest act."""
        self._change(lambda library, sha256: library.undo(sha256, _now()))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._change(lambda library, sha256: library.redo(sha256, _now()))

    def undo_label(self) -> str:
        """The act that undo would take back; empty when there is none."""
        events = self._desk.work.review.events if self._desk.work else ()
        event = next_undo(events)
        return event.label if event else ""

    def redo_label(self) -> str:
        """The act that redo would do again; empty when there is none."""
        events = self._desk.work.review.events if self._desk.work else ()
        undo = next_redo(events)
        if undo is None:
            return ""
        return next(event.label for event in events if event.number == int(undo.payload))

    def _entry(self) -> Entry | None:
        work = self._desk.work
        return work.entries.get(self._desk.selected) if work else None

    def _corrected(self) -> bool:
        work = self._desk.work
        if work is None:
            return False
        return work.review.status_of(self._desk.selected) is Status.CORRECTED

    def _ask(self, title: str, text: str, check: Callable[[str], object], action: Action) -> None:
        path = self._desk.selected

        def answered(typed: str) -> None:
            self._append(action, typed.strip(), path)

        is_long = action in {Action.NOTE, Action.REJECT}
        self._desk.ask(Question(path, title, text, check, answered, is_long))

    def _append(self, action: Action, payload: str, path: str = "") -> None:
        about = path or self._desk.selected
        self._change(lambda library, sha256: library.append(sha256, about, action, payload, _now()))

    def _change(self, act: Callable[[Library, str], object]) -> None:
        work = self._desk.work
        if work is None:
            return
        sha256 = work.document.sha256

        def change(library: Library) -> tuple[Event, ...]:
            act(library, sha256)
            return library.events(sha256)

        def stored(events: tuple[Event, ...]) -> None:
            here = self._desk.work
            if here is not None and here.document.sha256 == sha256:
                self._desk.change(here.with_events(events))
            self.stored.emit()

        self._tasks.write(change, stored, self.refused.emit)


def _now() -> datetime:
    return datetime.now(UTC)


def _anything(_typed: str) -> None:
    """A note may say anything, or nothing."""


def _some_reason(typed: str) -> None:
    """A dismissal without a reason would tell a later reader nothing."""
    if not typed.strip():
        raise UserError("Nothing was typed.", "Say in a few words why this does not count.")
