"""The reviewer's events in the library: appended, folded, taken back, and what the shelf shows."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.judgement.events import Action, Event, Status
from core.library.library import Library
from core.library.shelf import Shelved
from tests.core.builders import AGREEMENT, PROSPECTUS, agreement_review, prospectus_review
from tests.core.builders import source_of as source

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
REVIEW = prospectus_review()
SHA256 = REVIEW.document.sha256
ISSUER = "offering/issuer"
DATE = "offering/date"
FINDING = REVIEW.findings[0].path


@pytest.fixture
def shelf(library: Library) -> Library:
    library.add(REVIEW, source(PROSPECTUS), NOON)
    return library


def line(library: Library, sha256: str = SHA256) -> Shelved:
    return next(shelved for shelved in library.documents() if shelved.sha256 == sha256)


def status(library: Library, path: str) -> Status:
    return REVIEW.with_events(library.events(SHA256)).status_of(path)


def test_events_come_back_in_order_with_numbers_from_one(shelf: Library) -> None:
    given_acts = [
        (ISSUER, Action.CONFIRM, ""),
        (DATE, Action.CORRECT, "March 5, 2003"),
        (ISSUER, Action.NOTE, "as on the cover; “Inc.” there"),
        (FINDING, Action.REJECT, "a typo"),
    ]
    appended = [shelf.append(SHA256, *act, NOON) for act in given_acts]
    assert [(event.path, event.action, event.payload) for event in appended] == given_acts
    assert [event.number for event in appended] == [1, 2, 3, 4]
    assert shelf.events(SHA256) == tuple(appended)


def test_each_document_counts_its_own_events(shelf: Library) -> None:
    other = shelf.add(agreement_review(), source(AGREEMENT), NOON).sha256
    shelf.append(SHA256, ISSUER, Action.CONFIRM, "", NOON)
    assert shelf.append(other, "agreement/title", Action.CONFIRM, "", NOON).number == 1
    assert len(shelf.events(SHA256)) == len(shelf.events(other)) == 1


def test_times_of_events_are_kept_in_utc(shelf: Library) -> None:
    in_denver = timezone(timedelta(hours=-6))
    at = datetime(2026, 5, 4, 6, 0, 0, 250_000, tzinfo=in_denver)
    event = shelf.append(SHA256, ISSUER, Action.CONFIRM, "", at)
    assert event.at == at
    assert event.at.tzinfo is UTC
    assert shelf.events(SHA256) == (event,)


def test_an_unknown_document_has_no_events_and_takes_none(shelf: Library) -> None:
    assert shelf.events("0" * 64) == ()
    with pytest.raises(UserError, match="does not hold this document"):
        shelf.append("0" * 64, ISSUER, Action.CONFIRM, "", NOON)
    for move in (shelf.undo, shelf.redo):
        with pytest.raises(UserError, match="does not hold this document"):
            move("0" * 64, NOON)


def test_an_undo_is_not_appended_by_hand(shelf: Library) -> None:
    with pytest.raises(ValueError, match="undo or redo"):
        shelf.append(SHA256, ISSUER, Action.UNDO, "1", NOON)
    assert shelf.events(SHA256) == ()


@pytest.mark.parametrize("payload", ["", "  "])
def test_a_correction_says_something(shelf: Library, payload: str) -> None:
    with pytest.raises(ValueError, match="correction"):
        shelf.append(SHA256, ISSUER, Action.CORRECT, payload, NOON)
    assert shelf.events(SHA256) == ()


def test_an_undo_is_one_more_event_that_names_the_act(shelf: Library) -> None:
    act = shelf.append(SHA256, ISSUER, Action.CONFIRM, "", NOON)
    undo = shelf.undo(SHA256, NOON)
    assert undo == Event(2, ISSUER, Action.UNDO, "1", NOON)
    assert status(shelf, ISSUER) is Status.NEW
    redo = shelf.redo(SHA256, NOON)
    assert redo == Event(3, ISSUER, Action.UNDO, "2", NOON)
    assert status(shelf, ISSUER) is Status.CONFIRMED
    assert shelf.events(SHA256) == (act, undo, redo)


def test_nothing_to_take_back_appends_nothing(shelf: Library) -> None:
    assert shelf.undo(SHA256, NOON) is None
    assert shelf.redo(SHA256, NOON) is None
    assert shelf.events(SHA256) == ()


def test_undo_and_redo_go_on_after_reopening(path: Path) -> None:
    with Library.open(path) as library:
        library.add(REVIEW, source(PROSPECTUS), NOON)
        library.append(SHA256, ISSUER, Action.CONFIRM, "", NOON)
        library.append(SHA256, DATE, Action.CONFIRM, "", NOON)
        library.undo(SHA256, NOON)
    with Library.open(path) as library:
        assert status(library, DATE) is Status.NEW
        library.redo(SHA256, NOON)
        assert status(library, DATE) is Status.CONFIRMED
    with Library.open(path) as library:
        library.undo(SHA256, NOON)
        library.undo(SHA256, NOON)
        assert status(library, ISSUER) is Status.NEW
        assert line(library).decided == 0
        assert library.undo(SHA256, NOON) is None


def test_progress_follows_every_act_and_every_undo(shelf: Library) -> None:
    def after(act: object) -> int:
        assert act is not None
        return line(shelf).decided

    assert after(shelf.append(SHA256, ISSUER, Action.CONFIRM, "", NOON)) == 1
    assert after(shelf.append(SHA256, ISSUER, Action.CORRECT, "Larkspur", NOON)) == 1
    assert after(shelf.append(SHA256, FINDING, Action.REJECT, "a typo", NOON)) == 2
    assert after(shelf.append(SHA256, DATE, Action.FLAG, "", NOON)) == 2
    assert after(shelf.append(SHA256, "offering/symbol", Action.CORRECT, "LKT", NOON)) == 2
    for expected in (2, 2, 1, 1, 0):
        assert after(shelf.undo(SHA256, NOON)) == expected
    for expected in (1, 1, 2, 2, 2):
        assert after(shelf.redo(SHA256, NOON)) == expected


def test_the_shelf_shows_corrections_and_takes_them_back(shelf: Library) -> None:
    shelf.append(SHA256, ISSUER, Action.CORRECT, "Larkspur Tideworks Corp.", NOON)
    shelf.append(SHA256, DATE, Action.CORRECT, "April 5, 2003", NOON)
    shelf.append(SHA256, "offering/registration_number", Action.CORRECT, "333-000043", NOON)
    shown = line(shelf)
    assert (shown.title, shown.issuer) == ("Larkspur Tideworks Corp.",) * 2
    assert (shown.date, shown.file_number) == (date(2003, 4, 5), "333-000043")
    for _ in range(3):
        shelf.undo(SHA256, NOON)
    shown = line(shelf)
    assert (shown.title, shown.issuer) == ("Larkspur Tideworks, Inc.",) * 2
    assert (shown.date, shown.file_number) == (date(2003, 3, 4), "333-000042")


def test_a_correction_outlives_a_new_reading(shelf: Library) -> None:
    shelf.append(SHA256, ISSUER, Action.CORRECT, "Larkspur Tideworks Corp.", NOON)
    assert shelf.add(REVIEW, source(PROSPECTUS), NOON).title == "Larkspur Tideworks Corp."


def test_a_corrected_date_that_cannot_be_read_is_no_date(shelf: Library) -> None:
    shelf.append(SHA256, DATE, Action.CORRECT, "spring of 2003", NOON)
    assert line(shelf).date is None


@pytest.mark.parametrize("change", ["DELETE FROM events", "UPDATE events SET payload = 'x'"])
def test_no_event_can_be_changed_or_deleted_by_anyone(
    shelf: Library, path: Path, change: str
) -> None:
    event = shelf.append(SHA256, ISSUER, Action.CONFIRM, "", NOON)
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="only ever appended"),
    ):
        connection.execute(change)
    assert shelf.events(SHA256) == (event,)


def test_a_document_with_events_can_be_removed_and_added_anew(shelf: Library) -> None:
    shelf.append(SHA256, ISSUER, Action.CONFIRM, "", NOON)
    shelf.remove(SHA256)
    assert shelf.add(REVIEW, source(PROSPECTUS), NOON).decided == 0
    assert shelf.events(SHA256) == ()
    assert shelf.append(SHA256, ISSUER, Action.FLAG, "", NOON).number == 1


ACTS = st.tuples(
    st.sampled_from([ISSUER, DATE, FINDING, "offering/market"]),
    st.sampled_from([action for action in Action if action is not Action.UNDO]),
    st.sampled_from(["June 7, 2003", "something"]),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(ACTS, st.sampled_from(["undo", "redo", "reopen", "read"])), max_size=15))
def test_the_shelf_always_shows_what_the_review_shows(
    moves: list[tuple[str, Action, str] | str],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "tickmark.library")
        library = Library.open(path)
        try:
            library.add(REVIEW, source(PROSPECTUS), NOON)
            for move in moves:
                if move == "reopen":
                    library.close()
                    library = Library.open(path)
                elif move == "read":
                    library.add(REVIEW, source(PROSPECTUS), NOON)
                elif isinstance(move, str):
                    getattr(library, move)(SHA256, NOON)
                else:
                    library.append(SHA256, *move, NOON)
                review = REVIEW.with_events(library.events(SHA256))
                shown = line(library)
                assert (shown.decided, shown.to_decide) == (review.decided, len(review.to_decide))
                assert shown.title == review.title
        finally:
            library.close()
