"""What is put into the library comes out of it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from core.document.model import DocumentFormat, DocumentKind
from core.errors import UserError
from core.figures.model import PartialDate
from core.judgement.events import Action
from core.library.library import Library, default_path
from core.library.shelf import Shelved
from core.terms.agreement import Agreement
from core.terms.terms import Terms
from tests.core.builders import (
    AGREEMENT,
    PROSPECTUS,
    agreement_review,
    cited,
    document_of,
    prospectus_review,
    review_of,
    source_of,
)

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


def rows(path: Path, query: str) -> list[dict[str, Any]]:
    """What the closed or open file holds, read by plain SQLite."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def test_a_prospectus_is_shelved_under_its_issuer(library: Library) -> None:
    review = prospectus_review()
    shelved = library.add(review, source_of(PROSPECTUS), NOON)
    assert shelved == Shelved(
        sha256=review.document.sha256,
        name="larkspur.txt",
        title="Larkspur Tideworks, Inc.",
        issuer="Larkspur Tideworks, Inc.",
        file_number="333-000042",
        date=date(2003, 3, 4),
        kind=DocumentKind.PROSPECTUS,
        format=DocumentFormat.TEXT,
        added_at=NOON,
        opened_at=NOON,
        decided=0,
        to_decide=len(review.to_decide),
    )
    assert library.documents() == (shelved,)


def test_an_agreement_is_shelved_under_its_title(library: Library) -> None:
    shelved = library.add(agreement_review(), source_of(AGREEMENT), NOON)
    assert (shelved.title, shelved.issuer, shelved.file_number, shelved.date) == (
        "Registration Rights Agreement",
        "",
        "",
        date(2003, 5, 7),
    )


def test_a_document_that_says_nothing_is_shelved_under_its_file_name(library: Library) -> None:
    text = "A letter.\n"
    review = review_of(document_of(text, "letter.txt", DocumentKind.OTHER))
    shelved = library.add(review, source_of(text), NOON)
    assert (shelved.title, shelved.date, shelved.to_decide) == ("letter.txt", None, 0)


def test_a_date_without_a_day_is_stored_but_is_no_date_on_the_shelf(
    library: Library, path: Path
) -> None:
    text = "Dated as of August ___, 2002"
    document = document_of(text)
    dated = Agreement(date=cited(document, "August ___, 2002", PartialDate(2002, 8, None)))
    shelved = library.add(review_of(document, Terms(agreement=dated)), source_of(text), NOON)
    assert shelved.date is None
    stored = rows(path, "SELECT value, shown FROM terms WHERE path = 'agreement/date'")
    assert stored == [{"value": '"2002-08-__"', "shown": "2002-08-__"}]


def test_the_bytes_come_back_as_they_were(library: Library) -> None:
    review = prospectus_review()
    library.add(review, source_of(PROSPECTUS), NOON)
    assert library.source(review.document.sha256) == ("larkspur.txt", source_of(PROSPECTUS))


def test_empty_bytes_come_back_too(library: Library) -> None:
    review = review_of(document_of(""))
    library.add(review, b"", NOON)
    assert library.source(review.document.sha256)[1] == b""


def test_bytes_that_are_not_the_document_are_not_taken(library: Library) -> None:
    with pytest.raises(ValueError, match="not the bytes"):
        library.add(prospectus_review(), b"something else", NOON)
    assert library.documents() == ()


def test_every_term_is_one_row_with_its_place(library: Library, path: Path) -> None:
    review = prospectus_review()
    library.add(review, source_of(PROSPECTUS), NOON)
    stored = rows(path, "SELECT * FROM terms ORDER BY number")
    assert [row["path"] for row in stored] == [entry.path for entry in review.entries]
    assert [row["shown"] for row in stored] == [entry.shown for entry in review.entries]
    for row in stored:
        if row["quote"] is not None:
            passage = review.document.text[row["start"] : row["end"]]
            assert " ".join(passage.split()) == row["quote"]
            assert row["page"] in {"1", "2"}


@pytest.mark.parametrize(
    ("path_of_term", "value"),
    [
        ("offering/shares_offered", 1_250_000),
        ("offering/warrant_proceeds_usd", "800000"),
        ("offering/date", "2003-03-04"),
        ("offering/offering_type", "resale"),
        (
            "securities/notes/price_formula",
            {
                "kind": "lesser_of",
                "of": [
                    {"kind": "fixed", "usd": "2.40"},
                    {
                        "kind": "percent_of_market",
                        "percent": "80",
                        "reference": "average closing price",
                        "window_days": 10,
                    },
                ],
            },
        ),
    ],
)
def test_values_are_stored_as_the_exported_json_writes_them(
    library: Library, path: Path, path_of_term: str, value: object
) -> None:
    library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    (row,) = rows(path, f"SELECT value, absence FROM terms WHERE path = '{path_of_term}'")
    assert json.loads(row["value"]) == value
    assert row["absence"] is None


def test_an_absent_term_keeps_its_reason_and_the_place_looked_at(
    library: Library, path: Path
) -> None:
    library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    (market,) = rows(path, "SELECT * FROM terms WHERE path = 'offering/market'")
    assert (market["value"], market["absence"]) == (None, "not_stated")
    assert market["quote"] == "THINLY TRADED"
    (symbol,) = rows(path, "SELECT * FROM terms WHERE path = 'offering/symbol'")
    assert (symbol["value"], symbol["absence"], symbol["quote"]) == (None, "not_found", None)


def test_further_places_are_kept_with_their_term(library: Library, path: Path) -> None:
    library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    stored = rows(
        path,
        "SELECT terms.path, further_places.quote, further_places.page FROM further_places"
        " JOIN terms ON terms.document = further_places.document AND terms.number = term",
    )
    assert stored == [{"path": "offering/issuer", "quote": "Larkspur Tideworks, Inc.", "page": "2"}]


def test_a_finding_is_one_row_with_its_derivation(library: Library, path: Path) -> None:
    review = prospectus_review()
    library.add(review, source_of(PROSPECTUS), NOON)
    (row,) = rows(path, "SELECT * FROM findings")
    (finding,) = review.findings
    assert (row["path"], row["check_id"], row["kind"], row["verdict"], row["severity"]) == (
        finding.path,
        "proceeds.warrants",
        "product",
        "breaks",
        "material",
    )
    assert (row["stated"], row["computed"], row["message"]) == (
        "$800,000",
        "$750,000",
        finding.message,
    )
    derivation = json.loads(row["derivation"])
    assert derivation["result"] == "750000"
    (step,) = derivation["steps"]
    assert step["formula"] == "500,000 × $1.50 = $750,000"
    assert [operand["value"] for operand in step["operands"]] == [500_000, "1.50"]
    assert step["operands"][1]["citation"]["quote"] == "$1.50"
    quotes = [citation["quote"] for citation in json.loads(row["citations"])]
    assert quotes == ["500,000", "$1.50", "$800,000"]


def test_the_same_file_twice_is_one_document(library: Library, path: Path) -> None:
    first = library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    again = library.add(prospectus_review(name="copy.txt"), source_of(PROSPECTUS), LATER)
    assert (again.added_at, again.opened_at, again.name) == (NOON, LATER, "copy.txt")
    assert library.documents() == (again,)
    assert again == replace(first, opened_at=LATER, name="copy.txt")
    assert len(rows(path, "SELECT * FROM sources")) == 1
    assert len(rows(path, "SELECT * FROM terms")) == len(prospectus_review().entries)


def test_a_new_reading_replaces_terms_and_findings_and_keeps_the_events(
    library: Library, path: Path
) -> None:
    review = prospectus_review()
    sha256 = review.document.sha256
    library.add(review, source_of(PROSPECTUS), NOON)
    kept = library.append(sha256, "offering/issuer", Action.CONFIRM, "", NOON)
    lost = library.append(sha256, "findings/gone/1", Action.REJECT, "a typo", NOON)
    offering_alone = replace(review, terms=Terms(offering=review.terms.offering), findings=())
    shelved = library.add(offering_alone, source_of(PROSPECTUS), LATER)
    assert rows(path, "SELECT * FROM findings") == []
    assert {row["area"] for row in rows(path, "SELECT area FROM terms")} == {"offering"}
    assert library.events(sha256) == (kept, lost)
    assert (shelved.decided, shelved.to_decide) == (1, len(offering_alone.to_decide))


def test_documents_stand_in_the_order_of_opening_newest_first(library: Library) -> None:
    library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    library.add(agreement_review(), source_of(AGREEMENT), LATER)
    assert [shelved.name for shelved in library.documents()] == ["rights.txt", "larkspur.txt"]
    library.add(prospectus_review(), source_of(PROSPECTUS), LATER + timedelta(microseconds=1))
    assert [shelved.name for shelved in library.documents()] == ["larkspur.txt", "rights.txt"]


def test_everything_is_there_after_reopening(path: Path) -> None:
    with Library.open(path) as library:
        shelved = library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    with Library.open(path) as library:
        assert library.documents() == (shelved,)
        assert library.source(shelved.sha256)[1] == source_of(PROSPECTUS)


def test_times_are_kept_in_utc(library: Library, path: Path) -> None:
    in_tokyo = datetime(2026, 5, 4, 21, 0, tzinfo=timezone(timedelta(hours=9)))
    shelved = library.add(prospectus_review(), source_of(PROSPECTUS), in_tokyo)
    assert shelved.opened_at == NOON
    assert rows(path, "SELECT opened_at FROM documents") == [
        {"opened_at": "2026-05-04T12:00:00.000000+00:00"}
    ]


def test_a_time_without_a_zone_is_refused(library: Library) -> None:
    with pytest.raises(ValueError, match="time zone"):
        library.add(prospectus_review(), source_of(PROSPECTUS), datetime(2026, 5, 4))  # noqa: DTZ001
    assert library.documents() == ()


def test_pages_and_lines_are_counted(library: Library, path: Path) -> None:
    library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    assert rows(path, "SELECT pages, lines FROM documents") == [
        {"pages": 2, "lines": PROSPECTUS.count("\n")}
    ]


def test_removing_takes_every_row_and_leaves_the_others(library: Library, path: Path) -> None:
    gone = library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    stays = library.add(agreement_review(), source_of(AGREEMENT), NOON)
    for sha256 in (gone.sha256, stays.sha256):
        library.append(sha256, "agreement/title", Action.CONFIRM, "", NOON)
    library.remove(gone.sha256)
    assert [shelved.name for shelved in library.documents()] == ["rights.txt"]
    assert library.events(gone.sha256) == ()
    for table in ("sources", "terms", "findings", "further_places", "events"):
        owners = {row["document"] for row in rows(path, f"SELECT document FROM {table}")}
        assert owners <= {2}
    assert library.source(stays.sha256)[1] == source_of(AGREEMENT)


def test_removing_what_is_not_there_changes_nothing(library: Library) -> None:
    library.remove("0" * 64)
    assert library.documents() == ()


def test_what_was_removed_is_not_left_in_the_file(library: Library, path: Path) -> None:
    shelved = library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    library.append(shelved.sha256, "offering/issuer", Action.NOTE, "ask their counsel", NOON)
    library.remove(shelved.sha256)
    library.close()
    stored = path.read_bytes()
    assert b"Larkspur" not in stored
    assert b"ask their counsel" not in stored


def test_a_document_that_is_not_held_is_told_in_a_sentence(library: Library) -> None:
    with pytest.raises(UserError, match="does not hold this document"):
        library.source("0" * 64)


def test_a_damaged_copy_is_told_and_never_handed_out(library: Library, path: Path) -> None:
    sha256 = library.add(prospectus_review(), source_of(PROSPECTUS), NOON).sha256
    library.close()
    for damage in ("x'00'", "x'789c030000000001'"):  # not deflated; deflated, but another text
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"UPDATE sources SET deflated = {damage}")
        with Library.open(path) as again, pytest.raises(UserError, match=r"larkspur\.txt.*damaged"):
            again.source(sha256)


def test_all_tables_are_strict(library: Library, path: Path) -> None:
    tables = rows(path, "SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite%'")
    assert {table["name"] for table in tables if not table["strict"]} == set()
    assert library.documents() == ()


def test_a_copy_of_the_closed_file_alone_is_whole(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as library:
        shelved = library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["tickmark.library"]
    copy = tmp_path / "elsewhere" / "copy.library"
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    with Library.open(copy) as library:
        assert library.documents() == (shelved,)


def test_the_file_is_whole_even_while_another_has_it_open(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as other:
        assert other.documents() == ()
        with Library.open(path) as library:
            shelved = library.add(prospectus_review(), source_of(PROSPECTUS), NOON)
        copy = tmp_path / "copy.library"
        copy.write_bytes(path.read_bytes())
    with Library.open(copy) as library:
        assert library.documents() == (shelved,)


def test_two_programs_see_each_others_work(path: Path) -> None:
    with Library.open(path) as one, Library.open(path) as other:
        sha256 = one.add(prospectus_review(), source_of(PROSPECTUS), NOON).sha256
        first = one.append(sha256, "offering/issuer", Action.CONFIRM, "", NOON)
        second = other.append(sha256, "offering/date", Action.CONFIRM, "", NOON)
        assert one.events(sha256) == other.events(sha256) == (first, second)
        assert one.documents()[0].decided == 2


def test_two_programs_that_write_at_once_lose_nothing(path: Path) -> None:
    with Library.open(path) as library:
        sha256 = library.add(prospectus_review(), source_of(PROSPECTUS), NOON).sha256

    def note_often(payload: str) -> None:
        with Library.open(path) as library:
            for _ in range(60):
                library.append(sha256, "offering/issuer", Action.NOTE, payload, NOON)

    with ThreadPoolExecutor(2) as programs:
        for ended in [programs.submit(note_often, name) for name in ("one", "other")]:
            ended.result()
    with Library.open(path) as library:
        events = library.events(sha256)
    assert [event.number for event in events] == list(range(1, 121))
    assert sorted(event.payload for event in events) == ["one"] * 60 + ["other"] * 60


def test_only_the_thread_that_opened_it_may_use_it(library: Library) -> None:
    with ThreadPoolExecutor(1) as other, pytest.raises(sqlite3.ProgrammingError, match="thread"):
        other.submit(library.documents).result()


def test_closing_twice_is_closing_once(path: Path) -> None:
    library = Library.open(path)
    library.close()
    library.close()
    assert path.exists()


def test_the_library_stands_in_the_folder_for_user_data() -> None:
    path = default_path()
    assert path.name == "tickmark.library"
    assert path.parent.name == "Tickmark"
    assert path.is_absolute()


def test_importing_the_library_is_free_of_what_a_window_cannot_wait_for() -> None:
    look = (
        "import sys, core.library.library\n"
        "print(*{'sqlite_utils', 'pandas', 'numpy', 'PySide6'} & sys.modules.keys())"
    )
    root = Path(__file__).parents[3]
    ran = subprocess.run(
        [sys.executable, "-c", look], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == ""
