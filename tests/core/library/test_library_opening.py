"""A library that cannot be opened or written says why in a sentence and stays as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.errors import UserError
from core.judgement.events import Action
from core.library.library import Library
from tests.core.builders import PROSPECTUS, prospectus_review, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def kept(path: Path) -> Path:
    """A closed library with one document and one event in it."""
    with Library.open(path) as library:
        sha256 = library.add(prospectus_review(), source_of(PROSPECTUS), NOON).sha256
        library.append(sha256, "offering/issuer", Action.CONFIRM, "", NOON)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, so that nothing changed and nothing was left beside it."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as told:
        Library.open(path).close()
    assert str(path) in told.value.sentence
    assert told.value.sentence.endswith(".")
    assert told.value.remedy.endswith(".")
    return told.value


def stamp(path: Path, offset: int, number: int) -> None:
    """Write a number into the header of a SQLite file: its version at 60, its owner at 68."""
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(number.to_bytes(4, "big"))


@contextmanager
def written_by_another(path: Path) -> Iterator[None]:
    """Another program in the middle of a transaction that nobody may share."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a person without privileges can reach, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


@contextmanager
def no_privileges() -> Iterator[None]:
    """Act as an ordinary person: file permissions do not bind the superuser."""
    if not hasattr(os, "seteuid"):
        pytest.skip("permissions of folders are another matter on this system")
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_file_and_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folders" / "a library.library"
    with Library.open(path) as library:
        assert library.path == path
        assert library.documents() == ()
    assert path.is_file()


def test_a_relative_path_is_taken_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Library.open(Path("here.library")) as library:
        assert library.path == tmp_path / "here.library"


@pytest.mark.parametrize("name", ["mid#dle?.library", "100%.library", "naïve “x”.library"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with Library.open(tmp_path / name) as library:
        library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    assert list(contents(tmp_path)) == [name]


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.touch()
    with Library.open(path) as library:
        assert library.documents() == ()


@pytest.mark.parametrize("text", [b"x", b"%PDF-1.7\n" * 900, b"SQLite format 2\x00" + bytes(4096)])
def test_a_file_that_is_no_database_is_refused(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    assert "is not a Tickmark library: it is some other kind of file" in refusal(path).sentence
    assert contents(path.parent) == {path.name: text}


def test_a_file_of_zeros_is_refused(path: Path) -> None:
    path.write_bytes(bytes(8192))
    assert "is not a Tickmark library" in refusal(path).sentence
    assert contents(path.parent) == {path.name: bytes(8192)}


@pytest.mark.parametrize("owner", [0, 0x0F055112])
def test_the_database_of_another_program_is_refused(path: Path, owner: int) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE documents (id INTEGER PRIMARY KEY)")
        other.execute(f"PRAGMA application_id = {owner}")
    before = contents(path.parent)
    assert "it is the database of another program" in refusal(path).sentence
    assert contents(path.parent) == before


def test_a_database_with_its_log_open_elsewhere_is_refused_untouched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE notes (text TEXT)")
        other.commit()
        before = contents(path.parent)
        assert "database of another program" in refusal(path).sentence
        assert contents(path.parent) == before


def test_a_library_cut_short_is_told_and_left_alone(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:100])
    before = contents(kept.parent)
    assert "is damaged" in refusal(kept).sentence
    assert contents(kept.parent) == before


def test_a_library_of_a_newer_version_is_refused_by_name(kept: Path) -> None:
    stamp(kept, 60, 7)
    before = contents(kept.parent)
    told = refusal(kept)
    assert "was written by a newer version of Tickmark" in told.sentence
    assert "version 7" in told.details
    assert contents(kept.parent) == before


def test_a_folder_is_refused(path: Path) -> None:
    path.mkdir()
    assert "it is a folder" in refusal(path).sentence
    assert list(path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(path: Path) -> None:
    path.write_text("a file where a folder should be")
    with pytest.raises(UserError, match=r"The folder “.*inner” cannot be made"):
        Library.open(path / "inner" / "tickmark.library")
    assert path.read_text() == "a file where a folder should be"


@pytest.mark.usefixtures("impatient")
def test_a_locked_library_is_told_and_left_alone(kept: Path) -> None:
    before = kept.read_bytes()
    with written_by_another(kept):
        told = refusal(kept)
        assert "is being used by another program" in told.sentence
        assert kept.read_bytes() == before
    assert contents(kept.parent) == {kept.name: before}


@pytest.mark.usefixtures("impatient")
def test_a_library_held_for_one_program_alone_is_told(kept: Path) -> None:
    before = kept.read_bytes()
    with closing(sqlite3.connect(kept)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("SELECT * FROM documents").fetchall()
        assert "is being used by another program" in refusal(kept).sentence
        assert kept.read_bytes() == before


@pytest.mark.usefixtures("impatient")
def test_a_lock_taken_later_stops_writing_and_nothing_else(path: Path) -> None:
    review = prospectus_review()
    sha256 = review.document.sha256
    with Library.open(path) as library:
        library.add(review, source_of(PROSPECTUS), NOON)
        event = library.append(sha256, "offering/issuer", Action.CONFIRM, "", NOON)
        before = library.documents()
        with written_by_another(path):
            for write in (
                lambda: library.add(review, source_of(PROSPECTUS), NOON),
                lambda: library.append(sha256, "offering/date", Action.CONFIRM, "", NOON),
                lambda: library.undo(sha256, NOON),
                lambda: library.remove(sha256),
            ):
                with pytest.raises(UserError, match="used by another program"):
                    write()
            assert library.documents() == before
            assert library.events(sha256) == (event,)
        assert library.undo(sha256, NOON) is not None


def test_a_read_only_file_is_told_and_left_alone(open_folder: Path) -> None:
    path = open_folder / "tickmark.library"
    with Library.open(path) as library:
        library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    path.chmod(0o444)
    before = contents(open_folder)
    with no_privileges():
        assert "may not be written to" in refusal(path).sentence
    assert contents(open_folder) == before


def test_a_read_only_folder_is_told_and_left_alone(open_folder: Path) -> None:
    path = open_folder / "tickmark.library"
    with Library.open(path) as library:
        library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    path.chmod(0o666)
    open_folder.chmod(0o555)
    before = contents(open_folder)
    with no_privileges():
        assert "may not be written to" in refusal(path).sentence
    assert contents(open_folder) == before


def test_a_new_library_in_a_read_only_folder_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with no_privileges():
        assert "cannot be made or opened there" in refusal(open_folder / "new.library").sentence
        with pytest.raises(UserError, match=r"The folder “.*new” cannot be made"):
            Library.open(open_folder / "new" / "tickmark.library")
    assert list(open_folder.iterdir()) == []


def test_a_file_that_may_not_be_read_is_told(open_folder: Path) -> None:
    path = open_folder / "tickmark.library"
    path.write_bytes(b"secret")
    path.chmod(0o000)
    with no_privileges():
        assert "may not be written to" in refusal(path).sentence
    assert path.read_bytes() == b"secret"


@contextmanager
def disk_of(pages: int) -> Iterator[None]:
    """SQLite says that the disk is full once a file would have more pages than these."""
    connect = sqlite3.connect

    def bounded(path: Path, **options: float) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(path, **options)  # type: ignore[call-overload]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("core.library.store.sqlite3.connect", bounded)
        yield


def test_a_full_disk_is_told_and_the_library_stands_as_it_was(path: Path) -> None:
    large = PROSPECTUS + "".join(f"{number * 7919 % 100_003}\n" for number in range(60_000))
    with disk_of(pages=30), Library.open(path) as library:
        shelved = library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
        with pytest.raises(UserError, match=r"The disk that holds the library “.*” is full"):
            library.add(prospectus_review(large), source_of(large), NOON)
        assert library.documents() == (shelved,)
        event = library.append(shelved.sha256, "offering/issuer", Action.CONFIRM, "", NOON)
    with Library.open(path) as library:
        assert library.events(shelved.sha256) == (event,)
        assert library.source(shelved.sha256)[1] == source_of(PROSPECTUS)


def test_a_disk_that_is_full_from_the_start_is_told(path: Path) -> None:
    with disk_of(pages=3):
        assert "is full" in refusal(path).sentence
    with Library.open(path) as library:  # once there is room
        assert library.documents() == ()


def test_a_damaged_library_is_told(kept: Path) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(UserError, match=r"The library “.*” is damaged"), Library.open(kept) as it:
        it.documents()


def test_a_disk_that_fails_in_reading_is_told(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_path: Path, _mode: str) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pathlib.Path.open", failing)
    assert "The disk did not let the library" in refusal(kept).sentence


def test_a_bug_is_not_told_as_a_fault_of_the_file(path: Path) -> None:
    with Library.open(path) as library:
        review = prospectus_review()
        shelved = library.add(review, source_of(PROSPECTUS), NOON)
        nameless = replace(review, document=replace(review.document, name=None))  # type: ignore[arg-type]
        with pytest.raises(sqlite3.IntegrityError):
            library.add(nameless, source_of(PROSPECTUS), NOON)
        assert library.documents() == (shelved,)
