"""The library's tables, one migration a step; a step is never edited once it is released."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database, Migrations

APPLICATION_ID = int.from_bytes(b"TICK", "big")
"""Stands in every library at byte 68, so that a file of another program is known as such."""


@dataclass(frozen=True)
class Schema:
    """What a program can read: the migrations that lead there, and the version they end at."""

    migrations: Migrations
    version: int


_STEPS = Migrations("tickmark")

SCHEMA = Schema(_STEPS, version=1)

_FIRST_TABLES = (
    """
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        format TEXT NOT NULL,
        title TEXT NOT NULL,
        issuer TEXT NOT NULL,
        file_number TEXT NOT NULL,
        date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        pages INTEGER NOT NULL,
        lines INTEGER NOT NULL,
        added_at TEXT NOT NULL CHECK (added_at GLOB '*T*+00:00'),
        opened_at TEXT NOT NULL CHECK (opened_at GLOB '*T*+00:00'),
        decided INTEGER NOT NULL,
        to_decide INTEGER NOT NULL,
        CHECK (decided BETWEEN 0 AND to_decide)
    ) STRICT
    """,
    """
    CREATE TABLE sources (
        document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
        size INTEGER NOT NULL,
        deflated BLOB NOT NULL
    ) STRICT
    """,
    # A value has a place, or there is no value and a reason: never neither.
    """
    CREATE TABLE terms (
        document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        number INTEGER NOT NULL,
        path TEXT NOT NULL,
        area TEXT NOT NULL,
        record TEXT NOT NULL,
        label TEXT NOT NULL,
        unit TEXT NOT NULL,
        value TEXT,
        shown TEXT NOT NULL,
        absence TEXT,
        quote TEXT,
        start INTEGER,
        "end" INTEGER CHECK ("end" > start),
        first_line INTEGER,
        last_line INTEGER CHECK (last_line >= first_line),
        page TEXT,
        PRIMARY KEY (document, number),
        CHECK ((value IS NULL) = (absence IS NOT NULL)),
        CHECK (absence IS NOT NULL OR (quote <> '' AND start IS NOT NULL))
    ) STRICT
    """,
    """
    CREATE TABLE further_places (
        document INTEGER NOT NULL,
        term INTEGER NOT NULL,
        number INTEGER NOT NULL,
        quote TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL CHECK ("end" > start),
        first_line INTEGER NOT NULL,
        last_line INTEGER NOT NULL CHECK (last_line >= first_line),
        page TEXT,
        PRIMARY KEY (document, term, number),
        FOREIGN KEY (document, term) REFERENCES terms (document, number) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TABLE findings (
        document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        number INTEGER NOT NULL,
        path TEXT NOT NULL,
        check_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        verdict TEXT NOT NULL,
        severity TEXT NOT NULL,
        title TEXT NOT NULL,
        stated TEXT NOT NULL,
        computed TEXT NOT NULL,
        message TEXT NOT NULL,
        derivation TEXT NOT NULL,
        citations TEXT NOT NULL,
        PRIMARY KEY (document, number)
    ) STRICT
    """,
    """
    CREATE TABLE events (
        document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number > 0),
        path TEXT NOT NULL,
        action TEXT NOT NULL,
        payload TEXT NOT NULL,
        at TEXT NOT NULL CHECK (at GLOB '*T*+00:00'),
        PRIMARY KEY (document, number)
    ) STRICT
    """,
    # What a reviewer did stays as it was done; it goes only when the whole document goes.
    """
    CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are only ever appended'); END
    """,
    """
    CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
    WHEN EXISTS (SELECT 1 FROM documents WHERE id = OLD.document)
    BEGIN SELECT RAISE(ABORT, 'events are only ever appended'); END
    """,
)


@_STEPS()
def first_tables(database: Database) -> None:
    """Documents with their bytes, their terms and findings, and the reviewer's events."""
    for statement in _FIRST_TABLES:
        database.execute(statement)
