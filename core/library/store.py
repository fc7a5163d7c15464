"""Opening the library's file: refused, made, brought up to date, or simply opened."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sqlite_utils import Database

from core.errors import UserError
from core.library.boundary import in_plain_words, transaction
from core.library.schema import APPLICATION_ID, SCHEMA, Schema

if TYPE_CHECKING:
    from pathlib import Path

BUSY_SECONDS = 2.0
"""How long to wait for another program that is writing."""

_SQLITE = b"SQLite format 3\x00"


def open_store(path: Path, schema: Schema = SCHEMA) -> Database:
    """Open the library at `path` for reading and writing, making file and folders as needed.

    A library of an older version is copied beside and then brought up to date; all of its steps
    are taken or none.

    Raises:
        UserError: The file is another program's, a newer version's, locked, read-only, damaged,
            or its folder cannot be made; the file is then left as it was, byte for byte. Or the
            disk is full.
    """
    path = path.absolute()
    _make_folder(path.parent)
    with in_plain_words(path):
        _refuse_foreign(path, schema)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
        try:
            database = Database(connection, execute_plugins=False, strict=True)
            _prepare(database, path, schema)
        except BaseException:
            connection.close()
            raise
        return database


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UserError(
            f"The folder “{folder}” cannot be made, so the library has no place to be.",
            "Choose another place for the library.",
            str(fault),
        ) from fault


def _refuse_foreign(path: Path, schema: Schema) -> None:
    """Look at the file's header without SQLite, which might touch a file that is not ours."""
    if path.is_dir():
        raise _not_a_library(path, "it is a folder")
    if not path.exists():
        return
    # For reading and writing: SQLite would open a read-only file and leave its log beside it.
    with path.open("r+b") as file:
        header = file.read(100)
    if not any(header):
        return  # empty, or zeros where it was cut off while being made: SQLite knows which
    if not header.startswith(_SQLITE):
        raise _not_a_library(path, "it is some other kind of file")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise _not_a_library(path, "it is the database of another program")
    _refuse_newer(int.from_bytes(header[60:64], "big"), path, schema)


def _not_a_library(path: Path, what: str) -> UserError:
    return UserError(
        f"“{path}” is not a Tickmark library: {what}.",
        "Choose another place for the library; this was left as it is.",
    )


def _refuse_newer(version: int, path: Path, schema: Schema) -> None:
    if version > schema.version:
        raise UserError(
            f"The library “{path}” was written by a newer version of Tickmark.",
            "Open it with that version, or choose another library; this one was left as it is.",
            f"The library is of version {version}; versions up to {schema.version} can be read.",
        )


def _prepare(database: Database, path: Path, schema: Schema) -> None:
    version = _version_if_writable(database)
    _refuse_newer(version, path, schema)
    if version < schema.version:
        _upgrade(database, path, version, schema)
    database.enable_wal()
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA secure_delete = ON")  # what was removed is not left in the file


def _version_if_writable(database: Database) -> int:
    """The version of the library; a lock or a read-only folder shows here, before any change."""
    database.execute("BEGIN IMMEDIATE")
    try:
        return int(database.execute("PRAGMA user_version").fetchone()[0])
    finally:
        # Not committed: of an empty file that would make a database that is nobody's.
        database.rollback()


def _upgrade(database: Database, path: Path, version: int, schema: Schema) -> None:
    """Take every step from `version` on, in one transaction; version 0 is an empty file."""
    # Without a log beside it, the file's own header always tells its version, which is what an
    # older program looks at. SQLite refuses this while another program has the library open.
    database.execute("PRAGMA journal_mode = DELETE")
    copy: Path | None = None
    try:
        with transaction(database):
            if version:
                copy = _copy_beside(path, version)
            # First, so that a file cut off while it is being made is known as ours.
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            schema.migrations.apply(database)
            _check_parents(database)
            database.execute(f"PRAGMA user_version = {schema.version}")
    except BaseException:
        if copy is not None:
            copy.unlink(missing_ok=True)
        raise


def _copy_beside(path: Path, version: int) -> Path:
    """Copy the library page by page; the caller holds the lock, so nobody else writes."""
    copy = _free_name(path, version)
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy


def _free_name(path: Path, version: int) -> Path:
    """`tickmark-version-1.library`, with a number behind it where such a copy is there already."""
    first = f"{path.stem}-version-{version}"
    names = itertools.chain([first], (f"{first}-{count}" for count in itertools.count(2)))
    beside = (path.with_name(f"{name}{path.suffix}") for name in names)
    return next(candidate for candidate in beside if not candidate.exists())


def _check_parents(database: Database) -> None:
    """Foreign keys are off while tables are rebuilt, so they are checked at the end instead."""
    orphans = database.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise ValueError(f"a migration left rows without their parents: {orphans[:3]}")
