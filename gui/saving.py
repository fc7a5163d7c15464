"""Writes the memo, the JSON and the tables off the main thread."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from core.errors import UserError
    from core.judgement.review import Review
    from gui.desk import Desk
    from gui.tasks import Tasks


class Saving(QObject):
    """Saves the review on the desk as it stands when it is asked for."""

    memo_saved = Signal(object)  # the path
    data_saved = Signal(object)  # the file, or the folder of the tables
    refused = Signal(object)  # UserError

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks

    def suggested(self, ending: str) -> str:
        """A file name for the open review."""
        work = self._desk.work
        return f"{Path(work.document.name).stem} {ending}" if work else ending

    def save_memo(self, path: Path) -> None:
        """Write the memo as a PDF."""
        self._save(_write_memo, path, self.memo_saved)

    def save_json(self, path: Path) -> None:
        """Write the review as JSON."""
        self._save(_write_json, path, self.data_saved)

    def save_tables(self, folder: Path) -> None:
        """Write the tables of the review as CSV files."""
        self._save(_write_tables, folder, self.data_saved)

    def _save(
        self, write: Callable[[Review, Path], Path], path: Path, saved: SignalInstance
    ) -> None:
        """Write the open review off the main thread, as it is at this moment."""
        work = self._desk.work
        if work is not None:
            review = work.review
            self._tasks.read(lambda _progress: write(review, path), saved.emit, self._refuse)

    def _refuse(self, fault: UserError) -> None:
        self.refused.emit(fault)


def _write_memo(review: Review, path: Path) -> Path:
    from core.memo.memo import write_memo

    write_memo(review, path, datetime.now().astimezone().date())
    return path


def _write_json(review: Review, path: Path) -> Path:
    from core.memo.review_json import write_json

    write_json(review, path)
    return path


def _write_tables(review: Review, folder: Path) -> Path:
    from core.memo.csv_tables import write_csv_tables

    write_csv_tables(review, folder)
    return folder
