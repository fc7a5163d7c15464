"""The program is killed in the middle of writing; the library opens with what stood before."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.judgement.events import Action
from core.library.library import Library
from tests.core.builders import PROSPECTUS, prospectus_review, source_of

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
REVIEW = prospectus_review()
SHA256 = REVIEW.document.sha256

STOP_IN_MID_TRANSACTION = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
import core.library.library as module
from tests.core.builders import PROSPECTUS, prospectus_review, source_of

def stop(document, review):
    print("in the middle", flush=True)
    time.sleep(60)
    yield

module.finding_rows = stop
library = module.Library.open(Path(sys.argv[1]))
text = sys.argv[2]
library.add(prospectus_review(text), source_of(text), datetime.now(UTC))
"""

STOP_IN_MID_UPGRADE = """
import sys, time
from pathlib import Path
from sqlite_utils import Migrations
from core.library.schema import Schema, first_tables
from core.library.store import open_store

def second_tables(database):
    # So much that SQLite has begun to write it into the file itself.
    database.execute("PRAGMA cache_size = 1")
    database.execute("CREATE TABLE matters (name TEXT)")
    database.table("matters").insert_all({"name": "x" * 4000} for _ in range(500))
    print("in the middle", flush=True)
    time.sleep(60)

migrations = Migrations("tickmark")
for step in (first_tables, second_tables):
    migrations()(step)
open_store(Path(sys.argv[1]), Schema(migrations, version=2))
"""

WRITE_WITHOUT_END = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from core.judgement.events import Action
from core.library.library import Library
from tests.core.builders import PROSPECTUS, prospectus_review, source_of

review, source = prospectus_review(), source_of(PROSPECTUS)
sha256 = review.document.sha256
library = Library.open(Path(sys.argv[1]))
library.add(review, source, datetime.now(UTC))
print("writing", flush=True)
while True:
    now = datetime.now(UTC)
    library.append(sha256, "offering/issuer", Action.CONFIRM, "", now)
    library.undo(sha256, now)
    library.add(review, source, now)
    library.append(sha256, "offering/date", Action.CONFIRM, "", now)
    other = PROSPECTUS + str(len(library.events(sha256)))
    gone = library.add(prospectus_review(other), source_of(other), now).sha256
    library.remove(gone)
"""


def killed(script: str, *arguments: object, after: float) -> None:
    """Run a script until it says that it is writing, wait, and kill it."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline()
        time.sleep(after)
        running.kill()


@pytest.mark.parametrize("text", [PROSPECTUS, PROSPECTUS + "And another."])
def test_a_reading_cut_off_in_the_middle_never_was(path: Path, text: str) -> None:
    with Library.open(path) as library:
        shelved = library.add(REVIEW, source_of(PROSPECTUS), NOON)
        event = library.append(SHA256, "offering/issuer", Action.CONFIRM, "", NOON)
        before = library.documents()
    killed(STOP_IN_MID_TRANSACTION, path, text, after=0.0)
    with Library.open(path) as library:
        assert library.documents() == before
        assert library.events(SHA256) == (event,)
        assert library.source(SHA256) == ("larkspur.txt", source_of(PROSPECTUS))
        # Nothing holds it, and it can be written again.
        assert library.add(REVIEW, source_of(PROSPECTUS), NOON).added_at == shelved.added_at
        assert library.undo(SHA256, NOON) is not None


@pytest.mark.parametrize("after", [0.0, 0.07, 0.21])
def test_killed_at_any_moment_every_document_is_whole(path: Path, after: float) -> None:
    killed(WRITE_WITHOUT_END, path, after=after)
    with Library.open(path) as library:
        for shelved in library.documents():
            text = library.source(shelved.sha256)[1].decode()
            review = prospectus_review(text).with_events(library.events(shelved.sha256))
            numbers = [event.number for event in review.events]
            assert numbers == list(range(1, len(numbers) + 1))
            assert (shelved.decided, shelved.to_decide) == (review.decided, len(review.to_decide))
        assert SHA256 in {shelved.sha256 for shelved in library.documents()}
        assert library.append(SHA256, "offering/issuer", Action.CONFIRM, "", NOON)


def test_making_a_library_that_is_cut_off_begins_anew(path: Path) -> None:
    killed(STOP_IN_MID_UPGRADE, path, after=0.0)
    assert path.stat().st_size > 0
    assert path.with_name(f"{path.name}-journal").exists()
    with Library.open(path) as library:
        assert library.documents() == ()
        assert library.add(REVIEW, source_of(PROSPECTUS), NOON).sha256 == SHA256


def test_an_upgrade_that_is_cut_off_leaves_the_old_library_and_its_copy(path: Path) -> None:
    with Library.open(path) as library:
        shelved = library.add(REVIEW, source_of(PROSPECTUS), NOON)
    killed(STOP_IN_MID_UPGRADE, path, after=0.0)
    assert path.with_name(f"{path.name}-journal").exists()
    for file in (path, path.with_name("tickmark-version-1.library")):
        with Library.open(file) as library:
            assert library.documents() == (shelved,)
            assert library.source(SHA256)[1] == source_of(PROSPECTUS)
