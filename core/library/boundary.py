"""The boundary to SQLite: whole transactions, and its faults told in plain sentences."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlite_utils import Database

_AGAIN = "Close the other program, then try again."
_ROOM = "Make room on the disk, then try again; what was in the library before still stands."
_ELSEWHERE = "Allow writing to the file and to its folder, or choose another library."

_SAID_OF = {
    sqlite3.SQLITE_BUSY: ("The library “{}” is being used by another program.", _AGAIN),
    sqlite3.SQLITE_LOCKED: ("The library “{}” is being used by another program.", _AGAIN),
    sqlite3.SQLITE_READONLY: ("The library “{}” may not be written to.", _ELSEWHERE),
    sqlite3.SQLITE_PERM: ("The library “{}” may not be written to.", _ELSEWHERE),
    sqlite3.SQLITE_CANTOPEN: ("The library “{}” cannot be made or opened there.", _ELSEWHERE),
    sqlite3.SQLITE_FULL: ("The disk that holds the library “{}” is full.", _ROOM),
    sqlite3.SQLITE_TOOBIG: ("The document is too large for the library “{}”.", ""),
    sqlite3.SQLITE_IOERR: (
        "The disk did not let the library “{}” be read or written.",
        "See that the disk is connected and has room, then try again.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The library “{}” is damaged.",
        "Put a copy of it in its place, or choose another library.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "“{}” is not a Tickmark library.",
        "Choose another file; this one was left as it is.",
    ),
}
"""Sentence and remedy for each of SQLite's primary results that a person can mend."""

_AS_RESULT = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EACCES: sqlite3.SQLITE_READONLY,
    errno.EPERM: sqlite3.SQLITE_READONLY,
}


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Tell faults of disk and store as sentences; what only a bug can cause passes through.

    Raises:
        UserError: The library at `path` is locked, read-only, full, damaged or out of reach.
    """
    try:
        yield
    except sqlite3.Error as fault:
        # The low byte is the primary result; the rest says which system call it was.
        result = getattr(fault, "sqlite_errorcode", 0) & 0xFF
        if result not in _SAID_OF:
            raise
        raise _told(result, path, str(fault)) from fault
    except OSError as fault:
        result = _AS_RESULT.get(fault.errno or 0, sqlite3.SQLITE_IOERR)
        raise _told(result, path, str(fault)) from fault


def _told(result: int, path: Path, details: str) -> UserError:
    sentence, remedy = _SAID_OF[result]
    return UserError(sentence.format(path), remedy, details)


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """Write all of it or nothing.

    The lock is taken before the first read: a transaction that reads first and then finds that
    another has written in between could not go on.
    """
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise
