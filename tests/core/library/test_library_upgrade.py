"""Libraries of every version, old and newer, and the way from one to the next."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database, Migrations

from core.errors import UserError
from core.judgement.events import Status
from core.library.library import Library
from core.library.schema import SCHEMA, Schema, first_tables
from core.library.store import open_store
from tests.core.builders import AGREEMENT, PROSPECTUS, prospectus_review, source_of
from tests.data.make_library import fill, sample_path

if TYPE_CHECKING:
    from collections.abc import Callable

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
VERSIONS = range(1, SCHEMA.version + 1)
ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "library.md"


def layout(path: Path) -> dict[str, str]:
    """Every table, index and trigger of a library, as it was declared."""
    with closing(sqlite3.connect(path)) as connection:
        declared = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql <> ''")
        return dict(declared.fetchall())


def version_of(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def schema_of(*steps: Callable[[Database], None]) -> Schema:
    """A later Tickmark, whose schema goes on from version 1 by these steps."""
    migrations = Migrations("tickmark")
    for step in (first_tables, *steps):
        migrations()(step)
    return Schema(migrations, version=1 + len(steps))


def add_reviewer(database: Database) -> None:
    database.execute("ALTER TABLE events ADD COLUMN reviewer TEXT NOT NULL DEFAULT ''")


def add_matters(database: Database) -> None:
    database.execute("CREATE TABLE matters (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")


def fail_halfway(database: Database) -> None:
    database.execute("DELETE FROM documents WHERE name = 'rights.txt'")
    database.execute("DELETE FROM no_such_table")


@pytest.fixture
def old(path: Path) -> Path:
    """A library of version 1, closed."""
    with Library.open(path) as library:
        fill(library)
    return path


def test_every_version_has_its_sample() -> None:
    assert [sample_path(version).name for version in VERSIONS if sample_path(version).exists()] == [
        f"version-{version}.library" for version in VERSIONS
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_sample_of_every_version_opens_with_all_that_is_in_it(version: int, path: Path) -> None:
    shutil.copy(sample_path(version), path)
    with Library.open(path) as library:
        agreement, prospectus = library.documents()
        assert (agreement.title, agreement.date) == (
            "Registration Rights Agreement",
            date(2003, 5, 7),
        )
        assert (prospectus.title, prospectus.date) == (
            "Larkspur Tideworks, Inc.",
            date(2003, 3, 5),
        )
        assert (prospectus.decided, prospectus.to_decide) == (2, 11)
        assert library.source(prospectus.sha256) == ("larkspur.txt", source_of(PROSPECTUS))
        assert library.source(agreement.sha256) == ("rights.txt", source_of(AGREEMENT))
        review = prospectus_review().with_events(library.events(prospectus.sha256))
        assert len(review.events) == 9
        assert review.status_of("offering/date") is Status.CORRECTED
        assert review.judgement("offering/shares_offered").note == "as on the cover"
        redone = library.redo(prospectus.sha256, NOON)
        assert redone is not None
        assert redone.path == review.findings[0].path


def test_a_released_step_was_not_edited(path: Path) -> None:
    fresh = path.with_name("fresh.library")
    Library.open(fresh).close()
    shutil.copy(sample_path(1), path)
    Library.open(path).close()
    assert layout(path) == layout(fresh)


def test_a_library_of_this_version_is_not_copied(old: Path) -> None:
    Library.open(old).close()
    assert [file.name for file in old.parent.iterdir()] == [old.name]


def test_an_old_library_is_copied_beside_and_brought_up_to_date(old: Path) -> None:
    before = layout(old)
    open_store(old, schema_of(add_reviewer, add_matters)).close()
    assert version_of(old) == 3
    assert "reviewer" in layout(old)["events"]
    assert "matters" in layout(old)
    copy = old.with_name("tickmark-version-1.library")
    assert version_of(copy) == 1
    assert layout(copy) == before
    with Library.open(copy) as library:
        assert [shelved.name for shelved in library.documents()] == ["rights.txt", "larkspur.txt"]
        assert len(library.events(library.documents()[1].sha256)) == 9


def test_what_was_in_an_old_library_is_in_the_new_one(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        before = connection.execute("SELECT * FROM events").fetchall()
    database = open_store(old, schema_of(add_reviewer))
    assert database.execute("SELECT * FROM events").fetchall() == [(*row, "") for row in before]
    assert database.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert database.journal_mode == "wal"
    database.close()


def test_a_library_brought_up_to_date_is_refused_by_the_older_program(old: Path) -> None:
    open_store(old, schema_of(add_reviewer)).close()
    stored = old.read_bytes()
    with pytest.raises(UserError, match="newer version of Tickmark"):
        Library.open(old)
    assert old.read_bytes() == stored


def test_it_is_refused_too_while_the_newer_program_has_it_open(old: Path) -> None:
    newer = open_store(old, schema_of(add_reviewer))
    newer.execute("UPDATE documents SET name = 'written into the log'")
    stored = {file.name: file.read_bytes() for file in old.parent.iterdir()}
    with pytest.raises(UserError, match="newer version of Tickmark"):
        Library.open(old)
    assert {file.name: file.read_bytes() for file in old.parent.iterdir()} == stored
    newer.close()


def test_an_earlier_copy_is_never_written_over(old: Path) -> None:
    first = old.with_name("tickmark-version-1.library")
    first.write_bytes(b"an earlier copy")
    open_store(old, schema_of(add_reviewer)).close()
    assert first.read_bytes() == b"an earlier copy"
    assert version_of(old.with_name("tickmark-version-1-2.library")) == 1


def test_a_step_that_fails_leaves_the_old_library_and_no_copy(old: Path) -> None:
    before = layout(old)
    with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
        open_store(old, schema_of(add_reviewer, fail_halfway))
    assert [file.name for file in old.parent.iterdir()] == [old.name]
    assert layout(old) == before
    with Library.open(old) as library:
        assert [shelved.name for shelved in library.documents()] == ["rights.txt", "larkspur.txt"]


def test_a_step_that_leaves_orphans_is_not_kept(old: Path) -> None:
    def forget_documents(database: Database) -> None:
        database.execute("DELETE FROM documents")

    with pytest.raises(ValueError, match="without their parents"):
        open_store(old, schema_of(forget_documents))
    with Library.open(old) as library:
        assert len(library.documents()) == 2


@pytest.mark.usefixtures("impatient")
def test_an_old_library_is_left_alone_while_another_has_it_open(old: Path) -> None:
    with Library.open(old) as library:
        before = old.read_bytes()
        with pytest.raises(UserError, match="used by another program"):
            open_store(old, schema_of(add_reviewer))
        assert old.read_bytes() == before
        assert len(library.documents()) == 2
    assert [file.name for file in old.parent.iterdir()] == [old.name]


def test_a_log_that_a_crash_left_behind_is_copied_and_upgraded_too(old: Path) -> None:
    crash = (
        "import os, sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from core.judgement.events import Action; from core.library.library import Library\n"
        "library = Library.open(Path(sys.argv[1]))\n"
        "sha256 = library.documents()[0].sha256\n"
        "library.append(sha256, 'agreement/title', Action.CONFIRM, '', datetime.now(UTC))\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", crash, old], cwd=ROOT, check=True)
    assert old.with_name(f"{old.name}-wal").stat().st_size > 0
    database = open_store(old, schema_of(add_reviewer))
    assert database.table("events").count == 10
    database.close()
    copy = old.with_name("tickmark-version-1.library")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (10,)


def test_a_full_disk_while_copying_leaves_the_old_library(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def bounded(path: Path, **options: float) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(path, **options)  # type: ignore[call-overload]
        if path != old:
            connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr("core.library.store.sqlite3.connect", bounded)
    with pytest.raises(UserError, match="is full"):
        open_store(old, schema_of(add_reviewer))
    assert [file.name for file in old.parent.iterdir()] == [old.name]
    assert version_of(old) == 1


def test_every_table_and_column_is_described(path: Path) -> None:
    Library.open(path).close()
    page = PAGE.read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as connection:
        columns = connection.execute(
            "SELECT tables.name, columns.name FROM pragma_table_list AS tables,"
            " pragma_table_info(tables.name) AS columns WHERE tables.name NOT LIKE 'sqlite%'"
            " AND tables.name NOT LIKE '\\_%' ESCAPE '\\'"
        ).fetchall()
    assert len(columns) > 40
    for table, column in columns:
        section = page.partition(f"### `{table}`")[2].partition("\n#")[0]
        assert f"`{column}`" in section, f"{PAGE.name} does not describe {table}.{column}"
