"""The only place that starts threads: readings on a pool, the library on a thread of its own."""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from core.errors import Cancelled, UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.library.library import Library

    Progress = Callable[[str], None]

T = TypeVar("T")


class Token:
    """A wish to stop, which the work asks about at every stage."""

    def __init__(self, on_stage: Callable[[str], None]) -> None:
        self._stop = threading.Event()
        self._on_stage = on_stage

    def cancel(self) -> None:
        """Ask the work to stop at its next stage."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether a person asked to stop."""
        return self._stop.is_set()

    def progress(self, stage: str) -> None:
        """Report a stage; called in the worker.

        Raises:
            Cancelled: A person asked to stop.
        """
        if self._stop.is_set():
            raise Cancelled
        self._on_stage(stage)


@dataclass(frozen=True)
class _Outcome(Generic[T]):
    """What a piece of work came to, on its way to the main thread."""

    then: Callable[[T], None]
    failed: Callable[[UserError], None]
    result: T | None = None
    fault: Exception | None = None


class Tasks(QObject):
    """Runs work off the main thread; results and faults arrive on the main thread.

    The library is opened, used and closed on one thread alone, so two writers never meet.
    """

    stage_reached = Signal(str)
    busy_changed = Signal(bool)  # while anything is being read
    saving_changed = Signal(bool)  # while the library is at work

    _arrived = Signal(object)

    def __init__(self, library_path: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library_path = library_path
        self._library: Library | None = None
        self._readers = QThreadPool(self)
        self._database = QThreadPool(self)
        self._database.setMaxThreadCount(1)
        self._database.setExpiryTimeout(-1)  # one thread for good: SQLite keeps to the one it met
        self._tokens: set[Token] = set()
        self._writing = 0
        self._closed = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> Token:
        """Run `work(progress)` on the pool; neither callback is called once it is cancelled."""
        token = Token(self.stage_reached.emit)
        self._tokens.add(token)
        self.busy_changed.emit(True)  # noqa: FBT003 - a signal has no keywords

        def finish(outcome: _Outcome[T]) -> None:
            self._tokens.discard(token)
            self.busy_changed.emit(bool(self._tokens))
            if not token.is_cancelled:
                _settle(outcome)

        self._readers.start(self._job(lambda: work(token.progress), then, failed, finish))
        return token

    def write(
        self,
        work: Callable[[Library], T],
        then: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Run `work(library)` on the database thread, after everything asked of it before."""
        self._writing += 1
        self.saving_changed.emit(True)  # noqa: FBT003

        def finish(outcome: _Outcome[T]) -> None:
            self._writing -= 1
            self.saving_changed.emit(bool(self._writing))
            _settle(outcome)

        self._database.start(self._job(lambda: work(self._opened()), then, failed, finish))

    def cancel(self) -> None:
        """Ask everything that is being read to stop."""
        for token in self._tokens:
            token.cancel()

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs and nothing waits."""
        return not self._tokens and not self._writing

    def close(self) -> None:
        """Stop reading, let the library finish what it was given, and close it.

        Nothing calls back after this; a fault that is a bug is still raised.
        """
        self._closed = True
        self.cancel()
        self._readers.waitForDone()
        self._database.start(self._close_library)
        self._database.waitForDone()

    def _opened(self) -> Library:
        if self._library is None:
            # here and not above: it costs more than the first paint may
            from core.library.library import Library, default_path

            self._library = Library.open(self._library_path or default_path())
            if not gc.get_freeze_count():  # once a process
                # what has been loaded by now stays for good, pandas among it: a collection that
                # walks over all of it stops the window for 40 ms, at any moment
                gc.freeze()
        return self._library

    def _close_library(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None

    def _job(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[UserError], None],
        finish: Callable[[_Outcome[T]], None],
    ) -> Callable[[], None]:
        def run() -> None:
            try:
                outcome = _Outcome(then, failed, result=work())
            except Exception as fault:  # noqa: BLE001 - handed to the main thread, nothing is lost
                outcome = _Outcome(then, failed, fault=fault)
            self._arrived.emit((finish, outcome))

        return run

    def _on_arrived(self, arrived: tuple[Callable[[Any], None], _Outcome[Any]]) -> None:
        finish, outcome = arrived
        if not self._closed:
            finish(outcome)
        elif outcome.fault is not None and not isinstance(outcome.fault, (UserError, Cancelled)):
            raise outcome.fault


def _settle(outcome: _Outcome[Any]) -> None:
    """Call back with the result, or with a fault that a person can mend; raise any other."""
    if isinstance(outcome.fault, UserError):
        outcome.failed(outcome.fault)
    elif outcome.fault is None:
        outcome.then(outcome.result)
    elif not isinstance(outcome.fault, Cancelled):
        raise outcome.fault
