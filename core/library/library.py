"""The library: every document that was opened, its reading, and what the reviewer did."""

from __future__ import annotations

import hashlib
import json
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from core.errors import UserError
from core.judgement.events import UNTOUCHED, Action, Event, fold, next_redo, next_undo
from core.library.boundary import in_plain_words, transaction
from core.library.rows import (
    event_of,
    event_row,
    finding_rows,
    further_place_rows,
    term_rows,
    time_text,
)
from core.library.shelf import HEADING_PATHS, Shelved, heading_columns, shelved_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlite_utils import Database

    from core.judgement.review import Review


def default_path() -> Path:
    """Where the library stands if no other is named: in the platform's folder for user data."""
    from platformdirs import user_data_dir

    return Path(user_data_dir("Tickmark", appauthor=False), "tickmark.library")


class Library:
    """One SQLite file.

    A library is used from the one thread that opened it; SQLite refuses any other. Two programs
    may have the same library open: each write waits up to two seconds for the other's. Every
    method raises `UserError` when the disk or the file stands in the way, and has then changed
    nothing.
    """

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self._database = database
        self._is_open = True

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open a library, making its file and folders where there are none.

        Raises:
            UserError: It cannot be opened for writing; see `open_store`, which names the cases.
        """
        # Here and not above: sqlite_utils imports pandas, which a window cannot wait for.
        from core.library.store import open_store

        return cls(path.absolute(), open_store(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def close(self) -> None:
        """Write the log back into the file, so that a copy of the file alone is whole."""
        if not self._is_open:
            return
        self._is_open = False
        with in_plain_words(self.path):
            try:
                self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                self._database.close()

    def documents(self) -> tuple[Shelved, ...]:
        """Every document, the one opened last first."""
        with in_plain_words(self.path):
            rows = self._database.query("SELECT * FROM documents ORDER BY opened_at DESC, id DESC")
            return tuple(shelved_of(row) for row in rows)

    def source(self, sha256: str) -> tuple[str, bytes]:
        """A document's name and the very bytes that it was read from.

        Raises:
            UserError: The library does not hold it, or holds it damaged.
        """
        with in_plain_words(self.path):
            rows = list(
                self._database.query(
                    "SELECT name, deflated FROM sources JOIN documents ON document = id"
                    " WHERE sha256 = ?",
                    [sha256],
                )
            )
        if not rows:
            raise _gone()
        return rows[0]["name"], _inflated(rows[0]["deflated"], sha256, rows[0]["name"])

    def events(self, sha256: str) -> tuple[Event, ...]:
        """Everything the reviewer did to a document, in order; nothing for one not held."""
        with in_plain_words(self.path):
            rows = self._database.query(
                "SELECT events.* FROM events JOIN documents ON document = id"
                " WHERE sha256 = ? ORDER BY number",
                [sha256],
            )
            return tuple(event_of(row) for row in rows)

    def add(self, review: Review, source: bytes, opened_at: datetime) -> Shelved:
        """Put a document on the shelf, or its new reading in place of the last one.

        What the reviewer did before is kept. The bytes are kept once.

        Args:
            review: The reading; its own events are not looked at.
            source: The bytes that it was read from.
            opened_at: Now, with a time zone.
        """
        sha256 = review.document.sha256
        if hashlib.sha256(source).hexdigest() != sha256:
            raise ValueError("these are not the bytes that the review was read from")
        # Deflating a large file takes seconds: not while others wait for the lock.
        deflated = None if self._holds(sha256) else zlib.compress(source)
        with self._writing() as database:
            document = _upsert(database, review, opened_at)
            if deflated is not None:
                kept = {"document": document, "size": len(source), "deflated": deflated}
                database.table("sources").insert(kept, ignore=True)
            _replace_reading(database, document, review)
            _refresh(database, document)
            return _shelved(database, document)

    def append(self, sha256: str, path: str, action: Action, payload: str, at: datetime) -> Event:
        """Add one act of the reviewer; its number is the next of that document.

        Args:
            sha256: The document.
            path: What it is about, as `Entry.path` or `Finding.path` names it.
            action: Any but UNDO, for which there are `undo` and `redo`.
            payload: What the action needs; see `Action`. A correction is never empty.
            at: Now, with a time zone.

        Raises:
            UserError: The library does not hold the document.
        """
        if action is Action.UNDO:
            raise ValueError("an act is taken back by undo or redo, which choose which one")
        if action is Action.CORRECT and not payload.strip():
            raise ValueError("a correction says what the value is")
        with self._writing() as database:
            document = _number_of(database, sha256)
            number = len(_events(database, document)) + 1
            return _append(database, document, Event(number, path, action, payload, at))

    def undo(self, sha256: str, at: datetime) -> Event | None:
        """Take back the newest act that stands.

        Returns:
            The event that does so; its path is that of the act. None where no act stands.
        """
        return self._take_back(sha256, next_undo, at)

    def redo(self, sha256: str, at: datetime) -> Event | None:
        """Take back the newest undo, unless the reviewer has acted since.

        Returns:
            The event that does so; its path is that of the act. None where nothing was undone.
        """
        return self._take_back(sha256, next_redo, at)

    def remove(self, sha256: str) -> None:
        """Delete a document with its bytes, its reading and its events; there is no way back."""
        with self._writing() as database:
            database.execute("DELETE FROM documents WHERE sha256 = ?", [sha256])

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        with in_plain_words(self.path), transaction(self._database):
            yield self._database

    def _holds(self, sha256: str) -> bool:
        with in_plain_words(self.path):
            return bool(self._database.table("documents").count_where("sha256 = ?", [sha256]))

    def _take_back(
        self, sha256: str, choose: Callable[[tuple[Event, ...]], Event | None], at: datetime
    ) -> Event | None:
        with self._writing() as database:
            document = _number_of(database, sha256)
            events = _events(database, document)
            target = choose(events)
            if target is None:
                return None
            event = Event(len(events) + 1, target.path, Action.UNDO, str(target.number), at)
            return _append(database, document, event)


def _gone() -> UserError:
    return UserError("The library does not hold this document.", "Open its file again to add it.")


def _inflated(deflated: bytes, sha256: str, name: str) -> bytes:
    try:
        source = zlib.decompress(deflated)
    except zlib.error:
        source = b""
    if hashlib.sha256(source).hexdigest() != sha256:
        raise UserError(
            f"The copy of “{name}” in the library is damaged.",
            "Remove it from the library, then open its file again.",
        )
    return source


def _number_of(database: Database, sha256: str) -> int:
    row = database.execute("SELECT id FROM documents WHERE sha256 = ?", [sha256]).fetchone()
    if row is None:
        raise _gone()
    return int(row[0])


def _shelved(database: Database, document: int) -> Shelved:
    return shelved_of(dict(database.table("documents").get(document)))


def _upsert(database: Database, review: Review, opened_at: datetime) -> int:
    """Write what the bytes themselves tell; `_refresh` fills in what the reading tells."""
    document = review.document
    moment = time_text(opened_at)
    row = {
        "sha256": document.sha256,
        "name": document.name,
        "kind": document.kind.value,
        "format": document.format.value,
        "pages": len(document.pages),
        "lines": document.line_at(max(0, len(document.text) - 1)),
        "opened_at": moment,
    }
    changes = ", ".join(f"{column} = excluded.{column}" for column in row if column != "sha256")
    row |= {"added_at": moment, "title": document.name, "issuer": "", "file_number": ""}
    row |= {"decided": 0, "to_decide": 0}
    columns, places = ", ".join(row), ", ".join(f":{column}" for column in row)
    database.execute(
        f"INSERT INTO documents ({columns}) VALUES ({places})"  # noqa: S608 - names from above
        f" ON CONFLICT (sha256) DO UPDATE SET {changes}",
        row,
    )
    return _number_of(database, document.sha256)


def _replace_reading(database: Database, document: int, review: Review) -> None:
    for table in ("further_places", "terms", "findings"):
        database.table(table).delete_where("document = ?", [document])
    database.table("terms").insert_all(term_rows(document, review))
    database.table("further_places").insert_all(further_place_rows(document, review))
    database.table("findings").insert_all(finding_rows(document, review))


def _events(database: Database, document: int) -> tuple[Event, ...]:
    rows = database.query("SELECT * FROM events WHERE document = ? ORDER BY number", [document])
    return tuple(event_of(row) for row in rows)


def _append(database: Database, document: int, event: Event) -> Event:
    row = event_row(document, event)
    database.table("events").insert(row)
    _refresh(database, document)
    return event_of(row)


def _refresh(database: Database, document: int) -> None:
    """Bring a document's line up to date with its terms, its findings and its events."""
    judged = fold(_events(database, document))
    to_decide = database.execute(
        "SELECT path FROM terms WHERE document = :document AND absence IS NULL"
        " UNION ALL SELECT path FROM findings WHERE document = :document",
        {"document": document},
    ).fetchall()
    decided = sum(judged.get(path, UNTOUCHED).is_decided for (path,) in to_decide)
    terms = database.query(
        "SELECT path, shown, value FROM terms WHERE document = ? AND absence IS NULL"
        " AND path IN (SELECT value FROM json_each(?))",
        [document, json.dumps(HEADING_PATHS)],
    )
    columns = heading_columns(_shelved(database, document).name, terms, judged)
    columns |= {"decided": decided, "to_decide": len(to_decide)}
    database.table("documents").update(document, columns)
