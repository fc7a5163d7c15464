"""From a file, a drop or the library to the desk: read off the main thread, shelved, shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.widgets.part_chip import name_of_part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from core.document.model import FilingPart
    from core.errors import UserError
    from core.judgement.events import Event
    from core.library.library import Library
    from core.library.shelf import Shelved
    from gui.desk import Desk
    from gui.open_review import OpenReview
    from gui.tasks import Tasks

    Progress = Callable[[str], None]


@dataclass(frozen=True)
class _Read:
    """A document as read, with its bytes; `work` is None when it lies on the desk already."""

    source: bytes
    work: OpenReview | None


class Opening(QObject):
    """Opens documents one after another; the first of several is shown, all are shelved."""

    began = Signal(str)  # the document's name
    ended = Signal()
    refused = Signal(object)  # UserError
    shelf_changed = Signal()

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._waiting: list[Path] = []
        self._is_reading = False
        self._shows_next = True
        self._turn = 0  # counts cancellations, so that what was under way shows nothing

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open files; what is open stays until the first of them has been read."""
        self._shows_next = self._shows_next or not self._is_reading
        self._waiting.extend(paths)
        self._next()

    def open_shelved(self, shelved: Shelved) -> None:
        """Open a document of the library from the bytes that it keeps."""
        work = self._desk.work
        if work is not None and work.document.sha256 == shelved.sha256:
            return
        self.cancel()
        self._is_reading = True
        self.began.emit(shelved.name)
        self._tasks.write(
            lambda library: library.source(shelved.sha256), self._read_stored, self._on_refused
        )

    def open_part(self, part: FilingPart) -> None:
        """Open another document of the open submission as one of its own.

        The submission stays in the library, where the way back to it is.
        """
        work = self._desk.work
        if work is None:
            return
        self.cancel()
        self._is_reading = True
        self._shows_next = True
        name = work.document.name
        self.began.emit(name_of_part(name, part))
        self._tasks.read(
            lambda progress: _read_part(work.source, name, part, progress),
            self._on_read,
            self._on_refused,
        )

    def cancel(self) -> None:
        """Stop reading and forget what waits; what is open stays as it is."""
        self._tasks.cancel()
        self._waiting.clear()
        self._turn += 1
        self._end()

    def _next(self) -> None:
        if self._is_reading:
            return
        if not self._waiting:
            self._shows_next = True
            self.ended.emit()
            return
        path = self._waiting.pop(0)
        self._is_reading = True
        self.began.emit(path.name)
        here = self._desk.work.document.sha256 if self._desk.work else ""
        self._tasks.read(
            lambda progress: _read_file(path, here, progress), self._on_read, self._on_refused
        )

    def _read_stored(self, stored: tuple[str, bytes]) -> None:
        if not self._is_reading:  # cancelled meanwhile
            return
        name, source = stored
        self._shows_next = True
        self._tasks.read(
            lambda progress: _read_bytes(source, name, progress), self._on_read, self._on_refused
        )

    def _on_read(self, read: _Read) -> None:
        work = read.work
        if work is None:
            self._end()
            self._next()
            return
        shows, self._shows_next = self._shows_next, False
        turn = self._turn

        def shelve(library: Library) -> tuple[Event, ...]:
            library.add(work.review, read.source, datetime.now(UTC))
            return library.events(work.document.sha256)

        def shelved(events: tuple[Event, ...]) -> None:
            self._finish(work.with_events(events), shows=shows and turn == self._turn)

        def refused(fault: UserError) -> None:
            # what was read can be read by the person too, though nothing will be kept
            self._finish(work, shows=shows and turn == self._turn)
            self.refused.emit(fault)

        self._tasks.write(shelve, shelved, refused)

    def _finish(self, work: OpenReview, *, shows: bool) -> None:
        self._end()
        if shows:
            self._desk.open(work)
        self.shelf_changed.emit()
        self._next()

    def _on_refused(self, fault: UserError) -> None:
        self._end()
        self.refused.emit(fault)
        self._next()

    def _end(self) -> None:
        if self._is_reading:
            self._is_reading = False
            self.ended.emit()


def _read_file(path: Path, here: str, progress: Progress) -> _Read:
    """Read a file; runs in a worker, and imports the reading there."""
    import hashlib

    progress("Reading the file")
    from core.document.reader import read_bytes

    source = read_bytes(path)
    if hashlib.sha256(source).hexdigest() == here:
        return _Read(source, None)
    return _read_bytes(source, path.name, progress)


def _read_part(source: bytes, name: str, part: FilingPart, progress: Progress) -> _Read:
    """Read one document of a submission; runs in a worker."""
    from core.document.reader import bytes_of_part

    progress("Taking the document out of the submission")
    alone = bytes_of_part(source, name, part.sequence)
    return _read_bytes(alone, name_of_part(name, part), progress)


def _read_bytes(source: bytes, name: str, progress: Progress) -> _Read:
    """Read a document from its bytes; runs in a worker."""
    from core.document.reader import read_document
    from core.review import review_document

    document = read_document(source, name, progress)
    review = review_document(document, (), progress)
    progress("Laying it out")
    from gui.open_review import OpenReview

    return _Read(source, OpenReview(review, source))
