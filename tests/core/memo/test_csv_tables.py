"""The tables for a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.errors import UserError
from core.memo.csv_tables import tables, write_csv_tables
from core.terms.cited import Cited
from core.terms.holder import Holder
from core.terms.terms import Terms
from tests.core.builders import agreement_review, document_of, place, review_of
from tests.core.memo.quillhaven import judged_review, quillhaven_review

if TYPE_CHECKING:
    from pathlib import Path


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_area_is_a_table(tmp_path: Path) -> None:
    written = write_csv_tables(quillhaven_review(), tmp_path / "new" / "folder")
    assert [path.name for path in written] == [
        "holders.csv",
        "securities.csv",
        "risk_factors.csv",
        "indemnification.csv",
        "registration_rights.csv",
        "findings.csv",
    ]
    assert written[0].read_bytes().startswith(b"\xef\xbb\xbfname,")


def test_holders_as_printed(tmp_path: Path) -> None:
    write_csv_tables(quillhaven_review(), tmp_path)
    first, *rest = _read(tmp_path / "holders.csv")
    assert first == {
        "name": "Ada Thornbury",
        "shares_underlying": "600000",
        "shares_before": "600000",
        "percent_before": "4.8",
        "shares_offered": "600000",
        "shares_after": "0",
        "percent_after": "",
        "notes": "Issuable on conversion of the 9% Senior Convertible Notes.",
        "page_label": "4",
        "first_line": "64",
        "last_line": "64",
    }
    assert len(rest) == 3


def test_securities_with_their_formula(tmp_path: Path) -> None:
    write_csv_tables(quillhaven_review(), tmp_path)
    notes, preferred, warrant = _read(tmp_path / "securities.csv")
    assert notes["conversion_price_usd"] == "0.50"
    assert notes["price_formula"] == "fixed 0.50"
    assert preferred["price_formula"] == (
        "lesser_of(fixed 1.80, percent_of_market 85 average of the three lowest closing prices 20)"
    )
    assert warrant["holders"] == "Marl & Pike <Securities> LLC"
    assert warrant["expiry_date"] == "2006-09-01"


def test_findings_with_the_place_of_the_stated_figure(tmp_path: Path) -> None:
    write_csv_tables(quillhaven_review(), tmp_path)
    rows = _read(tmp_path / "findings.csv")
    assert [row["verdict"] for row in rows] == ["ties", "rounds", "breaks", "breaks", "untestable"]
    assert rows[2]["stated"] == "364,000"
    assert rows[2]["formula"] == "350 × $100; $35,000 ÷ $0.2885 × 3"
    assert rows[2]["first_line"] == "27"


def test_what_the_reviewer_did_counts(tmp_path: Path) -> None:
    write_csv_tables(judged_review(), tmp_path)
    assert _read(tmp_path / "holders.csv")[0]["shares_before"] == "610000"
    assert "rejected" in [row["status"] for row in _read(tmp_path / "findings.csv")]


def test_tables_without_rows_are_not_written(tmp_path: Path) -> None:
    assert write_csv_tables(agreement_review(), tmp_path) == ()
    assert tables(agreement_review()) == {}


@pytest.mark.parametrize(
    ("printed", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@import", "'@import"),
        ("-5", "-5"),
        ("-0-", "'-0-"),
        ("Plain & <simple>, Ltd.", "Plain & <simple>, Ltd."),
    ],
)
def test_no_cell_is_run_as_a_formula(printed: str, cell: str, tmp_path: Path) -> None:
    document = document_of(f"The holder is {printed}\n")
    holder = Holder(name=Cited(printed, place(document, printed)))
    write_csv_tables(review_of(document, Terms(holders=(holder,))), tmp_path)
    assert _read(tmp_path / "holders.csv")[0]["name"] == cell


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(UserError, match="cannot be made"):
        write_csv_tables(quillhaven_review(), blocked / "folder")


def test_a_finding_without_a_place_has_an_empty_one(tmp_path: Path) -> None:
    review = quillhaven_review()
    bare = replace(review.findings[0], citations=())
    write_csv_tables(replace(review, findings=(bare,)), tmp_path)
    assert _read(tmp_path / "findings.csv")[0]["first_line"] == ""
